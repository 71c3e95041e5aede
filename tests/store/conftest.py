"""A corpus of a few texts, without the stages: what is stored is written here."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hearsay.read.addresses import address
from hearsay.records import Document, Statement
from hearsay.store import documents
from hearsay.store.engine import Corpus, open_corpus

TAKEN = "2024-03-10T08:00:00+00:00"
Make = Callable[..., documents.Entry]


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with open_corpus(str(tmp_path / "corpus.db"), create=True) as opened:
        yield opened


def entry(text: str, *said: str, speaker: str | None = "Jane Roe", **facts: str) -> documents.Entry:
    """An entry whose statements have these contents, all said by one speaker; their cue is the text's first letter."""
    statements = [
        Statement(
            source=(),
            cue=((0, 1),),
            content=((text.index(words), text.index(words) + len(words)),),
            type="indirect",
            kind="speech",
            speaker=speaker,
            confidence=0.8,
        )
        for words in said
    ]
    facts = {"lang": "en", "published": "2024-03-05", "outlet": "Velmora Herald", **facts}
    document = Document(text, address=address(facts.get("url")), **facts)  # type: ignore[arg-type]
    return documents.Entry(document, statements, "read/1", "attribute/1")


def put(corpus: Corpus, *entries: documents.Entry, taken: str = TAKEN) -> list[str]:
    with corpus.writing() as connection:
        return list(documents.add(connection, entries, taken))
