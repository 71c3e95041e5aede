"""Who is meant is kept with the statements; what people decide of actors holds through every re-run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hearsay.errors import Unknown, UsageError
from hearsay.records import Actor, Document, Statement
from hearsay.run import actors as asking
from hearsay.run import judging
from hearsay.run.linking import link_again
from hearsay.settings import Settings
from hearsay.store import actors, documents, mentions, statements
from hearsay.store.engine import Corpus, open_corpus
from hearsay.store.schema import statement_actors as linked_table
from hearsay.store.schema import statements as table

WHEN = "2024-03-10T08:00:00+00:00"
EN = "The bridge is safe, said Yelena Orvath, leader of Open Count. Orvath will walk to Minsk, a reader told her."
RU = "«Мост цел», — заявила лидер «Открытого подсчёта» Елена Орват. Её брат Борис Орват промолчал."


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with open_corpus(str(tmp_path / "c.db"), create=True) as opened:
        yield opened


def put(
    corpus: Corpus, text: str, lang: str, quote: str, speaker: str, role: str | None = "leader of Open Count"
) -> None:
    at = text.index(quote)
    said = Statement((), (), ((at, at + len(quote)),), "direct", "speech", speaker, role, confidence=0.9)
    document = Document(text, lang, published="2024-03-05", outlet="Herald")
    with corpus.writing() as connection:
        documents.add(connection, [documents.Entry(document, [said], "read/1", "attribute/1")], WHEN)


def linked(corpus: Corpus, *, everything: bool = False) -> list[Any]:
    return list(link_again(corpus, Settings(), everything=everything))


def speakers(corpus: Corpus) -> dict[str, str]:
    """The actor of each name."""
    with corpus.reading() as connection:
        return {row.name: row.actor for row in actors.counted(connection)}


@pytest.fixture
def both(corpus: Corpus) -> Corpus:
    put(corpus, EN, "en", "The bridge is safe", "Yelena Orvath")
    put(corpus, RU, "ru", "Мост цел", "Елена Орват", "лидер «Открытого подсчёта»")
    linked(corpus)
    return corpus


def test_two_languages_have_one_actor_with_all_spellings(both: Corpus) -> None:
    assert len(set(speakers(both).values())) == 1
    page = asking.page(both, "Елена Орват", "2024-03-10")
    assert {page.name, *page.names} == {"Yelena Orvath", "Елена Орват"}
    assert [row["quote"] for row in page.said] in (
        ["Мост цел", "The bridge is safe"],
        ["The bridge is safe", "Мост цел"],
    )


MAYOR = "The bridge is safe, said Irina Volkova, mayor of Torzhin. Irina Volkova waved."
MINISTER = (
    "Taxes will fall, said Irina Volkova, finance minister of Brennia. Rents will rise, Irina Volkova said."
)


@pytest.mark.parametrize("runs", [1, 2])
def test_two_offices_of_two_places_are_two_actors_also_in_a_later_run(corpus: Corpus, runs: int) -> None:
    put(corpus, MAYOR, "en", "The bridge is safe", "Irina Volkova", "mayor of Torzhin")
    if runs == 2:
        linked(corpus)
    put(corpus, MINISTER, "en", "Taxes will fall", "Irina Volkova", "finance minister of Brennia")
    linked(corpus)
    with corpus.reading() as connection:
        counted = [(row.name, row.actor) for row in actors.counted(connection)]
    assert [name for name, _ in counted] == ["Irina Volkova", "Irina Volkova"]
    assert len({actor for _, actor in counted}) == 2


def test_what_is_linked_is_not_linked_twice(both: Corpus) -> None:
    assert linked(both) == []
    assert len(linked(both, everything=True)) == 2


def test_mentions_of_who_was_found_in_the_same_run_are_kept(both: Corpus) -> None:
    with both.reading() as connection:
        keys = actors.unlinked(connection, None)
        texts = {key: documents.row_of(connection, key).text for key in keys}
        named = {
            texts[key][slice(*each.span)] for key in keys for each in mentions.of_document(connection, key)
        }
    assert {"Yelena Orvath", "Orvath", "Елена Орват"} <= named


def test_a_table_of_ones_own_wins_and_needs_no_office(corpus: Corpus) -> None:
    put(corpus, EN, "en", "The bridge is safe", "Yelena Orvath", None)
    linked(corpus)
    assert speakers(corpus) == {}
    asking.import_own(corpus, [Actor("orvath", "Yelena Orvath", ("Елена Орват",), "Lurania", "leader")])
    linked(corpus)
    assert speakers(corpus) == {"Yelena Orvath": "orvath"}
    assert asking.listed(corpus)[0]["origin"] == "imported"


def test_a_split_and_a_merge_outlive_a_re_run_and_can_be_taken_back(both: Corpus) -> None:
    actor = speakers(both)["Елена Орват"]
    number, moved = asking.split(both, actor, ["Елена Орват"], "another one", "Ann", WHEN)
    assert moved == 1
    apart = speakers(both)
    assert apart["Елена Орват"] != apart["Yelena Orvath"] == actor
    linked(both, everything=True)
    assert speakers(both) == apart
    second, moved = asking.merge(both, [actor, apart["Елена Орват"]], "the same after all", "Ann", WHEN)
    assert moved == 1
    linked(both, everything=True)
    assert set(speakers(both).values()) == {actor}
    asking.take_back(both, second, "no", "Ann", WHEN)
    assert speakers(both) == apart
    asking.take_back(both, number, "no", "Ann", WHEN)
    assert set(speakers(both).values()) == {actor}


def test_a_private_person_has_no_page_until_somebody_is_promoted(corpus: Corpus) -> None:
    put(corpus, EN, "en", "The bridge is safe", "Hedda Lorne", "a neighbour")
    linked(corpus)
    with pytest.raises(Unknown):
        asking.page(corpus, "Hedda Lorne", "2024-03-10")
    made = asking.promote(corpus, "Hedda Lorne", "organiser", None, "leads the march", "Ann", WHEN)
    linked(corpus)
    assert speakers(corpus) == {"Hedda Lorne": made.id}
    with corpus.reading() as connection:
        number = actors.decisions(connection)[0].number
    asking.take_back(corpus, number, "asked not to be", "Ann", WHEN)
    linked(corpus)
    assert speakers(corpus) == {}


def test_two_of_the_register_or_nobody_cannot_be_merged(both: Corpus) -> None:
    with pytest.raises(UsageError):
        asking.merge(both, ["Q2866"], "one alone", "Ann", WHEN)
    with pytest.raises(Unknown):
        asking.merge(both, ["Q2866", "local:nobody"], "who", "Ann", WHEN)


def test_a_judgement_of_the_speaker_takes_the_link_away_until_the_next_run(both: Corpus) -> None:
    with both.reading() as connection:
        keys = actors.unlinked(connection, None)
        row = next(
            r for key in keys for r in statements.of_document(connection, key) if r.speaker == "Елена Орват"
        )
    judging.judge(both, row.id, {"speaker": "Борис Орват"}, "her brother", "Ann", WHEN)
    assert "Елена Орват" not in speakers(both)
    linked(both)
    assert (
        "Борис Орват" not in speakers(both)
        or speakers(both)["Борис Орват"] != speakers(both)["Yelena Orvath"]
    )


def test_a_judgement_takes_away_the_links_of_the_names_it_changes_alone(both: Corpus) -> None:
    def judged(**what: str) -> tuple[int, int]:
        """Statements that have a speaker linked, and documents that wait to be."""
        with both.reading() as connection:
            row = next(connection.execute(table.select().where(table.c.speaker == "Yelena Orvath")))
        judging.judge(both, row.id, what, "w", "Ann", "2024-03-11")
        with both.reading() as connection:
            return sum(row.statements for row in actors.counted(connection)), len(actors.new(connection))

    assert judged(kind="attitude") == (2, 0)
    assert judged(role="mayor") == (2, 1)
    assert judged(speaker="Ann Orvath") == (1, 1)


def test_a_document_that_spells_a_speaker_in_two_ways_is_counted_once(both: Corpus) -> None:
    with both.writing() as connection:
        row = connection.execute(linked_table.select()).first()
        again = row._asdict() | {"place": 1, "name": "Yelena O."}
        connection.execute(linked_table.insert().values(again))
    (listed,) = [each for each in asking.listed(both) if each["statements"]]
    assert listed["documents"] == 2
