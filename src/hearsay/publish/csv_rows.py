"""Rows as CSV (RFC 4180, UTF-8): a heading, then a line a row."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from hearsay.publish.cells import safe


def write(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: TextIO) -> None:
    """Writes the columns of each row, as the rows come."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(row[column]) for column in columns])
