"""`hearsay silence`: what each sphere of outlets does with a narrative, and who was silent although it covers the event."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from hearsay.cli.lists import Column, Format, table, write
from hearsay.cli.options import corpus_at, corpus_option, day, list_formats
from hearsay.cli.printing import printable
from hearsay.errors import UsageError

if TYPE_CHECKING:
    from hearsay.measure.silence import Verdict
    from hearsay.run.silence import Measured, Told

_COLUMNS = (
    "narrative",
    "core",
    "sphere",
    "state",
    "why",
    "carrying",
    "asserts",
    "denies",
    "reports",
    "coverage",
    "expected",
    "least",
    "collected",
    "outlets",
    "outlets_carrying",
    "p",
    "p_poisson",
    "q",
    "z",
    "fewer",
    "first",
    "last",
)
_FIRST = (
    "narrative",
    "core",
    "place",
    "when",
    "tied",
    "maybe_first",
    "outlet",
    "country",
    "language",
    "speaker",
    "stance",
    "copies",
    "document",
)
_HOLES = ("outlet", "first", "last", "found", "expected", "chance", "at")
_TABLE = table(
    Column("narrative", ("short",), 5),
    Column("sphere", ("sphere",), 3),
    Column("state", ("state",), 2),
    Column("why", ("why",), 7),
)
_FIRST_TABLE = table(
    Column("", ("place", "tie"), 0),
    Column("when", ("when",), 0),
    Column("outlet", ("outlet",), 2),
    Column("speaker", ("speaker",), 2),
    Column("stance", ("stance",), 0),
    Column("copies", ("copies",), 0),
    Column("narrative", ("short",), 4),
)
_HOLE_TABLE = table(
    Column("outlet", ("outlet",), 3),
    Column("not collected from", ("first",), 0),
    Column("to", ("last",), 0),
    Column("articles", ("found",), 0),
    Column("as usual", ("expected",), 0),
    Column("by chance", ("chance",), 0),
)
# on a screen: what one looks for first; all are told of a narrative that was named
_TELLING = ("absent", "carried only to deny", "only as the other side's words", "not collected")
# lags that are shown
_LAGS = 5
# articles that make a habit
_SEVERAL = 3
# characters of a core sentence in a cell
_SHORT = 70


@click.command(name="silence")
@click.argument("narrative", metavar="[NARRATIVE]", required=False)
@click.option(
    "--sphere", metavar="NAME", multiple=True, help="This sphere, or outlet, only; may be repeated."
)
@click.option("--since", metavar="DAY", callback=day, help="Count from this day on, ISO.")
@click.option("--until", metavar="DAY", callback=day, help="Count until this day, ISO.")
@click.option(
    "--least", metavar="N", default=5, show_default=True, help="Narratives of so many wordings or speakers."
)
@click.option("--all", "everything", is_flag=True, help="All verdicts, also those that say nothing.")
@click.option("--first", "list_first", is_flag=True, help="List the first appearances instead.")
@click.option("--holes", "list_holes", is_flag=True, help="List the holes in the collection instead.")
@list_formats
@corpus_option
def command(
    *,
    narrative: str | None,
    sphere: tuple[str, ...],
    since: str | None,
    until: str | None,
    least: int,
    everything: bool,
    list_first: bool,
    list_holes: bool,
    as_json: bool,
    as_csv: bool,
    xlsx: str | None,
    corpus: str | None,
) -> None:
    """Who passes over a narrative: each sphere that covers its event, against what the others' rate lets expect.

    NARRATIVE is a name, or an id as `hearsay narratives` lists it or its beginning; without one, all narratives of five
    wordings or speakers or more. "absent" is a finding of a test over all narratives asked about, and holds for the monitored
    sources alone. A sphere whose collection has a hole is "not collected", never silent. Days are ISO, as 2024-03-05.
    """
    from hearsay.run import silence  # noqa: PLC0415  the database's libraries

    shape = Format(as_json, as_csv, xlsx).check()
    if list_first and list_holes:
        raise UsageError("give one of --first and --holes")
    with corpus_at(corpus) as opened:
        told = [] if list_holes else silence.told(opened, narrative, least)
        found = silence.measure(opened, told, sphere or None, since, until)
    cores = {each.id: each.name or each.core for each in told}
    only = told[0].id if narrative else None
    if list_holes:
        write([asdict(hole) for hole in found.holes], _HOLES, shape, _HOLE_TABLE)
    elif list_first:
        write(_appearances(found, cores, only), _FIRST, shape, _FIRST_TABLE)
    else:
        whole = everything or bool(narrative or sphere) or not shape.is_table
        rows = list(_verdicts(found, cores, only, whole=whole))
        write(rows, _COLUMNS, shape, _TABLE)
        if shape.is_table and not told:
            click.echo(
                f"no narrative has {least} wordings or speakers; ask for smaller ones with --least", err=True
            )
        elif shape.is_table:
            _print_rest(found, told, only, len(rows))


def _verdicts(
    found: "Measured", cores: dict[str, str], only: str | None, *, whole: bool
) -> Iterator[dict[str, Any]]:
    order = {state: place for place, state in enumerate(_TELLING)}
    for verdict in sorted(found.verdicts, key=lambda v: order.get(v.state, len(order))):
        if (only and verdict.narrative != only) or not (whole or _tells(verdict)):
            continue
        row = {**asdict(verdict), "core": cores[verdict.narrative], "first": found.first, "last": found.last}
        yield {**{name: row[name] for name in _COLUMNS}, "short": _short(row["core"])}


def _tells(verdict: "Verdict") -> bool:
    """Whether a verdict is worth a line on a screen that nobody asked for: one article that quotes is none."""
    if verdict.state in _TELLING[1:3]:
        return verdict.carrying >= _SEVERAL
    return verdict.state in _TELLING or verdict.fewer


def _appearances(found: "Measured", cores: dict[str, str], only: str | None) -> Iterator[dict[str, Any]]:
    for narrative, spread in found.spreads.items():
        if only and narrative != only:
            continue
        for place, each in enumerate(spread.first, 1):
            tie = "tied" if each.tied else ""
            row = {"narrative": narrative, "core": cores[narrative], "place": place, **asdict(each)}
            yield {**{name: row[name] for name in _FIRST}, "short": _short(cores[narrative]), "tie": tie}


def _short(core: str) -> str:
    return core if len(core) <= _SHORT else core[: _SHORT - 1].rstrip() + "…"


def _print_rest(found: "Measured", told: list["Told"], only: str | None, shown: int) -> None:
    console = Console(highlight=False)
    if only:
        for line in described(found, only):
            console.print(Padding(Text(printable(line)), (0, 0, 0, 2)))
    for each in told:
        if each.footing and (only is None or each.id == only):
            console.print(Text(printable(f"{each.name or each.id[:8]}: {each.footing}")))
    for hole in found.holes:
        console.print(
            Text(
                printable(
                    f"Not collected: {hole.outlet}, {hole.first} to {hole.last}: {hole.found} articles, {hole.expected} as usual"
                )
            )
        )
    click.echo(
        f"{shown} of {len(found.verdicts)} verdicts on {len(told)} narratives, {found.first} to {found.last},"
        " in the monitored sources",
        err=True,
    )


def described(found: "Measured", narrative: str) -> Iterator[str]:
    """The lines that tell a narrative's spread."""
    spread = found.spreads[narrative]
    yield (
        f"{spread.documents} articles of {spread.outlets} outlets, {spread.voices} voices, {spread.speakers} speakers,"
        f" {spread.countries} countries, {spread.languages} languages"
    )
    for place, each in enumerate(spread.first[:5], 1):
        notes = [
            "earliest in this collection" if each.maybe_first else "",
            "not told from the one before by its date" if each.tied else "",
            f"{each.copies} copies" if each.copies else "",
        ]
        note = "; ".join(part for part in notes if part)
        yield f"{place}. {each.when} {each.outlet}, {each.speaker or 'nobody named'}{f' ({note})' if note else ''}"
    said = [lag.said for lag in spread.lags if lag.said]
    yield from said[:_LAGS]
    if len(said) > _LAGS:
        yield f"… and {len(said) - _LAGS} more lags between spheres"
