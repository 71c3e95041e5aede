"""What a corpus holds, at a glance: counts of documents and statements by day, country, outlet and speaker, and the longest
ways by which something came.

Statements are counted where they stand, so a reprint counts again: these are channels, not voices.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from hearsay.measure.routes import route
from hearsay.records import UNKNOWN, Actor, Example, Item, Overview, Route, Speaker, Statement

# routes that are kept; those of less than this confidence are no example
_ROUTES, _SURE = 12, 0.6


@dataclass(slots=True)
class _Said:
    """What is counted of one speaker."""

    spellings: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    outlets: set[str] = field(default_factory=set)


def overview(items: Iterable[Item]) -> Overview:
    """Counts items one after another; speakers are put together by the actors they are, else by their name."""
    known: dict[str, Actor] = {}
    languages: Counter[str] = Counter()
    by_outlet: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    days: defaultdict[str, Counter[str]] = defaultdict(Counter)
    said: defaultdict[str, _Said] = defaultdict(_Said)
    routes: list[Example] = []
    unnamed = 0
    for item in items:
        languages[item.document.lang or UNKNOWN] += 1
        counts = by_outlet[item.outlet_name, item.country]
        counts[0] += 1
        counts[1] += len(item.statements)
        if item.document.published:
            days[item.document.published[:10]][item.country] += 1
        for statement, actor in zip_longest(item.statements, item.speakers[: len(item.statements)]):
            if statement.speaker is None:
                unnamed += 1
            else:
                _count(said, statement, actor, item)
            if actor:
                known[actor.id] = actor
        routes = _longest([*routes, *_routes(item)])
    speakers = sorted(
        (_speaker(key, one, known) for key, one in said.items()), key=lambda s: (-s.statements, s.name)
    )
    outlets: list[tuple[str, str, int, int]] = sorted(
        ((name, country, counts[0], counts[1]) for (name, country), counts in by_outlet.items()),
        key=lambda o: (-o[2], o[0]),
    )
    countries = _by_country(outlets)
    speaker_countries: Counter[str] = Counter()
    for speaker in speakers:
        speaker_countries[speaker.country] += speaker.statements
    return Overview(
        documents=sum(languages.values()),
        statements=unnamed + sum(speaker.statements for speaker in speakers),
        unnamed=unnamed,
        languages=dict(languages.most_common()),
        countries=countries,
        speaker_countries=dict(speaker_countries.most_common()),
        outlets=outlets,
        speakers=speakers,
        days={day: dict(days[day]) for day in sorted(days)},
        routes=routes,
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").split())


def _count(said: Mapping[str, _Said], statement: Statement, actor: Actor | None, item: Item) -> None:
    assert statement.speaker
    one = said[actor.id if actor else _folded(statement.speaker)]
    one.spellings[statement.speaker] += 1
    one.outlets.add(item.outlet_name)
    if statement.role:
        one.roles[statement.role] += 1


def _speaker(key: str, one: _Said, known: Mapping[str, Actor]) -> Speaker:
    spellings = tuple(name for name, _ in one.spellings.most_common())
    actor = known.get(key)
    role = one.roles.most_common(1)
    return Speaker(
        name=actor.name if actor else spellings[0],
        country=(actor.country if actor else None) or UNKNOWN,
        office=(actor.office if actor else None) or (role[0][0] if role else None),
        statements=one.spellings.total(),
        outlets=len(one.outlets),
        spellings=spellings,
    )


def _by_country(outlets: Sequence[tuple[str, str, int, int]]) -> dict[str, tuple[int, int]]:
    totals: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for _, country, documents, statements in outlets:
        totals[country][0] += documents
        totals[country][1] += statements
    return {
        country: (d, s) for country, (d, s) in sorted(totals.items(), key=lambda pair: (-pair[1][0], pair[0]))
    }


def _routes(item: Item) -> Iterable[Example]:
    text = item.document.text
    for place, statement in enumerate(item.statements):
        own = item.outlet.forms if item.outlet else ()
        found = route(item.outlet_name, item.statements, place, own)
        if found and len(found) > 2 and statement.confidence >= _SURE:
            quote = " … ".join(text[start:end] for start, end in statement.content)
            start, end = statement.content[0][0], statement.content[-1][1]
            yield Example(found, quote, item.document, start, end, statement.confidence)


def _longest(found: list[Example]) -> list[Example]:
    """The longest routes, each once, the surest example of each."""
    best: dict[Route, Example] = {}
    for example in found:
        if example.route not in best or example.confidence > best[example.route].confidence:
            best[example.route] = example
    order = sorted(best.values(), key=lambda e: (-len(e.route), -e.confidence, e.document.id))
    return order[:_ROUTES]
