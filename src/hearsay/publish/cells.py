"""Cells that no spreadsheet takes for a formula.

What starts with one of these signs is calculated when a table is opened (OWASP, CSV injection); a mark before it makes it
text. News is full of them: a dash that opens an answer, a handle, a figure with its sign.
"""

from typing import Any

# the ASCII signs and what Excel folds to them, and what hides a sign behind it
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−")
Cell = str | int | float


def safe(value: Any) -> Cell:
    """A number as it is, any other value as text that starts no formula; lists are joined, nothing is empty."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    text = (
        "; ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
    )
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_STARTS) else text
