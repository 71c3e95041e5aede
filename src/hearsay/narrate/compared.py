"""What two statements have and lack of each other, in figures: what a regression learns from whether they say the same.

Negations and opposites, who does what to whom and where, names and values that only one has, words without a counterpart.
Which statement comes first makes a difference only where a word meets several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hearsay.narrate import bindings, details, polarity, roles, values
from hearsay.narrate.polarity import Polarity
from hearsay.narrate.reading import Dictionary, Pairs, Reading, aligned
from hearsay.narrate.sides import Told, may_act
from hearsay.narrate.words import stem

FEATURES = (
    "denied",
    "swapped",
    "exchanged",
    "details_differ",
    "values_differ",
    "lone_names_least",
    "lone_names_most",
    "covered_least",
    "covered_most",
    "negation_direct",
    "negation_both",
    "negation_loose",
    "negation_weak",
    "whole_denied",
    "opposites",
    "sides_shared",
    "sides",
    "negations_odd",
    "dark_odd",
    "place_same",
    "place_other",
    "doer_moved",
    "doers_exchanged",
    "verb_met",
    "verb_another",
    "verb_unmet",
    "voice_differs",
    "passive",
    "no_verb",
    "no_direction",
    "names_crossed",
    "names_crossed_share",
    "names_met",
    "actors_crossed",
    "actors_met",
    "actors_crossed_voice",
    "nouns_unmet_least",
    "nouns_unmet_most",
    "verbs_unmet_least",
    "verbs_unmet_most",
    "adjectives_unmet_least",
    "adjectives_unmet_most",
    "length_differs",
    "content",
    "untranslated",
    "untranslated_nouns",
    "translated",
)
# a foreign word of which the lexicon is so sure, and of whose meanings the other statement has next to none
_SURE, _NONE = 0.3, 0.02


class Said(NamedTuple):
    """A statement as it is compared."""

    told: Told
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements, and which words of theirs meet: `named` with names that only look alike."""

    one: Said
    other: Said
    pairs: Pairs
    named: Pairs
    met: tuple[frozenset[int], frozenset[int]]

    @property
    def readings(self) -> tuple[Reading, Reading]:
        return self.one.told.reading, self.other.told.reading


def compared(one: Said, other: Said, dictionary: Dictionary) -> list[float]:
    """The FEATURES of two statements."""
    left, right = one.told.reading, other.told.reading
    pairs = aligned(left, right)
    named = [*pairs, *roles.names(left, right, pairs)]
    met = frozenset(a for a, _ in named), frozenset(b for _, b in named)
    both = _Pair(one, other, pairs, named, met)
    return [
        *map(float, _rules(both)),
        *_turns(both),
        *_parts(both),
        *_order(both),
        *_unmet(both),
        *_translated(both, dictionary),
    ]


def _rules(both: _Pair) -> list[float]:
    left, right = both.readings
    lone = [
        len(details.lone(mine, met, theirs))
        for mine, theirs, met in ((left, right, set(both.met[0])), (right, left, set(both.met[1])))
    ]
    covered = [
        sum(bool(word.keys) and place in met for place, word in enumerate(its.words))
        / max(1, sum(bool(word.keys) for word in its.words))
        for its, met in zip(both.readings, both.met, strict=True)
    ]
    return [
        polarity.differ(both.one.polarity, both.other.polarity, both.pairs),
        roles.swapped(both.one.told, both.other.told, both.named),
        bindings.exchanged(both.one.told, both.other.told, both.named),
        details.differ(left, right, both.pairs),
        values.differ(left.values, right.values),
        min(lone),
        max(lone),
        min(covered),
        max(covered),
    ]


def _turns(both: _Pair) -> list[float]:
    mine, theirs = both.one.polarity, both.other.polarity
    turned = [(b, a) for a, b in both.pairs]
    here, there = polarity.negations(mine, theirs, both.pairs), polarity.negations(theirs, mine, turned)
    dark = [sum(side[-1] == "-" for side in its.sides) for its in (mine, theirs)]
    return [
        here.direct + there.direct,
        here.both + there.both,
        here.loose + there.loose,
        here.light + there.light,
        mine.denied != theirs.denied,
        sum(polarity.opposite(side) in theirs.sides for side in mine.sides),
        len(mine.sides & theirs.sides),
        len(mine.sides) + len(theirs.sides),
        abs(len(mine.hits) - len(theirs.hits)),
        abs(dark[0] - dark[1]),
    ]


