"""Speech that the layout alone tells is found, and lists with colons are none."""

import pytest

from hearsay.attribute.english import found
from hearsay.attribute.stage import attribute
from hearsay.records import Document

TRANSCRIPT = """The two met on the radio.

"LIND: Is the bridge safe, madam?

"ROE: It was built by our fathers, and it will stand.

"It has stood for longer than this house.

"(CROSSTALK.)

"LIND: Nobody doubts the fathers.

"ROE: Then we agree.
"""


def said(text: str) -> list[tuple[str | None, str]]:
    [made] = attribute([Document(text, lang="en")])
    return [(s.speaker, " | ".join(text[a:b] for a, b in s.content)) for s in made]


def test_turns_of_a_quoted_transcript_are_their_speakers_with_the_paragraphs_that_follow() -> None:
    turns = said(TRANSCRIPT)
    assert any("Is the bridge safe, madam?" in content for _, content in turns)
    assert any("our fathers" in c and "longer than this house" in c for _, c in turns)
    assert not any("CROSSTALK" in content for _, content in turns)


def test_a_signed_quotation_is_the_signers() -> None:
    text = "Readers wrote to us.\n\n“The ferry was late again and nobody told us why.” ― Hedda Lorne\n\nThe line is old."
    assert ("Hedda Lorne", "“The ferry was late again and nobody told us why.”") in said(text)


def test_labels_of_furniture_and_a_list_with_colons_are_nobodys() -> None:
    text = "WATCH: The ferry sails.\n\nNOTE: Times may change.\n\nSUMMER: ten boats.\n\nWINTER: four boats."
    assert said(text) == []


INTERVIEW = """We met Ruth Calder, head of the Torzhin port, in her office on Monday.

Q: The minister says the port is losing money. Is that so?

A: No. We earned more than last year.

And we will earn more next year.

Q: Thank you.

A: The minister has never been here.
"""


def test_answers_of_a_labelled_interview_are_whose_name_the_text_before_tells() -> None:
    turns = said(INTERVIEW)
    assert ("Ruth Calder", "No. We earned more than last year. | And we will earn more next year.") in turns
    assert ("Ruth Calder", "The minister has never been here.") in turns
    assert not any("losing money" in content or "Thank you" in content for _, content in turns)


def test_answers_of_an_interview_with_nobody_named_are_nobodys() -> None:
    text = INTERVIEW.replace(
        "We met Ruth Calder, head of the Torzhin port, in her office on Monday.", "Readers ask."
    )
    assert all(speaker is None for speaker, _ in said(text))


OPENED = [
    ("Zakhar Olkhovsky spoke to the Tarsk Herald.", "Zakhar Olkhovsky"),
    ("Anton Reyes, mayor of Lys, gave an interview to the Velm Daily.", "Anton Reyes"),
    ("In Port Lys, Anton Reyes sat down with Radio Lys.", "Anton Reyes"),
    ("Klara Weiss met with the editors of the Velm Daily.", "Klara Weiss"),
    ("The minister, Klara Weiss, who spoke to Anna Holt of the Kantara Times, explains.", "Klara Weiss"),
    ("Anton Reyes was interviewed by Anna Holt of Radio Lys.", "Anton Reyes"),
    ("In an interview with the Tarsk Herald, Zakhar Olkhovsky speaks about the treaty.", "Zakhar Olkhovsky"),
    ("Zakhar Olkhovsky talked to us about the treaty.", "Zakhar Olkhovsky"),
    ("Mayor Ann Roy answered questions from the Velm Daily.", "Ann Roy"),
    ("Our reporter spoke to Zakhar Olkhovsky about the treaty.", "Zakhar Olkhovsky"),
    ("The Tarsk Herald sat down with deputy Zakhar Olkhovsky.", "Zakhar Olkhovsky"),
    ("Radio Lys interviewed the mayor, Anton Reyes.", "Anton Reyes"),
    ("An interview with Zakhar Olkhovsky", "Zakhar Olkhovsky"),
    ("Five questions for Mayor Ann Roy", "Ann Roy"),
    ("Yesterday President Adeyo spoke with Prime Minister Pavel Grinko by phone. Now she talks to us.", None),
    ("Roman Dorn met Prime Minister Pavel Grinko last week. He spoke to the Velm Daily about it.", None),
    ("Klara Weiss and Pavel Grinko spoke to the Velm Daily.", None),
]


@pytest.mark.parametrize(("opening", "speaker"), OPENED)
def test_who_talks_to_a_medium_answers_and_of_two_people_nobody_knows(opening: str, speaker: str) -> None:
    text = opening + "\n\nQ: Was parliament asked?\nA: No, it was not asked by them."
    assert {who for who, content in said(text) if content.startswith("No, it was not")} == {speaker}


DATED = [
    ("VELM - Prime Minister Pavel Grinko on Tuesday denied reports of a recall.", "Pavel Grinko"),
    ("Calm is asked for.\n\nVELM - President Josephine Adeyo on Tuesday urged calm.", "Josephine Adeyo"),
    ("PORT LYS - Ambassador Yuri Belsky said the invitation was accepted.", "Yuri Belsky"),
    ("LYS -- Mayor Ruth Okoro accused the council of lying.", "Ruth Okoro"),
]


@pytest.mark.parametrize(("text", "speaker"), DATED)
def test_the_place_that_a_report_opens_with_is_not_who_speaks(text: str, speaker: str) -> None:
    [statements] = attribute([Document(text, lang="en")])
    places = [text[slice(*span)] for s in statements for span in s.source]
    assert [s.speaker for s in statements][:1] == [speaker]
    assert all("VELM" not in place and "LYS" not in place for place in places)


def test_a_name_with_an_apposition_in_dashes_is_no_place() -> None:
    text = "BRISK - the keeper of old ruins - spoke."
    assert found._behind_dateline(text, (0, 31)) == (0, 31)


def test_what_goes_without_saying_nobody_says() -> None:
    assert not any(
        "prices" in c for _, c in said("Critics say otherwise. It goes without saying that prices rise.")
    )
