"""What is said by nobody, only asked or only supposed is no statement; what is said of nobody or in a question is one."""

import pytest

from hearsay.attribute.english import found as drafts
from hearsay.attribute.stage import attribute
from hearsay.records import Document

UNSAID = [
    "Neither Marchenko nor Weiss said that the army would march.",
    "Neither Marchenko nor Weiss has said that the army would march.",
    "Neither of the two ministers told reporters that the bridge was closed.",
    "Neither Orla Venn nor her deputy believes that the dam is safe.",
    "No minister said that the bridge would be closed.",
    "No one has claimed that the harbour will be sold.",
    "None of the deputies believed that the vote was fair.",
    "Not a single deputy said the vote was fair.",
    "Nor did Mayor Ann Roy say that the bridge was safe.",
    "Never did Ann Roy say that the bridge was safe.",
    "Did Mayor Ann Roy really say that the bridge was safe? She did not.",
    "Has Foreign Minister Klara Weiss ever said that the treaty was dead?",
    "Can Roy really claim the bridge is safe?",
    "Will the prime minister say that the deal is off?",
    "Who said that the bridge was safe?",
    "If Marchenko says that the treaty is dead, Ostravia will act.",
    "Ostravia will act if Marchenko says that the treaty is dead.",
    "Unless Roy says that the bridge is open, the buses will stay away.",
    "Had Weiss said that the gas would stop, prices would have doubled.",
    "Should Weiss say that the gas will stop, prices will double.",
    "It is not known whether Weiss told the council that the dam leaked.",
]
SAID = [
    ("Roy did not say that the bridge was safe.", "Roy"),
    ("No, Roy said, the bridge is safe.", "Roy"),
    ("No country wants the war to last, Roy said.", "Roy"),
    ("Roy said neither she nor Weiss had seen the letter.", "Roy"),
    ("No fewer than ten deputies said that the vote was fair.", "No fewer than ten deputies"),
    ("Nobody but Karl Dorn said that the bridge was safe.", "Karl Dorn"),
    ("Not only did Roy say that the bridge was safe, she drove over it.", "Roy"),
    ("Why did Weiss claim that the gas would stop?", "Weiss"),
    ("“Is the bridge safe?” Roy asked.", "Roy"),
    ("Does it matter that Roy said the bridge was safe?", "Roy"),
    ("Did Roy, who said that the bridge was safe, lie?", "Roy"),
    ("Roy said the bridge was safe, but is it?", "Roy"),
    ("If the gas stops, prices will double, Weiss said.", "Weiss"),
    ("Weiss said if the gas stops, prices will double.", "Weiss"),
    ("As Weiss said, if the gas stops, prices will double.", "Weiss"),
    ("If elected, Roy said, she will close the bridge.", "Roy"),
    ("If Weiss said on Monday that the treaty was dead, on Tuesday she smiled.", "Weiss"),
    ("The group No Labels said that the vote was fair.", "group No Labels"),
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_nobody_states_is_no_statement(text: str) -> None:
    [found] = attribute([Document(text, lang="en")])
    assert found == []


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_what_is_stated_beside_a_question_or_a_condition_stays(text: str, speaker: str) -> None:
    [found] = attribute([Document(text, lang="en")])
    assert [s.speaker for s in found if s.parent is None][:1] == [speaker]


def test_neither_of_two_is_neither() -> None:
    [found] = attribute([Document("Neither Karl Dorn nor Ann Roy wants the bridge closed.", lang="en")])
    assert [s.speaker for s in found if s.speaker in {"Karl Dorn", "Ann Roy"}] == []


def test_within_a_quotation_only_the_quotation_is_a_statement() -> None:
    text = "“If Weiss says that the gas will stop, we will buy coal,” Roy said."
    [found] = attribute([Document(text, lang="en")])
    assert [s.speaker for s in found] == ["Roy"]


# a denial, and who else within it says something after all
DENIED = [
    ("Klara Weiss denied that Kantara had ordered the decision on transit.", []),
    ("Klara Weiss denied that Grinko had told her to sign.", []),
    ("The ministry denied reports that the envoy had said the treaty was dead.", []),
    ("Klara Weiss dismissed claims that Marchenko wants to end the treaty.", []),
    ("Klara Weiss does not believe that Grinko said that the treaty was dead.", []),
    ("Klara Weiss denied Ostravia's claim that the treaty was dead.", ["claim"]),
    ("Klara Weiss rejected Kantara's demand that the dam be closed.", ["demand"]),
    ("Klara Weiss denied what Grinko had said about the gas.", ["had said"]),
    ("Klara Weiss dismissed the charge: “Grinko said the gas would stop, and it did not.”", ["said"]),
    ("Klara Weiss did not know that Grinko had said the gas would stop.", ["had said"]),
    ("Klara Weiss said that Grinko had said the gas would stop.", ["had said"]),
]


@pytest.mark.parametrize(("text", "cues"), DENIED)
def test_within_a_denial_nobody_asserts_what_is_denied(text: str, cues: list[str]) -> None:
    [found] = attribute([Document(text, lang="en")])
    assert [text[slice(*s.cue[0])] for s in found if s.parent is not None] == cues
    assert any(s.parent is None for s in found)


def test_a_perfect_within_a_content_is_no_cue_by_its_auxiliary() -> None:
    text = "Foreign Minister Klara Weiss confirmed that Kantara had ordered the decision on transit."
    [found] = attribute([Document(text, lang="en")])
    assert "had" not in [text[slice(*s.cue[0])] for s in found]


@pytest.mark.parametrize(
    ("text", "cue", "whole"),
    [
        ("Mervonia never said no", "said", "never said"),
        ("Roy did not claim to be a sailor", "claim", "did not claim"),
        ("Roy said no", "said", "said"),
        ("storms but not the claims of Roy", "the claims of", "the claims of"),
    ],
)
def test_a_negation_right_before_a_verb_is_of_the_cue(text: str, cue: str, whole: str) -> None:
    at = text.index(cue)
    assert text[slice(*drafts._negated(text, (at, at + len(cue))))] == whole
