"""Quotations that go on after their attribution: “…,” he said. “And …” – also over paragraphs that open them again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.english.rules import announcement
from hearsay.attribute.english.units import Unit
from hearsay.records import Span

_ASKED = {"ask", "inquire", "enquire", "wonder"}


def continued(made: Sequence[tuple[Unit, list[Draft]]]) -> Iterator[Draft]:
    """The drafts of all units in order, sentences that are nothing but a quotation joined to the draft they belong to."""
    outer = [(unit, list(found)) for unit, found in made if not unit.inside]
    _join_turns(outer)
    _join_quotations(outer)
    for _, found in outer:
        yield from found
    for unit, found in made:
        if unit.inside:
            yield from found


def _join_turns(outer: Sequence[tuple[Unit, list[Draft]]]) -> None:
    """A turn of a transcript ("ROE: …") takes in the rest of its paragraph."""
    turn: tuple[Unit, list[Draft]] | None = None
    for unit, found in outer:
        if turn is not None and turn[0].paragraph == unit.paragraph:
            turn[1][0] = _longer(turn[1][0], (unit.start, unit.end))
        else:
            turn = (unit, found) if found and _turn(unit, found[0]) else None


def _join_quotations(outer: Sequence[tuple[Unit, list[Draft]]]) -> None:
    """A lone quotation belongs to the line that announces it, else to the quotation before it."""
    last: tuple[Unit, list[Draft], int] | None = None
    before: Unit | None = None
    for unit, found in outer:
        only = _only_quotation(unit) if not found else None
        announced, before = before, unit
        if only is None:
            n = _quoting(unit, found)
            last = (unit, found, n) if n is not None else None
        elif announced is not None and (draft := announcement(announced, only)):
            found.append(draft)
            last = (unit, found, 0)
        elif last is not None and _goes_on(unit, last[0], last[1][last[2]]):
            _, drafts, n = last
            drafts[n] = _longer(drafts[n], only)
            last = (unit, drafts, n)


def _longer(draft: Draft, piece: Span) -> Draft:
    return replace(draft, content=(*draft.content, piece))


def _turn(unit: Unit, draft: Draft) -> bool:
    """Whether the draft is a turn of a transcript ("ROE: …"): the whole paragraph is said."""
    return draft.frame == "headline" and all(
        t.text.isupper() for t in unit.tokens if t.end <= draft.source[0][1] and t.text.isalpha()
    )


def _goes_on(unit: Unit, before: Unit, draft: Draft) -> bool:
    """Whether a lone quotation is more of the draft's: in the same paragraph, or in the next one unless that answers a question.

    Of 112 such paragraphs in PolNeAR's train set 89 belong to the statement before them.
    """
    same = before.paragraph == unit.paragraph or unit.quotes[0].continues
    return same or (unit.paragraph == before.paragraph + 1 and draft.lemma not in _ASKED)


def _only_quotation(unit: Unit) -> Span | None:
    """The span of a sentence that is one quotation and nothing else."""
    if len(unit.quotes) != 1 or any(
        unit.free(i) and token.text.isalnum() for i, token in enumerate(unit.tokens)
    ):
        return None
    return unit.quotes[0].span


def _quoting(unit: Unit, found: Sequence[Draft]) -> int | None:
    """The draft that a quotation behind the unit goes on with: the last that quotes, the narrowest of those that overlap."""
    holding = [k for k in range(len(found)) if _quotes(unit, found[k])]
    narrow = [k for k in holding if found[k].frame != "according"] or holding
    return narrow[-1] if narrow else None


def _quotes(unit: Unit, draft: Draft) -> bool:
    """Whether the draft's content holds a quotation of the unit."""
    return any(a <= quote.start and quote.end <= b for a, b in draft.content for quote in unit.quotes)
