"""Readings for a person: a short header for each document, then a table of its statements."""

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from hearsay.cli.printing import printable
from hearsay.cli.rows import pieces

# languages whose statements are extracted; any other is read, stored and shown
EXTRACTED = ("en", "ru")
_CONTENT = 400
_HEADER = ("outlet", "byline", "published", "dateline", "lang", "url")


def show(target: str, found: dict[str, Any], console: Console | None = None) -> None:
    """Prints one reading: `found` holds "document" and, where they were asked for, "statements"."""
    console = console or Console(highlight=False, soft_wrap=False)
    document = found["document"]
    console.print(Text(printable(document["title"] or target), style="bold"))
    for name in _HEADER:
        if value := _value(document, name):
            console.print(Text.assemble((f"  {name:<10}", "dim"), printable(value)))
    if "statements" in found:
        _show_statements(console, document, found["statements"])
    console.print()


def _value(document: dict[str, Any], name: str) -> str | None:
    if name == "published":
        day, found = document["published"], document["published_from"]
        return f"{day} (from {found})" if day else found
    if name == "dateline" and document["dateline"]:
        return ", ".join(filter(None, (document["dateline"][part] for part in ("place", "day", "agency"))))
    value = document[name]
    return str(value) if value else None


def _show_statements(console: Console, document: dict[str, Any], statements: list[dict[str, Any]]) -> None:
    if document["lang"] not in EXTRACTED:
        console.print("  statements are not extracted in this language", style="dim")
    elif not statements:
        console.print("  no statements found", style="dim")
    else:
        console.print(_table(document["text"], statements))


def _table(text: str, statements: list[dict[str, Any]]) -> Table:
    table = Table(show_lines=False, expand=True, pad_edge=False)
    for heading, ratio in (("speaker · role", 3), ("cue", 2), ("content", 7), ("via", 2)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    table.add_column("type", no_wrap=True, min_width=8)
    table.add_column("sure", no_wrap=True, min_width=4)
    for statement in statements:
        table.add_row(*(escape(printable(cell)) for cell in _row(text, statement)))
    return table


def _row(text: str, statement: dict[str, Any]) -> tuple[str, ...]:
    speaker = " · ".join(
        filter(None, (statement["speaker"] or pieces(text, statement["source"]), statement["role"]))
    )
    return (
        speaker or "—",
        pieces(text, statement["cue"]),
        pieces(text, statement["content"])[:_CONTENT],
        " ← ".join(statement["via"]),
        statement["type"],
        f"{statement['confidence']:.2f}",
    )
