"""JSON Lines of articles as Pages: a line is an article's text (or its HTML) with what its source says of it.

Fields bear the names of Document, or others by a mapping ("text=body.plain": dots lead into objects).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hearsay.errors import ItemError, LineError, UsageError
from hearsay.records import Page

SUFFIXES = (".jsonl", ".ndjson")
# what may be given of an article; "html" in place of "text" is read as a page
GIVEN = ("title", "byline", "outlet", "published", "lang")
FIELDS = ("text", "html", "url", *GIVEN)
Mapped = Mapping[str, str]
Failure = tuple[str, ItemError]


def is_lines(name: str) -> bool:
    """Whether a file is JSON Lines by its name."""
    return name.lower().removesuffix(".gz").endswith(SUFFIXES)


def mapping(pairs: Iterable[str]) -> Mapped:
    """Each field's name in the lines, by pairs as "text=body"; raises UsageError."""
    names = {field: field for field in FIELDS}
    for pair in pairs:
        field, mark, name = pair.partition("=")
        if not (mark and name and field in FIELDS):
            raise UsageError(
                f"“{pair}” maps no field; write FIELD=NAME, FIELD being one of {', '.join(FIELDS)}"
            )
        names[field] = name
    return names


def articles(target: str, lines: Iterable[bytes], names: Mapped, limit: int) -> Iterator[Page | Failure]:
    """A Page for each line that is not blank, or why the line is none; targets are "file:line"."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{target}:{number}"
            try:
                yield _article(place, line, names, limit)
            except LineError as error:
                yield place, error


def _article(place: str, line: bytes, names: Mapped, limit: int) -> Page:
    if len(line) > limit:
        raise LineError(f"is longer than {limit:,} bytes; no article is")
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        raise LineError("is no UTF-8 (Windows-1251 perhaps); save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise LineError('is no JSON; write one object a line: {"text": "…", "url": "…"}') from error
    if not isinstance(record, dict):
        raise LineError('is no JSON object; write {"text": "…", "url": "…"}')
    found = {field: _value(record, names[field]) for field in FIELDS}
    html = found["html"] if not found["text"] else None
    body = found["text"] or html
    if not (body and body.strip()):
        raise LineError(
            f"has no text in “{names['text']}”; map the field that holds it, as --field text=body"
        )
    return Page(
        place,
        body.encode("utf-8", "replace"),
        url=found["url"],
        charset="utf-8",
        media_type="text/html" if html else "text/plain",
        given={field: value for field in GIVEN if (value := found[field])},
    )


def _value(record: Any, name: str) -> str | None:
    """The string at a dotted name, None where there is none; a list of names (authors) is joined."""
    value = record
    for part in [name] if isinstance(record, dict) and name in record else name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        value = ", ".join(value)
    if value is None or isinstance(value, str):
        return value if value and value.strip() else None
    raise LineError(f"“{name}” holds {type(value).__name__} where a string is meant; map another field")
