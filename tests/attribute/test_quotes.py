"""Quotation marks of every style, paired."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribute import quotes

PAIRED = [
    ("curly", "He said “it is safe” twice.", ["“it is safe”"]),
    ("straight", 'He said "it is safe" twice.', ['"it is safe"']),
    ("guillemets", "Он сказал: «Мост цел».", ["«Мост цел»"]),
    ("low and high", "Он сказал: „Мост цел“.", ["„Мост цел“"]),
    ("single", "He said ‘it is safe’ twice.", ["‘it is safe’"]),
    ("two apostrophes", "He said ''it is safe'' twice.", ["''it is safe''"]),
    ("nested guillemets", "«Газета „Заря“ права», — сказал он.", ["«Газета „Заря“ права»", "„Заря“"]),
    ("nested single in double", "“He told me, ‘go home,’ and left.”", ["“He told me, ‘go home,’ and left.”", "‘go home,’"]),
    ("an apostrophe closes nothing", "‘The voters’ choice,’ he said.", ["‘The voters’ choice,’"]),
    ("an apostrophe opens nothing", "The voters’ choice isn’t ours.", []),
    ("two quotations of one paragraph", "“A bridge,” he said, “is safe.”", ["“A bridge,”", "“is safe.”"]),
    ("a stray closing mark swallows nothing", "5” pipes and “it is safe” here.", ["“it is safe”"]),
    ("typewriter close of a curly opening", '“It is safe," he said.', ['“It is safe,"']),
]  # fmt: skip


@pytest.mark.parametrize(("style", "text", "expected"), PAIRED, ids=[case[0] for case in PAIRED])
def test_marks_are_paired(style: str, text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in quotes.find(text)] == expected


def test_a_quotation_left_open_goes_on_in_the_next_paragraph_that_opens_it_again() -> None:
    text = "“We tested the bridge.\n“It held for a week.”\nNobody cheered."
    first, second = quotes.find(text)
    assert not first.closed
    assert second.continues
    assert text[first.start : first.end] == "“We tested the bridge."


def test_a_quotation_left_open_goes_on_in_the_next_paragraph_that_only_closes_it() -> None:
    text = (
        'Roe said, "We tested the bridge.\nIt held for a week and nobody came to look at it." Nobody cheered.'
    )
    first, second = quotes.find(text)
    assert not first.closed
    assert second.continues
    assert text[slice(*second.span)] == 'It held for a week and nobody came to look at it."'
    assert text[slice(*second.inner)] == "It held for a week and nobody came to look at it."


def test_a_quotation_left_open_goes_on_over_paragraphs_without_marks_until_one_closes_it() -> None:
    between = "Nobody came to look at it."
    last = "After that we painted it and opened it again in spring”"
    text = f"Roe said: “We tested the bridge.\n{between}\n{last}, and left."
    found = quotes.find(text)
    assert [text[slice(*quote.span)] for quote in found] == ["“We tested the bridge.", between, last]
    assert [quote.closed for quote in found] == [False, False, True]
    assert all(quote.continues and not quote.opened for quote in found[1:])
    assert text[slice(*found[1].inner)] == between


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    text = "Roe said: “We tested the bridge.\nNobody came.\nThe “Star” wrote of it.\nIt held.”"
    assert [text[slice(*quote.span)] for quote in quotes.find(text)] == ["“We tested the bridge.", "“Star”"]


@pytest.mark.parametrize(
    "after",
    ['Jane Roe, Harbour Council"', 'Then he said "no" twice.', "Nobody cheered.", 'It held, " he said.'],
    ids=["who was quoted", "another one", "no mark", "another one, set apart"],
)
def test_what_does_not_close_a_quotation_left_open_is_no_part_of_it(after: str) -> None:
    text = f'Roe said, "We tested the bridge.\n{after}'
    assert all(quote.opened for quote in quotes.find(text))


def test_an_odd_mark_does_not_swallow_the_next_paragraph() -> None:
    text = 'A 5" pipe burst.\nThe mayor said "it is safe" twice.'
    assert [text[q.start : q.end] for q in quotes.find(text) if q.closed] == ['"it is safe"']


def test_a_content_is_direct_mixed_or_indirect_by_its_share_in_marks() -> None:
    text = "“It is safe,” he said. It was “quite” safe. It is safe."
    found = quotes.find(text)
    assert quotes.type_of(text, ((0, 13),), found) == "direct"
    assert quotes.type_of(text, ((23, 43),), found) == "mixed"
    assert quotes.type_of(text, ((44, 54),), found) == "indirect"


def test_a_line_of_dialogue_is_direct_and_a_dash_within_a_line_is_not() -> None:
    text = "Он вошёл.\n— Мост цел, — сказал он.\nОн сказал — мост цел."
    at = text.index("Мост")
    last = text.rindex("мост")
    assert quotes.type_of(text, ((at, at + 8),), []) == "direct"
    assert quotes.type_of(text, ((last, last + 8),), []) == "indirect"


@given(st.text(alphabet="ab ,.\n“”\"«»„‘’'—", max_size=80))
def test_every_quotation_lies_in_one_paragraph_and_starts_with_a_mark_or_goes_on(text: str) -> None:
    lines = list(quotes.paragraphs(text))
    for quote in quotes.find(text):
        assert any(start <= quote.start < quote.end <= end for start, end in lines)
        assert text[quote.start] in "“”\"«„‘‟'" or (quote.continues and not quote.opened)


@given(st.text(max_size=200))
def test_any_text_has_quotations_or_none(text: str) -> None:
    for quote in quotes.find(text):
        assert 0 <= quote.start < quote.end <= len(text)
