"""Whom the names in a document's statements mean: speakers, those who passed them on, those they spoke to.

A person's own table wins over the register; where neither knows a name, `local` may.
"""

from collections.abc import Iterable, Iterator, Sequence

from hearsay.link.judged import folded
from hearsay.link.own import Own
from hearsay.link.register import Register
from hearsay.link.stage import link_name, mentions
from hearsay.records import Actor, Document, Link, Mention, Part, Statement

OWN = 0.97


class Linker:
    """The register and the corpus's own actors, read-only."""

    def __init__(self, register: Register, own: Iterable[Actor] = ()) -> None:
        self._register = register
        actors = list(own)
        self._own = Own(actors)
        self._named: dict[str, str | None] = {}
        for actor in actors:
            for name in {folded(each) for each in (actor.name, *actor.names)}:
                # a name of two actors is neither's
                self._named[name] = None if name in self._named else actor.id

    def meant(
        self, document: Document, statements: Sequence[Statement], country: str | None = None
    ) -> tuple[list[Mention], list[Part]]:
        """All mentions in the text, and whom the names of its statements mean; `country` is the outlet's."""
        known: dict[str, Link] = {}
        parts: list[Part] = []
        for at, statement in enumerate(statements):
            for part, place, name in _names(statement):
                if name not in known:
                    known[name] = self._link(name, document, country)
                parts.append(Part(at, part, place, name, known[name]))
        return self._mentions(document), parts

    def _link(self, name: str, document: Document, country: str | None) -> Link:
        own = self._named.get(folded(name))
        if own:
            return Link(own, OWN, (f"“{name}” is a spelling of an actor of this corpus",))
        return link_name(self._register, name, document.lang, document.published, country, document.text)

    def _mentions(self, document: Document) -> list[Mention]:
        own = self._own.mentions(document.text)
        taken = {at for mention in own for at in range(*mention.span)}
        others = (each for each in mentions(self._register, document) if taken.isdisjoint(range(*each.span)))
        return sorted([*own, *others], key=lambda mention: mention.span)


def _names(statement: Statement) -> Iterator[tuple[str, int, str]]:
    if statement.speaker:
        yield "speaker", 0, statement.speaker
    for place, name in enumerate(statement.via):
        yield "via", place, name
    if statement.addressee:
        yield "addressee", 0, statement.addressee
