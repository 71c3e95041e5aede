"""What flows through Hearsay, in order; the file to read first.

    collect ──> read ──> attribute ──> (link ──> relate ──> narrate ──> measure ──> publish: to come)
     Page      Document   Statement

Each stage is a package of its own that knows no other; here they are put together.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from hearsay import attribute, read
from hearsay.attribute.stage import attribute as statements_of
from hearsay.errors import LineError
from hearsay.read.article import read as document_of
from hearsay.read.language import language
from hearsay.records import Document, Page, Statement, as_json

# half a surrogate pair is no character and no library takes it; what replaces it keeps every other in its place
_LONE = re.compile("[\ud800-\udfff]")
# code points; ten times the longest article of PolNeAR, three seconds of Russian syntax
MOST_ATTRIBUTED = 200_000


class Stage(NamedTuple):
    """A stage: its name is its package's and its command's, its version stands on what it made."""

    name: str
    version: str
    turns: str
    into: str


STAGES = (
    Stage("collect", "collect/1", "addresses, files, folders", "Page"),
    Stage("read", read.VERSION, "Page", "Document"),
    Stage("attribute", attribute.VERSION, "Document", "Statement"),
)


def reading(page: Page) -> dict[str, Any]:
    """A page's document and its statements, as `hearsay read --json` prints them; raises ReadError."""
    document = document_of(page, today=dt.datetime.now(dt.UTC).date())
    return {
        "document": {"id": document.id, **as_json(document), "version": read.VERSION},
        **_attributed(document),
    }


def attributed(line: dict[str, Any]) -> dict[str, Any]:
    """The answer of the filter `hearsay attribute` to one line `{"id", "text", "lang"?, "date"?, …}`; raises LineError.

    The text is used as given; fields that the filter does not know pass through, but for the text itself.
    """
    text = line.get("text")
    if not isinstance(text, str):
        raise LineError('has no "text" that is a string; give {"id": …, "text": "…"}')
    lang = line.get("lang")
    if lang is not None and not isinstance(lang, str):
        raise LineError('"lang" is no language code; give "en", "ru" or leave it out')
    document = Document(text, lang=lang or language(_LONE.sub(" ", text)), published=line.get("date"))
    kept = {key: value for key, value in line.items() if key not in {"text", "statements"}}
    return {**kept, "lang": document.lang, **_attributed(document)}


def _attributed(document: Document) -> dict[str, Any]:
    """The statements, and a note where there are none for a language or for the end of a very long text."""
    within = _LONE.sub("\ufffd", document.text[:MOST_ATTRIBUTED])
    statements: Sequence[Statement] = statements_of([replace(document, text=within)])[0]
    found: dict[str, Any] = {"statements": [as_json(statement) for statement in statements]}
    if document.lang not in attribute.LANGUAGES:
        found["note"] = f"statements are not extracted in this language ({document.lang or 'unknown'})"
    elif len(document.text) > MOST_ATTRIBUTED:
        found["note"] = f"statements are extracted from the first {MOST_ATTRIBUTED:,} characters only"
    return found
