"""Narratives that an analyst defines: a core message in any language, actors that must or must not occur, and a few answers.

Every statement is scored against the core as two statements of one narrative are; the threshold is moved to where it best
parts the statements that were answered "yes" from those answered "no" (a stump; Holte 1993).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from hearsay.narrate import links, signs
from hearsay.narrate.cluster import in_common, opposed
from hearsay.narrate.near import Pairs
from hearsay.narrate.rows import Item, Resources, primary, rows_of

# statements that the better tier reads for one definition
_READ = 600


@dataclass(frozen=True, slots=True)
class Definition:
    """What a narrative is defined by; names of actors are compared across scripts."""

    core: str
    lang: str | None = None
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    threshold: float | None = None


def scores(
    definition: Definition, items: Sequence[Item], speakers: Sequence[str | None], resources: Resources
) -> list[float]:
    """How likely each statement tells the narrative, as log-odds; -8 where it contradicts it or its actors do not fit."""
    if not items:
        return []
    rows = rows_of([Item("", definition.core, definition.lang), *items], resources)
    pairs = Pairs(np.arange(1, len(rows)), np.zeros(len(items), np.int64))
    langs = [primary(item.lang) for item in rows.items]
    across = np.array([lang != langs[0] for lang in langs[1:]])
    nothing = np.full(len(items), np.nan)
    found = links.odds("narrative", "fast", in_common(rows, pairs, "fast", resources), across, nothing)
    best = np.argsort(-found, kind="stable")[:_READ]
    few = Pairs(pairs.left[best], pairs.right[best])
    found[best] = links.odds(
        "narrative", "better", in_common(rows, few, "better", resources), across[best], nothing[best]
    )
    for place in range(len(items)):
        if not _fits(definition, items[place].text, speakers[place]) or (
            found[place] > links.threshold("narrative") - 1
            and opposed(rows.items[0], items[place], "narrative", resources)
        ):
            found[place] = -8.0
    return [round(float(each), 3) for each in found]


def _fits(definition: Definition, text: str, speaker: str | None) -> bool:
    words = {signs.skeleton(word)[:4] for word in signs.words(f"{text} {speaker or ''}")}

    def occurs(name: str) -> bool:
        return all(signs.skeleton(word)[:4] in words for word in signs.words(name))

    return all(map(occurs, definition.must)) and not any(map(occurs, definition.must_not))


def threshold(definition: Definition, scored: Mapping[str, float], answers: Mapping[str, bool]) -> float:
    """From which score on a statement belongs: the definition's own, or where it parts the answers with fewest mistakes."""
    if definition.threshold is not None:
        return definition.threshold
    usual = links.threshold("narrative")
    known = [(scored[name], belongs) for name, belongs in answers.items() if name in scored]
    if not known:
        return usual
    values = sorted({score for score, _ in known})
    cuts = [
        values[0] - 0.5,
        *((a + b) / 2 for a, b in pairwise(values)),
        values[-1] + 0.5,
        usual,
    ]
    mistakes = {cut: sum((score >= cut) != belongs for score, belongs in known) for cut in cuts}
    return min(cuts, key=lambda cut: (mistakes[cut], abs(cut - usual)))
