"""Filters of JSON Lines: a stage's job done on every line in a child process, order kept, a bad line answered in its place."""

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hearsay.errors import ItemError, LineError
from hearsay.run.worker import run
from hearsay.settings import Settings

Answer = dict[str, Any]


class Filter(NamedTuple):
    """A job and what opens its models, as "package.module:name"; the fields of a line it gets, and those it fills."""

    job: str
    initialiser: str
    sent: tuple[str, ...]
    ours: frozenset[str]


def lines(files: tuple[Iterable[bytes], ...]) -> Iterator[bytes]:
    """The lines of files, of standard input where there are none."""
    return (line for file in files or (sys.stdin.buffer,) for line in file)


def run_filter(found: Iterable[Answer]) -> None:
    """Writes answers as they come; ends the program with status 1 where one was an error."""
    failed = False
    for answer in found:
        line, refused = _written(answer)
        failed = failed or refused or "error" in answer
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    if failed:
        sys.exit(ItemError.exit_status)


def answers(filter_: Filter, lines: Iterable[bytes], settings: Settings) -> Iterator[Answer]:
    """An answer for every line that is not blank, in order; lines are read as they are needed."""
    asked: deque[Answer | LineError] = deque()

    def to_do() -> Iterator[Answer]:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = parsed(line, number, settings.max_page_bytes)
            except LineError as error:
                asked.append(error)
            else:
                asked.append({key: value for key, value in record.items() if key not in filter_.ours})
                yield {key: record[key] for key in filter_.sent if key in record}

    results = run(filter_.job, to_do(), settings.item_timeout, initialiser=filter_.initialiser)
    for result in results:
        yield from _refused(asked)
        kept = asked.popleft()
        assert not isinstance(kept, LineError)
        failure = isinstance(result, ItemError)
        yield {"id": kept.get("id"), "error": str(result)} if failure else {**kept, **result}
    yield from _refused(asked)


def _refused(asked: deque[Answer | LineError]) -> Iterator[Answer]:
    """The lines at the head of the queue that were refused before they reached the stage."""
    while asked and isinstance(asked[0], LineError):
        yield {"id": None, "error": str(asked.popleft())}


def parsed(line: bytes, number: int, limit: int) -> dict[str, Any]:
    """The object in a line; raises LineError."""
    if len(line) > limit:
        raise LineError(f"line {number} is longer than {limit:,} bytes; split the text")
    try:
        record = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise LineError(
            f"line {number} is no JSON ({str(error).splitlines()[0][:100]}); one object a line"
        ) from None
    if not isinstance(record, dict):
        raise LineError(f'line {number} is JSON but no object; give {{"id": …, "text": "…"}}')
    return record


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is Python's, write null")


def _written(answer: Answer) -> tuple[bytes, bool]:
    """The answer as a line, and whether a field that passes through stands in the way of that."""
    try:
        line, refused = json.dumps(answer, ensure_ascii=False, allow_nan=False), False
    except (ValueError, RecursionError):
        words = "holds a field nested too deeply or a number too large to be written; leave it out"
        key = answer.get("id")
        key = key if isinstance(key, str | int) else None
        line, refused = json.dumps({"id": key, "error": words}), True
    # half a surrogate pair in a field that passes through is written as JSON's own escape
    return line.encode("utf8", "backslashreplace"), refused
