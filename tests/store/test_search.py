"""The corpus is asked for words in any form, with filters; the newest day comes first."""

import pytest

from hearsay.errors import UsageError
from hearsay.records import Outlet, Sphere
from hearsay.store import outlets
from hearsay.store.engine import Corpus
from hearsay.store.search import (
    COUNTED,
    Asked,
    count_documents,
    count_statements,
    found_documents,
    found_statements,
)

from .conftest import entry, put

RUSSIAN = {"lang": "ru", "outlet": "Кельдпресс"}


@pytest.fixture
def filled(corpus: Corpus) -> Corpus:
    put(
        corpus,
        entry("The protests were rehearsals, she said.", "protests were rehearsals", published="2024-03-04"),
        entry("No protest is planned.", "protest is planned", speaker="John Doe", published="2024-03-06"),
        entry(
            "Протесты назвали репетицией.",
            "Протесты",
            speaker="Павел Журняк",
            published="2024-03-05",
            **RUSSIAN,
        ),
        entry("Ціни зростають, протести тривають.", lang="uk", published="2024-03-03"),
        entry("A protest of no day.", "protest of no day", published=""),
    )
    return corpus


def quotes(corpus: Corpus, words: str = "", limit: int | None = None, **asked: object) -> list[str]:
    with corpus.reading() as connection:
        rows = list(found_statements(connection, Asked(words, **asked), limit))  # type: ignore[arg-type]
        return [row.text[row.content[0][0] : row.content[0][1]] for row in rows]


def test_the_newest_day_comes_first_and_what_has_no_day_last(filled: Corpus) -> None:
    assert quotes(filled, "protests") == [
        "protest is planned",
        "protests were rehearsals",
        "protest of no day",
    ]
    assert quotes(filled, "protests", limit=1) == ["protest is planned"]
    assert len(quotes(filled)) == 4


def test_inflected_forms_are_found_in_russian(filled: Corpus) -> None:
    assert quotes(filled, "протестами") == ["Протесты"]


def test_words_may_stand_in_what_was_said_and_in_who_said_it(filled: Corpus) -> None:
    assert quotes(filled, "протест Журняка") == ["Протесты"]
    assert quotes(filled, speaker="Павлу Журняку") == ["Протесты"]
    assert quotes(filled, speaker="протест") == []


def test_a_phrase_stands_together_and_a_word_with_a_minus_does_not_stand(filled: Corpus) -> None:
    assert quotes(filled, '"were rehearsals"') == ["protests were rehearsals"]
    assert quotes(filled, '"rehearsals were"') == []
    assert quotes(filled, "protest -planned -day") == ["protests were rehearsals"]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"lang": "ru"}, 1),
        ({"kind": "attitude"}, 0),
        ({"kind": "speech"}, 4),
        ({"min_confidence": 0.8}, 4),
        ({"min_confidence": 0.81}, 0),
        ({"since": "2024-03-05"}, 2),
        ({"until": "2024-03-05"}, 2),
        ({"since": "2024-03-05", "until": "2024-03-05"}, 1),
        ({"since": "0001-01-01"}, 3),
        ({"until": "9999-12-31"}, 3),
        ({"since": "9999-12-31"}, 0),
        ({"outlet": "«Кельдпресс»"}, 1),
        ({"outlet": "VELMORA HERALD"}, 3),
    ],
)
def test_filters_narrow_with_and_without_words(filled: Corpus, asked: dict[str, object], number: int) -> None:
    assert len(quotes(filled, **asked)) == number
    with filled.reading() as connection:
        assert count_statements(connection, Asked(**asked)) == number  # type: ignore[arg-type]
        for words in ("protest", "протест"):
            both = quotes(filled, words, **asked)
            assert set(both) == set(quotes(filled, words)) & set(quotes(filled, **asked))


def test_a_sphere_holds_the_outlets_listed_and_those_that_fit_its_rule(filled: Corpus) -> None:
    with filled.writing() as connection:
        described = [
            Outlet("Velmora Herald", country="Lurania", language="en"),
            Outlet("Keldpress", ("Кельдпресс",), "Keldia", "ru", "public", agency=True),
        ]
        outlets.describe(connection, described)
        spheres = [
            Sphere("Keldia", countries=("Keldia",)),
            Sphere("both", ("Herald", "Кельдпресс")[1:], languages=("en",)),
        ]
        outlets.define(connection, spheres)
    assert quotes(filled, sphere="Keldia") == ["Протесты"]
    assert len(quotes(filled, sphere="both")) == 4


def test_texts_without_statements_are_found_as_documents(filled: Corpus) -> None:
    with filled.reading() as connection:
        assert [row.lang for row in found_documents(connection, Asked("ціни"))] == ["uk"]
        assert count_documents(connection, Asked("protest")) == 3
        assert count_documents(connection, Asked(lang="uk")) == 1
        with pytest.raises(UsageError):
            list(found_documents(connection, Asked(speaker="Roe")))


@pytest.mark.parametrize("asked", [{"sphere": "none"}, {"outlet": "none"}, {"speaker": "—"}, {"speaker": ""}])
def test_what_is_not_there_to_ask_for_is_said(filled: Corpus, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        quotes(filled, **asked)


def test_hits_are_counted_up_to_a_number(corpus: Corpus) -> None:
    words = [f"word {i:05d} stands" for i in range(COUNTED // 4 + 2)]
    text = "\n".join(words)
    put(corpus, *(entry(f"{day} {text}", *words, published=f"2024-03-0{day}") for day in range(1, 6)))
    with corpus.reading() as connection:
        assert count_statements(connection, Asked("stand")) == COUNTED + 1


def test_the_walk_down_the_word_index_sorts_nothing(filled: Corpus) -> None:
    """What makes a common word as quick as a rare one."""
    with filled.reading() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT s.key FROM statement_words w JOIN statements s ON s.key = w.rowid JOIN documents d"
            " ON d.key = s.document WHERE w.statement_words MATCH 'protest' AND d.current ORDER BY w.rowid DESC LIMIT 50"
        ).all()
    steps = " | ".join(step[3] for step in plan)
    assert "TEMP B-TREE" not in steps
    assert steps.count("INTEGER PRIMARY KEY") == 2
