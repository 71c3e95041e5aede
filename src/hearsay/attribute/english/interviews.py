"""Who answers in an interview, by the sentence that opens it: "We met Jane Roe", "Jane Roe spoke to the Herald".

Whoever talks to a medium or one of its people answers; of two people who meet nobody knows which asks, and nothing is told.
"""

import re

from hearsay.attribute.english import media
from hearsay.records import Span

_NAME = (
    r"(?P<name>(?!(?:The|In|On|At|Yesterday|Today|Last|For|When|After|As|Our|This|But|And|While|Before|During)\b)"
    r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|de|van|von|al|bin)){1,3})"
)
_OWN = r"(?:us|me|our [a-z]+|this (?:newspaper|paper|magazine|site|programme))\b"
# what leads to who asks, to who is asked, and to either
_ASKS = r"interview(?:ed by | to )|questions (?:from|by|put by|of) "
_IS_ASKED = r"interview(?:ed)? (?:with )?|questions (?:to|for) |conversation with "
_EITHER = r"(?:spoke|speaks) (?:to|with) |(?:talked|talks) (?:to|with) |(?:sat|sits) down with |(?:met|meets) (?:with )?|asked "
_MET = re.compile(
    rf"\b(?:(?P<asks>{_ASKS})|(?P<answers>{_IS_ASKED})|(?P<either>{_EITHER}))"
    rf"(?P<other>(?P<own>{_OWN})|(?:[a-z][\w’'-]*,? ){{0,6}}?{_NAME})",
)
_PRESS = re.compile(
    r"\b(?:[Ww]e|I|[Oo]ur|reporters?|correspondents?|editors?|journalists?|anchor|presenter|interviewer)\b"
)
_SUBJECT = re.compile(_NAME)
# a name behind one of these is of a place or an owner
_BOUND = re.compile(r"\b(?:of|in|at|from|near|to|for|by|with|about)(?: the)? $", re.IGNORECASE)
_PAIR = re.compile(r" and (?:[a-z]+ ){0,3}[A-Z]")
_OF_MEDIUM = re.compile(
    r"(?:,? (?:of|from|with|for)|,) (?:the )?(?P<medium>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
)
_INTRODUCED = re.compile(rf",? (?:[a-z]+ ){{0,4}}?{_NAME}")
_STOP = re.compile(r"(?:(?<![A-Z])[.!?…][”\"]?\s+|\n+)")


def answers(text: str, end: int) -> Span | None:
    """The name of who answers, from the text before the first question."""
    for match in _MET.finditer(text, 0, end):
        stops = [stop.end() for stop in _STOP.finditer(text, 0, match.start())]
        start = stops[-1] if stops else 0
        if (found := _one(text, start, match)) is not None:
            return None if _PAIR.match(text, found[1]) else found
    return None


def _one(text: str, start: int, match: re.Match[str]) -> Span | None:
    """Who answers by one sentence, which starts at `start`; None where it does not tell."""
    if match["asks"] or match["own"] or _is_press(text, match):
        return _subject(text, start, match.start()) or _introduced(text, match.end())
    before = text[start : match.start()]
    if match["answers"] or _PRESS.search(before) or media.outlet(before):
        return match.span("name")
    return None


def _is_press(text: str, match: re.Match[str]) -> bool:
    """Whether the other one is a medium, or one of its people: "the editors of …", "Anna Holt of the Kantara Times"."""
    behind = _OF_MEDIUM.match(text, match.end())
    return bool(
        media.outlet(match["name"])
        or _PRESS.search(match["other"])
        or (behind and media.outlet(behind["medium"]))
    )


def _subject(text: str, start: int, end: int) -> Span | None:
    for name in _SUBJECT.finditer(text, start, end):
        if not _BOUND.search(text[start : name.start()]) and not media.outlet(name["name"]):
            return name.span("name")
    return None


def _introduced(text: str, at: int) -> Span | None:
    """Who is named behind the medium: "In an interview with the Herald, [Jane Roe] explains"."""
    name = _INTRODUCED.match(text, at)
    return name.span("name") if name else None
