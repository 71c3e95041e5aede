"""Spread and silence over the corpus: what `measure` counts is put together here from the store.

A statement denies if its cue does ("denied that …"), or its words deny what an analyst's message says. An event is covered by the
documents that have the same names.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hearsay.errors import UsageError
from hearsay.link.register import open_register
from hearsay.measure.carriers import ANY_ZONE, Carrier, Case, Covering, Monitored
from hearsay.measure.counts import Watch
from hearsay.measure.events import Named, covering, names
from hearsay.measure.health import Hole
from hearsay.measure.silence import Verdict, silences
from hearsay.measure.spread import Spread, spread
from hearsay.measure.stances import denies
from hearsay.measure.times import offset
from hearsay.read.copies import Sketches, Text, copies
from hearsay.records import UNKNOWN, Narrative
from hearsay.run.actors import Who
from hearsay.store import coverage
from hearsay.store.engine import Corpus

# a narrative of fewer wordings and speakers is not asked about unless by its name: too few to expect five anywhere
LEAST_BREADTH = 5
# texts that are held at once
_AT_ONCE = 5_000
# days without a document of any outlet that part an archive, or a slip of the pen, from what is collected
_APART = 366


@dataclass(frozen=True, slots=True)
class Told:
    """A narrative by the ids of its statements; `against`: those of statements that deny it; `footing`: what a definition
    stands on.
    """

    id: str
    core: str
    statements: tuple[str, ...]
    against: tuple[str, ...] = ()
    name: str | None = None
    footing: str | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out: verdicts by narrative and sphere, the spread of each narrative, the holes of the outlets watched."""

    verdicts: Sequence[Verdict]
    spreads: Mapping[str, Spread]
    holes: Sequence[Hole]
    first: str
    last: str


def told(corpus: Corpus, wanted: str | None = None, least: int = LEAST_BREADTH) -> list[Told]:
    """Narratives of such breadth, those pinned or defined, and first the one whose id begins with `wanted`. Raises Unknown."""
    from hearsay.run import narrating  # noqa: PLC0415  vectors and models

    everything = narrating.narratives(corpus)
    named = narrating.find(everything, wanted).id if wanted else None
    chosen = [
        each
        for each in everything
        if each.breadth >= least or each.pinned or each.defined or each.id == named
    ]
    return [told_of(each) for each in sorted(chosen, key=lambda each: each.id != named)]


def told_of(narrative: Narrative) -> Told:
    """A narrative as it is measured."""
    ids = [telling.statement for telling in narrative.tellings]
    return Told(
        narrative.id,
        narrative.core,
        tuple(each for each in ids if each not in narrative.against),
        tuple(each for each in ids if each in narrative.against),
        narrative.name,
        narrative.footing if narrative.defined else None,
    )


def _day(row: Any) -> str | None:
    """A document's day; one that lies after the day after it was taken in is none (other zones are a day ahead)."""
    if not row.day or _days_between(row.taken[:10], row.day) > 1:
        return None
    day: str = row.day
    return day


def _days_between(one: str, other: str) -> int:
    return (dt.date.fromisoformat(other) - dt.date.fromisoformat(one)).days


class Texts:
    """The current documents, as they are counted."""

    def __init__(self, connection: Any) -> None:
        rows = coverage.texts(connection)
        self.by_key = {row.key: row for row in rows}
        self.outlet = {row.key: row.outlet or UNKNOWN for row in rows}
        self.day = {row.key: day for row in rows if (day := _day(row))}
        self.volumes: defaultdict[str, dict[str, int]] = defaultdict(dict)
        offsets: defaultdict[str, set[float]] = defaultdict(set)
        for row in rows:
            outlet = self.outlet[row.key]
            if day := self.day.get(row.key):
                self.volumes[outlet][day] = self.volumes[outlet].get(day, 0) + 1
            if (hours := offset(row.published)) is not None:
                offsets[outlet].add(hours)
        # an outlet that states its zone elsewhere has it here too, an hour more or less in summer
        self.zones = {outlet: (min(hours) - 1, max(hours) + 1) for outlet, hours in offsets.items()}
        self.named, self.groups = self._read(connection)

    def stretch(self) -> tuple[str, str]:
        """The first and last day of collection: of all stretches that a year without any document parts, the fullest."""
        counts = Counter(self.day.values())
        stretches: list[list[str]] = []
        for day in sorted(counts):
            if stretches and _days_between(stretches[-1][-1], day) < _APART:
                stretches[-1].append(day)
            else:
                stretches.append([day])
        fullest = max(stretches, key=lambda days: sum(counts[day] for day in days))
        return fullest[0], fullest[-1]

    def volumes_within(self, first: str, last: str) -> dict[str, dict[str, int]]:
        """Documents by outlet and day, between these days; an outlet that has none then is there all the same."""
        return {
            outlet: {day: count for day, count in counts.items() if first <= day <= last}
            for outlet, counts in self.volumes.items()
        }

    def _read(self, connection: Any) -> tuple[Named, dict[int, str]]:
        """Names in, and copies among, all texts, some thousands at a time; the original of each copy, and of itself, by key."""
        actors = coverage.named(connection)
        ordered = sorted(self.by_key, key=lambda key: (self.by_key[key].published or "9999", key))
        named: dict[str, set[str]] = {}
        original: dict[str, str] = {}
        sketches = Sketches()
        for start in range(0, len(ordered), _AT_ONCE):
            part = ordered[start : start + _AT_ONCE]
            texts = coverage.words(connection, part)
            for key in part:
                known = actors.get(key, [])
                found = names(texts[key], [span for _, span in known])
                named[self.by_key[key].id] = found | {actor for actor, _ in known}
            batch = [Text(str(key), texts[key], self.by_key[key].day) for key in part]
            sketches, copied = copies(sketches, batch)
            for copy in copied:
                original[copy.id] = original.get(copy.original, copy.original)
        original |= {first: first for first in original.values()}
        return Named(named), {int(key): first for key, first in original.items()}


