"""What people decided of actors: these two are one, this spelling is somebody else's.

A decision is a judgement whose `what` holds `merge` (ids that are `into` from now on), `split` (an id, of which the `names`
are `into`) or `promote` (the id that somebody unknown has from now on). Decisions apply in the order in which they were
made, to what the program linked, so they outlive every re-run, and one that is taken back leaves no trace. The idea is
nomenklatura's resolver, a log of judgements on pairs of ids.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hearsay.errors import UsageError
from hearsay.records import digest


def merge(actors: Sequence[str]) -> dict[str, Any]:
    """The decision that these are one: the one with a QID where there is one, else the first. Raises UsageError."""
    different = list(dict.fromkeys(actors))
    if len(different) < 2:
        raise UsageError("name two different actors to merge")
    known = [actor for actor in different if actor.startswith("Q")]
    if len(known) > 1:
        raise UsageError(f"{known[0]} and {known[1]} are two people in the register; merge what is not in it")
    into = (known or different)[0]
    return {"merge": [actor for actor in different if actor != into], "into": into}


def split(actor: str, names: Iterable[str]) -> dict[str, Any]:
    """The decision that an actor's statements under these names are somebody else's. Raises UsageError."""
    spellings = sorted({folded(name) for name in names} - {""})
    if not spellings:
        raise UsageError("say which spelling is somebody else's, with --name")
    return {"split": actor, "names": spellings, "into": f"local:{digest('split', actor, *spellings)[:16]}"}


def promote(name: str, country: str | None) -> dict[str, Any]:
    """The decision that who is called so is an actor. Raises UsageError."""
    if not folded(name):
        raise UsageError("say who is promoted, by the name that the statements have")
    return {"promote": f"local:{digest('actor', folded(name), country or '')[:16]}", "name": name.strip()}


def resolved(actor: str, name: str, decisions: Iterable[Mapping[str, Any]]) -> str:
    """Who is meant by a name that the program linked to `actor`."""
    for what in decisions:
        if actor in what.get("merge", ()) or (actor == what.get("split") and folded(name) in what["names"]):
            actor = what["into"]
    return actor


def touched(what: Mapping[str, Any]) -> set[str]:
    """The ids whose statements a decision may move."""
    single = (what.get("split"), what.get("promote"), what.get("into"))
    return {*what.get("merge", ()), *(each for each in single if each)}


def folded(name: str) -> str:
    """A spelling as spellings are compared."""
    return " ".join(name.casefold().replace("ё", "е").split())
