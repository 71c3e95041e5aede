"""Words for what somebody is: offices and callings, and a phrase of them without its article."""

from collections.abc import Sequence

from hearsay.attribute.english.forms import offices
from hearsay.attribute.english.phrases import possessive
from hearsay.attribute.tokens import Token

POSSESSIVES = {"his", "her", "its", "their", "our", "my"}
HONORIFICS = {"Mr", "Mrs", "Ms", "Miss", "Sir", "Dame", "Dr", "Prof"}
NOUNS = {"NOUN", "PROPN", "ADJ", "NUM", "X"}
_CALLING = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "woman",
    "ant",
    "ent",
    "eer",
    "ee",
    "head",
    "star",
    "founder",
    "hopeful",
    "surgeon",
    "guru",
    "chair",
    "veteran",
    "mate",
    "major",
)
TIMES = {
    "week",
    "month",
    "year",
    "day",
    "morning",
    "evening",
    "night",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "leak",
    "summer",
    "winter",
}


def office(token: Token) -> bool:
    return token.lower.rstrip(".") in offices()


def calls(token: Token) -> bool:
    """Whether the word right before a name is an office or, by its ending, a calling."""
    if office(token):
        return True
    return (
        token.tag in {"NOUN", "PROPN", "VERB"}
        and token.text.islower()
        and token.lower.endswith(_CALLING)
        and token.lower not in TIMES
    )


def owned(token: Token) -> bool:
    """Whether it is the possessive ending, whatever the tagger took it for."""
    return possessive(token) or token.lower in {"'s", "'"}


def words(tokens: Sequence[Token], first: int, last: int, text: str) -> str | None:
    while first < last and tokens[first].tag == "DET":
        first += 1
    if first < last and tokens[first].lower in {"my", "our"}:
        first += 1
    while last > first and tokens[last - 1].text.rstrip(".") in HONORIFICS:
        last -= 1
    return text[tokens[first].start : tokens[last - 1].end] if last > first else None
