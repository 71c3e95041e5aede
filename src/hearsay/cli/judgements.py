"""`hearsay judgements`: all corrections with who, when, what and why."""

from typing import Any

import click

from hearsay.cli.lists import Column, Format, table, write
from hearsay.cli.options import corpus_at, corpus_option, list_formats

_COLUMNS = (
    *("number", "what", "why", "who", "made", "state", "quote", "statement", "title", "url", "document"),
    *("taken_back", "taken_back_by", "taken_back_why"),
)
_TABLE = table(
    Column("no.", ("number",), 0),
    Column("what", ("what",), 3),
    Column("why", ("why",), 4),
    Column("who", ("who",), 2),
    Column("day", ("day",), 0),
    Column("state", ("state",), 2),
    Column("quote", ("quote",), 6),
)


@click.command(name="judgements")
@click.option("--waiting", is_flag=True, help="Those that lost their statement and wait for review.")
@list_formats
@corpus_option
def command(*, waiting: bool, as_json: bool, as_csv: bool, xlsx: str | None, corpus: str | None) -> None:
    """List the judgements, the latest first."""
    from hearsay.store import judgements  # noqa: PLC0415  the database's libraries

    shape = Format(as_json, as_csv, xlsx).check()
    with corpus_at(corpus) as opened, opened.reading() as connection:
        rows = [_row(row) for row in judgements.listed(connection, waiting=waiting)]
    if shape.is_table:
        rows = [{**row, "day": row["made"][:10]} for row in rows]
    write(rows, _COLUMNS, shape, _TABLE)
    if shape.is_table:
        click.echo(f"{len(rows)} judgements", err=True)


def _row(row: Any) -> dict[str, Any]:
    from hearsay.store.judgements import STATEMENT  # noqa: PLC0415  the database's libraries

    lost = row.subject == STATEMENT and row.attached is None
    state = "taken back" if row.taken_back else "waits for review" if lost else "holds"
    same = ("why", "who", "made", "title", "url", "taken_back", "taken_back_by", "taken_back_why")
    return {
        "number": row.id,
        "what": ", ".join(f"{name}: {_words(value)}" for name, value in row.what.items()),
        "state": state,
        "quote": " … ".join(quote["exact"] for quote in row.selector or ()),
        "statement": row.attached,
        "document": row.document_id,
        **{name: getattr(row, name) for name in same},
    }


def _words(value: Any) -> str:
    return " ← ".join(value) if isinstance(value, list) else "nobody" if value is None else str(value)
