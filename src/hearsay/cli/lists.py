"""A list in the format that was asked for: a table on a terminal, else JSON Lines, CSV or a workbook."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hearsay.cli.printing import printable
from hearsay.errors import UsageError

Row = Mapping[str, Any]


class Format(NamedTuple):
    """What of --json, --csv and --xlsx was given."""

    as_json: bool
    as_csv: bool
    xlsx: str | None

    @property
    def is_table(self) -> bool:
        return not (self.as_json or self.as_csv or self.xlsx)

    def check(self) -> "Format":
        """Itself; raises UsageError where two are given, or a workbook would go to a terminal or over a query."""
        if self.as_json + self.as_csv + bool(self.xlsx) > 1:
            raise UsageError("give one of --json, --csv and --xlsx")
        if self.xlsx == "-" and sys.stdout.isatty():
            raise UsageError("a workbook is no text for a terminal; give --xlsx FILE.xlsx")
        if self.xlsx and self.xlsx != "-" and not self.xlsx.lower().endswith(".xlsx"):
            raise UsageError(
                f"“{self.xlsx}” is no workbook's name; give --xlsx FILE.xlsx, or put --xlsx last"
            )
        return self


class Column(NamedTuple):
    """A column of the table on a terminal: which values, how wide, what stands between those of a list (a route's media)."""

    heading: str
    names: tuple[str, ...]
    ratio: int
    between: str = " ← "


def write(
    rows: Iterable[Row], columns: Sequence[str], shape: Format, show: Callable[[Iterable[Row]], None]
) -> int:
    """Writes the rows, as they come where the format allows, `show` for a person; how many they were."""
    counted = _Counted(rows)
    if shape.as_json:
        for row in counted:
            click.echo(json.dumps(dict(row), ensure_ascii=False))
    elif shape.as_csv:
        from hearsay.publish import csv_rows  # noqa: PLC0415  only where it is asked for

        csv_rows.write(counted, columns, sys.stdout)
    elif shape.xlsx:
        _write_workbook(counted, columns, shape.xlsx)
    else:
        show({name: _printed(value) for name, value in row.items()} for row in counted)
    return counted.number


def _printed(value: Any) -> Any:
    if isinstance(value, list):
        return [_printed(each) for each in value]
    return printable(value) if isinstance(value, str) else value


class _Counted:
    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.number += 1
            yield row


def _write_workbook(rows: Iterable[Row], columns: Sequence[str], name: str) -> None:
    """Writes a workbook aside, and in its place once it is whole; raises UsageError where that cannot be."""
    from hearsay.publish import xlsx_rows  # noqa: PLC0415  only where it is asked for

    try:
        with tempfile.TemporaryFile() if name == "-" else Path(f"{name}.part").open("w+b") as file:
            xlsx_rows.write(rows, columns, file)
            if name == "-":
                file.seek(0)
                shutil.copyfileobj(file, sys.stdout.buffer)
                return
        Path(f"{name}.part").replace(name)
    except OSError as error:
        if name == "-":
            raise
        raise UsageError(
            f"{name}: cannot be written ({error.strerror}); name another file with --xlsx"
        ) from error
    finally:
        Path(f"{name}.part").unlink(missing_ok=True)


def table(*columns: Column) -> Callable[[Iterable[Row]], None]:
    """What shows rows as a table."""

    def show(rows: Iterable[Row]) -> None:
        drawn = Table(expand=True, pad_edge=False, show_edge=False)
        for column in columns:
            drawn.add_column(
                column.heading, ratio=column.ratio or None, overflow="fold", no_wrap=not column.ratio
            )
        for row in rows:
            drawn.add_row(*(_cell(row, column) for column in columns))
        if drawn.row_count:
            Console(highlight=False).print(drawn)

    return show


def _cell(row: Row, column: Column) -> str:
    values = [row[name] for name in column.names]
    shown = [
        column.between.join(value) if isinstance(value, list) else str(value)
        for value in values
        if value not in (None, "", [])
    ]
    return escape(" · ".join(shown))
