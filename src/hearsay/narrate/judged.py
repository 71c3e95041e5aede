"""What people say of narratives: one is another, some of it is not of it, it has a name, it is to be kept in view.

Judgements name a narrative by its id and by its core; after a re-run that made other groups it is found by the words.
"""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.records import Judgement, Narrative, Telling, digest

VERBS = ("merge", "split", "rename", "pin")


def applied(found: Sequence[Narrative], judgements: Sequence[Judgement]) -> list[Narrative]:
    """The narratives as people left them, in the order of their judgements; those that apply to nothing any more do nothing."""
    current = {each.id: each for each in found}
    moved: dict[str, str] = {}
    for judgement in judgements:
        what = judgement.what
        verb = next((verb for verb in VERBS if verb in what), None)
        if verb is None:
            continue
        one = _named(current, moved, str(what[verb]), what.get("core"))
        if one is None:
            continue
        if verb == "merge":
            other = _named(current, moved, str(what["into"]), what.get("into_core"))
            if other is not None and other.id != one.id:
                current[other.id] = _together(other, one)
                del current[one.id]
                moved[one.id] = other.id
        elif verb == "split":
            for part in _parted(one, frozenset(what["statements"]), judgement.number):
                current[part.id] = part
        elif verb == "rename":
            current[one.id] = replace(one, name=what["name"])
        else:
            current[one.id] = replace(one, pinned=bool(what.get("pinned", True)))
    return [each for each in current.values() if each.tellings or each.defined]


def _named(
    current: dict[str, Narrative], moved: dict[str, str], name: str, core: str | None
) -> Narrative | None:
    """The narrative that goes by an id now, or that holds the core it had."""
    while name in moved:
        name = moved[name]
    if name in current or core is None:
        return current.get(name)
    return next(
        (each for each in current.values() if any(core == telling.text for telling in each.tellings)), None
    )


def _together(one: Narrative, other: Narrative) -> Narrative:
    """One with what the other holds besides; a statement that both hold is counted once."""
    held = {each.statement for each in one.tellings}
    more = (each for each in other.tellings if each.statement not in held)
    return replace(
        one,
        tellings=tuple(sorted((*one.tellings, *more), key=_moment)),
        pinned=one.pinned or other.pinned,
        name=one.name or other.name,
        against=tuple(dict.fromkeys((*one.against, *other.against))),
    )


def _moment(telling: Telling) -> tuple[bool, str]:
    return telling.published is None, telling.published or ""


def _parted(one: Narrative, statements: frozenset[str], number: int) -> list[Narrative]:
    """The narrative without some statements, and these as one of their own."""
    out = tuple(each for each in one.tellings if each.statement in statements)
    rest = tuple(each for each in one.tellings if each.statement not in statements)
    if not out or not rest:
        return [one]
    apart = Narrative(digest("split", one.id, str(number))[:16], out[0].text, out)
    core = one.core if any(each.text == one.core for each in rest) else rest[0].text
    return [replace(one, core=core, tellings=rest), apart]
