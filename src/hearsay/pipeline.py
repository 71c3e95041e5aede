"""What flows through Hearsay, in order; the file to read first.

    collect ──> read ──> attribute ──> link ──> (relate: to come) ──> narrate ──> measure ──> publish
     Page      Document   Statement    Link                       Narrative   Overview    tables, report

Each stage is a package of its own that knows no other; here they are put together. What they make is kept by `store`, the
corpus; `run` takes texts in, attributes them anew and sums them up.
"""

import datetime as dt
import importlib
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cache
from typing import Any, NamedTuple

from hearsay import attribute, link, measure, narrate, read
from hearsay.attribute.stage import attribute as statements_of
from hearsay.errors import LineError
from hearsay.link.register import as_day, open_register
from hearsay.link.stage import link_name, mentions
from hearsay.link.statements import Linker
from hearsay.read.article import read as document_of
from hearsay.read.language import language
from hearsay.records import Actor, Document, Mention, Page, Part, Statement, as_json
from hearsay.run.worker import loading

# half a surrogate pair is no character and no library takes it; what replaces it keeps every other in its place
_LONE = re.compile("[\ud800-\udfff]")
# code points; three times the longest article of PolNeAR, four seconds of the English encoder
MOST_ATTRIBUTED = 100_000
# a sentence that makes a language load all its models and tables; its statements are thrown away
_FIRST_WORDS = {
    "en": '"The bridge is safe," Mayor Jane Roe said on Monday, according to the Velmora Herald.',
    "ru": "«Мост цел», — заявила в понедельник мэр Яна Рой. По её словам, его откроют, сообщает «Вельмора».",
}
# the fields of a document that hold words of its page
_WORDS = ("text", "lang", "title", "byline", "outlet", "url", "address", "published")
# what `reading` imports at its first page
_HEAVY = ("trafilatura", "trafilatura.metadata", "htmldate")


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
    Stage("link", link.VERSION, "name, Document", "Link, Mention"),
    Stage("narrate", narrate.VERSION, "Statement", "Narrative"),
    Stage("measure", measure.VERSION, "Document, Statement", "Overview"),
)


def open_reading() -> None:
    """Loads what every page needs, before the first: imports and the language model, no rules of a language."""
    for name in _HEAVY:
        importlib.import_module(name)
    open_attribution()


def open_attribution() -> None:
    """Loads what tells languages apart; the rules of each are loaded at the first text that is in it."""
    language(_FIRST_WORDS["en"])


@cache
def _open(lang: str) -> None:
    """Loads a language's models and tables, once a process and charged to no item."""
    if lang in _FIRST_WORDS:
        with loading():
            statements_of([Document(_FIRST_WORDS[lang], lang=lang)])


def reading(page: Page) -> dict[str, Any]:
    """A page's document and its statements, as `hearsay read --json` prints them; raises ReadError."""
    document = document_of(page, today=dt.datetime.now(dt.UTC).date())
    return {
        "document": {"id": document.id, **as_json(document), "version": read.VERSION},
        **_attributed(document),
    }


def attributed(line: dict[str, Any]) -> dict[str, Any]:
    """What the filter `hearsay attribute` adds to a line `{"text", "lang"?, "date"?}`; raises LineError.

    The text is used as given. A language may be written with its region ("ru-RU"), which is left out.
    """
    text = line.get("text")
    if not isinstance(text, str):
        raise LineError('has no "text" that is a string; give {"id": …, "text": "…"}')
    lang, date = line.get("lang"), line.get("date")
    if lang is not None and not isinstance(lang, str):
        raise LineError('"lang" is no language code; give "en", "ru" or leave it out')
    if date is not None and not isinstance(date, str):
        raise LineError('"date" is no string; give an ISO day as "2024-03-05" or leave it out')
    primary = re.split("[-_]", (lang or "").strip().lower())[0]
    document = Document(text, lang=primary or language(_LONE.sub(" ", text)), published=date)
    return {"lang": document.lang, **_attributed(document)}


def open_linking() -> None:
    """Loads the register."""
    open_register()


def linked(line: dict[str, Any], *, always: bool = False) -> dict[str, Any]:
    """What the filter `hearsay link` adds to a line with a "name" or, for a whole document, a "text"; raises LineError."""
    words = {key: line.get(key) for key in ("name", "text", "lang", "date", "country", "context")}
    for key, value in words.items():
        if value is not None and not isinstance(value, str):
            raise LineError(f'"{key}" is no string; give one or leave it out')
    if words["date"] and as_day(words["date"]) is None:
        raise LineError('"date" is no ISO day; give one as "2024-03-05" or leave it out')
    primary = re.split("[-_]", (words["lang"] or "").strip().lower())[0] or None
    if words["name"] is not None:
        found = link_name(
            open_register(),
            words["name"],
            primary,
            words["date"],
            words["country"],
            words["context"],
            always=always,
        )
        kept = asdict(found)
        return {key: value for key, value in kept.items() if value is not None or key == "actor"}
    if words["text"] is None:
        raise LineError('has no "name" and no "text" that is a string; give {"id": …, "name": "…"}')
    text = _LONE.sub("\ufffd", words["text"])
    document = Document(text, lang=primary or language(text), published=words["date"])
    return {"mentions": [asdict(mention) for mention in mentions(open_register(), document)]}


_linker: list[Linker] = []


def open_meaning(own: Sequence[Actor]) -> None:
    """Loads the register, and the corpus's own actors beside it."""
    _linker[:] = [Linker(open_register(), own)]


def meant(
    document: Document, statements: Sequence[Statement], country: str | None
) -> tuple[list[Mention], list[Part]]:
    """The mentions of a document of the corpus, and whom the names in its statements mean; `country` is the outlet's."""
    within = replace(document, text=_LONE.sub("\ufffd", document.text))
    return _linker[0].meant(within, statements, country)


def linked_always(line: dict[str, Any]) -> dict[str, Any]:
    """`linked`, with the likeliest actor where it is not sure."""
    return linked(line, always=True)


def _attributed(document: Document) -> dict[str, Any]:
    statements, note = stated(document)
    found: dict[str, Any] = {"statements": [as_json(statement) for statement in statements]}
    return {**found, "note": note} if note else found


def document_on(page: Page) -> Document:
    """A page's document, as the corpus keeps it: without half characters, which no database takes. Raises ReadError."""
    document = document_of(page, today=dt.datetime.now(dt.UTC).date())
    words: dict[str, Any] = {
        name: _LONE.sub("\ufffd", value) for name in _WORDS if (value := getattr(document, name))
    }
    return replace(document, **words)


def stated(document: Document) -> tuple[Sequence[Statement], str | None]:
    """The statements, and a note where there are none for a language or for the end of a very long text."""
    _open(document.lang or "")
    within = _LONE.sub("\ufffd", document.text[:MOST_ATTRIBUTED])
    statements = statements_of([replace(document, text=within)])[0]
    if document.lang not in attribute.LANGUAGES:
        return statements, f"statements are not extracted in this language ({document.lang or 'unknown'})"
    if len(document.text) > MOST_ATTRIBUTED:
        return statements, f"statements are extracted from the first {MOST_ATTRIBUTED:,} characters only"
    return statements, None