def measure(
    corpus: Corpus,
    told: Sequence[Told],
    spheres: Sequence[str] | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Measured:
    """Spread and silence of these narratives; `spheres` may name outlets. Raises UsageError for an unknown one."""
    with corpus.reading() as connection:
        defined = coverage.spheres_by_name(connection)
        texts = Texts(connection)
        ids = [each for one in told for each in (*one.statements, *one.against)]
        rows = coverage.said(connection, ids)
        who = Who(connection)
    if not texts.day:
        raise UsageError("the corpus holds no document with a day, so nothing can be measured over time")
    began, ended = texts.stretch()
    first, last = since or began, until or ended
    if first > last:
        raise UsageError(f"the window ends ({last}) before it begins ({first}); mend --since and --until")
    wanted = _wanted(spheres, defined, texts)
    countries = {
        texts.outlet[key]: _one_country(row.country) for key, row in texts.by_key.items() if row.country
    }
    volumes = texts.volumes_within(min(first, began), max(last, ended))
    monitored = Monitored(defined, volumes, first, last, countries)
    cases = [_case(one, rows, texts, who) for one in told]
    return Measured(
        silences(cases, monitored, wanted),
        {case.narrative: spread(_within(case.carriers, first, last), defined) for case in cases},
        [hole for hole in Watch.of(monitored).holes if hole.first <= last and hole.last >= first],
        first,
        last,
    )


def _wanted(
    asked: Sequence[str] | None, defined: Mapping[str, frozenset[str]], texts: Texts
) -> Sequence[str]:
    outlets = set(texts.outlet.values()) | {name for members in defined.values() for name in members}
    for name in asked or ():
        if name not in defined and name not in outlets:
            known = ", ".join(sorted(defined)) or "none; `hearsay outlets --define` adds them"
            raise UsageError(f"there is no sphere or outlet “{name}”; spheres are: {known}")
    if not asked and not defined:
        raise UsageError("no sphere has been defined; `hearsay outlets --define FILE.csv` adds them")
    return list(asked or sorted(defined))


def _within(carriers: Iterable[Carrier], first: str, last: str) -> list[Carrier]:
    return [each for each in carriers if each.when is None or first <= each.when[:10] <= last]


def _case(told: Told, rows: Mapping[str, Any], texts: Texts, who: Who) -> Case:
    carriers, documents = [], set()
    for ids, against in ((told.statements, False), (told.against, True)):
        for statement in ids:
            row = rows.get(statement)
            if row is not None and row.document in texts.by_key:
                carriers.append(_carrier(row, texts, who, against=against))
                documents.add(texts.by_key[row.document].id)
    about, _ = covering(documents, texts.named)
    covered = [
        Covering(row.id, texts.outlet[key], texts.day[key], texts.groups.get(key))
        for key, row in texts.by_key.items()
        if key in texts.day and row.id in about
    ]
    return Case(told.id, carriers, covered)


def _one_country(given: str) -> str:
    """A country by its id, whatever it is called; one that the register has not (an invented one) by what it is called."""
    return open_register().country_id(given) or given


def _carrier(row: Any, texts: Texts, who: Who, *, against: bool) -> Carrier:
    speaker = who[row.actor] if row.actor else None
    document = texts.by_key[row.document]
    outlet = texts.outlet[row.document]
    cue = " ".join(row.text[start:end] for start, end in row.cue)
    return Carrier(
        document.id,
        outlet,
        document.published if row.document in texts.day else None,
        "denies" if denies(cue, row.lang) != against else "asserts",
        texts.groups.get(row.document),
        speaker.name if speaker else row.speaker,
        _one_country(speaker.country) if speaker and speaker.country else None,
        document.country,
        document.lang,
        texts.zones.get(outlet, ANY_ZONE),
    )
