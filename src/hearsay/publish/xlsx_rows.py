"""Rows as a workbook of one sheet: text is text and never a link or formula, numbers are numbers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

import xlsxwriter

from hearsay.errors import UsageError
from hearsay.publish.cells import safe

# what a sheet and a cell of the format hold
_MOST_ROWS, _MOST_CHARACTERS = 1_048_576, 32_767
_WIDE = {"quote": 70, "title": 40, "speaker": 24, "role": 30, "url": 30, "via": 24}
_WIDTH = 12


def write(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: BinaryIO) -> None:
    """Writes the columns of each row; raises UsageError where there are more than a sheet holds."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet("Hearsay")
        heading, wrapped = (
            book.add_format({"bold": True}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        for i, column in enumerate(columns):
            sheet.set_column(i, i, _WIDE.get(column, _WIDTH), wrapped)
            sheet.write_string(0, i, column, heading)
        sheet.freeze_panes(1, 0)
        last = 0
        for last, row in enumerate(rows, 1):
            if last >= _MOST_ROWS:
                raise UsageError(f"a sheet holds {_MOST_ROWS - 1:,} rows; narrow the question, or take --csv")
            for i, column in enumerate(columns):
                _write(sheet, last, i, safe(row[column]))
        sheet.autofilter(0, 0, last, len(columns) - 1)


def _write(sheet: Any, row: int, column: int, cell: str | float) -> None:
    if isinstance(cell, str):
        whole = len(cell) <= _MOST_CHARACTERS
        sheet.write_string(row, column, cell if whole else f"{cell[: _MOST_CHARACTERS - 1]}…")
    else:
        sheet.write_number(row, column, cell)
