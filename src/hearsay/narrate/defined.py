"""Narratives that an analyst defines: a core message in any language, actors that must or must not occur, and a few answers.

Without answers a statement is scored against the core as two statements of one narrative are; with answers, by what they teach
(learned). The better tier reads only the statements that the fast one finds next to the core or to an example.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearsay.narrate import links, signs
from hearsay.narrate.cluster import in_common, opposed
from hearsay.narrate.learned import Example, Floats, nearness, odds_between, taught
from hearsay.narrate.near import Pairs
from hearsay.narrate.rows import Item, Resources, Rows, primary, rows_of

# statements that the better tier reads for one definition
_READ = 1_200
_OUT = -8.0
# four in ten: what a finding rests on is looked at by a person (asking), so what is missed costs more than what is wrong. Chosen
# on draws of answers on the sample region: at 0 up to half of its silences go unseen, at -.8 half of what is found is wrong
_LEAST = -0.4


@dataclass(frozen=True, slots=True)
class Definition:
    """What a narrative is defined by; names of actors are compared across scripts."""

    core: str
    lang: str | None = None
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """How likely each statement tells the narrative, as log-odds, and whether it does so to deny it."""

    odds: list[float]
    denies: list[bool]


def scores(
    definition: Definition,
    items: Sequence[Item],
    speakers: Sequence[str | None],
    resources: Resources,
    examples: Sequence[Example] = (),
) -> Scored:
    """Scores in the order of the items; -8 where its actors do not fit, or, without answers, where it contradicts the core."""
    if not items:
        return Scored([], [])
    known = [
        Item("", definition.core, definition.lang),
        *(Item("", each.text, each.lang) for each in examples),
    ]
    rows = rows_of([*known, *items], resources)
    denies, shown = np.zeros(len(items), bool), any(each.denies for each in examples)
    if examples:
        found, denies = _taught(rows, len(known), examples, resources)
    else:
        found = _plain(rows, resources)
    for place, item in enumerate(items):
        unlike = found[place] <= least(definition, answered=bool(examples)) - 1
        if not _fits(definition, item.text, speakers[place]):
            found[place] = _OUT
        elif not unlike:
            relation = resources.stance.relation(
                definition.core, primary(definition.lang), item.text, primary(item.lang)
            )
            # where denials were answered they tell more than the words do, which call a figure of speech a denial
            denies[place] |= relation == "denied" and not shown
            if not examples and opposed(rows.items[0], item, "narrative", resources):
                found[place] = _OUT
    return Scored([round(float(each), 3) for each in found], denies.tolist())


def least(definition: Definition, *, answered: bool) -> float:
    """From which log-odds on a statement belongs: the definition's own, else what answers or the core alone ask for."""
    if definition.threshold is not None:
        return definition.threshold
    return _LEAST if answered else links.threshold("narrative")


def _plain(rows: Rows, resources: Resources) -> Floats:
    """By the core alone."""
    count = len(rows) - 1
    pairs = Pairs(np.arange(1, len(rows)), np.zeros(count, np.int64))
    langs = [primary(item.lang) for item in rows.items]
    across = np.array([lang != langs[0] for lang in langs[1:]])
    nothing = np.full(count, np.nan)
    found = links.odds("narrative", "fast", in_common(rows, pairs, "fast", resources), across, nothing)
    best = np.argsort(-found, kind="stable")[:_READ]
    found[best] = odds_between(rows, (best + 1).tolist(), [0], resources)[:, 0]
    return found


def _taught(
    rows: Rows, known: int, examples: Sequence[Example], resources: Resources
) -> tuple[Floats, NDArray[np.bool_]]:
    """By the core and the examples, which are the first rows; what the better tier does not read has nothing in common."""
    belongs = np.array([True, *(each.belongs for each in examples)])
    fast = rows.fast.astype(np.float32)
    best = np.argsort(-(fast[known:] @ fast[:known][belongs].T).max(1), kind="stable")[:_READ]
    heads = list(range(known))
    weights = taught(odds_between(rows, heads, heads, resources), belongs)
    near = odds_between(rows, (best + known).tolist(), heads, resources)
    found = np.full(len(rows) - known, _OUT)
    found[best] = np.clip(weights.slope * nearness(near, belongs) + weights.bias, _OUT, -_OUT)
    against = np.array([False, *(each.denies for each in examples)])
    denies = np.zeros(len(found), bool)
    if against.any():
        denies[best] = near[:, against].max(1) > near[:, belongs & ~against].max(1)
    return found, denies


def _fits(definition: Definition, text: str, speaker: str | None) -> bool:
    words = {signs.skeleton(word)[:4] for word in signs.words(f"{text} {speaker or ''}")}

    def occurs(name: str) -> bool:
        return all(signs.skeleton(word)[:4] in words for word in signs.words(name))

    return all(map(occurs, definition.must)) and not any(map(occurs, definition.must_not))
