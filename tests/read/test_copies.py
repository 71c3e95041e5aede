"""Copies: what is reprinted is found, what is only about the same is not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.read.copies import Sketches, Text, copies, shingles

AGENCY = (
    "VELMORA, March 3 (Brenwire) - The bridge over the Oss was closed on Sunday after cracks were found in two of its "
    "pillars, the harbour office said. Engineers will look at it until Thursday. Nobody was hurt, and ferries run every "
    "ten minutes from the old quay, a spokesman told reporters."
)
REPRINT = (
    "The bridge over the Oss was closed on Sunday after cracks were found in two of its pillars, the harbour office has "
    "said. Our readers may remember that it was painted last year. Ferries run every ten minutes from the old quay."
)
OWN = (
    "The Oss bridge stays shut. We walked there on Monday and saw two men with a lamp and a ladder, who would not say what "
    "they had found; the harbour office speaks of cracks in the pillars, and people queue for the ferries."
)


def found(*texts: Text, seen: Sketches | None = None, thin: int = 1) -> list[tuple[str, str]]:
    return [(copy.id, copy.original) for copy in copies(seen or Sketches(), texts, thin=thin)[1]]


def test_a_shortened_reprint_is_a_copy_and_an_own_report_is_none():
    texts = Text("agency", AGENCY, "2024-03-03"), Text("reprint", REPRINT, "2024-03-04"), Text("own", OWN)
    assert found(*texts) == [("reprint", "agency")]


def test_the_earlier_text_is_the_original_in_whatever_order_they_come():
    assert found(Text("b", REPRINT, "2024-03-04"), Text("a", AGENCY, "2024-03-03")) == [("b", "a")]


def test_a_text_of_no_day_is_never_the_original_of_a_dated_one():
    assert found(Text("undated", AGENCY), Text("dated", AGENCY, "2024-03-03")) == [("undated", "dated")]


def test_a_copy_of_a_copy_leads_to_the_first():
    texts = [Text(str(day), AGENCY, f"2024-03-0{day}") for day in (1, 2, 3)]
    assert {original for _, original in found(*texts)} == {"1"}


def test_what_came_in_earlier_batches_is_remembered():
    seen, none = copies(Sketches(), [Text("agency", AGENCY, "2024-03-03")])
    assert none == []
    assert found(Text("reprint", REPRINT, "2024-03-04"), seen=seen) == [("reprint", "agency")]


def test_batches_find_what_one_batch_finds():
    texts = [Text("a", AGENCY, "2024-03-01"), Text("o", OWN, "2024-03-02"), Text("r", REPRINT, "2024-03-03")]
    seen, alone = Sketches(), []
    for text in texts:
        seen, more = copies(seen, [text])
        alone += more
    assert alone == copies(Sketches(), texts)[1]


def test_a_hundred_reprints_have_one_original_whole_cut_or_under_an_own_headline():
    """More than share a phrase of the trade; what differs is in each its own, so nothing but the words tells them."""
    sentences = AGENCY.split(". ")
    headlines = [f"{town} reads: " for town in ("Ardmere", "Keldia", "Torzhin", "Oss", "Velmora")]
    for change in (
        lambda _, text: text,
        lambda number, text: headlines[number % 5] + f"number{number} " + text,
        lambda number, _: ". ".join(sentences[: 2 + number % 2]) + f". Number{number}",
    ):
        texts = [
            Text(str(day), change(day, AGENCY), f"2024-{1 + day // 28:02}-{1 + day % 28:02}")
            for day in range(100)
        ]
        copied = found(Text("first", AGENCY, "2023-12-01"), Text("own", OWN, "2023-11-01"), *reversed(texts))
        assert sorted(copied) == sorted((str(day), "first") for day in range(100))


def test_reprints_of_later_batches_lead_to_the_first_of_hundreds():
    seen, alone = Sketches(), []
    for day in range(1, 25):
        batch = [Text(f"{day}.{number}", AGENCY, f"2024-03-{day:02}") for number in range(9)]
        seen, more = copies(seen, batch)
        alone += more
    assert len(alone) == 24 * 9 - 1
    assert {copy.original for copy in alone} == {"1.0"}
    seen, more = copies(seen, [Text("older", AGENCY, "2024-01-01"), Text("younger", AGENCY, "2024-04-01")])
    assert [(copy.id, copy.original) for copy in more] == [("younger", "older")]


def test_a_phrase_of_the_trade_makes_no_copies():
    said = [
        f"Minister number{n} word{n} said in a statement on Thursday that thing{n} had come{n} to place{n}"
        for n in range(100)
    ]
    assert found(*(Text(str(number), text) for number, text in enumerate(said))) == []


def test_a_short_quotation_does_not_make_a_copy_of_a_long_text():
    assert found(Text("short", "Ferries run every ten minutes"), Text("long", AGENCY)) == []


def test_the_same_few_words_are_a_copy():
    assert found(Text("a", "We have our own rain"), Text("b", "«We have our own rain».")) == [("b", "a")]


def test_yo_and_case_make_no_difference():
    assert list(shingles("Всё ещё идёт")) == list(shingles("все еще ИДЕТ"))


@pytest.mark.parametrize("text", ["", "…", "word"])
def test_texts_of_few_or_no_words_break_nothing(text):
    copies(Sketches(), [Text("a", text), Text("b", AGENCY)])


def test_a_thinned_sketch_still_finds_a_long_reprint():
    random.seed(3)
    words = [f"w{random.randrange(5000)}" for _ in range(400)]
    texts = Text("a", " ".join(words)), Text("b", " ".join(words[:250]))
    assert found(*texts, thin=4) == [("b", "a")]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_texts_are_taken_and_no_text_is_its_own_copy(texts):
    seen, pairs = copies(Sketches(), [Text(str(i), text) for i, text in enumerate(texts)])
    assert len(seen.ids) == len(texts)
    assert all(copy.id != copy.original for copy in pairs)
