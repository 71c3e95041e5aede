"""`hearsay attribute`: the stage alone, as a filter of JSON Lines."""

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import click

from hearsay.cli.options import corpus_at, corpus_option
from hearsay.errors import ItemError, LineError, UsageError
from hearsay.run.worker import run
from hearsay.settings import Settings

# what the stage is given; all else stays here and is put together with its answer
SENT = ("text", "lang", "date")
# what an answer says of itself, so a field of that name in a line is no part of it; and the text, for its size
OURS = frozenset(("text", "lang", "statements", "note", "error"))
Answer = dict[str, Any]


@click.command(name="attribute")
@click.argument("files", metavar="[FILE…]", nargs=-1, type=click.File("rb"))
@click.option(
    "--stored", is_flag=True, help="Attribute anew what an earlier version attributed in the corpus."
)
@click.option("--all", "everything", is_flag=True, help="With --stored: every document of the corpus.")
@corpus_option
def command(
    files: tuple[Iterable[bytes], ...], *, stored: bool, everything: bool, corpus: str | None
) -> None:
    """Statements of texts: JSON Lines in (standard input or FILEs), JSON Lines out, order kept.

    In: {"id", "text", "lang"?, "date"?}; out: {"id", "statements": […]}. A line that cannot be handled comes back as
    {"id", "error"}, the rest goes on, and the exit status is 1. Offsets count code points of the text as given.

    With --stored the texts are those of the corpus; judgements are put on the new statements.
    """
    if stored and files:
        raise UsageError("--stored takes its texts from the corpus; leave the FILEs out")
    if stored:
        _attribute_stored(corpus, everything=everything)
        return
    if everything:
        raise UsageError("--all goes with --stored")
    failed = False
    for answer in answers(line for file in files or (sys.stdin.buffer,) for line in file):
        line, refused = _written(answer)
        failed = failed or refused or "error" in answer
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    if failed:
        sys.exit(ItemError.exit_status)


def _attribute_stored(where: str | None, *, everything: bool) -> None:
    """Prints a line a document; one that fails keeps the statements it has."""
    from hearsay.run.judging import attribute_again  # noqa: PLC0415  the database's libraries

    failed = False
    with corpus_at(where) as corpus:
        for document, outcome in attribute_again(corpus, Settings(), everything=everything):
            error = isinstance(outcome, ItemError)
            failed = failed or error
            found = {"error": str(outcome)} if error else {"statements": outcome}
            click.echo(json.dumps({"id": document, **found}, ensure_ascii=False))
    if failed:
        sys.exit(ItemError.exit_status)


def answers(lines: Iterable[bytes], settings: Settings | None = None) -> Iterator[Answer]:
    """An answer for every line that is not blank, in order; lines are read as they are needed."""
    settings = settings or Settings()
    asked: deque[Answer | LineError] = deque()

    def to_attribute() -> Iterator[Answer]:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = _parsed(line, number, settings.max_page_bytes)
            except LineError as error:
                asked.append(error)
            else:
                asked.append({key: value for key, value in record.items() if key not in OURS})
                yield {key: record[key] for key in SENT if key in record}

    results = run(
        "hearsay.pipeline:attributed",
        to_attribute(),
        settings.item_timeout,
        initialiser="hearsay.pipeline:open_attribution",
    )
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


def _parsed(line: bytes, number: int, limit: int) -> dict[str, Any]:
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
