"""`hearsay demo`: the main job on the bundled sample pages, so that one sees what this is."""

import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from hearsay.cli.tables import pieces
from hearsay.collect.files import pages
from hearsay.errors import ItemError
from hearsay.records import Page
from hearsay.run.worker import run
from hearsay.settings import Settings

_SHOWN, _WORDS = 3, 220
NOBODY = "(nobody named)"
Reading = dict[str, Any]


@click.command(name="demo")
@click.option("--all", "everything", is_flag=True, help="Every statement, not the surest of each page.")
def command(*, everything: bool) -> None:
    """Read the bundled sample pages (an invented region) and print who said what, through whom, with the evidence."""
    console = Console(highlight=False)
    found = list(readings())
    for page, reading in found:
        _show(console, page, reading, len(reading["statements"]) if everything else _SHOWN)
    _sum_up(console, [reading for _, reading in found])


def readings() -> Iterator[tuple[str, Reading]]:
    """The sample pages' names and what is read from them."""
    with resources.as_file(resources.files("hearsay.samples") / "pages") as folder:
        found = [
            page for page in pages([str(folder)], Settings(), sys.stdin.buffer) if isinstance(page, Page)
        ]
        results = run(
            "hearsay.pipeline:reading",
            found,
            Settings().item_timeout,
            initialiser="hearsay.pipeline:open_reading",
        )
        for page, result in zip(found, results, strict=True):
            if isinstance(result, ItemError):
                raise result
            yield Path(page.target).name, result


def chain(reading: Reading, i: int) -> list[str]:
    """The way a statement came, from the page to its speaker: outlet, the media it passed through, those who quote it."""
    statement = reading["statements"][i]
    path = [*statement["via"], statement["speaker"] or NOBODY]
    parent = statement["parent"]
    while parent is not None:
        outer = reading["statements"][parent]
        path = [*outer["via"], outer["speaker"] or NOBODY, *path]
        parent = outer["parent"]
    path = [reading["document"]["outlet"] or "this page", *path]
    return [name for k, name in enumerate(path) if k == 0 or name != path[k - 1]]


def _show(console: Console, page: str, reading: Reading, most: int) -> None:
    document, statements = reading["document"], reading["statements"]
    console.print(Text(document["title"] or page, style="bold"))
    facts = (document["outlet"], document["byline"], document["published"], document["lang"], page)
    console.print(Padding(Text(" · ".join(filter(None, facts)), style="dim"), (0, 0, 0, 2)))
    for i in sorted(sorted(range(len(statements)), key=lambda i: _worth(reading, i), reverse=True)[:most]):
        _show_statement(console, reading, i)
    if len(statements) > most:
        console.print(Text(f"  … and {len(statements) - most} more", style="dim"))
    console.print()


def _worth(reading: Reading, i: int) -> tuple[bool, float]:
    """What a newcomer should see first: sure statements of named speakers, those with a chain before all."""
    statement = reading["statements"][i]
    sure = statement["speaker"] is not None and statement["confidence"] > 0.6
    return sure and len(chain(reading, i)) > 2 and NOBODY not in chain(reading, i), statement[
        "confidence"
    ] * sure


def _show_statement(console: Console, reading: Reading, i: int) -> None:
    statement, text = reading["statements"][i], reading["document"]["text"]
    words = pieces(text, statement["content"])
    shown = words if len(words) <= _WORDS else words[:_WORDS].rsplit(" ", 1)[0] + " …"
    line = Text(statement["speaker"] or pieces(text, statement["source"]) or NOBODY, style="bold cyan")
    line.append(f", {statement['role']}" if statement["role"] else "", style="not bold")
    line.append(f"  {pieces(text, statement['cue'])}  ", style="not bold yellow")
    line.append(shown, style="not bold default")
    console.print(Padding(line, (0, 0, 0, 2)))
    start, end = statement["content"][0][0], statement["content"][-1][1]
    facts = [
        f"text[{start}:{end}]",
        statement["type"],
        statement["kind"],
        f"confidence {statement['confidence']:.2f}",
    ]
    facts += [f"to {statement['addressee']}"] if statement["addressee"] else []
    evidence = Text(", ".join(facts), style="dim")
    evidence.append(f"   {' ← '.join(chain(reading, i))}", style="not dim green")
    console.print(Padding(evidence, (0, 0, 0, 6)))


def _sum_up(console: Console, found: list[Reading]) -> None:
    chains = [chain(reading, i) for reading in found for i in range(len(reading["statements"]))]
    named = [path for path in chains if NOBODY not in path]
    speakers = {s["speaker"] for reading in found for s in reading["statements"] if s["speaker"]}
    langs = {reading["document"]["lang"] for reading in found}
    console.print(
        f"{len(found)} pages in {len(langs)} languages: {len(chains)} statements, {len(speakers)} speakers."
    )
    longest = max(named, key=lambda path: len(path), default=[])  # noqa: PLW0108  typed so
    console.print(Text.assemble("The longest chain: ", (" ← ".join(longest), "green")))
    console.print("Your own pages: .venv/bin/hearsay read FILE, FOLDER or URL (--json for a program)")
