"""Outlets and spheres that somebody has described, and which of them a document is of.

A document is its outlet's by the host of its URL or by the name it bears; every name and domain is one outlet's only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from hearsay.errors import UsageError
from hearsay.records import Outlet, Sphere
from hearsay.store.addresses import host
from hearsay.store.schema import documents, outlet_forms, outlets, sphere_outlets, spheres


def folded(form: str) -> str:
    """A name or domain as names are compared: small letters, single spaces, without quotation marks and "www."."""
    return " ".join(form.casefold().replace("ё", "е").strip(' "«»“”').split()).removeprefix("www.")


def outlet_of(connection: sa.Connection, name: str | None, address: str | None) -> int | None:
    """The described outlet that a document of this name and address is of: the nearest host first, then the name."""
    wanted = list(_forms(name, address))
    rows = connection.execute(sa.select(outlet_forms).where(outlet_forms.c.form.in_(wanted)))
    return _first(wanted, {row.form: row.outlet for row in rows})


def _first(wanted: Iterable[str], known: Mapping[str, int]) -> int | None:
    return next((known[form] for form in wanted if form in known), None)


def _forms(name: str | None, address: str | None) -> Iterator[str]:
    labels = host(address).split(".")
    yield from (".".join(labels[i:]) for i in range(len(labels) - 1))
    if name:
        yield folded(name)


def describe(connection: sa.Connection, described: Sequence[Outlet]) -> None:
    """Adds outlets, or describes those of the same name anew; documents find their outlet again. Raises UsageError where
    two outlets claim one form.
    """
    if not described:
        return
    numbers = [_described(connection, outlet) for outlet in described]
    for outlet, number in zip(described, numbers, strict=True):
        for form in sorted({folded(form) for form in (outlet.name, *outlet.forms)} - {""}):
            _claim(connection, form, number, outlet.name)
    _find_again(connection)


def _described(connection: sa.Connection, outlet: Outlet) -> int:
    """The number of an outlet whose facts now stand in its row, without its forms."""
    facts = {name: getattr(outlet, name) for name in ("name", "country", "language", "ownership", "agency")}
    known = connection.execute(sa.select(outlets.c.id).where(outlets.c.name == outlet.name)).scalar()
    if known is None:
        return int(connection.execute(outlets.insert().values(facts).returning(outlets.c.id)).scalar_one())
    connection.execute(outlets.update().where(outlets.c.id == known).values(facts))
    connection.execute(outlet_forms.delete().where(outlet_forms.c.outlet == known))
    return int(known)


def _claim(connection: sa.Connection, form: str, number: int, name: str) -> None:
    holder = sa.select(outlets.c.name).join(outlet_forms).where(outlet_forms.c.form == form)
    if (other := connection.execute(holder).scalar()) is not None:
        raise UsageError(f"“{form}” is claimed by two outlets, {other} and {name}; give it to one of them")
    connection.execute(outlet_forms.insert().values(form=form, outlet=number))


def _find_again(connection: sa.Connection) -> None:
    forms = {row.form: row.outlet for row in connection.execute(sa.select(outlet_forms))}
    columns = (documents.c.key, documents.c.outlet, documents.c.outlet_name, documents.c.address)
    for row in connection.execute(sa.select(*columns)).all():
        found = _first(_forms(row.outlet_name, row.address), forms)
        if found != row.outlet:
            connection.execute(documents.update().where(documents.c.key == row.key).values(outlet=found))


def define(connection: sa.Connection, defined: Sequence[Sphere]) -> None:
    """Adds spheres, or defines those of the same name anew; raises UsageError for an outlet that nobody has described."""
    for sphere in defined:
        rule = {part: list(getattr(sphere, part)) for part in ("countries", "languages", "ownerships")}
        connection.execute(spheres.delete().where(spheres.c.name == sphere.name))
        values = {"name": sphere.name, "rule": rule if any(rule.values()) else None}
        number = connection.execute(spheres.insert().values(values).returning(spheres.c.id)).scalar_one()
        for name in dict.fromkeys(sphere.outlets):
            connection.execute(sphere_outlets.insert().values(sphere=number, outlet=named(connection, name)))


def named(connection: sa.Connection, name: str) -> int:
    """The outlet of a name or domain; raises UsageError."""
    chosen = sa.select(outlet_forms.c.outlet).where(outlet_forms.c.form == folded(name))
    if (found := connection.execute(chosen).scalar()) is None:
        raise UsageError(f"nobody has described an outlet “{name}”; `hearsay outlets` lists those described")
    return int(found)


def members(connection: sa.Connection, name: str) -> list[int]:
    """The outlets of a sphere; raises UsageError where there is none of that name."""
    row = connection.execute(sa.select(spheres).where(spheres.c.name == name)).first()
    if row is None:
        known = ", ".join(connection.execute(sa.select(spheres.c.name).order_by(spheres.c.name)).scalars())
        raise UsageError(
            f"there is no sphere “{name}”; there are: {known or 'none, `hearsay outlets` adds them'}"
        )
    listed = set(
        connection.execute(
            sa.select(sphere_outlets.c.outlet).where(sphere_outlets.c.sphere == row.id)
        ).scalars()
    )
    if row.rule:
        listed |= {each.id for each in connection.execute(sa.select(outlets)) if _fits(each, row.rule)}
    return sorted(listed)


def _fits(outlet: Any, rule: dict[str, list[str]]) -> bool:
    parts = {"countries": outlet.country, "languages": outlet.language, "ownerships": outlet.ownership}
    return all(not rule[part] or value in rule[part] for part, value in parts.items())


def by_number(connection: sa.Connection) -> dict[int, Outlet]:
    """Every described outlet, by its number."""
    forms: dict[int, list[str]] = {}
    for row in connection.execute(sa.select(outlet_forms).order_by(outlet_forms.c.form)):
        forms.setdefault(row.outlet, []).append(row.form)
    return {
        row.id: Outlet(
            row.name, tuple(forms.get(row.id, ())), row.country, row.language, row.ownership, row.agency
        )
        for row in connection.execute(sa.select(outlets))
    }


def all_outlets(connection: sa.Connection) -> list[dict[str, Any]]:
    """Every outlet with its facts and how many current documents are of it; those nobody has described last."""
    count = sa.func.count(documents.c.key)
    own = sa.and_(documents.c.outlet == outlets.c.id, documents.c.current)
    described = sa.select(outlets, count.label("documents")).outerjoin(documents, own).group_by(outlets.c.id)
    rows = [dict(row._mapping) for row in connection.execute(described.order_by(outlets.c.name))]  # noqa: SLF001
    for row in rows:
        forms = sa.select(outlet_forms.c.form).where(outlet_forms.c.outlet == row.pop("id"))
        row["forms"] = sorted(connection.execute(forms).scalars())
    other = sa.select(documents.c.outlet_name, count).where(documents.c.outlet.is_(None), documents.c.current)
    seen = connection.execute(other.group_by(documents.c.outlet_name).order_by(documents.c.outlet_name)).all()
    unknown: dict[str, Any] = {
        "country": None,
        "language": None,
        "ownership": None,
        "agency": None,
        "forms": [],
    }
    return rows + [{"name": name, **unknown, "documents": number} for name, number in seen]


def all_spheres(connection: sa.Connection) -> list[dict[str, Any]]:
    """Every sphere with the names of its outlets."""
    names = {row.id: row.name for row in connection.execute(sa.select(outlets.c.id, outlets.c.name))}
    found = connection.execute(sa.select(spheres.c.name).order_by(spheres.c.name)).scalars().all()
    return [{"name": name, "outlets": [names[i] for i in members(connection, name)]} for name in found]
