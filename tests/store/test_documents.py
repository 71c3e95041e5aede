"""Documents go in whole, once, as versions of their address, and go with all that came of them."""

import random
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import Unknown
from hearsay.records import Judgement, Mention, digest
from hearsay.store import actors, documents, judgements, mentions
from hearsay.store.engine import Corpus
from hearsay.store.keys import document_key, first_key, place_of, statement_key
from hearsay.store.schema import metadata
from hearsay.store.search import Asked, found_documents, found_statements

from .conftest import entry, put

LATER = "2024-03-11T08:00:00+00:00"
URL = "https://velmoraherald.example/bridge"


def quotes(corpus: Corpus, words: str = "", **asked: object) -> list[str]:
    with corpus.reading() as connection:
        rows = list(found_statements(connection, Asked(words, **asked)))  # type: ignore[arg-type]
        return [row.text[row.content[0][0] : row.content[0][1]] for row in rows]


def test_a_key_lies_within_its_day() -> None:
    assert (
        first_key("2024-03-05")
        < document_key("ff" * 16, "2024-03-05", lambda _: False)
        < first_key("2024-03-06")
    )


def test_taking_the_same_in_twice_changes_nothing(corpus: Corpus) -> None:
    bridge = entry("The bridge is safe.", "bridge is safe", url=URL)
    assert put(corpus, bridge) == ["new"]
    assert put(corpus, bridge, taken=LATER) == ["known"]
    assert quotes(corpus) == ["bridge is safe"]


def test_an_address_is_the_same_with_another_scheme_tracker_or_slash(corpus: Corpus) -> None:
    put(corpus, entry("The bridge is safe.", url=URL))
    same = entry("The bridge is safe.", url="http://www.velmoraherald.example/bridge/?utm_source=feed#top")
    assert put(corpus, same) == ["known"]


def test_another_text_under_the_same_address_is_a_new_version_and_the_one_that_is_found(
    corpus: Corpus,
) -> None:
    put(corpus, entry("The bridge is safe.", "bridge is safe", url=URL))
    assert put(corpus, entry("The bridge is closed.", "bridge is closed", url=URL), taken=LATER) == [
        "changed"
    ]
    assert quotes(corpus, "bridge") == ["bridge is closed"]
    assert set(quotes(corpus, "bridge", all_versions=True)) == {"bridge is closed", "bridge is safe"}
    with corpus.reading() as connection:
        row = next(found_documents(connection, Asked("closed")))
        assert [each.version for each in documents.versions(connection, row)] == [1, 2]


def test_texts_without_an_address_are_no_versions_of_each_other(corpus: Corpus) -> None:
    assert put(corpus, entry("One text."), entry("Another text.")) == ["new", "new"]


@settings(max_examples=15, deadline=None)
@given(st.integers())
def test_the_order_in_which_texts_come_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    from hearsay.store.engine import open_corpus  # noqa: PLC0415

    entries = [
        entry(f"Mayor {i} says the bridge number {i % 3} is safe.", f"bridge number {i % 3} is safe", **facts)
        for i in range(8)
        for facts in ({"url": f"https://a.example/{i % 4}", "published": f"2024-03-0{1 + i % 5}"},)
    ]
    lists = []
    for order in (entries, random.Random(seed).sample(entries, len(entries))):
        with open_corpus(str(tmp_path_factory.mktemp("order") / "c.db"), create=True) as corpus:
            put(corpus, *order)
            put(corpus, *reversed(order), taken=LATER)
            with corpus.reading() as connection:
                rows = found_statements(connection, Asked(all_versions=True))
                lists.append([(row.id, row.document_id, row.version, row.current) for row in rows])
    assert lists[0] == lists[1]


def test_a_key_that_is_taken_gives_way_to_the_next() -> None:
    taken = document_key("ab" * 16, "2024-03-05", lambda _: False)
    assert document_key("ab" * 16, "2024-03-05", lambda key: key == taken) == taken + 1


@given(st.integers(0, 4095), st.integers(0, 2**51 - 1))
def test_a_statement_key_tells_its_place_and_fits_the_database(place: int, document: int) -> None:
    key = statement_key(document, place)
    assert place_of(key) == place
    assert key >> 12 == document
    assert key < 2**63


