"""`hearsay actors`: who is who in the corpus: a person's own table, decisions on who is one, and what each said."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from hearsay.cli.lists import Column, Format, Row, table, write
from hearsay.cli.options import corpus_at, corpus_option, list_formats, now, person, who_option, why_option
from hearsay.cli.printing import printable

if TYPE_CHECKING:
    from hearsay.run.actors import Page

_COLUMNS = ("name", "office", "country", "statements", "documents", "origin", "id")
_TABLE = table(
    Column("actor", ("name",), 4),
    Column("office", ("office",), 4),
    Column("country", ("country",), 2),
    Column("statements", ("statements",), 0),
    Column("documents", ("documents",), 0),
    Column("id", ("id",), 0),
)
# statements of each kind on a page; files and --json have all
_SHOWN = 8


@click.group(name="actors")
def command() -> None:
    """Who speaks in the corpus: list and show them, add your own, say who is one and who is not."""


@command.command(name="list")
@list_formats
@corpus_option
def list_actors(*, as_json: bool, as_csv: bool, xlsx: str | None, corpus: str | None) -> None:
    """List the actors that speak, those with most statements first, then the corpus's own that do not."""
    from hearsay.run import actors  # noqa: PLC0415  the database's libraries

    shape = Format(as_json, as_csv, xlsx).check()
    with corpus_at(corpus) as opened:
        write(actors.listed(opened), _COLUMNS, shape, _TABLE)


@command.command(name="show")
@click.argument("actor", metavar="NAME|ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with every statement.")
@corpus_option
def show(actor: str, *, as_json: bool, corpus: str | None) -> None:
    """Show an actor: names in all scripts, offices by date, what they said, who quoted them, who spoke of them.

    ID is a Wikidata number or what `hearsay actors list` prints; a NAME is looked up in any script.
    """
    import json  # noqa: PLC0415

    from hearsay.run import actors  # noqa: PLC0415  the database's libraries

    with corpus_at(corpus) as opened:
        page = actors.page(opened, actor, now()[:10])
    if as_json:
        click.echo(json.dumps(page.as_dict(), ensure_ascii=False))
    else:
        _print(Console(highlight=False), page)


@command.command(name="import")
@click.argument("file", metavar="FILE.csv")
@corpus_option
def import_table(file: str, *, corpus: str | None) -> None:
    """Add actors of your own, or override the register's: a table of id, name, names, country, office.

    Only the name is needed; names are all spellings, parted by |. An id of the register (Q…) adds names to it. A row of a
    known id replaces what was said of it. `hearsay link --stored` then looks at the texts anew.
    """
    from hearsay.collect.registers import actors as rows  # noqa: PLC0415
    from hearsay.run import actors  # noqa: PLC0415  the database's libraries

    given = rows(file)
    with corpus_at(corpus, create=True) as opened:
        actors.import_own(opened, given)
    click.echo(f"{len(given)} actors added; `hearsay link --stored` looks for them", err=True)


@command.command(name="merge")
@click.argument("ids", metavar="ID ID…", nargs=-1, required=True)
@why_option
@who_option
@corpus_option
def merge(ids: tuple[str, ...], *, why: str, who: str | None, corpus: str | None) -> None:
    """Say that these are one: the one with a Wikidata number, else the first."""
    from hearsay.run import actors  # noqa: PLC0415  the database's libraries

    with corpus_at(corpus) as opened:
        number, moved = actors.merge(opened, ids, why, person(who), now())
    click.echo(f"judgement {number} is kept; {moved} statements have another speaker")


@command.command(name="split")
@click.argument("actor", metavar="ID")
@click.option(
    "--name",
    "names",
    metavar="SPELLING",
    multiple=True,
    help="The spelling that is somebody else's; may be repeated.",
)
@why_option
@who_option
@corpus_option
def split(actor: str, *, names: tuple[str, ...], why: str, who: str | None, corpus: str | None) -> None:
    """Say that statements under these spellings are somebody else's."""
    from hearsay.run import actors  # noqa: PLC0415  the database's libraries

    with corpus_at(corpus) as opened:
        number, moved = actors.split(opened, actor, names, why, person(who), now())
    click.echo(f"judgement {number} is kept; {moved} statements have another speaker")


@command.command(name="promote")
@click.argument("name")
@click.option("--office", help="What they are, as the page shows it.")
@click.option("--country", help="Where they belong.")
@why_option
@who_option
@corpus_option
def promote(
    name: str, *, office: str | None, country: str | None, why: str, who: str | None, corpus: str | None
) -> None:
    """Give somebody without a known office a page; until then nobody private has one."""
    from hearsay.run import actors  # noqa: PLC0415  the database's libraries

    with corpus_at(corpus) as opened:
        actor = actors.promote(opened, name, office, country, why, person(who), now())
    click.echo(f"{actor.name} is {actor.id}; `hearsay link --stored` looks for the name")


@command.command(name="take-back")
@click.argument("number", metavar="NUMBER", type=int)
@why_option
@who_option
@corpus_option
def take_back(number: int, *, why: str, who: str | None, corpus: str | None) -> None:
    """Take a decision on actors back; everything is as if it had not been made."""
    from hearsay.run import actors  # noqa: PLC0415  the database's libraries

    with corpus_at(corpus) as opened:
        moved = actors.take_back(opened, number, why, person(who), now())
    click.echo(f"judgement {number} is taken back; {moved} statements have another speaker")


def _print(console: Console, page: "Page") -> None:
    console.print(Text(printable(page.name), style="bold"))
    for heading, value in page.facts():
        console.print(Text.assemble((f"  {heading:<11}", "dim"), printable(value)))
    for office in page.offices:
        console.print(Text.assemble(("  office     ", "dim"), printable(office)))
    for heading, rows in page.parts():
        console.print()
        console.print(Text(f"{heading} ({len(rows)})", style="bold"))
        _statements(console, rows[:_SHOWN], page)
        if len(rows) > _SHOWN:
            console.print(Text(f"    … and {len(rows) - _SHOWN} more; --json prints all", style="dim"))


def _statements(console: Console, rows: Iterable[Row], page: "Page") -> None:
    for row in rows:
        console.print(Padding(Text(printable(_said(row))), (0, 0, 0, 2)))
        path = " ← ".join([row["outlet"] or "an unnamed outlet", *row["via"]])
        facts = [row["day"] or "no day", path, row["id"][:12]]
        facts += [f"as {row['name']}: {row['why']}"] if row["name"] not in (None, page.name) else []
        console.print(Padding(Text(printable(" · ".join(facts)), style="dim"), (0, 0, 0, 6)))


def _said(row: Any) -> str:
    who = row["speaker"] or row["source"] or "nobody named"
    return f"{who}  {row['cue']}  {row['quote']}"
