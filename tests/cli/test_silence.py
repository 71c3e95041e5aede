"""`hearsay silence` on the sample region, end to end: machine statements, machine narratives, the spheres of its register."""

import csv
import io
import json
import shutil
from importlib import resources
from pathlib import Path

import pytest

from hearsay.cli.demo import build, narrate

from .conftest import Run

MESSAGES = {"made-abroad", "ally-or-be-next"}
PRESS = "Luranian independent press"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The region's corpus with both messages as its analyst defined and answered them; made once."""
    path = tmp_path_factory.mktemp("region") / "c.db"
    with resources.as_file(resources.files("hearsay.samples")) as samples:
        build(samples, path)
        narrate(samples, path)
    return path


@pytest.fixture
def asked(run: Run, region: Path, tmp_path: Path) -> Run:
    shutil.copy(region, tmp_path / "c.db")
    return run


def test_the_independent_press_passes_over_both_messages(asked: Run) -> None:
    done = asked("silence", "--json")
    rows = [json.loads(line) for line in done.out.splitlines()]
    silent = {(row["core"], row["sphere"]) for row in rows if row["state"] == "absent"}
    assert done.status == 0
    assert silent == {(name, PRESS) for name in MESSAGES}


def test_the_evening_post_was_not_collected(asked: Run) -> None:
    holes = list(csv.DictReader(io.StringIO(asked("silence", "--holes", "--csv").out)))
    assert [(hole["outlet"], hole["first"], hole["last"]) for hole in holes] == [
        ("The Ellory Evening Post", "2024-02-23", "2024-03-14")
    ]
    window = (
        "--since",
        "2024-02-24",
        "--until",
        "2024-03-13",
        "--sphere",
        "The Ellory Evening Post",
        "--json",
    )
    rows = [json.loads(line) for line in asked("silence", *window).out.splitlines()]
    assert {row["state"] for row in rows} == {"not collected"}


def test_who_was_first_is_told_with_the_narrative(asked: Run) -> None:
    rows = [json.loads(line) for line in asked("silence", "--first", "--json").out.splitlines()]
    first = {row["core"]: row for row in rows if row["place"] == 1}
    assert first["made-abroad"]["maybe_first"]
    assert {name: (first[name]["when"][:10], first[name]["outlet"]) for name in MESSAGES} == {
        "made-abroad": ("2024-02-20", "Luranpress"),
        "ally-or-be-next": ("2024-03-01", "Zavinform"),
    }
    shown = asked("silence", first["made-abroad"]["narrative"][:8])
    assert "earliest in this collection" in shown.out
    assert "in the monitored sources" in shown.out + shown.err


def test_a_screen_shows_what_tells_something(asked: Run) -> None:
    done = asked("silence")
    assert "absent" in done.out
    assert "too little to tell" not in done.out
    assert "Not collected: The Ellory Evening Post" in done.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--sphere", "Nowhere"), "no sphere or outlet “Nowhere”"),
        (("--since", "yesterday"), "“yesterday” is no day"),
        (("--first", "--holes"), "give one of --first and --holes"),
        (("ffffffffffff",), "no narrative has this id"),
        (("--since", "2024-03-02", "--until", "2024-03-01"), "ends"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(asked: Run, arguments: tuple[str, ...], words: str) -> None:
    done = asked("silence", *arguments)
    assert done.status == (1 if "narrative" in words else 2)
    assert words in done.err


def test_a_corpus_without_spheres_says_how_to_add_them(filled: Run) -> None:
    done = filled("silence")
    assert done.status == 2
    assert "hearsay outlets --define" in done.err
