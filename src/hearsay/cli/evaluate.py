"""`hearsay evaluate STAGE`: quality against what people annotated, or answered in the corpus."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import click

from hearsay.cli import attribute as attributing
from hearsay.cli import narrate as narrating
from hearsay.cli.filters import parsed
from hearsay.cli.options import corpus_at, corpus_option
from hearsay.cli.printing import printable
from hearsay.errors import LineError, UsageError
from hearsay.measure import quality
from hearsay.settings import Settings

_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.group(name="evaluate")
def command() -> None:
    """How good a stage is on texts that you annotated, or on the answers in your corpus.

    Annotated texts are JSON Lines as the stage's filter writes them, with the text. All figures but counts are in percent.
    """


@command.command(name="attribute")
@click.argument("gold", metavar="GOLD.jsonl", type=click.File("rb"))
@_JSON
def attribute(gold: Iterable[bytes], *, as_json: bool) -> None:
    """Statements of annotated texts: {"id", "text", "lang"?, "statements": […]}, as `hearsay attribute` answers.

    A statement is found where half of the letters of its content are (intersection over union); a triple is right where the
    source overlaps, too.
    """
    records = _records(gold, "text", "statements")
    counted = quality.Attribution()
    sent = (json.dumps({key: each[key] for key in each if key != "statements"}).encode() for each in records)
    for record, answer in zip(records, attributing.answers(sent), strict=True):
        counted.add(record["text"], record["statements"], answer.get("statements", []))
    _show("attribute", counted.figures(), as_json=as_json)


@command.command(name="narrate")
@click.argument("gold", metavar="[GOLD.jsonl]", type=click.File("rb"), required=False)
@click.option(
    "--level",
    type=click.Choice(["event", "message", "narrative"]),
    default="message",
    show_default=True,
    help="What the annotated clusters are.",
)
@_JSON
@corpus_option
def narrate(gold: Iterable[bytes] | None, *, level: str, as_json: bool, corpus: str | None) -> None:
    """Groups of annotated statements: {"id", "text", "lang"?, "date"?, "cluster"}; or the answers in the corpus.

    Without GOLD: each answer of `hearsay narratives answer` against what the definition and the other answers would have told.
    Answers are given where the machine is unsure, so these figures are lower than those of all statements.
    """
    if gold is None:
        _show_answers(corpus, as_json=as_json)
        return
    records = _records(gold, "text", "cluster")
    lines = [
        json.dumps({**{key: each[key] for key in each if key != "cluster"}, "id": number}).encode()
        for number, each in enumerate(records)
    ]
    found = {
        str(each["id"]): each["cluster"] for each in narrating.answers(lines, level) if "cluster" in each
    }
    wanted = {str(number): str(each["cluster"]) for number, each in enumerate(records)}
    _show(f"narrate --level {level}", quality.groups(wanted, found), as_json=as_json)


def _show_answers(corpus: str | None, *, as_json: bool) -> None:
    from hearsay.run.narrating import left_out  # noqa: PLC0415  vectors and models

    with corpus_at(corpus) as opened:
        found = left_out(opened)
    if not found:
        raise UsageError(
            "nothing was answered in this corpus; give a GOLD file, or `hearsay narratives answer`"
        )
    for name, (said, told) in found.items():
        _show(name, quality.answers(said, told), as_json=as_json)


def _records(lines: Iterable[bytes], *fields: str) -> list[dict[str, Any]]:
    """The annotated texts; raises UsageError with the line that is none."""
    records = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = parsed(line, number, Settings().max_page_bytes)
            except LineError as error:
                raise UsageError(str(error)) from None
            if missing := [each for each in fields if each not in record]:
                raise UsageError(
                    f"line {number} has no {' and no '.join(missing)}, so there is nothing to compare"
                )
            records.append(record)
    if not records:
        raise UsageError("the file holds no annotated text")
    return records


def _show(what: str, figures: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"evaluated": what, **figures}, ensure_ascii=False))
        return
    click.echo(printable(what))
    for name, value in figures.items():
        told = (
            "  ".join(f"{key} {one}" for key, one in value.items()) if isinstance(value, dict) else str(value)
        )
        click.echo(f"  {name:<20}{told}")
