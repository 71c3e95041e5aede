"""From annotated texts to what the models learn from: alternatives with their worth, and chosen drafts that are right or wrong.

A draft is never judged by rankers that saw its text, nor by counts of it: the train sets are answered fold by fold.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fitting import mean_of, ranked

from hearsay.attribute.chains import letters
from hearsay.attribute.drafts import Analysis, Draft
from hearsay.attribute.russian import Russian, choice
from hearsay.attribute.russian.alternatives import Group
from hearsay.attribute.russian.tables import nouns, verbs
from hearsay.attribute.russian.traits import Setting

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "confidence"))
from count import judged

Record = dict[str, Any]
Answer = tuple[Analysis, dict[Any, Any]]
FOLDS, SEED = 5, 7
# what a text of each set counts when the confidence is learned: other sets than the first are of another genre, in which
# fewer drafts are right (folds of ru-train, calibration error with 1, 0.5, 0: 0.026, 0.022, 0.017; of the others 0.027, 0.030, 0.038)
FIRST, OTHERS = 1.0, 0.5
# axes of the meaning of cue words: more made no difference
AXES = 10


@dataclass
class Seen:
    """A cue with its alternatives, and what each is worth against the annotation; `own` tells whether it is annotated."""

    group: Group
    sources: Any
    contents: Any
    own: bool = False
    reachable: bool = False
    source_worth: Any = None
    content_worth: Any = None


def gathered(records: Sequence[Record]) -> list[list[Seen]]:
    """All cues of all texts."""
    found: dict[str, list[Seen]] = {record["text"]: [] for record in records}
    gold = {record["text"]: record["statements"] for record in records}

    def choose(setting: Setting, groups: Sequence[Group]) -> list[Draft]:
        found[setting.text] += [_weighed(setting, group, groups, gold[setting.text]) for group in groups]
        return [group.drafts[0] for group in groups]

    Russian(choose).analyse(list(found))
    return [found[record["text"]] for record in records]


def _weighed(setting: Setting, group: Group, groups: Sequence[Group], gold: Sequence[Record]) -> Seen:
    """Worth: of a content its overlap and whether it is exact, of a source whether it touches and is exact."""
    text = setting.text
    _, sources, contents = choice.rows(setting, group, groups)
    cue = set(range(*group.cue))
    mine = [s for s in gold if cue & {i for a, b in s["cue"] for i in range(a, b)}]
    found = [letters(text, content) for content in group.contents]

    def fit(statement: Record) -> float:
        return max((_overlap(letters(text, statement["content"]), c) for c in found), default=0.0)

    target = max(mine, key=fit, default=None)
    if target is None:
        return Seen(group, sources, contents)
    content, source = letters(text, target["content"]), letters(text, target["source"])
    by_content = [0.6 * _overlap(content, c) + 0.4 * (content == c) for c in found]
    by_source = [
        0.6 * bool(source & s) + 0.4 * (source == s) if source else float(not s)
        for s in (letters(text, place) for place in group.sources)
    ]
    return Seen(
        group,
        sources,
        contents,
        own=True,
        reachable=fit(target) >= 0.5,
        source_worth=np.array(by_source),
        content_worth=np.array(by_content),
    )


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, len(one | other))


class Rankers:
    """The rankers of sources and of contents, learned from some texts."""

    def __init__(self, texts: Sequence[list[Seen]]) -> None:
        known = [seen for text in texts for seen in text if seen.own and seen.reachable]
        self.sources = ranked([s.sources for s in known], [s.source_worth for s in known])
        self.contents = ranked([s.contents for s in known], [s.content_worth for s in known])


def tallied(text: Sequence[Seen]) -> Counter[Any]:
    """How often cue words and frames were seen in a text, and were annotated."""
    return choice.counted([(s.group.drafts[0].lemma, s.group.drafts[0].frame, s.own) for s in text])


def seen_of(tally: Counter[Any]) -> choice.Seen:
    """The same as the choice reads it."""
    keys = {key for key, _ in tally}
    return {key: (tally[key, False], tally[key, True]) for key in keys if tally[key, False] > 0}


def axes() -> tuple[Any, Any]:
    """The main axes of the meaning of cue words (principal components of their vectors), and their mean."""
    rows = np.array([choice.vector(lemma) for lemma in [*verbs(), *nouns()]])
    mean = rows.mean(axis=0)
    _, _, directions = np.linalg.svd(rows - mean, full_matrices=False)
    return directions[:AXES].T.astype(np.float32), mean.astype(np.float32)


def answered(records: Sequence[Record], rankers: Rankers, tallies: Sequence[Counter[Any]]) -> list[Answer]:
    """Each text's analysis with the drafts that the rankers choose, and the numbers of each by its cue."""
    directions, mean = axes()
    sources, contents = mean_of(rankers.sources), mean_of(rankers.contents)
    found = []
    for record, tally in zip(records, tallies, strict=True):
        models = choice.Choice(sources, contents, _unsure, seen_of(tally), directions, mean)
        rows: dict[Any, Any] = {}

        def choose(
            setting: Setting, groups: Sequence[Group], models: Any = models, rows: Any = rows
        ) -> list[Draft]:
            chosen = models.weighed(setting, groups)
            rows.update({draft.cue: row for draft, row in chosen})
            return [draft for draft, _ in chosen]

        found.append((Russian(choose).analyse([record["text"]])[0], rows))
    return found


