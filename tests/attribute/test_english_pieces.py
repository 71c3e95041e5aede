"""Pieces and windows: every place is a place in the text, and no word is left out."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.attribute import quotes
from hearsay.attribute.english.pieces import (
    CLOSING,
    DEEP,
    FIRST_LINE,
    INSIDE,
    LINE,
    OPENING,
    OUTSIDE,
    Pieces,
    case,
    pieces,
    windows,
)
from hearsay.attribute.english.units import sentences
from hearsay.attribute.english.wordpiece import cut

TEXT = st.lists(
    st.sampled_from(
        ["Jane Roe said ", "that the bridge held. ", "“Unbelievably so,” ", "\n", "\n\n", "antidisestablishmentarianism ", "U.S. ", "naïve ", "e\u0301té ",
         "中文 ", "🙂 ", "\u200b", "\x00", "don’t ", "x" * 120 + " ", "\u00a0", "''", "(1,000) "]
    ), max_size=40
).map("".join)  # fmt: skip


def made(text: str) -> Pieces:
    found = quotes.find(text)
    return pieces(text, found, sentences(text, found))


@settings(deadline=None, max_examples=150)
@given(TEXT)
def test_the_places_of_words_follow_one_another_in_the_text(text: str) -> None:
    found = made(text)
    assert len(found.ids) == len(found.case) == len(found.state)
    assert len(found.words) == len(found.places) == len(found.sentence)
    end = 0
    for start, stop in found.places:
        assert end <= start < stop <= len(text)
        assert text[start:stop].strip()
        end = stop


@settings(deadline=None, max_examples=150)
@given(TEXT, st.integers(8, 160))
def test_windows_hold_every_word_and_keep_their_size(text: str, size: int) -> None:
    found = made(text)
    rows = list(windows(found, size))
    edges = [*found.words, len(found.ids)]
    assert {i for start, end in rows for i in range(start, end)} == set(range(len(found.words)))
    for start, end in rows:
        assert start < end
        assert edges[end] - edges[start] <= size or end == start + 1
    assert all(a < b for a, b in pairwise(rows))


def test_windows_end_with_paragraphs_and_share_whole_ones() -> None:
    paragraph = "The bridge of Lind is shut for the whole winter, and nobody can tell why. " * 2
    found = made("\n".join([paragraph] * 6))
    lines = {i for i, k in enumerate(found.words) if found.ids[k - 1] in {LINE, FIRST_LINE}}
    rows = list(windows(found))
    assert len(rows) > 2
    assert {k for row in rows for k in row} <= lines | {len(found.words)}
    assert all(later < end for (_, end), (later, _) in pairwise(rows))


def test_pieces_are_cut_as_bert_cuts_them() -> None:
    spelled = [
        (piece.begins, "Unbelievably, Zürich’s"[piece.start : piece.end])
        for piece in cut("Unbelievably, Zürich’s")
    ]
    assert spelled == [
        (True, "Un"), (False, "bel"), (False, "ie"), (False, "va"), (False, "bly"), (True, ","), (True, "Zürich"), (True, "’"), (True, "s"),
    ]  # fmt: skip


def test_the_state_of_a_word_tells_where_it_stands_to_quotation_marks() -> None:
    found = made("Roe: “The ‘old’ bridge.” Yes")
    assert found.state[1:] == [
        OUTSIDE, OUTSIDE, OPENING, INSIDE, DEEP, DEEP, DEEP, INSIDE, INSIDE, CLOSING, OUTSIDE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "kind"), [("12", 0), ("roe", 1), ("Roe", 2), ("A", 2), ("ROE", 3), ("McRoe", 4)]
)
def test_case_is_one_of_five(word: str, kind: int) -> None:
    assert case(word) == kind
