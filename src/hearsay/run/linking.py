"""Linking over the corpus: the stage finds who is meant in a child process, what spans documents (actors that no register
has, people's decisions) is applied here, and the store keeps both.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa

from hearsay import link
from hearsay.errors import ItemError
from hearsay.link import judged
from hearsay.link.local import Locals, Named
from hearsay.link.own import Own
from hearsay.records import Actor, Document, Part, Statement
from hearsay.run.worker import run
from hearsay.settings import Settings
from hearsay.store import actors, documents, statements
from hearsay.store.engine import Corpus
from hearsay.store.outlets import by_number


def link_new(corpus: Corpus, settings: Settings) -> Iterator[tuple[str, int | ItemError]]:
    """Links the documents that are new or have changed; their ids with the number of statements whose speaker is known."""
    with corpus.reading() as connection:
        keys = actors.new(connection)
    yield from _linked(corpus, settings, keys)


def link_again(
    corpus: Corpus, settings: Settings, *, everything: bool = False
) -> Iterator[tuple[str, int | ItemError]]:
    """The same for those, too, that another version of `link` looked at, or for all."""
    with corpus.reading() as connection:
        keys = actors.unlinked(connection, None if everything else link.VERSION)
    yield from _linked(corpus, settings, keys)


def _linked(corpus: Corpus, settings: Settings, keys: Sequence[int]) -> Iterator[tuple[str, int | ItemError]]:
    if not keys:
        return
    with corpus.reading() as connection:
        own = [each for each in actors.own(connection) if each[1] != actors.SPLIT]
        described = by_number(connection)
    asked: deque[tuple[int, Document, Sequence[Statement]]] = deque()

    def texts() -> Iterator[tuple[Document, Sequence[Statement], str | None]]:
        for key in keys:
            with corpus.reading() as connection:
                row = documents.row_of(connection, key)
                if row is None:
                    continue
                said = [statements.statement_of(each) for each in statements.of_document(connection, key)]
            outlet = described.get(row.outlet)
            asked.append((key, documents.document_of(row), said))
            yield asked[-1][1], said, outlet.country if outlet else None

    kept = _Kept(own)
    results = run(
        _meant,
        texts(),
        settings.item_timeout,
        initialiser=partial(_open, [actor for actor, _ in own]),
    )
    for result in results:
        key, document, said = asked.popleft()
        if isinstance(result, ItemError):
            yield document.id, result
        else:
            yield document.id, kept.keep(corpus, key, document, said, *result)
    kept.look_for_the_new(corpus, keys)


def _open(own: Sequence[Actor]) -> None:
    from hearsay import pipeline  # noqa: PLC0415  in the child only

    pipeline.open_meaning(own)


def _meant(asked: tuple[Document, Sequence[Statement], str | None]) -> Any:
    from hearsay import pipeline  # noqa: PLC0415  in the child only

    return pipeline.meant(*asked)


class _Kept:
    """The state that spans documents while they are linked one after another."""

    def __init__(self, own: Iterable[tuple[Actor, str]]) -> None:
        known = list(own)
        self._locals = Locals(actor for actor, _ in known)
        self._given = {actor.id for actor, origin in known if origin != actors.FOUND}
        self._new: dict[str, Actor] = {}

    def keep(
        self,
        corpus: Corpus,
        key: int,
        document: Document,
        said: Sequence[Statement],
        mentions: Sequence[Any],
        parts: Sequence[Part],
    ) -> int:
        with corpus.writing() as connection:
            if documents.row_of(connection, key) is None:
                return 0
            decisions = [each.what for each in actors.decisions(connection)]
            meant = [each for part in parts if (each := self._meant(connection, part, said, decisions))]
            found = [
                (each, judged.resolved(each.actor, document.text[slice(*each.span)], decisions))
                for each in mentions
            ]
            actors.replace(connection, key, meant, found, link.VERSION)
        return sum(each.part == "speaker" for each in meant)

    def _meant(
        self, connection: sa.Connection, part: Part, said: Sequence[Statement], decisions: Sequence[Any]
    ) -> actors.Meant | None:
        linked, sure, why = part.link.actor, part.link.confidence, "; ".join(part.link.why)
        role = _role(said, part.name, part.statement) if part.part == "speaker" else None
        if linked and linked not in self._given and self._locals.contradicts(linked, role):
            linked = None
        if linked is None:
            if part.part == "via" or part.link.body:
                return None
            joined = self._locals.join(Named(part.name, role))
            if joined is None:
                return None
            actor, sure, changed = joined
            linked, why = actor.id, f"{actor.name}, {actor.office or 'an actor of this corpus'}"
            if changed and actor.id not in self._given:
                actors.put(connection, [actor], actors.FOUND)
                self._new[actor.id] = actor
        return actors.Meant(
            part.statement,
            part.part,
            part.place,
            part.name,
            linked,
            judged.resolved(linked, part.name, decisions),
            sure,
            why,
            part.link.body,
            part.link.office,
        )

    def look_for_the_new(self, corpus: Corpus, keys: Sequence[int]) -> None:
        """Adds, in the documents of this run, the mentions of actors that were first found in it."""
        if not self._new:
            return
        own = Own(self._locals)  # all, so that a name of two is neither's
        for key in keys:
            with corpus.reading() as connection:
                row = documents.row_of(connection, key)
            found = (
                [each for each in own.mentions(row.text) if each.actor in self._new]
                if row is not None
                else []
            )
            if found:
                with corpus.writing() as connection:
                    decisions = [each.what for each in actors.decisions(connection)]
                    judged_ = [
                        (each, judged.resolved(each.actor, row.text[slice(*each.span)], decisions))
                        for each in found
                    ]
                    actors.add_mentions(connection, key, judged_, link.VERSION)


def _role(said: Sequence[Statement], name: str, at: int) -> str | None:
    """The role of a statement's speaker; where it has none, the first that the document gives to that name."""
    return said[at].role or next((each.role for each in said if each.speaker == name and each.role), None)
