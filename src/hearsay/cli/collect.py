"""`hearsay collect TARGET…`: pages, folders, JSON Lines and addresses into the corpus."""

import json
import sys
from collections import Counter

import click

from hearsay.cli.options import corpus_at, corpus_option, now, standard_input
from hearsay.cli.printing import printable
from hearsay.collect.files import pages
from hearsay.collect.lines import FIELDS, mapping
from hearsay.errors import ItemError
from hearsay.records import Document
from hearsay.settings import Settings


@click.command(name="collect")
@click.argument("targets", metavar="TARGET…", nargs=-1, required=True)
@click.option(
    "--field",
    "fields",
    metavar="FIELD=NAME",
    multiple=True,
    help=f"In JSON Lines, the name under which a field stands: {', '.join(FIELDS)}.",
)
@click.option("--jsonl", is_flag=True, help="All files, and standard input, are JSON Lines.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for a program.")
@corpus_option
def command(
    targets: tuple[str, ...], *, fields: tuple[str, ...], jsonl: bool, as_json: bool, corpus: str | None
) -> None:
    """Take articles into the corpus, which is made where there is none.

    TARGET is a URL, an HTML or text file, JSON Lines (.jsonl, a text or its html a line), a folder of them, or - for
    standard input. What is known already is left as it is; another text under a known URL is a new version. A line is
    printed for a text when it is kept. At the end the names in what is new are linked to actors.
    """
    # imported here: who asks for help does not wait for the database's libraries
    from hearsay.run.linking import link_new  # noqa: PLC0415
    from hearsay.run.taking import take  # noqa: PLC0415

    settings, names = Settings(), mapping(fields)
    counts: Counter[str] = Counter()
    with corpus_at(corpus, create=True) as opened:
        items = pages(targets, settings, standard_input(), fields=names, jsonl=jsonl)
        for outcome in take(opened, items, settings, now()):
            if isinstance(outcome, tuple):
                target, error = outcome
                counts["failed"] += 1
                _say_failure(target, str(error), as_json=as_json)
                continue
            counts[outcome.outcome] += 1
            counts["statements"] += outcome.statements
            if outcome.error:
                counts["failed"] += 1
                _say_failure(outcome.target, outcome.error, as_json=False)
            elif outcome.outcome != "known" and not as_json and (why := _without_day(outcome.document)):
                click.echo(f"{printable(outcome.target)}: kept, {printable(why)}", err=True)
            line = {"target": outcome.target, "id": outcome.document.id, "outcome": outcome.outcome}
            if as_json:
                click.echo(json.dumps({**line, "statements": outcome.statements}, ensure_ascii=False))
            elif outcome.outcome != "known":
                title = outcome.document.title or outcome.target
                number = f"{outcome.statements} statements"
                click.echo(
                    f"{outcome.outcome:<8}{outcome.document.id[:12]}  {number:>14}  {printable(title)}"
                )
            sys.stdout.flush()
        for document, linked in link_new(opened, settings):
            if isinstance(linked, ItemError):
                counts["failed"] += 1
                _say_failure(document, f"kept, but its names are not linked: {linked}", as_json=False)
    if not as_json:
        click.echo(_summary(counts), err=True)
    if counts["failed"]:
        sys.exit(ItemError.exit_status)


def _say_failure(target: str, error: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"target": printable(target), "error": error}, ensure_ascii=False))
    else:
        click.echo(f"{printable(target)}: {error}", err=True)


def _without_day(document: Document) -> str | None:
    """Why a document has no day although one was given."""
    return document.published_from if document.published is None else None


def _summary(counts: Counter[str]) -> str:
    return (
        f"{counts['new']} new, {counts['changed']} new versions, {counts['known']} known, {counts['failed']} failed;"
        f" {counts['statements']} statements"
    )
