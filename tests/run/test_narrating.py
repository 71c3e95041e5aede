"""Statements of a corpus into messages and narratives: what stands is handed on from batch to batch, and is what was stored."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.conftest import entry, put

from hearsay.run import narrating
from hearsay.store import narratives as store
from hearsay.store.engine import Corpus, open_corpus

# six of one message, so that some stand for it no longer; its denial; two others
SAID = [
    "the old bridge of Velmora is safe for lorries",
    "the old bridge in Velmora is safe for lorries today",
    "Lurania will never buy grain from Keldia",
    "the old bridge of Velmora is not safe for lorries",
    "the bridge of Velmora is quite safe for lorries",
    "the old Velmora bridge is safe for heavy lorries",
    "bread has become dearer in the towns of Ardmere",
    "the old bridge of Velmora is safe for all lorries",
    "Lurania will never buy any grain from Keldia",
    "the old bridge of Velmora is safe for lorries again",
]
DAYS = [f"2024-03-{day:02}" for day in range(1, len(SAID) + 1)]


def told(corpus: Corpus) -> tuple[list[tuple[str, ...]], set[str], set[str]]:
    """Each statement's place, and which statements and which messages stand."""
    with corpus.reading() as connection:
        places = sorted((row.text, row.message, row.parent, row.voice) for row in store.told(connection))
        stands = {row.text for row in store.told(connection, standing=True)}
        return places, stands, {row.id for row in store.groups(connection, "message") if row.stands}


@pytest.fixture
def corpora(tmp_path: Path) -> Iterator[list[Corpus]]:
    with (
        open_corpus(str(tmp_path / "one.db"), create=True) as one,
        open_corpus(str(tmp_path / "other.db"), create=True) as other,
    ):
        yield [one, other]


def test_batches_of_one_run_find_and_keep_what_as_many_runs_do(
    corpora: list[Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrating, "BATCH", 2)
    at_once, day_by_day = corpora
    entries = [
        entry(text, text, published=day, url=f"https://velmora.example/{day}")
        for text, day in zip(SAID, DAYS, strict=True)
    ]
    put(at_once, *entries)
    assert narrating.narrate_stored(at_once) == len(SAID)
    for start in range(0, len(SAID), 2):
        put(day_by_day, *entries[start : start + 2])
        assert narrating.narrate_stored(day_by_day) == 2
    places, stand, messages = told(at_once)
    assert (places, stand, messages) == told(day_by_day)
    groups = {text: message for text, message, *_ in places}
    assert groups[SAID[0]] == groups[SAID[-1]] != groups[SAID[3]]
    assert SAID[0] in stand
    assert len(stand) < len(SAID)
    assert messages
