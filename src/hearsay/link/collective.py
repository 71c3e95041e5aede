"""Names that are no persons: outlets first, then organisations and bodies of states, then places, which act or do not.

A place that acts is its country with the body that it stands for; one that does not is nobody, and `why` says so.
"""

from collections.abc import Iterator

from hearsay.link import metonyms, organisations, outlets, places
from hearsay.records import Document, Link, Mention, Span

# how sure a name is that stands in a table, one that is bare, and a place without any words around it
_NAMED, _BARE, _ALONE = 0.97, 0.85, 0.7


def link(
    name: str, lang: str | None, date: str | None, country: str | None, context: str | None
) -> Link | None:
    """The link of a name that is an outlet's, an organisation's, a body's or a place's; None for any other."""
    if (medium := outlets.named(name, country=country)) and not medium.bare:
        return Link(medium.id, _NAMED, (f"an outlet: {medium.outlet.name}",))
    if (organisation := organisations.named(name, lang, date=date, country=country)) is not None:
        return _organisation(organisation)
    if (place := places.named(name, lang, country=country, date=date, context=context)) is not None:
        return _place(place, name, lang, date, country, context)
    return None


def _organisation(found: organisations.Organisation) -> Link:
    if found.body is None:
        return Link(found.id, _NAMED, (f"{found.kind}: {found.name}",))
    owner = places.country_name(found.id) or found.id
    if found.sure:
        return Link(found.id, _NAMED, (f"a body of {owner}: {found.name}",), found.body)
    return Link(found.id, _BARE, (f"{found.name}, of {owner} as the outlet or dateline is",), found.body)


def _place(
    place: places.Place,
    name: str,
    lang: str | None,
    date: str | None,
    country: str | None,
    context: str | None,
) -> Link:
    owner = places.country_name(place.country) or organisations.names().get(place.country, place.country)
    if place.kind in {"adjective", "resident"}:
        return Link(None, _BARE, (f"{place.kind} of {owner}, no single actor",))
    words = context or ""
    chances = [
        metonyms.acts(words, seen.span, lang)
        for seen in places.found(words, lang, country=country, date=date)
        if seen.country == place.country and seen.kind == place.kind
    ]
    body = place.body or "government"
    if not chances:
        return Link(
            place.country,
            _ALONE,
            (f"{place.kind} of {owner}; no words around it to tell place from actor",),
            body,
        )
    chance = max(chances)
    if chance < metonyms.ACTS:
        return Link(None, round(1 - chance, 3), (f"a mere place here: {name}, {place.kind} of {owner}",))
    return Link(
        place.country, round(chance, 3), (f"{place.kind} of {owner} that acts here ({chance:.2f})",), body
    )


def mentions(document: Document) -> list[Mention]:
    """Outlets, organisations, bodies and places that act, in order; where two overlap, the first kind wins."""
    taken: list[Span] = []
    found: list[Mention] = []
    for mention in _all(document):
        if not any(mention.span[0] < end and start < mention.span[1] for start, end in taken):
            taken.append(mention.span)
            found.append(mention)
    return sorted(found, key=lambda mention: mention.span)


def _all(document: Document) -> Iterator[Mention]:
    text, lang, date = document.text, document.lang, document.published
    dateline = document.dateline.place if document.dateline else None
    for medium in outlets.found(text):
        yield Mention(medium.span, medium.id, 0.95)
    near = places.found(text, lang, dateline=dateline, date=date)
    for organisation in organisations.found(text, lang, date=date, near=near):
        yield Mention(organisation.span, organisation.id, 0.95 if organisation.sure else 0.8)
    for place in near:
        if place.kind not in {"adjective", "resident"}:
            chance = metonyms.acts(text, place.span, lang)
            if chance >= metonyms.ACTS:
                yield Mention(place.span, place.country, round(chance, 3))
