"""`hearsay attribute`: the stage alone, as a filter of JSON Lines."""

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import click

from hearsay.errors import ItemError, LineError
from hearsay.run.worker import run
from hearsay.settings import Settings


@click.command(name="attribute")
@click.argument("files", metavar="[FILE…]", nargs=-1, type=click.File("rb"))
def command(files: tuple[Iterable[bytes], ...]) -> None:
    """Statements of texts: JSON Lines in (standard input or FILEs), JSON Lines out, order kept.

    In: {"id", "text", "lang"?, "date"?}; out: {"id", "statements": […]}. A line that cannot be handled comes back as
    {"id", "error"}, the rest goes on, and the exit status is 1. Offsets count code points of the text as given.
    """
    failed = False
    for answer in answers(line for file in files or (sys.stdin.buffer,) for line in file):
        failed = failed or "error" in answer
        # half a surrogate pair in a field that passes through is written as JSON's own escape
        line = json.dumps(answer, ensure_ascii=False).encode("utf8", "backslashreplace")
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    if failed:
        sys.exit(ItemError.exit_status)


def answers(lines: Iterable[bytes], settings: Settings | None = None) -> Iterator[dict[str, Any]]:
    """An answer for every line that is not blank, in order; lines are read as they are needed."""
    settings = settings or Settings()
    asked: deque[tuple[Any, LineError | None]] = deque()

    def to_attribute() -> Iterator[dict[str, Any]]:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = _parsed(line, number, settings.max_page_bytes)
            except LineError as error:
                asked.append((None, error))
            else:
                asked.append((record.get("id"), None))
                yield record

    for result in run("hearsay.pipeline:attributed", to_attribute(), settings.item_timeout):
        yield from _refused(asked)
        key, _ = asked.popleft()
        yield {"id": key, "error": str(result)} if isinstance(result, ItemError) else result
    yield from _refused(asked)


def _refused(asked: deque[tuple[Any, LineError | None]]) -> Iterator[dict[str, Any]]:
    """The lines at the head of the queue that were refused before they reached the stage."""
    while asked and asked[0][1] is not None:
        key, error = asked.popleft()
        yield {"id": key, "error": str(error)}


def _parsed(line: bytes, number: int, limit: int) -> dict[str, Any]:
    if len(line) > limit:
        raise LineError(f"line {number} is longer than {limit:,} bytes; split the text")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError(
            f"line {number} is no JSON ({str(error).splitlines()[0][:100]}); one object a line"
        ) from None
    if not isinstance(record, dict):
        raise LineError(f'line {number} is JSON but no object; give {{"id": …, "text": "…"}}')
    return record
