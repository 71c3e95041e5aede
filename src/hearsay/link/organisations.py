"""International organisations and groups of states by any of their names, with members by date; bodies of states that speak.

A general name of a body («МИД», "foreign ministry") means a country's where an adjective or the country's name stands beside it,
else that of the outlet's or dateline's country, and then it is `sure` no more. A body is its country's QID with `body`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hearsay.link import places
from hearsay.link.phrases import Phrases
from hearsay.link.tables import rows
from hearsay.records import Span, digest

_CYRILLIC = re.compile(r"[а-яёіїєґўқғңұүһөәА-ЯЁІЇЄҐЎҚҒҢҰҮҺӨӘ]")
# between a country and its body: "Russia's foreign ministry", «белорусский МИД»; between a body and its country: "of the"
_BEFORE = re.compile(r"(?:['’]s?)?[\s-]{1,2}(?:[«\"“])?|(?:['’]s?)?\s(?:state|federal|national)\s")
_AFTER = re.compile(r"\s(?:of\s(?:the\s)?)?|\s(?:республики|рэспублікі|республіки)\s", re.IGNORECASE)
# as a body of the outlet's own country these names are used bare
_BARE = re.compile(
    r"(?:М[ИВЗУ][ДСМВ]|МЧС|МВД|МЗС|МВС|СІМ|ІІМ|Минобороны|Минфин|Минюст|Минздрав|Генпрокуратура|Центробанк|Нацбанк|Центризбирком"
    r"|ЦИК|ЦВК|Следственный комитет|СК|КГБ|КДБ|Генштаб|Кабмин|Кабмін|Совмин|Саўмін)(?:[а-яіў]{0,3})"
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation in a text; for a body of a state `id` is the country's QID and `body` says which."""

    span: Span
    id: str
    name: str
    kind: str
    body: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Membership:
    """A country's time in a group; `check` says what a person should look up."""

    group: str
    country: str
    since: str
    until: str
    source: str
    check: str


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    name: str
    kind: str
    body: str | None
    country: str | None


def local_id(key: str) -> str:
    """The id of an organisation whose QID nobody has checked."""
    return "local:" + digest("organisation", key)[:16]


