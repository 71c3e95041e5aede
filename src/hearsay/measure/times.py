"""When a document can have appeared: between two instants, as its date allows.

A time with an offset is an instant, a minute wide; a time without is that hour in some zone; a day is all its hours in some zone.
"""

import datetime as dt
from dataclasses import dataclass

from hearsay.measure.carriers import ANY_ZONE


@dataclass(frozen=True, slots=True)
class When:
    """Not before `earliest`, before `latest`; both in UTC."""

    earliest: dt.datetime
    latest: dt.datetime
    precise: bool

    def surely_before(self, other: "When") -> bool:
        return self.latest <= other.earliest

    @property
    def middle(self) -> dt.datetime:
        return self.earliest + (self.latest - self.earliest) / 2


def when(date: str | None, zone: tuple[float, float] = ANY_ZONE) -> When | None:
    """The bounds of an ISO day or time; None where it is none. `zone` bounds the offset, in hours, where none is stated."""
    try:
        found = dt.datetime.fromisoformat(date or "")
    except ValueError:
        return None
    wide = dt.timedelta(days=1) if len(date or "") <= 10 else dt.timedelta(minutes=1)
    try:
        if found.tzinfo is not None:
            start = found.astimezone(dt.UTC)
            return When(start, start + wide, precise=True)
        start = found.replace(tzinfo=dt.UTC)
        low, high = (dt.timedelta(hours=hours) for hours in zone)
        return When(start - high, start + wide - low, precise=len(date or "") > 10 and zone[0] == zone[1])
    except OverflowError:
        return None


def offset(date: str | None) -> float | None:
    """The hours from UTC that a time states, None where it states none; "Z" is often a machine's and states none either."""
    try:
        found = dt.datetime.fromisoformat(date or "")
    except ValueError:
        return None
    away = found.utcoffset()
    return None if away is None or (date or "").endswith("Z") else away.total_seconds() / 3600
