"""Who carried a narrative first and how it travelled, as far as dates allow: "earliest in this collection", never "the origin".

Near-copies are one voice: a hundred reprints of an agency are a hundred channels and one voice. What cannot be told apart by its
date is a tie. A lag between spheres is the difference of their median voices, with the interval that order statistics give
both medians (David and Nagaraja 2003, 7.1), widened by what the dates leave open; where it holds zero nothing is claimed.
"""

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hearsay.measure.carriers import Carrier
from hearsay.measure.times import When, when

# appearances that are listed
FIRST = 10
# error that is accepted for each of the two medians of a lag, so that both hold with 95 %
_ERROR = 0.025


@dataclass(frozen=True, slots=True)
class Appearance:
    """A voice by its earliest document in this collection; `copies` are its other documents, counted apart.

    `tied`: its date does not tell it from the one listed before; `maybe_first`: nothing in this collection is surely earlier.
    """

    document: str
    outlet: str
    country: str | None
    language: str | None
    when: str
    speaker: str | None
    stance: str
    copies: int
    tied: bool
    maybe_first: bool


@dataclass(frozen=True, slots=True)
class Lag:
    """By how many hours a sphere's voices come after another's: medians, with bounds; `first_…` are bounds for the first ones.

    `said`: what the dates and numbers bear, in words; None where that is nothing.
    """

    earlier: str
    later: str
    hours: float
    low: float
    high: float
    first_low: float
    first_high: float
    said: str | None


@dataclass(frozen=True, slots=True)
class Spread:
    """Channels (documents, outlets) against voices and speakers; the first appearances; lags between spheres."""

    documents: int
    outlets: int
    voices: int
    speakers: int
    countries: int
    languages: int
    undated: int
    first: tuple[Appearance, ...]
    lags: tuple[Lag, ...]


@dataclass(frozen=True, slots=True)
class _Voice:
    at: When
    carrier: Carrier
    copies: int


def spread(
    carriers: Sequence[Carrier], spheres: Mapping[str, frozenset[str]] | None = None, first: int = FIRST
) -> Spread:
    """The spread of a narrative over its carriers; lags between those `spheres` that share no outlet."""
    voices = _voices(carriers)
    return Spread(
        documents=len({c.document for c in carriers}),
        outlets=len({c.outlet for c in carriers}),
        voices=len({c.voice for c in carriers}),
        speakers=len({c.speaker for c in carriers if c.speaker}),
        countries=len({c.country for c in carriers if c.country}),
        languages=len({c.language for c in carriers if c.language}),
        undated=len({c.document for c in carriers if when(c.when, c.zone) is None}),
        first=tuple(_appearances(voices, first)),
        lags=tuple(_lags(carriers, spheres or {})),
    )


def _voices(carriers: Iterable[Carrier]) -> list[_Voice]:
    """The dated voices, the earliest first; of a voice the document that may be the earliest."""
    documents: dict[str, set[str]] = {}
    best: dict[str, tuple[When, Carrier]] = {}
    for carrier in carriers:
        documents.setdefault(carrier.voice, set()).add(carrier.document)
        at = when(carrier.when, carrier.zone)
        if at is None:
            continue
        known = best.get(carrier.voice)
        if known is None or (at.earliest, at.latest, carrier.document) < (
            known[0].earliest,
            known[0].latest,
            known[1].document,
        ):
            best[carrier.voice] = at, carrier
    found = [_Voice(at, carrier, len(documents[voice]) - 1) for voice, (at, carrier) in best.items()]
    return sorted(found, key=lambda v: (v.at.earliest, v.at.latest, v.carrier.document))


def _appearances(voices: Sequence[_Voice], most: int) -> Iterable[Appearance]:
    sure = min((voice.at.latest for voice in voices), default=None)
    for before, voice in zip([None, *voices], voices[:most], strict=False):
        assert sure is not None
        yield Appearance(
            voice.carrier.document,
            voice.carrier.outlet,
            voice.carrier.country,
            voice.carrier.language,
            voice.carrier.when or "",
            voice.carrier.speaker,
            voice.carrier.stance,
            voice.copies,
            tied=before is not None and not before.at.surely_before(voice.at),
            maybe_first=voice.at.earliest < sure,
        )


def _lags(carriers: Sequence[Carrier], spheres: Mapping[str, frozenset[str]]) -> Iterable[Lag]:
    """A lag for each two spheres that both have dated voices, the sphere whose median comes first named first."""
    of = {name: _voices(c for c in carriers if c.outlet in members) for name, members in spheres.items()}
    for one, other in itertools.combinations(sorted(name for name, voices in of.items() if voices), 2):
        if spheres[one] & spheres[other]:
            continue
        earlier, later = sorted((one, other), key=lambda name: (_median(of[name]), name))
        yield _lag(earlier, of[earlier], later, of[later])


def _median(voices: Sequence[_Voice]) -> dt.datetime:
    middles = sorted(voice.at.middle for voice in voices)
    half = len(middles) // 2
    low, high = middles[(len(middles) - 1) // 2], middles[half]
    return low + (high - low) / 2


def _lag(earlier: str, before: Sequence[_Voice], later: str, after: Sequence[_Voice]) -> Lag:
    first_low = _hours(min(v.at.earliest for v in after), min(v.at.latest for v in before))
    first_high = _hours(min(v.at.latest for v in after), min(v.at.earliest for v in before))
    one, other = _bounds(before), _bounds(after)
    low = _hours(other[0], one[1]) if one and other else -math.inf
    high = _hours(other[1], one[0]) if one and other else math.inf
    said = None
    if low > 0:
        said = f"{later} carried it later than {earlier}, by {_span(low)} or more in the middle"
    elif first_low > 0:
        said = f"the first in {earlier} is {_span(first_low)} or more before the first in {later}"
    elif first_high < 0:
        said = f"the first in {later} is {_span(-first_high)} or more before the first in {earlier}"
    return Lag(
        earlier,
        later,
        round(_hours(_median(after), _median(before)), 1),
        round(low, 1),
        round(high, 1),
        round(first_low, 1),
        round(first_high, 1),
        f"{said}, in this collection" if said else None,
    )


def _bounds(voices: Sequence[_Voice]) -> tuple[dt.datetime, dt.datetime] | None:
    """Between which instants the median lies, by order statistics and dates; None for fewer than seven voices."""
    number = len(voices)
    rank, tail = 0, 0.0
    while 2 * (tail + math.comb(number, rank) / 2**number) <= _ERROR:
        tail += math.comb(number, rank) / 2**number
        rank += 1
    if rank == 0:
        return None
    return sorted(v.at.earliest for v in voices)[rank - 1], sorted(v.at.latest for v in voices)[-rank]


def _hours(later: dt.datetime, earlier: dt.datetime) -> float:
    return (later - earlier).total_seconds() / 3600


def _span(hours: float) -> str:
    if hours >= 48:
        return f"{hours / 24:.0f} days"
    return f"{hours:.0f} hours" if hours >= 1.5 else "an hour" if hours >= 1 else f"{hours * 60:.0f} minutes"
