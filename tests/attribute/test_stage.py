"""The stage as a whole: what holds for any text, and the language-neutral parts on small ones."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hearsay.attribute.stage import attribute
from hearsay.records import Document, Statement


def statements(text: str, lang: str = "en") -> list[Statement]:
    return attribute([Document(text, lang=lang)])[0]


def by_cue(text: str, lang: str = "en") -> dict[str, Statement]:
    return {text[slice(*s.cue[0])]: s for s in statements(text, lang)}


FRAGMENTS = [
    "Jane Roe, the mayor of Velmora, ", "said ", "that ", "the bridge is safe", "“The bridge is safe,” ", "she told Radio Harbour. ",
    "According to Lind, ", "Mr. Lind ", "denied ", "it", ".", "\n", "“", "”", '"', "''", "‘", "’", "—", "(", ")", ", who ", "and ", "he added", ": ",
    "Мэр Вельморы Яна Рой ", "заявила, ", "что мост цел", "«Мост цел», — ", "сообщает «Заря»", "по словам Линда, ", "\u00a0", "e\u0301", "🙂", "\u202e", "\x00",
]  # fmt: skip


@example("Jane Roe, the mayor of Velmora, : “.", "ru")
@example(
    "отказался ”В интервью (”Согласно he added—В интервью said который по данным не по словам Линда, ", "ru"
)
@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join), st.sampled_from(["en", "ru"]))
def test_every_span_is_a_place_in_the_text_and_every_parent_an_earlier_or_later_statement(
    text: str, lang: str
) -> None:
    found = statements(text, lang)
    for i, statement in enumerate(found):
        assert statement.content
        assert statement.cue
        for start, end in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        assert 0 <= statement.confidence <= 1
        assert statement.parent is None or (0 <= statement.parent < len(found) and statement.parent != i)


def test_the_same_text_gives_the_same_statements() -> None:
    text = "“The bridge is safe,” Jane Roe said. She added that it would open on Friday."
    assert statements(text) == statements(text)


def test_a_batch_gives_what_its_documents_give_alone() -> None:
    texts = [
        "“The bridge is safe,” Jane Roe said.",
        "Яна Рой заявила, что мост цел.",
        "Die Brücke ist sicher.",
    ]
    documents = [Document(text, lang=lang) for text, lang in zip(texts, ("en", "ru", "de"), strict=True)]
    assert attribute(documents) == [attribute([document])[0] for document in documents]


def test_a_language_without_rules_has_no_statements() -> None:
    assert statements("Der Bürgermeister sagte: „Die Brücke ist sicher.“", "de") == []


def test_a_surname_is_led_back_to_the_full_name_and_its_role() -> None:
    found = by_cue("Jane Roe, the mayor of Velmora, opened the bridge. “It is safe,” Roe said.")
    assert (found["said"].speaker, found["said"].role) == ("Jane Roe", "mayor of Velmora")


def test_a_pronoun_is_led_back_to_the_last_fitting_person() -> None:
    text = "Foreign Minister Ingrid Solvane met General Owen Lind. “It is safe,” she said. He denied that it was late."
    found = by_cue(text)
    assert found["said"].speaker == "Ingrid Solvane"
    assert found["denied"].speaker == "Owen Lind"


def test_an_office_is_led_back_to_who_holds_it() -> None:
    found = by_cue("Jane Roe, the mayor of Velmora, opened the bridge. The mayor said it was safe.")
    assert found["said"].speaker == "Jane Roe"


def test_another_office_is_not() -> None:
    found = by_cue(
        "Opposition leader Jane Roe waited outside. The opposition called the result fraudulent, observers said."
    )
    assert found["called"].speaker == "opposition"


def test_a_surname_in_the_headline_is_the_person_of_the_text() -> None:
    found = by_cue("Roe: bridge is safe\nJane Roe, the mayor, spoke on Monday.")
    assert found[":"].speaker == "Jane Roe"


def test_neither_the_owner_nor_who_was_named_first_gets_the_words_of_an_aide() -> None:
    text = "Bo Willard spoke after Dan Hagen. Hagen’s aide met the press and said he was tired. “We lost,” he said."
    found = [(s.speaker, s.role) for s in statements(text)]
    assert (None, "Hagen's aide") in found
    assert set(found) <= {(None, "Hagen's aide"), (None, None)}


def test_a_relative_pronoun_behind_a_possessive_is_not_the_owner() -> None:
    found = by_cue("Dan Hagen’s aide, who asked not to be disturbed, said the talks had failed.")
    assert [(found[cue].speaker, found[cue].role) for cue in ("asked", "said")] == [
        (None, None),
        (None, "Dan Hagen's aide"),
    ]


def test_an_office_before_one_of_two_names_is_not_the_others_role() -> None:
    found = by_cue("Union leader Jan Bloch and Gail Finch met. Finch said the strike was over.")
    assert (found["said"].speaker, found["said"].role) == ("Gail Finch", None)


@pytest.mark.parametrize(
    "text", ["“Go,” he said, " * 600, "Ivan Orlov said that " * 3000, "«" * 20_000, "(" * 20_000]
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_text_that_repeats_itself_takes_no_quadratic_time(text: str, lang: str) -> None:
    before = time.process_time()
    statements(text, lang)
    assert time.process_time() - before < 8


def test_an_unnamed_source_stays_unnamed_and_keeps_its_role() -> None:
    found = by_cue("A source close to the talks said the bridge was safe.")
    assert found["said"].speaker is None
    assert found["said"].role == "source close to the talks"


def test_somebody_spoken_about_is_not_the_speaker() -> None:
    found = by_cue("Critics of Jane Roe said the bridge was unsafe.")
    assert found["said"].speaker == "Critics of Jane Roe"


def test_who_speaks_in_the_first_person_is_the_speaker_of_the_quotation() -> None:
    found = by_cue("“I think that the bridge is safe,” Jane Roe said.")
    assert found["think"].speaker == "Jane Roe"
    assert found["think"].parent is not None


def test_a_statement_within_a_statement_has_it_as_parent() -> None:
    text = "Jane Roe said that General Lind had warned that the bridge was unsafe."
    found = statements(text)
    inner = next(s for s in found if text[slice(*s.cue[0])] == "had warned")
    assert inner.parent is not None
    assert text[slice(*found[inner.parent].cue[0])] == "said"


@pytest.mark.parametrize(
    ("text", "cue", "via"),
    [
        ("“The bridge is safe,” Roe told Radio Harbour on Monday.", "told", ("Radio Harbour",)),
        ("Radio Harbour quoted Jane Roe as saying that the bridge was safe.", "quoted", ("Radio Harbour",)),
        ("The bridge is safe, Roe said in an interview with the Harbour Times.", "said", ("Harbour Times",)),
        (
            "“It is safe,” Roe told the Harbour Times, according to Radio Velmora.",
            "told",
            ("Radio Velmora", "Harbour Times"),
        ),
        ("“It is safe,” Jane Roe told Radio Harbour. “It held,” she added.", "added", ("Radio Harbour",)),
    ],
)
def test_media_that_passed_it_on_are_the_route_and_no_voice(
    text: str, cue: str, via: tuple[str, ...]
) -> None:
    found = by_cue(text)
    assert found[cue].via == via
    assert found[cue].speaker in {"Jane Roe", "Roe"}
    assert "according to" not in found


def test_whom_it_was_said_to_is_the_addressee() -> None:
    assert by_cue("Roe warned Karstov that it would answer.")["warned"].addressee == "Karstov"


def test_a_word_that_is_rarely_a_cue_is_less_sure_than_one_that_mostly_is() -> None:
    said = by_cue("Roe said that the bridge was safe.")["said"].confidence
    wants = by_cue("Roe wants to close the bridge.")["wants"].confidence
    assert said > wants
