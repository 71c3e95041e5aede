"""People's judgements of statements, put on them again after a re-run or on another version of the text.

A judgement remembers the words it was passed on, not a number. The words are looked for in the text (the place whose
surroundings agree best), and the statement that shares most letters with them gets the judgement: half of them or
more, or it waits for a person.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hearsay.attribute.chains import letters
from hearsay.errors import UsageError
from hearsay.records import Judgement, Quote, Span, Spans, Statement

RIGHT, WRONG = "right", "wrong"
# fields of a statement that a judgement may set right
FIELDS = ("speaker", "role", "kind", "addressee", "via")
KINDS = ("speech", "attitude")
# intersection over union of letters, as issue and scorer have it
_SAME = 0.5
# code points of context on either side; the Web Annotation Data Model leaves it open, thirty-two tell most repetitions apart
_CONTEXT = 32


def check(what: Mapping[str, Any]) -> None:
    """Raises UsageError where this is no judgement of a statement."""
    if not what:
        raise UsageError("says nothing; give --right, --wrong, or what is right, as --speaker NAME")
    if what.get("verdict") == WRONG and len(what) > 1:
        raise UsageError("a statement that nobody made has no right speaker; give --wrong alone")
    if any(value == "" for value in what.values()):
        raise UsageError("an empty name is none; give --nobody where the text names nobody")
    unknown = set(what) - {"verdict", *FIELDS}
    if unknown or what.get("verdict") not in {None, RIGHT, WRONG} or what.get("kind", KINDS[0]) not in KINDS:
        raise UsageError(
            f"{dict(what)} is no judgement; a verdict is right or wrong, a kind speech or attitude"
        )


def selector(text: str, content: Spans) -> tuple[Quote, ...]:
    """What finds the content again: each piece with what stands around it."""
    return tuple(
        Quote(text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT], start)
        for start, end in content
    )


def anchored(quotes: Sequence[Quote], text: str) -> Spans:
    """Where the pieces stand in a text; a piece that stands nowhere is left out."""
    return tuple(place for quote in quotes if (place := _anchor(quote, text)) is not None)


def _lost(quotes: Sequence[Quote], text: str) -> int:
    """How many letters the pieces have that stand nowhere in the text: they are shared with nothing."""
    return sum(sum(map(str.isalnum, quote.exact)) for quote in quotes if _anchor(quote, text) is None)


def _anchor(quote: Quote, text: str) -> Span | None:
    places = list(_places(quote.exact, text)) if quote.exact else []
    if not places:
        return None
    start = max(places, key=lambda at: (_agreement(quote, text, at), -abs(at - quote.start)))
    return start, start + len(quote.exact)


def _places(exact: str, text: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _agreement(quote: Quote, text: str, at: int) -> int:
    """How many code points before and after agree without a break."""
    end = at + len(quote.exact)
    return _common(reversed(quote.prefix), reversed(text[:at][-_CONTEXT:])) + _common(
        quote.suffix, text[end:]
    )


def _common(one: Any, other: Any) -> int:
    number = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        number += 1
    return number


def attach(
    judgements: Sequence[Judgement], ids: Sequence[str], statements: Sequence[Statement], text: str
) -> dict[int, int | None]:
    """For each judgement's number the place of the statement it holds; None: it waits for review.

    `ids` are the statements', in their order; a judgement stays with the statement it holds where that is still there.
    """
    contents = [letters(text, statement.content) for statement in statements]
    found: dict[int, int | None] = {}
    for judgement in judgements:
        if judgement.attached in ids:
            found[judgement.number] = ids.index(judgement.attached)
            continue
        wanted = letters(text, anchored(judgement.selector, text))
        lost = _lost(judgement.selector, text)
        shares = [len(wanted & own) / max(1, len(wanted | own) + lost) for own in contents]
        best = max(range(len(shares)), key=shares.__getitem__, default=None)
        found[judgement.number] = best if best is not None and shares[best] >= _SAME else None
    return found


def applied(statement: Statement, judgements: Sequence[Judgement]) -> tuple[Statement, bool]:
    """The statement as people have it, and whether they rejected it; of several judgements the later one wins."""
    rejected = False
    for judgement in sorted(judgements, key=lambda each: each.number):
        if judgement.taken_back:
            continue
        check(judgement.what)
        values = {name: value for name, value in judgement.what.items() if name in FIELDS}
        if values.get("via") is not None:
            values["via"] = tuple(values["via"])
        statement = replace(statement, **values)
        if verdict := judgement.what.get("verdict"):
            rejected = verdict == WRONG
    return statement, rejected
