"""`hearsay demo`: the main job on the bundled sample pages, so that one sees what this is."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from hearsay.cli.tables import pieces
from hearsay.collect.files import pages
from hearsay.errors import ItemError
from hearsay.records import Page
from hearsay.run.worker import run
from hearsay.settings import Settings

_SHOWN = 4
_WORDS = 170


@click.command(name="demo")
@click.option("--all", "everything", is_flag=True, help="Every statement, not the surest of each page.")
def command(*, everything: bool) -> None:
    """Read the bundled sample pages (an invented region) and print who said what, through whom, with the evidence."""
    console = Console(highlight=False)
    found = list(readings())
    for page, reading in found:
        _show(console, page, reading, len(reading["statements"]) if everything else _SHOWN)
    _sum_up(console, [reading for _, reading in found])


def readings() -> Iterator[tuple[str, dict[str, Any]]]:
    """The sample pages' names and what is read from them."""
    folder = resources.files("hearsay.samples") / "pages"
    with resources.as_file(folder) as path:
        found = [page for page in pages([str(path)], Settings(), None) if isinstance(page, Page)]
        results = run("hearsay.pipeline:reading", found, Settings().item_timeout)
        for page, result in zip(found, results, strict=True):
            if isinstance(result, ItemError):
                raise result
            yield Path(page.target).name, result


def _show(console: Console, page: str, reading: dict[str, Any], most: int) -> None:
    document, statements = reading["document"], reading["statements"]
    console.print(Text(document["title"] or page, style="bold"))
    facts = (document["outlet"], document["byline"], document["published"], document["lang"], page)
    console.print(Text("  " + " · ".join(filter(None, facts)), style="dim"))
    surest = sorted(range(len(statements)), key=lambda i: (-len(chain(reading, i)), -statements[i]["confidence"]))[:most]
    for i in sorted(surest):
        _show_statement(console, reading, i)
    if len(statements) > most:
        console.print(Text(f"    … and {len(statements) - most} more", style="dim"))
    console.print()


def _show_statement(console: Console, reading: dict[str, Any], i: int) -> None:
    statement, text = reading["statements"][i], reading["document"]["text"]
    start, end = statement["content"][0][0], statement["content"][-1][1]
    words = pieces(text, statement["content"])
    shown = words if len(words) <= _WORDS else words[:_WORDS].rsplit(" ", 1)[0] + " …"
    line = Text("  ")
    line.append(statement["speaker"] or pieces(text, statement["source"]) or "(nobody named)", style="bold cyan")
    line.append(f", {statement['role']}" if statement["role"] else "", style="cyan")
    line.append(f"  {pieces(text, statement['cue'])}  ", style="yellow")
    line.append(shown)
    console.print(line)
    path = " ← ".join(chain(reading, i))
    to = f" · to {statement['addressee']}" if statement["addressee"] else ""
    facts = f"{statement['type']} {statement['kind']}, confidence {statement['confidence']:.2f}, text[{start}:{end}]{to}"
    console.print(Text(f"      {facts}", style="dim"))
    console.print(Text(f"      {path}", style="green") if len(chain(reading, i)) > 2 else "", end="\n" if len(chain(reading, i)) > 2 else "")


def chain(reading: dict[str, Any], i: int) -> list[str]:
    """The way a statement came: outlet, the media it passed through, those who quote it, its speaker."""
    statement = reading["statements"][i]
    path = [reading["document"]["outlet"] or "this page", *statement["via"]]
    above: list[str] = []
    parent = statement["parent"]
    while parent is not None:
        outer = reading["statements"][parent]
        above = [*outer["via"], outer["speaker"] or "(nobody named)", *above]
        parent = outer["parent"]
    path = [path[0], *above, *path[1:], statement["speaker"] or "(nobody named)"]
    return [name for k, name in enumerate(path) if k == 0 or name != path[k - 1]]


def _sum_up(console: Console, readings: list[dict[str, Any]]) -> None:
    chains = [chain(reading, i) for reading in readings for i in range(len(reading["statements"]))]
    speakers = {s["speaker"] for reading in readings for s in reading["statements"] if s["speaker"]}
    langs = {reading["document"]["lang"] for reading in readings}
    console.print(
        f"{len(readings)} pages in {len(langs)} languages, {len(chains)} statements by {len(speakers)} named speakers."
    )
    console.print(Text.assemble("The longest chain: ", (" ← ".join(max(chains, key=len)), "green")))
    console.print("Your own pages: .venv/bin/hearsay read FILE, FOLDER or URL (--json for a program).")
