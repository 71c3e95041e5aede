"""`hearsay show ID…`: a text of the corpus with its statements marked."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from hearsay.cli import rows
from hearsay.cli.marked import depth, marked
from hearsay.cli.options import corpus_at, corpus_option, gloss_option
from hearsay.cli.printing import GLOSS, printable
from hearsay.errors import Unknown
from hearsay.records import Mention, Span

_FACTS = ("outlet_name", "byline", "published", "lang", "url", "id", "note")


@click.command(name="show")
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a document, as `hearsay read --json` has it."
)
@gloss_option
@corpus_option
def command(ids: tuple[str, ...], *, as_json: bool, gloss: bool, corpus: str | None) -> None:
    """Print texts with their statements marked: [1 what was said 1], nested ones within; then who said each.

    ID is a document's or one of its statements', whole or its first six digits or more. On a terminal speakers, cues and
    contents are in colour.
    """
    from hearsay.store import actors, documents, mentions, statements  # noqa: PLC0415  the database's libraries

    failed, console = False, Console(highlight=False)
    with corpus_at(corpus) as opened:
        for prefix in ids:
            try:
                with opened.reading() as connection:
                    document = documents.find(connection, prefix)
                    found = statements.of_document(connection, document.key)
                    versions = documents.versions(connection, document)
                    meant = actors.meant_in(connection, document.key)
                    named = mentions.of_document(connection, document.key)
            except Unknown as error:
                failed = True
                click.echo(f"hearsay: {error}", err=True)
                continue
            if as_json:
                click.echo(json.dumps(_record(document, found, meant, named), ensure_ascii=False))
            else:
                _print(console, document, found, versions, gloss=gloss)
    if failed:
        sys.exit(Unknown.exit_status)


def _record(
    document: Any,
    found: Sequence[Any],
    meant: Mapping[int, Sequence[Any]],
    named: Sequence[Mention],
) -> dict[str, Any]:
    from hearsay.records import as_json  # noqa: PLC0415
    from hearsay.store.documents import document_of  # noqa: PLC0415
    from hearsay.store.statements import statement_of  # noqa: PLC0415

    said = [
        {
            "id": row.id,
            **as_json(statement_of(row)),
            "rejected": row.rejected,
            "actors": [_meant(each) for each in meant.get(row.key, ())],
            "about": [asdict(each) for each in named if _within(each.span, row.content)],
        }
        for row in found
    ]
    facts = {"version": document.version, "current": document.current, "taken": document.taken}
    return {
        "document": {"id": document.id, **as_json(document_of(document)), **facts},
        "statements": said,
        "mentions": [asdict(each) for each in named],
    }


def _meant(row: Any) -> dict[str, Any]:
    names = ("part", "place", "name", "actor", "body", "office", "confidence", "why")
    return {name: getattr(row, name) for name in names if getattr(row, name) is not None}


def _within(span: Span, content: Sequence[Sequence[int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in content)


def _print(
    console: Console, document: Any, found: Sequence[Any], versions: Sequence[Any], *, gloss: bool
) -> None:
    console.print(Text(printable(document.title or document.url or document.id), style="bold"))
    for name in _FACTS:
        if value := getattr(document, name):
            console.print(
                Text.assemble((f"  {name.removesuffix('_name'):<11}", "dim"), printable(str(value)))
            )
    if len(versions) > 1:
        others = ", ".join(f"{each.version}: {each.id[:12]}" for each in versions if each.id != document.id)
        console.print(
            Text.assemble(
                ("  version    ", "dim"), f"{document.version} of {len(versions)} (others: {others})"
            )
        )
    kept = [row for row in found if not row.rejected]
    places = {id(row): i for i, row in enumerate(found)}
    parents = [row.parent for row in found]
    depths = [depth(places[id(row)], parents) for row in kept]
    console.print()
    console.print(marked(document.text, kept, depths))
    console.print()
    for number, (row, deep) in enumerate(zip(kept, depths, strict=True), 1):
        console.print(_line(document.text, number, row, deep))
        if gloss and (words := _gloss(rows.pieces(document.text, row.content), document.lang)):
            console.print(Text(f"{'  ' * deep}    {GLOSS}: {printable(words)}", "italic"))
    console.print()


def _gloss(words: str, lang: str | None) -> str | None:
    from hearsay.run.glossing import gloss  # noqa: PLC0415  the lexicon

    return gloss(words, lang)


def _line(text: str, number: int, row: Any, deep: int) -> Text:
    line = Text.assemble((f"{'  ' * deep}[{number}] ", "bold dim"))
    source = rows.pieces(text, row.source)
    line.append(printable(row.speaker or source or "nobody named"), "bold cyan")
    line.append(printable(f", {row.role}") if row.role else "")
    line.append(printable(f"  {rows.pieces(text, row.cue)}"), "yellow")
    facts = [row.type, row.kind, f"confidence {row.confidence:.2f}"]
    facts += [f"to {row.addressee}"] if row.addressee else []
    facts += [f"via {' ← '.join(row.via)}"] if row.via else []
    facts += [f"judged: {', '.join(sorted(row.machine))}"] if row.machine else []
    line.append(printable(f"  {', '.join(facts)}, {row.id[:12]}"), "dim")
    return line
