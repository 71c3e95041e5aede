"""The keys of documents and statements: numbers that sort as a monitoring desk reads, newest day first.

    statement  = document | place, counted down       12 bits
    document   = day | the first bits of its id       16 + 35 bits

The word index walks its hits in the order of their keys, so the newest hundred of a million cost as much as of a
thousand, and a range of days is a range of keys. Nothing of it depends on the order in which texts were taken in.
"""

import datetime as dt
from collections.abc import Callable

_HASH_BITS, _PLACE_BITS = 35, 12
# statements of one document; a text of 100,000 characters, the most that is attributed, holds fewer
MOST_STATEMENTS = 1 << _PLACE_BITS
# day 0 is "no date": such documents come last
_FIRST_DAY = dt.date(1899, 12, 31)
_LAST = (1 << 16) - 1


def document_key(document_id: str, day: str | None, is_taken: Callable[[int], bool]) -> int:
    """The key of a document; the next free one where another document holds it (less than one in a thousand days)."""
    base = first_key(day)
    offset = int(document_id, 16) >> (4 * len(document_id) - _HASH_BITS)
    while is_taken(base + offset):
        offset = (offset + 1) % (1 << _HASH_BITS)
    return base + offset


def first_key(day: str | None) -> int:
    """The least key that a document of the day can have; of no day: 0."""
    return _number(day) << _HASH_BITS


def last_key(day: str) -> int:
    """The greatest key that a document of the day can have."""
    return (_number(day) + 1 << _HASH_BITS) - 1


def first_dated() -> int:
    """The least key of a document that has a day."""
    return 1 << _HASH_BITS


def _number(day: str | None) -> int:
    if day is None:
        return 0
    return min(max((dt.date.fromisoformat(day) - _FIRST_DAY).days, 1), _LAST)


def statement_key(document: int, place: int) -> int:
    """The key of a document's statement; those that stand first have the higher ones."""
    return document << _PLACE_BITS | (MOST_STATEMENTS - 1 - place)


def place_of(statement: int) -> int:
    """A statement's place among those of its document, from 0."""
    return MOST_STATEMENTS - 1 - (statement & (MOST_STATEMENTS - 1))
