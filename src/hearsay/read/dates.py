"""Days as pages state them, for machines and for people, in fourteen languages; nothing is guessed.

A date that could be two days (04/05/2019) is none. A time is kept only with its offset, because a time
without one is not a moment.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from hearsay.read.tables import table

EARLIEST_YEAR = 1990  # no news page is older; what claims to be is an epoch or a birthday
LATEST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month, of a stated year or not."""

    month: int
    day: int
    year: int | None = None

    @property
    def exists(self) -> bool:
        """Whether the calendar has it; the 29th of February without a year counts."""
        year = self.year or 2000
        return (
            EARLIEST_YEAR <= year <= LATEST_YEAR
            and 1 <= self.month <= 12
            and 1 <= self.day <= calendar.monthrange(year, self.month)[1]
        )

    def iso(self) -> str:
        """ISO 8601: "2019-08-26", or "--08-26" without a year."""
        return f"{self.year or '-'}-{self.month:02}-{self.day:02}"

    def near(self, published: str | None) -> "Day":
        """The same day in the year that makes it the latest one not after the day of publication plus two."""
        if self.year or not published:
            return self
        latest = dt.date.fromisoformat(published[:10]) + dt.timedelta(days=2)
        for year in range(latest.year, latest.year - 8, -1):
            dated = Day(self.month, self.day, year)
            if dated.exists and dt.date(year, self.month, self.day) <= latest:
                return dated
        return self


class Found(NamedTuple):
    """A day and where in the text it stands."""

    start: int
    end: int
    day: Day


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Month by the lower-case form of its name."""
    return {row["form"]: int(row["month"]) for row in table("months")}


@lru_cache(maxsize=1)
def month_pattern() -> str:
    """A regular expression for any name of a month, the longest first, with an abbreviation's dot."""
    return "(?:" + "|".join(map(re.escape, sorted(months(), key=len, reverse=True))) + r")\b\.?"


@lru_cache(maxsize=1)
def _written() -> re.Pattern[str]:
    month, year = month_pattern(), r"(?:19|20)\d\d"
    ordinal = r"(?:st|nd|rd|th|-го|º|er|\.)?"
    return re.compile(
        rf"""
        \b(?P<y1>{year})-(?P<m1>\d\d)-(?P<d1>\d\d)\b
        | \b(?P<y2>{year})[./](?P<m2>\d\d?)[./](?P<d2>\d\d?)\b
        | \b(?P<d3>\d\d?)(?P<dot>[./-])(?P<m3>\d\d?)(?P=dot)(?P<y3>{year}|\d\d)\b
        | \b(?P<d4>\d\d?){ordinal}[\s-]+(?:de\s+)?(?P<m4>{month})(?:[\s,/-]+(?:de\s+)?(?P<y4>{year})\b)?
        | \b(?P<m5>{month})\s+(?P<d5>\d\d?)(?:st|nd|rd|th)?\b(?![.:]\d)(?:\s*,?\s+(?P<y5>{year})\b)?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def days(text: str) -> Iterator[Found]:
    """The days written in a text, in order; what no calendar has and what is ambiguous is left out."""
    for match in _written().finditer(text):
        day = _day(
            {name[0]: value for name, value in match.groupdict().items() if value and name != "dot"}, match
        )
        if day and day.exists:
            yield Found(match.start(), match.end(), day)


def _day(parts: dict[str, str], match: re.Match[str]) -> Day | None:
    month_name, year = parts["m"], int(parts["y"]) if "y" in parts else None
    if not month_name.isdigit():
        return Day(months()[month_name.lower().rstrip(".")], int(parts["d"]), year)
    first, second = int(parts["d"]), int(month_name)
    if match["dot"] == "/" or match["dot"] == "-":
        # day first in most of the world, month first in the United States: certain only where one is over 12
        if first <= 12 and second <= 12 and first != second:
            return None
        first, second = (second, first) if second > 12 else (first, second)
    return Day(second, first, 2000 + year if year is not None and year < 100 else year)


_ISO = re.compile(
    r"""\s*(?P<day>\d{4}-\d{1,2}-\d{1,2}|\d{8}(?!\d))
    (?:[T\s]\s*(?P<time>\d{1,2}:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?""",
    re.VERBOSE | re.IGNORECASE,
)


def stated(value: str) -> str | None:
    """An ISO day, or time with offset, from what a page writes for machines or people; None where it states
    none.
    """
    match = _ISO.match(value)
    if not match:
        return next((found.day.iso() for found in days(value[:200]) if found.day.year), None)
    digits = match["day"].split("-") if "-" in match["day"] else _split(match["day"])
    day = Day(int(digits[1]), int(digits[2]), int(digits[0]))
    if not day.exists:
        return None
    return day.iso() + (_time(match["time"], match["zone"]) if match["zone"] else "")


def _split(eight: str) -> tuple[str, str, str]:
    return eight[:4], eight[4:6], eight[6:]


def _time(time: str, zone: str) -> str:
    parts = [*time.split(":"), "00"]
    hour, minute, second = (int(part) for part in parts[:3])
    if hour > 23 or minute > 59 or second > 59:
        return ""
    digits = zone.lstrip("+-").replace(":", "").ljust(4, "0")
    offset = "+00:00" if not digits.isdigit() else f"{zone[0]}{digits[:2]}:{digits[2:]}"
    return f"T{hour:02}:{minute:02}:{second:02}{offset}"


def is_the_same_moment(day: str, utc: str) -> bool:
    """Whether a day without time is the outlet's own name for a UTC time: the day before or after its day."""
    if "T" in day or not utc.endswith("+00:00"):
        return False
    apart = dt.date.fromisoformat(day) - dt.date.fromisoformat(utc[:10])
    return abs(apart.days) == 1


_IN_URL = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[1-9](?=/))[/-]?(0[1-9]|[12]\d|3[01]|[1-9](?=/))(?=\D|$)"
)


def day_in_url(url: str) -> str | None:
    """The ISO day in an address (/2019/08/26/, /20190826-, /2019-08-26), if there is one."""
    match = _IN_URL.search(url)
    if not match:
        return None
    day = Day(int(match[2]), int(match[3]), int(match[1]))
    return day.iso() if day.exists else None
