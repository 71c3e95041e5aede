"""`hearsay overview`: what a corpus holds, at a glance, and as one HTML file."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hearsay.cli.options import corpus_at, corpus_option, now
from hearsay.cli.printing import printable
from hearsay.errors import UsageError
from hearsay.records import UNKNOWN, Overview

if TYPE_CHECKING:
    from hearsay.store.engine import Corpus

# rows on a screen
_SPEAKERS, _ROUTES = 10, 2
# texts that the report holds whole; a browser opens no page of a hundred thousand
WHOLE = 300


@click.command(name="overview")
@click.option("--html", metavar="FILE.html", help="Write a report of one file, for screen and paper.")
@click.option("--title", default="What was said, by whom, through whom", help="The report's title.")
@corpus_option
def command(*, html: str | None, title: str, corpus: str | None) -> None:
    """Count documents and statements by speaker, country and outlet, and show the longest ways by which something came."""
    with corpus_at(corpus) as opened:
        from hearsay.run.summing import sum_up  # noqa: PLC0415  the database's libraries

        found = sum_up(opened)
        show(Console(highlight=False), found)
        if html:
            write_report(opened, found, Path(html), title)
            click.echo(f"report: {html}", err=True)


def write_report(corpus: "Corpus", found: Overview, path: Path, title: str) -> None:
    """Writes the report of a corpus; raises UsageError where the file cannot be written."""
    from hearsay import __version__  # noqa: PLC0415
    from hearsay.publish.report import report  # noqa: PLC0415  only where it is asked for
    from hearsay.run.summing import items  # noqa: PLC0415

    with corpus.reading() as connection:
        page = report(
            found,
            islice(items(connection, newest_first=True), WHOLE),
            title,
            f"Hearsay {__version__}, {now()[:10]}",
        )
    try:
        path.write_text(page, encoding="utf8")
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror}); name another file with --html"
        ) from error


def show(console: Console, overview: Overview) -> None:
    """Prints the overview."""
    days = f", {overview.first_day} to {overview.last_day}" if overview.first_day else ""
    console.print(
        f"{overview.documents:,} documents of {len(overview.outlets)} outlets in {len(overview.languages)} languages{days}:"
        f" {overview.statements:,} statements, {len(overview.speakers):,} speakers."
    )
    console.print()
    console.print(_speakers(overview))
    console.print()
    console.print(_countries(overview))
    console.print()
    for i, example in enumerate(overview.routes[:_ROUTES]):
        console.print(
            Text.assemble(
                "The longest chain: " if i == 0 else "Another: ",
                (printable(" ← ".join(example.route)), "green"),
            )
        )
        console.print(Padding(Text(printable(example.quote)), (0, 0, 0, 4)))
        day = (example.document.published or "no day")[:10]
        where = f"{day} · {example.document.title} · text[{example.start}:{example.end}]"
        console.print(Padding(Text(printable(where), style="dim"), (0, 0, 0, 4)))


def _speakers(overview: Overview) -> Table:
    table = Table("speaker", "office", "country", expand=True, pad_edge=False, show_edge=False, box=None)
    for heading in ("statements", "outlets"):
        table.add_column(heading, justify="right")
    for speaker in overview.speakers[:_SPEAKERS]:
        country = "" if speaker.country == UNKNOWN else speaker.country
        table.add_row(
            *_cells(speaker.name, speaker.office or "", country, speaker.statements, speaker.outlets)
        )
    return table


def _countries(overview: Overview) -> Table:
    table = Table("country", expand=True, pad_edge=False, show_edge=False, box=None)
    for heading in ("documents", "statements in them", "statements of its speakers"):
        table.add_column(heading, justify="right")
    for country, (documents, statements) in overview.countries.items():
        said = overview.speaker_countries.get(country, 0)
        table.add_row(*_cells(country, documents, statements, said))
    return table


def _cells(*values: str | int) -> list[Text]:
    return [Text(printable(str(value))) for value in values]
