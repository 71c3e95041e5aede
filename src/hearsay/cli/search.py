"""`hearsay search "words"`: statements of the corpus that hold the words in any of their forms."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from hearsay.cli.lists import Format, Row, write
from hearsay.cli.options import corpus_at, corpus_option, day, gloss_option, list_formats
from hearsay.cli.printing import GLOSS
from hearsay.cli.rows import DOCUMENT_COLUMNS, STATEMENT_COLUMNS, document, statement
from hearsay.errors import UsageError

if TYPE_CHECKING:
    from hearsay.store.search import Asked

# a screen or two; files hold all
_SHOWN = 50
_SHORT = 12


def _show_statements(rows: Iterable[Row]) -> None:
    """Who said what, and below it where, how it came there and how sure it is."""
    console = Console(highlight=False)
    for row in rows:
        line = Text(row["speaker"] or row["source"] or "nobody named", style="bold cyan")
        line.append(f", {row['role']}" if row["role"] else "", style="not bold")
        line.append(f"  {row['cue']}  ", style="not bold yellow")
        line.append(row["quote"], style="not bold default")
        console.print(line)
        if row.get("gloss"):
            console.print(Padding(Text(f"{GLOSS}: {row['gloss']}", style="italic"), (0, 0, 0, 4)))
        path = " ← ".join([row["outlet"] or "an unnamed outlet", *row["via"]])
        facts = (row["day"] or "no day", path, row["kind"], f"{row['confidence']:.2f}", row["id"][:_SHORT])
        console.print(Padding(Text(" · ".join(facts), style="dim"), (0, 0, 0, 4)))


def _show_documents(rows: Iterable[Row]) -> None:
    console = Console(highlight=False)
    for row in rows:
        console.print(Text(row["title"] or row["url"] or "untitled", style="bold"))
        facts = (row["day"] or "no day", row["outlet"], row["lang"], row["note"], row["id"][:_SHORT])
        console.print(Padding(Text(" · ".join(filter(None, facts)), style="dim"), (0, 0, 0, 4)))


def _glossed(row: Row) -> Row:
    from hearsay.run.glossing import gloss  # noqa: PLC0415  the lexicon

    return {**row, "gloss": gloss(row["quote"], row["lang"])}


def _share(_: click.Context, parameter: click.Parameter, value: float) -> float:
    if not 0 <= value <= 1:
        raise click.BadParameter("is between 0 and 1", param=parameter)
    return value


@click.command(name="search")
@click.argument("words", default="")
@click.option("--speaker", metavar="NAME", help="Said by; any part and form of the name.")
@click.option("--actor", metavar="NAME|ID", help="Said by the actor of this name or id, under any spelling.")
@click.option("--outlet", metavar="NAME", help="In the outlet of this name or domain.")
@click.option("--sphere", metavar="NAME", help="In an outlet of the sphere.")
@click.option("--lang", metavar="CODE", help="In a text of the language, as en, ru.")
@click.option("--kind", type=click.Choice(["speech", "attitude"]), help="Said, or thought and wanted.")
@click.option("--since", metavar="DAY", callback=day, help="Published on the day or later.")
@click.option("--until", metavar="DAY", callback=day, help="Published on the day or earlier.")
@click.option(
    "--min-confidence", metavar="0…1", type=float, callback=_share, default=0.0, help="At least so sure."
)
@click.option("--documents", is_flag=True, help="Whole texts that hold the words, statements or not.")
@click.option("--all-versions", is_flag=True, help="Earlier versions of a text too.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), help=f"At most N; {_SHOWN} in a table, else all."
)
@gloss_option
@list_formats
@corpus_option
def command(**options: Any) -> None:
    """Find statements whose words or speaker hold all WORDS, in any inflected form, the newest day first.

    "A phrase" stands together, -word must not stand. Without WORDS: all that fit the options.
    """
    from hearsay.store.search import Asked  # noqa: PLC0415  the database's libraries

    shape = Format(options.pop("as_json"), options.pop("as_csv"), options.pop("xlsx")).check()
    limit = options.pop("limit") or (_SHOWN if shape.is_table else None)
    corpus, documents, gloss = options.pop("corpus"), options.pop("documents"), options.pop("gloss")
    if documents and gloss:
        raise UsageError("--gloss is for statements; leave --documents out")
    _answer(Asked(**options), corpus, shape, limit, documents=documents, gloss=gloss)


def _answer(
    asked: "Asked", corpus: str | None, shape: Format, limit: int | None, *, documents: bool, gloss: bool
) -> None:
    from hearsay.store import search  # noqa: PLC0415  the database's libraries

    with corpus_at(corpus) as opened, opened.reading() as connection:
        if asked.actor and not documents:
            from hearsay.run import actors  # noqa: PLC0415  the register

            asked = replace(asked, actor=actors.find(connection, asked.actor))
        if documents:
            what, rows = "documents", map(document, search.found_documents(connection, asked, limit))
            shown = write(rows, DOCUMENT_COLUMNS, shape, _show_documents)
        else:
            what, rows = "statements", map(statement, search.found_statements(connection, asked, limit))
            columns = (*STATEMENT_COLUMNS, "gloss") if gloss else STATEMENT_COLUMNS
            shown = write(map(_glossed, rows) if gloss else rows, columns, shape, _show_statements)
        if shape.is_table:
            count = search.count_documents if documents else search.count_statements
            found = count(connection, asked)
            many = f"more than {search.COUNTED:,}" if found > search.COUNTED else f"{found:,}"
            click.echo(f"{shown} of {many} {what}" if shown < found else f"{many} {what}", err=True)