@lru_cache(maxsize=1)
def _ids() -> dict[str, str]:
    """Key of the table → id."""
    return {row["key"]: row["qid"] or local_id(row["key"]) for row in rows("organisations")}


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Id of an organisation or group → its English name."""
    return {
        row["qid"] or local_id(row["key"]): row["forms"].split("|")[0]
        for row in rows("organisations")
        if row["lang"] == "en"
    }


@lru_cache(maxsize=1)
def _spellings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows("organisations"):
        found.setdefault(_ids()[row["key"]], []).append(row["forms"].split("|")[0])
    return {actor: tuple(dict.fromkeys(forms)) for actor, forms in found.items()}


def spellings(actor: str) -> tuple[str, ...]:
    """The first name in each language of an organisation or group by id; none for any other."""
    return _spellings().get(actor, ())


@lru_cache(maxsize=8)
def _index(lang: str) -> Phrases[_Entry]:
    index: Phrases[_Entry] = Phrases()
    for row in rows("organisations"):
        if _is_of(row["lang"], lang):
            entry = _Entry(_ids()[row["key"]], names()[_ids()[row["key"]]], row["kind"], None, None)
            for form in row["forms"].split("|"):
                index.add(form, entry)
    for row in rows("bodies"):
        if _is_of(row["lang"], lang):
            entry = _Entry(
                row["qid"], row["forms"].split("|")[0], "state body", row["body"], row["qid"] or None
            )
            for form in row["forms"].split("|"):
                index.add(form, entry)
    return index


def _is_of(lang: str, asked: str) -> bool:
    return lang == asked or (asked == "cyrillic" and lang != "en")


def _language(text: str, lang: str | None) -> str:
    if lang in places.LANGUAGES:
        return str(lang)
    return "cyrillic" if _CYRILLIC.search(text) else "en"


def found(
    text: str,
    lang: str | None = None,
    *,
    date: str | None = None,
    country: str | None = None,
    near: Sequence[places.Place] | None = None,
) -> list[Organisation]:
    """The organisations of a text; `near` are its places, if they are known; `country` is the outlet's or dateline's."""
    if near is None:
        near = places.found(text, lang, country=country, date=date)
    starts, ends = {place.span[0]: place for place in near}, {place.span[1]: place for place in near}
    organisations: list[Organisation] = []
    for span, entries in _index(_language(text, lang)).found(text):
        if entry := next((entry for entry in entries if entry.id), None):
            organisations.append(Organisation(span, entry.id, entry.name, entry.kind, entry.body))
            continue
        entry = entries[0]
        if (owner := _owner(text, span, starts, ends)) is not None:
            whole = (min(span[0], owner.span[0]), max(span[1], owner.span[1]))
            organisations.append(Organisation(whole, owner.country, entry.name, entry.kind, entry.body))
        elif (qid := _qid(country)) and _BARE.fullmatch(text[slice(*span)]):
            organisations.append(Organisation(span, qid, entry.name, entry.kind, entry.body, sure=False))
    return organisations


def named(
    name: str, lang: str | None = None, *, date: str | None = None, country: str | None = None
) -> Organisation | None:
    """The organisation that a whole name means."""
    bare = re.sub(r"^(?:the|The)\s+", "", name.strip(' \t\n«»“”"'))
    for organisation in found(bare, lang, date=date, country=country):
        if organisation.span[1] - organisation.span[0] >= len(bare) - 1:
            return organisation
    if qid := _qid(country):  # "the foreign ministry" of the country that is given
        for span, entries in _index(_language(bare, lang)).found(bare):
            if span[1] - span[0] >= len(bare) - 1:
                entry = entries[0]
                return Organisation(span, qid, entry.name, entry.kind, entry.body, sure=False)
    return None


def _owner(
    text: str, span: Span, starts: dict[int, places.Place], ends: dict[int, places.Place]
) -> places.Place | None:
    """The country that stands right before or after the name of a body."""
    for gap in range(1, 14):
        place = ends.get(span[0] - gap)
        if place and place.kind != "resident" and _BEFORE.fullmatch(text[place.span[1] : span[0]]):
            return place
    for gap in range(1, 12):
        place = starts.get(span[1] + gap)
        if place and place.kind == "country" and _AFTER.fullmatch(text[span[1] : place.span[0]]):
            return place
    return None


def _qid(country: str | None) -> str | None:
    return places.isos().get(country, country) if country else None


# members


@lru_cache(maxsize=1)
def memberships() -> tuple[Membership, ...]:
    """All rows of who belongs where since when."""
    return tuple(
        Membership(_ids()[row["key"]], row["qid"], row["since"], row["until"], row["source"], row["check"])
        for row in rows("members")
    )


def members(group: str, date: str | None = None) -> frozenset[str]:
    """The QIDs of the countries that belong to a group (its key, id or any of its names) on a day; None: those who still do.

    A member whose first day is not in the table counts at any time. Raises KeyError for an unknown group.
    """
    actor = group_id(group)
    return frozenset(
        m.country for m in memberships() if m.group == actor and _holds(m.since, m.until, date and date[:10])
    )


def group_id(group: str) -> str:
    """The id of a group from its key, its id or any of its names."""
    if group in _ids():
        return _ids()[group]
    if group in names():
        return group
    if (organisation := named(group)) is None or organisation.body:
        raise KeyError(group)
    return organisation.id


def _holds(since: str, until: str, day: str | None) -> bool:
    if day is None:
        return not until
    return since <= day and (not until or day <= until)


def groups_of(country: str, date: str | None = None) -> frozenset[str]:
    """The ids of the groups that a country (QID) belongs to on a day."""
    return frozenset(
        m.group
        for m in memberships()
        if m.country == country and _holds(m.since, m.until, date and date[:10])
    )
