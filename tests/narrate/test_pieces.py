import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribute.english import wordpiece
from hearsay.narrate.pieces import UNKNOWN, cut

CASES = [
    "The ministry of Ostrana said on Monday: “No talks.”",
    "Café owners can't re-open, 3.5% (or £12) each…",
    "snake_case and tabs\tand\u00a0spaces",
    "",
]


@pytest.mark.parametrize("text", CASES)
def test_pieces_are_those_of_the_stage_that_reads_english(text: str) -> None:
    assert cut(text) == [piece.id for piece in wordpiece.cut(text)]


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_pieces_of_any_latin_text_are_known_numbers(text: str) -> None:
    assert all(0 <= number < 30522 for number in cut(text))


def test_a_word_that_no_pieces_make_is_unknown() -> None:
    assert cut("\u16a0") == [UNKNOWN]
