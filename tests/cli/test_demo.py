"""`hearsay demo`: what a newcomer sees first."""

import subprocess
import sys
from pathlib import Path

import pytest

from hearsay.store.engine import open_corpus
from hearsay.store.search import Asked, count_statements

HEARSAY = Path(sys.executable).with_name("hearsay")
Demo = tuple[str, Path]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [HEARSAY, "demo"],
        capture_output=True,
        check=True,
        text=True,
        cwd=folder,
        env={"COLUMNS": "110", "LC_ALL": "C.UTF-8"},
    )
    assert done.stderr == ""
    return done.stdout, folder / "hearsay-demo"


def test_it_counts_the_documents_of_the_region(demo: Demo) -> None:
    assert "101 documents of 15 outlets in 2 languages, 2024-02-12 to 2024-03-24" in demo[0]


def test_it_counts_statements_by_speaker_and_country(demo: Demo) -> None:
    rows = [line.split() for line in demo[0].splitlines()]
    assert any(row[:2] == ["Yelena", "Orvath"] and "Lurania" in row and int(row[-2]) > 30 for row in rows)
    assert {row[0] for row in rows if len(row) == 4} >= {"Lurania", "Zavoria", "Keldia", "Brennia", "Ardmere"}


def test_it_shows_a_chain_of_four_from_outlet_over_agency_and_portal_to_the_speaker(demo: Demo) -> None:
    chains = [line.partition(": ")[2].split(" ← ") for line in demo[0].splitlines() if " ← " in line]
    assert chains
    assert len(chains[0]) >= 4
    assert "text[" in demo[0]


def test_its_corpus_can_be_searched_and_its_report_needs_nothing_else(demo: Demo) -> None:
    with open_corpus(str(demo[1] / "corpus.db")) as corpus, corpus.reading() as connection:
        assert count_statements(connection, Asked("репетиции", sphere="Zavorian media")) > 3
    page = (demo[1] / "report.html").read_text(encoding="utf8")
    assert "Arkady Lomovets" in page
    for foreign in ("src=", "<script", "<link", "@import", "url("):
        assert foreign not in page


def test_it_replaces_nothing_that_no_demo_made(tmp_path: Path) -> None:
    (tmp_path / "corpus.db").write_text("mine")
    done = subprocess.run([HEARSAY, "demo", "--out", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "corpus.db" in done.stderr
    assert (tmp_path / "corpus.db").read_text() == "mine"