def _parts(both: _Pair) -> list[float]:
    left, right = both.readings
    mine, theirs = both.one.told.roles.loose, both.other.told.roles.loose
    strict = [each.told.roles.strict for each in (both.one, both.other)]
    if mine is None or theirs is None:
        return [*[0.0] * 9, 1.0, float(None in strict)]
    places = [
        (bindings.place(left, a, mine), bindings.place(right, b, theirs))
        for a, b in both.named
        if bindings.counts(left.words[a]) and bindings.counts(right.words[b])
    ]
    known = [(here, there) for here, there in places if here and there]
    gone = any(here == "doer" != there for here, there in known)
    come = any(there == "doer" != here for here, there in known)
    verbs = mine.verb, theirs.verb
    here, there = (any(verb == pair[side] for pair in both.pairs) for side, verb in enumerate(verbs))
    passive = left.words[mine.verb].passive, right.words[theirs.verb].passive
    return [
        sum(here == there for here, there in known),
        sum(here != there for here, there in known),
        gone or come,
        gone and come,
        verbs in both.pairs,
        here != there,
        not here and not there,
        passive[0] != passive[1],
        all(passive),
        0.0,
        float(None in strict),
    ]


def _order(both: _Pair) -> list[float]:
    left, right = both.readings
    named = [(a, b) for a, b in both.named if left.words[a].proper and right.words[b].proper]
    acting = [(a, b) for a, b in both.named if may_act(left.words[a]) or may_act(right.words[b])]
    crossed, actors = _crossed(named), _crossed(acting)
    mine, theirs = both.one.told.roles.loose, both.other.told.roles.loose
    voice = bool(mine and theirs and left.words[mine.verb].passive != right.words[theirs.verb].passive)
    every = len(named) * (len(named) - 1) / 2
    return [
        crossed,
        crossed / every if every else 0.0,
        len(named),
        actors,
        len(acting),
        float(actors > 0 and voice),
    ]


def _crossed(pairs: Sequence[tuple[int, int]]) -> int:
    """How many pairs stand the other way round in the other statement."""
    return sum((a - c) * (b - d) < 0 for place, (a, b) in enumerate(pairs) for c, d in pairs[place + 1 :])


def _unmet(both: _Pair) -> list[float]:
    found: list[float] = []
    for part in "nvj":
        counts = [
            sum(its.words[place].part == part for place in its.content if place not in met)
            for its, met in zip(both.readings, both.met, strict=True)
        ]
        found += [min(counts), max(counts)]
    lengths = [len(its.words) for its in both.readings]
    content = [len(its.content) for its in both.readings]
    return [*found, 1 - min(lengths) / max(1, *lengths), min(content)]


def _translated(both: _Pair, dictionary: Dictionary) -> list[float]:
    """Of a foreign statement's words: how many lack all their sure meanings there, how many nouns do; the mean share there."""
    for mine, theirs, met in zip(both.readings, both.readings[::-1], both.met, strict=True):
        if mine.lang == "en" or theirs.lang != "en":
            continue
        keys = frozenset(key for word in theirs.words for key in word.keys)
        shares = []
        missing = nouns = 0
        for place in mine.content:
            entry = dictionary.entry(mine.words[place].lower, mine.lang)
            if entry is None:
                continue
            there = sum(
                share
                for form, share in zip(entry.forms, entry.shares, strict=True)
                if stem(form.lower()) in keys
            ) / sum(entry.shares)
            shares.append(there)
            if there < _NONE and max(entry.shares) > _SURE and place not in met:
                missing += 1
                nouns += mine.words[place].part == "n"
        return [missing, nouns, sum(shares) / len(shares) if shares else 0.0]
    return [0.0, 0.0, 0.0]
