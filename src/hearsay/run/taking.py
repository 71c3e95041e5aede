"""Taking pages into the corpus: read, attributed where they are new, stored in batches, acknowledged once they are kept.

Reading and attributing each have a child process of their own, so two pages are worked on at a time and one that breaks a
child costs itself alone. What has been told of is in the corpus: a batch is told of after its transaction has ended.
"""

import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hearsay import attribute, read
from hearsay.errors import ItemError
from hearsay.records import Document, Page
from hearsay.run import judging
from hearsay.run.worker import run
from hearsay.settings import Settings
from hearsay.store import documents
from hearsay.store.engine import Corpus

# pages that are told of together, and seconds after which a slow source's are: a lost process costs no more work than this
_BATCH, _WAIT = 100, 2.0
# in the place of a stage's version where it broke on a text
FAILED = "failed"
Failure = tuple[str, ItemError]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a page: "new", "changed" (a new version) or "known". `error`: it is kept, but without statements."""

    target: str
    outcome: documents.Outcome
    document: Document
    statements: int = 0
    error: str | None = None


def take(
    corpus: Corpus, items: Iterable[Page | Failure], settings: Settings, taken: str
) -> Iterator[Taken | Failure]:
    """Takes pages in; yields in their order what became of each, after it is kept. `taken` is the time of the run, ISO."""
    batch: list[tuple[str, documents.Entry | ItemError | Document]] = []
    since = time.monotonic()
    for target, outcome in _attributed(corpus, _read(items, settings), settings):
        batch.append((target, outcome))
        if len(batch) >= _BATCH or time.monotonic() - since > _WAIT:
            yield from _kept(corpus, batch, taken)
            batch, since = [], time.monotonic()
    yield from _kept(corpus, batch, taken)


def _read(items: Iterable[Page | Failure], settings: Settings) -> Iterator[tuple[str, Document | ItemError]]:
    """Each page's document or error."""
    order: deque[Page | Failure] = deque()

    def pages() -> Iterator[Page]:
        for item in items:
            order.append(item)
            if isinstance(item, Page):
                yield item

    found = run(
        "hearsay.pipeline:document_on",
        pages(),
        settings.item_timeout,
        initialiser="hearsay.pipeline:open_reading",
    )
    for document in found:
        yield from _failures(order)
        page = order.popleft()
        assert isinstance(page, Page)
        yield page.target, document
    yield from _failures(order)


def _failures(order: deque[Any]) -> Iterator[Failure]:
    """What failed before it came to a child, up to the next item that did not."""
    while order and isinstance(order[0], tuple) and isinstance(order[0][1], ItemError):
        yield order.popleft()


def _attributed(
    corpus: Corpus, found: Iterable[tuple[str, Document | ItemError]], settings: Settings
) -> Iterator[tuple[str, documents.Entry | ItemError | Document]]:
    """Each new document with its statements; what is known stays a document, what failed an error."""
    order: deque[tuple[str, Document | ItemError, bool]] = deque()

    def unknown() -> Iterator[Document]:
        for target, outcome in found:
            new = isinstance(outcome, Document) and not _is_known(corpus, outcome)
            order.append((target, outcome, new))
            if new:
                yield outcome  # type: ignore[misc]

    results = run(
        "hearsay.pipeline:stated",
        unknown(),
        settings.item_timeout,
        initialiser="hearsay.pipeline:open_attribution",
    )
    for result in results:
        yield from _settled(order)
        target, document, _ = order.popleft()
        assert isinstance(document, Document)
        yield target, _entry(document, result)
    yield from _settled(order)


def _settled(
    order: deque[tuple[str, Document | ItemError, bool]],
) -> Iterator[tuple[str, Document | ItemError]]:
    while order and not order[0][2]:
        target, outcome, _ = order.popleft()
        yield target, outcome


def _is_known(corpus: Corpus, document: Document) -> bool:
    with corpus.reading() as connection:
        return documents.is_known(connection, document)


def _entry(document: Document, result: Any) -> documents.Entry:
    """A document whose attribution fails is kept without statements, for `hearsay attribute --stored` to try again."""
    if isinstance(result, ItemError):
        return documents.Entry(document, (), read.VERSION, FAILED, f"no statements: {result}")
    statements, note = result
    return documents.Entry(document, statements, read.VERSION, attribute.VERSION, note)


def _kept(
    corpus: Corpus, batch: list[tuple[str, documents.Entry | ItemError | Document]], taken: str
) -> list[Taken | Failure]:
    """Keeps a batch in one transaction, with the judgements of earlier versions on the new ones; what became of each."""
    entries = [outcome for _, outcome in batch if isinstance(outcome, documents.Entry)]
    outcomes: deque[documents.Outcome] = deque()
    if entries:
        with corpus.writing() as connection:
            outcomes = deque(documents.add(connection, entries, taken))
            for entry, outcome in zip(entries, outcomes, strict=True):
                if outcome == "changed":
                    judging.judge_again(connection, documents.find(connection, entry.document.id))
    return [_told(target, outcome, outcomes) for target, outcome in batch]


def _told(target: str, outcome: Any, outcomes: deque[documents.Outcome]) -> Taken | Failure:
    if isinstance(outcome, ItemError):
        return target, outcome
    if isinstance(outcome, Document):
        return Taken(target, "known", outcome)
    error = outcome.note if outcome.attribute_version == FAILED else None
    became = outcomes.popleft()
    # a second copy in one batch, or another process's, was not kept
    number = 0 if became == "known" else len(outcome.statements)
    return Taken(target, became, outcome.document, number, error)