def test_an_id_may_be_shortened_but_not_to_nothing(corpus: Corpus) -> None:
    put(corpus, entry("The bridge is safe.", "bridge is safe"))
    with corpus.reading() as connection:
        row = next(found_statements(connection, Asked()))
        assert documents.find(connection, row.document_id[:8].upper()).id == row.document_id
        assert documents.find(connection, row.id).id == row.document_id
        for wrong in ("", "12", "not an id", "0" * 32, "f" * 40):
            with pytest.raises(Unknown):
                documents.find(connection, wrong)


def test_a_record_comes_back_as_it_went_in(corpus: Corpus) -> None:
    bridge = entry("The bridge is safe.", "bridge is safe", url=URL, title="Bridge", byline="M. Castell")
    put(corpus, bridge)
    with corpus.reading() as connection:
        row = documents.find(connection, bridge.document.id)
        assert documents.document_of(row) == bridge.document


def test_removing_a_document_leaves_nothing_of_it_anywhere(corpus: Corpus) -> None:
    kept, gone = (
        entry("The ferry sails.", "ferry sails"),
        entry("The bridge is safe.", "bridge is safe", url=URL),
    )
    put(corpus, kept, gone)
    with corpus.writing() as connection:
        row = documents.find(connection, gone.document.id)
        said = next(found_statements(connection, Asked("bridge")))
        judgements.append(
            connection, Judgement({"verdict": "right"}, "sure", "Ann", LATER, attached=said.id), row
        )
        actors.replace(connection, row.key, [], [(Mention((0, 3), "local:1", 0.9), "local:1")], "link/1")
        documents.remove(connection, row)
    with corpus.reading() as connection:
        counted = {
            name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar()
            for name, table in metadata.tables.items()
        }
    assert (counted["documents"], counted["statements"], counted["mentions"], counted["judgements"]) == (
        1,
        1,
        0,
        0,
    )
    corpus.purge()
    stored = Path(corpus.name).read_bytes()
    assert all(word not in stored for word in (b"bridg", b"safe", b"Ann"))
    assert all(word in stored for word in (b"ferri", b"ferry sails"))


def test_removing_the_current_version_makes_the_one_before_current(corpus: Corpus) -> None:
    put(corpus, entry("The bridge is safe.", "bridge is safe", url=URL))
    closed = entry("The bridge is closed.", "bridge is closed", url=URL)
    put(corpus, closed, taken=LATER)
    with corpus.writing() as connection:
        documents.remove(connection, documents.find(connection, closed.document.id))
    assert quotes(corpus, "bridge") == ["bridge is safe"]


def test_mentions_are_replaced_as_a_whole(corpus: Corpus) -> None:
    bridge = entry("Jane Roe met John Doe.")
    put(corpus, bridge)
    with corpus.writing() as connection:
        key = documents.find(connection, bridge.document.id).key
        actors.replace(connection, key, [], [(Mention((0, 8), "local:roe", 0.9), "local:roe")], "link/1")
        actors.replace(connection, key, [], [(Mention((13, 21), "local:doe", 0.8), "local:doe")], "link/2")
        assert mentions.of_document(connection, key) == [Mention((13, 21), "local:doe", 0.8)]


def test_a_text_that_several_outlets_print_without_an_address_is_several(corpus: Corpus) -> None:
    three = [
        entry("It rained.", outlet="Brenwire"),
        entry("It rained.", outlet="Ellory Mail"),
        entry("It rained.", outlet="Ellory Mail", published="2024-03-06"),
    ]
    assert put(corpus, *three) == ["new"] * 3
    assert put(corpus, *three) == ["known"] * 3


def test_a_text_without_an_address_that_has_the_id_of_an_older_release_stays_known(corpus: Corpus) -> None:
    old = entry("It rained.", outlet="Brenwire")
    put(corpus, old)
    with corpus.writing() as connection:
        connection.execute(sa.update(metadata.tables["documents"]).values(id=digest("", "It rained.")))
    assert put(corpus, old) == ["known"]
    assert put(corpus, entry("It rained.", outlet="Ellory Mail")) == ["new"]


def test_an_address_alone_says_which_document_a_text_is() -> None:
    one, other = (entry("It rained.", url=URL, outlet=name).document for name in ("Brenwire", "Ellory Mail"))
    assert one.id == other.id == digest(one.address or "", "It rained.")
    assert entry("It rained.", outlet="", published="").document.id == digest("", "It rained.")
