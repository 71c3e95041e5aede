"""Tables of outlets, spheres and actors that a person keeps as CSV; several values of a cell are parted by |.

outlets: name, forms (other names and domains), country, language, ownership, agency (yes or no);
spheres: name, outlets, countries, languages, ownerships (what is empty does not matter);
actors: id, name, names (all spellings), country, office.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from hearsay.errors import UsageError
from hearsay.records import Actor, Outlet, Sphere

OWNERSHIPS = ("state", "public", "private", "exile")
_OUTLETS = {"name", "forms", "country", "language", "ownership", "agency"}
_ACTORS = {"id", "name", "names", "country", "office"}
_SPHERES = {"name", "outlets", "countries", "languages", "ownerships"}


def outlets(path: str) -> list[Outlet]:
    """The outlets of a table; raises UsageError with the line that is none."""
    return [
        Outlet(
            name=row["name"],
            forms=_parts(row.get("forms")),
            country=row.get("country") or None,
            language=row.get("language") or None,
            ownership=_ownership(row.get("ownership"), place),
            agency=_is_yes(row.get("agency"), place),
        )
        for place, row in _rows(path, _OUTLETS)
    ]


def spheres(path: str) -> list[Sphere]:
    """The spheres of a table; raises UsageError with the line that is none."""
    return [
        Sphere(
            row["name"],
            *(_parts(row.get(part)) for part in ("outlets", "countries", "languages", "ownerships")),
        )
        for _, row in _rows(path, _SPHERES)
    ]


def actors(path: str) -> list[Actor]:
    """The actors of a table; raises UsageError with the line that is none."""
    return [
        Actor(
            id=row.get("id") or f"local:{row['name']}",
            name=row["name"],
            names=_parts(row.get("names")),
            country=row.get("country") or None,
            office=row.get("office") or None,
        )
        for _, row in _rows(path, _ACTORS)
    ]


def _rows(path: str, columns: set[str]) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            unknown = set(table.fieldnames or ()) - columns
            if unknown or "name" not in (table.fieldnames or ()):
                raise UsageError(
                    f"{path}: the first line should name columns out of {', '.join(sorted(columns))}"
                )
            for row in table:
                values = {name: (value or "").strip() for name, value in row.items() if name}
                if not values["name"]:
                    raise UsageError(f"{path}:{table.line_num}: has no name")
                yield f"{path}:{table.line_num}", values
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{path}: cannot be read as CSV in UTF-8 ({reason})") from error


def _parts(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split("|") if part.strip())


def _ownership(value: str | None, place: str) -> str | None:
    if value and value not in OWNERSHIPS:
        raise UsageError(f"{place}: “{value}” is no ownership; there are {', '.join(OWNERSHIPS)}")
    return value or None


def _is_yes(value: str | None, place: str) -> bool:
    if value and value not in {"yes", "no"}:
        raise UsageError(f"{place}: “{value}” does not say whether it is an agency; write yes or no")
    return value == "yes"
