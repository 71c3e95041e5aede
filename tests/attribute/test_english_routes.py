"""Through whom an English statement came, where a medium only passes on what somebody told another."""

from hearsay.attribute.english.routes import nearest_first
from hearsay.attribute.stage import attribute
from hearsay.records import Document

TEXT = (
    "The man is Osric Vellory, who directs a thing called the Institute of Tides. ‘The quay is a rehearsal,’ he told the"
    " Lantern newspaper, according to the Morwenian state agency Morwenform. ‘The premiere will be in the harbour.’"
)


def test_whom_an_agency_quotes_is_the_speaker_and_the_quotation_that_follows_is_his() -> None:
    (first,) = attribute([Document(TEXT, "en")])[0]
    assert [TEXT[start:end] for start, end in first.content] == [
        "‘The quay is a rehearsal,’",
        "‘The premiere will be in the harbour.’",
    ]
    assert first.speaker == "Osric Vellory"
    assert [name.split()[-1] for name in first.via] == ["Morwenform", "newspaper"]


def test_who_quoted_an_agency_stands_nearer_to_the_document() -> None:
    text = "he told Lantern Radio, according to Morwenform, which was quoted by the Harbour Times."
    radio, agency, paper = (
        (at := text.index(name), at + len(name)) for name in ("Lantern Radio", "Morwenform", "Harbour Times")
    )
    assert nearest_first(text, (agency, paper, radio)) == (paper, agency, radio)
    assert nearest_first(text, (agency, radio)) == (agency, radio)
