"""`hearsay read TARGET…`: the document on each page and its statements, as a table or as JSON lines."""

import json
import sys
from collections import deque
from collections.abc import Iterator
from typing import Any

import click

from hearsay.cli.options import standard_input
from hearsay.cli.printing import printable
from hearsay.collect.files import Failure, pages
from hearsay.errors import ItemError
from hearsay.records import Page
from hearsay.run.worker import run
from hearsay.settings import Settings

Outcome = tuple[str, dict[str, Any] | ItemError]


@click.command(name="read")
@click.argument("targets", metavar="TARGET…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for a program.")
@click.option("--no-statements", is_flag=True, help="The documents alone.")
def command(targets: tuple[str, ...], *, as_json: bool, no_statements: bool) -> None:
    """Read pages: who said what, with its place in the text.

    TARGET is a URL, an HTML or text file, a folder of them, or - for standard input.
    """
    failed = False
    for target, outcome in _outcomes(targets, Settings()):
        if isinstance(outcome, ItemError):
            failed = True
            _say_failure(target, outcome, as_json=as_json)
        else:
            _say_reading(target, outcome, as_json=as_json, statements=not no_statements)
    if failed:
        sys.exit(ItemError.exit_status)


def _outcomes(targets: tuple[str, ...], settings: Settings) -> Iterator[Outcome]:
    """Every target's reading or error, in order: pages go to the worker, what failed before waits for its
    turn.
    """
    order: deque[str | Failure] = deque()

    def to_read() -> Iterator[Page]:
        for item in pages(targets, settings, standard_input()):
            if isinstance(item, Page):
                order.append(item.target)
                yield item
            else:
                order.append(item)

    for result in run(
        "hearsay.pipeline:reading",
        to_read(),
        settings.item_timeout,
        initialiser="hearsay.pipeline:open_reading",
    ):
        yield from _failures_first(order)
        yield str(order.popleft()), result
    yield from _failures_first(order)


def _failures_first(order: deque[str | Failure]) -> Iterator[Outcome]:
    while order and not isinstance(order[0], str):
        failure = order.popleft()
        assert not isinstance(failure, str)
        yield failure


def _say_failure(target: str, error: ItemError, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"target": printable(target), "error": str(error)}, ensure_ascii=False))
    else:
        click.echo(f"{printable(target)}: {error}", err=True)


def _say_reading(target: str, found: dict[str, Any], *, as_json: bool, statements: bool) -> None:
    shown = found if statements else {"document": found["document"]}
    if as_json:
        click.echo(json.dumps({"target": printable(target), **shown}, ensure_ascii=False))
        return
    # imported here: a program that asks for JSON does not wait for tables
    from hearsay.cli.tables import show  # noqa: PLC0415

    show(target, shown)
