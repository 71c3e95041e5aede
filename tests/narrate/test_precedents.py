"""Places, years and events that are invoked as analogy are found; those where something merely happens are not."""

import csv
import itertools
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.narrate.precedents import precedents

Wanted = set[tuple[str | None, int | None]]
CASES = list(
    csv.DictReader(
        Path(__file__).with_name("precedents.tsv").read_text(encoding="utf8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


def wanted(cell: str) -> Wanted:
    """«Keldia 2011|2009» as names with their years."""
    found = set()
    for part in filter(None, cell.split("|")):
        year = re.search(r"\b\d{4}\b", part)
        name = re.sub(r"\s*\b\d{4}\b\s*", "", part)
        found.add((name or None, int(year.group()) if year else None))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_precedents_are_found_where_they_are_invoked_and_nowhere_else(case: dict[str, str]) -> None:
    found = precedents(case["text"], case["lang"])
    assert {(None if p.kind == "year" else p.what, p.year) for p in found} == wanted(case["precedents"])


def test_a_precedent_says_where_it_stands_and_by_which_cue() -> None:
    text = "He warned of a repeat of the Lantern Autumn."
    [found] = precedents(text, "en")
    assert text[slice(*found.span)] == "Lantern Autumn"
    assert text[slice(*found.cue)] == "repeat of"
    assert (found.kind, found.year) == ("event", None)


def test_a_place_with_its_year_is_one_precedent() -> None:
    text = "«Тот же почерк, что и в Кельдии в 2011 году»"
    [found] = precedents(text, "ru")
    assert text[slice(*found.span)] == "Кельдии в 2011"
    assert (found.what, found.kind, found.year) == ("Кельдии", "place", 2011)


@pytest.mark.parametrize(
    "text",
    [
        "She wrote the Ardmere College playbook for salespersons.",
        "Both went into New Keldia with high hopes.",
        "The ARD script on the protests was long.",
        "He reminded us of the 1998 book on docks.",
        "It was a replay of Tesmar’s answer.",
    ],
)
def test_part_of_a_name_or_what_belongs_to_somebody_is_none(text: str) -> None:
    assert precedents(text, "en") == []


def test_other_languages_have_no_cues() -> None:
    assert precedents("Як у Кельдії", "uk") == []
    assert precedents("As in Keldia.", None) == []


def test_a_page_of_names_takes_no_long_time() -> None:
    text = "As in " + ", ".join(["Lurania", "New Keldia", "Old Port Ellory"] * 3000) + "."
    began = time.monotonic()
    precedents(text, "en")
    precedents("как в " + ", ".join(["Лурании", "Новой Кельдии"] * 3000), "ru")
    assert time.monotonic() - began < 10


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="as inКЛкВвAB 2014,.’“”«»-\n", max_size=60), st.sampled_from(["en", "ru"]))
def test_spans_stand_in_the_text_in_order(text: str, lang: str) -> None:
    found = precedents(text, lang)
    assert all(0 <= p.span[0] < p.span[1] <= len(text) for p in found)
    assert all(one.span[1] <= other.span[0] for one, other in itertools.pairwise(found))