def _unsure(rows: Any) -> Any:
    """Stands for the confidence while it is not yet learned."""
    return np.full(len(rows), 0.5, dtype=np.float32)


def judgeable(records: Sequence[Record], answers: Sequence[Answer]) -> list[tuple[Any, Any]]:
    """For each text the numbers of its drafts, and which of them are right."""
    found = []
    for record, (analysis, rows) in zip(records, answers, strict=True):
        drafts = list(analysis.drafts)
        right = judged(analysis.text, record["statements"], drafts, [True for _ in drafts])
        pairs = [(rows[d.cue], fine) for d, fine in zip(drafts, right, strict=True) if d.cue in rows]
        found.append(([row for row, _ in pairs], [float(fine) for _, fine in pairs]))
    return found


def folds(counts: Sequence[int]) -> list[list[int]]:
    """The texts of each fold, when sets of so many texts stand one behind the other: each fold has its share of each set."""
    found: list[list[int]] = [[] for _ in range(FOLDS)]
    first = 0
    for count in counts:
        order = list(range(count))
        random.Random(SEED).shuffle(order)
        for i in range(FOLDS):
            found[i] += sorted(first + text for text in order[i::FOLDS])
        first += count
    return found


@dataclass
class Crossed:
    """Texts answered fold by fold, by rankers that never saw the fold."""

    seen: list[list[Seen]]
    answers: list[Answer]
    judgeable: list[tuple[Any, Any]]
    weights: list[float]
    tally: Counter[Any]


def crossed(sets: Sequence[Sequence[Record]]) -> Crossed:
    """Answers each fold by rankers of the others, each text by counts of all others."""
    records = [record for each in sets for record in each]
    seen = gathered(records)
    tally = sum((tallied(text) for text in seen), Counter())
    answers: dict[int, Answer] = {}
    for fold in folds([len(each) for each in sets]):
        rankers = Rankers([seen[i] for i in range(len(records)) if i not in fold])
        tallies = [tally - tallied(seen[i]) for i in fold]
        answers.update(zip(fold, answered([records[i] for i in fold], rankers, tallies), strict=True))
    ordered = [answers[i] for i in range(len(records))]
    weights = [FIRST if n == 0 else OTHERS for n, each in enumerate(sets) for _ in each]
    return Crossed(seen, ordered, judgeable(records, ordered), weights, tally)
