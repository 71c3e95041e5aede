"""Whom a medium cites speaks, by way of the medium; on what terms somebody speaks is no statement."""

import pytest

from hearsay.attribute.stage import attribute
from hearsay.records import Document

# text, speaker, role, via
CITED = [
    ("The envoy has left, Radio Velm said, citing Foreign Minister Klara Weiss.", "Klara Weiss", "Foreign Minister", "Radio Velm"),
    ("The envoy has left, the Velm Daily reported on Monday, citing the defence ministry.", "defence ministry", None, "Velm Daily"),
    ("The envoy has left, Ostinform said, quoting her press service.", "press service", None, "Ostinform"),
    ("Citing two diplomats, the Velm Daily said the envoy had left.", "two diplomats", None, "Velm Daily"),
    ("Radio Velm reported that the envoy had left, quoting the city council.", "city council", None, "Radio Velm"),
    (
        "The Velm Daily reported that the bridge was unsafe, citing Mr. Karl Dorn of the harbour office.",
        "Karl Dorn",
        None,
        "Velm Daily",
    ),
    ("The Velm Daily, citing sources, reported that the bridge was unsafe.", None, "sources", "Velm Daily"),
    ("The tunnel will close, Lys Times reported, citing the Velm Daily.", "Velm Daily", None, "Lys Times"),
]  # fmt: skip
# what a medium cites that speaks to nobody, and who is no medium
CITING = [
    ("The tunnel will close, Lys Times reported, citing a letter from the mayor.", "Lys Times"),
    ("The Lys Times said it would close its office, citing weak demand.", "Lys Times"),
    ("Roy said the bridge was safe, citing a report by the harbour office.", "Roy"),
    ("Weiss said the deal was dead, citing “grave doubts” in the council.", "Weiss"),
    ("The bank cut its forecast, citing weak demand.", "bank"),
]


@pytest.mark.parametrize(("text", "speaker", "role", "via"), CITED)
def test_whom_a_medium_cites_speaks_by_way_of_it(text: str, speaker: str, role: str, via: str) -> None:
    [found] = attribute([Document(text, lang="en")])
    assert [(s.speaker, s.role, s.via) for s in found] == [(speaker, role, (via,))]


@pytest.mark.parametrize(("text", "speaker"), CITING)
def test_what_is_cited_and_is_nobody_stays_with_who_cites(text: str, speaker: str) -> None:
    [found] = attribute([Document(text, lang="en")])
    assert {s.speaker for s in found} == {speaker}
    assert not any(s.via for s in found)
