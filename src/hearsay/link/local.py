"""Actors that no register has: full names with a public role, put together over documents, languages and scripts.

An id is made of the first spelling that founded the actor and never moves; a new spelling joins the actor whose name is the
same by `names.same_person` and whose office is not another one of another place, or founds one. Everything a person imports or
promotes is joined in the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hearsay.link.index import pairs
from hearsay.link.judged import folded
from hearsay.link.names import parse, same_person
from hearsay.link.public import is_public
from hearsay.link.roles import contradict, offices
from hearsay.records import Actor, digest

# two full names are one person's from here on; the leaders' pairs, where look-alikes stay below it
SAME = 0.8
# what a name as it was written before is worth, one that is like it, and the first of its kind
EXACT, ALIKE, FIRST = 0.95, 0.95, 0.7


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a statement that the register does not know, with what the text says of who bears it."""

    name: str
    role: str | None = None
    country: str | None = None


class Locals:
    """Actors by what their names sound like."""

    def __init__(self, known: Iterable[Actor] = ()) -> None:
        self._actors: dict[str, Actor] = {}
        self._blocks: defaultdict[str, set[str]] = defaultdict(set)
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        for actor in known:
            self._add(actor)

    def _add(self, actor: Actor) -> None:
        self._actors[actor.id] = actor
        for name in (actor.name, *actor.names):
            self._exact[folded(name)].add(actor.id)
            for key in pairs(parse(name)):
                self._blocks[key].add(actor.id)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def find(self, asked: Named) -> tuple[Actor, float] | None:
        """The actor of this name and how sure that is; None where nobody is, or two could be."""
        found = self._found(asked)
        return found[0] if len(found) == 1 else None

    def _found(self, asked: Named) -> list[tuple[Actor, float]]:
        """All actors of this name who can have the role, or of several those who have that very office."""
        exact = [(actor, EXACT) for actor in self._fitting(self._exact.get(folded(asked.name), ()), asked)]
        found = exact or self._alike(asked)
        if len(found) > 1 and asked.role:
            same = [one for one in found if offices(asked.role) & offices(one[0].office or "")]
            return same or found
        return found

    def _alike(self, asked: Named) -> list[tuple[Actor, float]]:
        """The actors whose names are other spellings of this one."""
        if len(asked.name.split()) < 2:
            return []
        keys = pairs(parse(asked.name))
        near = self._fitting({each for key in keys for each in self._blocks.get(key, ())}, asked)
        scored = [(actor, self._nearest(actor, asked.name)) for actor in near]
        return [(actor, round(ALIKE * score, 3)) for actor, score in scored if score >= SAME]

    def _fitting(self, ids: Iterable[str], asked: Named) -> list[Actor]:
        found = (self._actors[each] for each in sorted(ids))
        return [
            actor
            for actor in found
            if not (actor.country and asked.country and actor.country != asked.country)
            and not contradict(actor.office, asked.role)
        ]

    def contradicts(self, actor: str, role: str | None) -> bool:
        """Whether an actor, by id, cannot have a role."""
        known = self._actors.get(actor)
        return known is not None and contradict(known.office, role)

    def _nearest(self, actor: Actor, name: str) -> float:
        return max(same_person(name, other) for other in (actor.name, *actor.names))

    def join(self, asked: Named) -> tuple[Actor, float, bool] | None:
        """The actor of this name, found or founded, and whether that changed it; None for who is no public person, or
        may be either of two.
        """
        found = self._found(asked)
        if len(found) > 1:
            return None
        if not found:
            if not (is_public(asked.role) and _is_full(asked.name)):
                return None
            actor = Actor(self._id(asked), asked.name, (), asked.country, asked.role)
            if actor.id in self._actors:
                return None
            self._add(actor)
            return actor, FIRST, True
        actor, sure = found[0]
        known = {folded(name) for name in (actor.name, *actor.names)}
        if folded(asked.name) in known or len(asked.name.split()) < 2:
            return actor, sure, False
        actor = replace(actor, names=(*actor.names, asked.name))
        self._add(actor)
        return actor, sure, True

    def _id(self, asked: Named) -> str:
        """The id of who is founded by this name; the second of it has the role in it too."""
        parts = ("actor", folded(asked.name), asked.country or "")
        first = f"local:{digest(*parts)[:16]}"
        return f"local:{digest(*parts, asked.role or '')[:16]}" if first in self._actors else first


def _is_full(name: str) -> bool:
    """Whether a name has several words, each with a capital: "of Frontier Studies" is what is left of a body's name."""
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)
