"""Statements of a corpus into messages and narratives: what stands is handed on from batch to batch, and is what was stored."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from tests.store.conftest import entry, put

from hearsay.errors import StoreError
from hearsay.narrate.rows import Item
from hearsay.run import narrating
from hearsay.store import documents
from hearsay.store import narratives as store
from hearsay.store.engine import Corpus, open_corpus
from hearsay.store.schema import narratives

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


WORDS = "Foreign minister Ingrid Solvane said that Brennia would not recall its ambassador from Lurania"
MORE = " The ferries to Velmora run again, the harbour office said."


def reprinted(outlet: str, more: str = "", day: str = "2024-03-05") -> documents.Entry:
    return entry(WORDS + more, WORDS, outlet=outlet, published=day, url=f"https://{outlet}.example/1")


def narrated(corpus: Corpus, *entries: documents.Entry) -> tuple[set[str], set[str]]:
    """The messages and the narratives after another run."""
    put(corpus, *entries)
    narrating.narrate_stored(corpus)
    places, _, messages = told(corpus)
    assert len(messages) == 1
    return {message for _, message, *_ in places}, {parent for _, _, parent, _ in places}


def test_a_copy_stands_for_a_message_whose_first_article_was_updated(corpora: list[Corpus]) -> None:
    before = narrated(corpora[0], reprinted("brenwire", day="2024-03-04"), reprinted("ellory"))
    assert narrated(corpora[0], reprinted("brenwire", MORE)) == before
    assert len(told(corpora[0])[0]) == 2


def test_a_copy_stands_for_a_message_whose_first_article_was_removed(corpora: list[Corpus]) -> None:
    corpus = corpora[0]
    before = narrated(corpus, reprinted("brenwire", day="2024-03-04"), reprinted("ellory"))
    with corpus.writing() as connection:
        (first,) = [row.document_id for row in store.told(connection, standing=True)]
        documents.remove(connection, documents.find(connection, first))
    assert narrated(corpus, reprinted("luranpress")) == before
    with corpus.reading() as connection:
        (core,) = [row.core for row in store.groups(connection, "message")]
        assert core in {row.id for row in store.told(connection, standing=True)}


def test_a_narrative_whose_core_stands_no_longer_is_joined_in_later_runs(corpora: list[Corpus]) -> None:
    corpus = corpora[0]
    entries = [
        entry(text, text, published=day, url=f"https://velmora.example/{day}")
        for text, day in zip(SAID, DAYS, strict=True)
    ]
    put(corpus, *entries)
    narrating.narrate_stored(corpus)
    with corpus.writing() as connection:
        rows = [row for row in store.told(connection) if row.text in SAID]
        middle = next(row for row in rows if not row.stands)
        connection.execute(
            narratives.update().where(narratives.c.id == middle.message).values(core=middle.id)
        )
    elsewhere = "the old bridge of Ardmere is safe for lorries"
    put(corpus, entry(elsewhere, elsewhere, published="2024-03-20", url="https://velmora.example/last"))
    narrating.narrate_stored(corpus)
    last = next((message, parent) for text, message, parent, _ in told(corpus)[0] if text == elsewhere)
    assert last[0] != middle.message
    assert last[1] == middle.parent


COPIES = [
    WORDS,
    WORDS.upper() + "!",
    WORDS.replace("said that", "said on Monday that"),
    WORDS.replace("would not", "would"),
]


@pytest.mark.parametrize("batch", [1, 2, 50])
@pytest.mark.parametrize("runs", [1, len(COPIES)])
def test_a_copy_is_no_voice_of_its_own_in_whatever_batch_or_run_it_comes(
    corpora: list[Corpus], monkeypatch: pytest.MonkeyPatch, batch: int, runs: int
) -> None:
    monkeypatch.setattr(narrating, "BATCH", batch)
    entries = [
        entry(
            text, text, outlet=f"outlet {day}", published=f"2024-03-{day:02}", url=f"https://o{day}.example/"
        )
        for day, text in enumerate(COPIES, 1)
    ]
    each = len(entries) // runs
    for start in range(0, len(entries), each):
        put(corpora[0], *entries[start : start + each])
        narrating.narrate_stored(corpora[0])
    tellings = [telling for found in narrating.narratives(corpora[0]) for telling in found.tellings]
    voices = {telling.text: telling.voice for telling in tellings}
    assert len({voices[text] for text in COPIES[:3]}) == 1
    assert voices[COPIES[3]] != voices[COPIES[0]]
    messages = {telling.text: telling.message for telling in tellings}
    assert messages[COPIES[0]] == messages[COPIES[1]]


def meanwhile(monkeypatch: pytest.MonkeyPatch, do: Callable[[], object]) -> None:
    """Lets something happen to the corpus once, between a run's reading and its writing."""
    collapsed, left = narrating.collapsed, [do]

    def and_then(items: Sequence[Item]) -> dict[str, str]:
        if left:
            left.pop()()
        return collapsed(items)

    monkeypatch.setattr(narrating, "collapsed", and_then)


def test_of_two_runs_at_once_the_slower_says_so_in_a_line_and_changes_nothing(
    corpora: list[Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = corpora[0]
    put(corpus, reprinted("brenwire"), reprinted("ellory"))
    meanwhile(monkeypatch, lambda: narrating.narrate_stored(corpus))
    with pytest.raises(StoreError, match="another run grouped statements meanwhile"):
        narrating.narrate_stored(corpus)
    assert len(told(corpus)[0]) == 2
    assert narrating.narrate_stored(corpus) == 0


def test_a_run_with_nothing_to_sweep_does_not_disturb_the_one_under_way(
    corpora: list[Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = corpora[0]
    narrated(corpus, reprinted("brenwire"))
    put(corpus, reprinted("ellory"))

    def begin() -> None:
        with corpus.writing() as connection:
            store.sweep(connection)

    meanwhile(monkeypatch, begin)
    assert narrating.narrate_stored(corpus) == 1


def test_what_is_removed_during_a_run_is_left_out_of_it(
    corpora: list[Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = corpora[0]
    put(corpus, reprinted("brenwire", day="2024-03-04"), reprinted("ellory"))

    def remove() -> None:
        with corpus.writing() as connection:
            first, *_ = store.untold(connection)
            documents.remove(connection, documents.find(connection, first.document_id))

    meanwhile(monkeypatch, remove)
    narrating.narrate_stored(corpus)
    assert len(told(corpus)[0]) == 1
    put(corpus, reprinted("luranpress"))
    narrating.narrate_stored(corpus)
    assert len({(message, voice) for _, message, _, voice in told(corpus)[0]}) == 1
