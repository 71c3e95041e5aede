"""Words are found in all their forms, in both scripts; a query says what must and what must not stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.errors import UsageError
from hearsay.store.words import query, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("санкции", "санкциями"),
        ("репетиция", "репетицией"),
        ("Зеленская", "Зеленской"),
        ("government", "governments"),
        ("Kremnyova", "Kremnyova’s"),
        ("warned", "warning"),
        # the vowel that comes and goes
        ("Павел", "Павла"),
        ("Ломовец", "Ломовцу"),
        ("рынок", "рынка"),
        ("европеец", "европейцами"),
        # ё is е, stress marks and accents are none
        ("Кремнёва", "Кремневой"),
        ("за́мок", "замок"),
        ("café", "cafe"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("мир", "мера"), ("Кельдия", "Бренния"), ("й", "и"), ("rate", "rat")]
)
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_a_word_is_stemmed_by_its_script_wherever_it_stands() -> None:
    assert stems("протесты in Velmora") == " ".join(map(stems, ("протест", "in", "velmora")))


def test_a_query_holds_words_phrases_and_what_must_not_stand() -> None:
    found = query('made "colour revolution" -Halsten')
    assert found.wanted == (stems("made"), stems("colour revolution"))
    assert found.unwanted == (stems("Halsten"),)


def test_quotation_marks_of_any_kind_make_a_phrase() -> None:
    assert query("«чужая очередь»").wanted == (stems("чужая очередь"),)


@pytest.mark.parametrize("words", ["—", '""', "-protest", "  "])
def test_a_query_without_a_word_to_look_for_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        query(words)


@given(st.text())
def test_no_text_breaks_the_stems_and_they_hold_letters_and_digits_only(text: str) -> None:
    assert all(part.isalnum() for part in stems(text).split())
