"""The learned choice: which source and which content a cue has, and how sure the whole is to be a statement.

Two rankers look at a cue's alternatives one by one; a third model sees what they chose and gives the probability that a
scorer would call the draft right (its confidence). Made by `training/attribution_ru`; docs/models/attribution_ru.md.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import hearsay_models
import numpy as np
import numpy.typing as npt

from hearsay.attribute.boosted import Boosted, probability
from hearsay.attribute.confidence import guessed
from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian import parse, traits
from hearsay.attribute.russian.alternatives import Group
from hearsay.attribute.russian.morphology import forms
from hearsay.attribute.russian.spans import trim
from hearsay.attribute.russian.traits import Setting
from hearsay.records import Span, Spans

Floats = npt.NDArray[np.float32]
Ranker = Callable[[Floats], Floats]
Seen = dict[tuple[str, ...], tuple[int, int]]
# nobody is wholly sure; and framed speech is shown
_SUREST, _LEAST_FRAMED = 0.99, 0.4


@dataclass(frozen=True, slots=True)
class Choice:
    """The models: scores of sources, of contents, of chosen drafts; counts of cue words; axes of word meaning."""

    sources: Ranker
    contents: Ranker
    drafts: Ranker
    seen: Seen
    axes: Floats
    mean: Floats

    def best(self, setting: Setting, groups: Sequence[Group]) -> list[Draft]:
        """One draft a cue, with its confidence."""
        return [draft for draft, _ in self.weighed(setting, groups)]

    def weighed(self, setting: Setting, groups: Sequence[Group]) -> list[tuple[Draft, Floats]]:
        """The chosen draft of each group and the numbers that its confidence was told from."""
        found = [self._chosen(setting, group, groups) for group in groups]
        if not found:
            return []
        sure = self.drafts(np.stack([row for _, row in found]))
        return [
            (draft if _guessed(draft) else replace(draft, confidence=settled(draft, float(score))), row)
            for (draft, row), score in zip(found, sure, strict=True)
        ]

    def _chosen(self, setting: Setting, group: Group, groups: Sequence[Group]) -> tuple[Draft, Floats]:
        cue, source_rows, content_rows = rows(setting, group, groups)
        by_source, by_content = self.sources(source_rows), self.contents(content_rows)
        i, k = int(by_source.argmax()), int(by_content.argmax())
        source, content = group.sources[i], group.contents[k]
        draft = next((d for d in group.drafts if d.content == content), group.drafts[0])
        row = [
            *content_rows[k],
            *source_rows[i][len(cue) :],
            *_lead(by_source),
            *_lead(by_content),
            *self._habits(group.drafts[0]),
            *self._meaning(group.drafts[0].lemma),
        ]
        kept = without(setting.text, content, source[0]) if source else content
        return replace(draft, source=source, content=kept), np.array(row, dtype=np.float32)

    def _habits(self, draft: Draft) -> list[float]:
        """How often cue word and frame were cues in training: each share smoothed towards that of what is more general."""
        share, logs = 0.0, []
        shares = []
        for key, weight in (
            ((), 1.0),
            (("frame", draft.frame), 4.0),
            (("lemma", draft.lemma), 3.0),
            (("both", draft.lemma, draft.frame), 3.0),
        ):
            seen, right = self.seen.get(key, (0, 0))
            share = (right + weight * share) / (seen + weight)
            shares.append(share)
            logs.append(float(np.log1p(seen)))
        return [*shares[1:], logs[1], logs[2]]

    def _meaning(self, lemma: str) -> list[float]:
        found: list[float] = ((vector(lemma.rpartition(" ")[2]) - self.mean) @ self.axes).tolist()
        return found


def settled(draft: Draft, score: float) -> float:
    """The confidence: what the model says, within bounds. Words in marks that a verb of speech leads or follows are
    somebody's, however unsure their source.
    """
    framed = draft.frame.startswith(("quotation, cue", "colon, quotation"))
    return min(_SUREST, max(score, _LEAST_FRAMED if framed else 0.0))


def _guessed(draft: Draft) -> bool:
    """Whether the draft's frame is too rare to be learned, so that `priors.tsv` states its confidence."""
    return draft.frame.partition(", ")[0] in guessed("ru")


def rows(setting: Setting, group: Group, groups: Sequence[Group]) -> tuple[list[float], Floats, Floats]:
    """The numbers of the cue, and those of each source and each content with the cue's before them."""
    cue = traits.cue_numbers(setting, group)
    others = [other for other in groups if other is not group]
    sources = [[*cue, *traits.source_numbers(setting, group, others, i)] for i in range(len(group.sources))]
    contents = [[*cue, *traits.content_numbers(setting, group, i)] for i in range(len(group.contents))]
    return cue, np.array(sources, dtype=np.float32), np.array(contents, dtype=np.float32)


def counted(rows_: Sequence[tuple[str, str, bool]]) -> Counter[tuple[tuple[str, ...], bool]]:
    """How often each cue word, frame and pair of them was seen (False) and was a cue of the annotation (True)."""
    found: Counter[tuple[tuple[str, ...], bool]] = Counter()
    for lemma, frame, right in rows_:
        for key in ((), ("frame", frame), ("lemma", lemma), ("both", lemma, frame)):
            found[key, False] += 1
            found[key, True] += right
    return found


def _lead(scores: Floats) -> list[float]:
    """The best score, and by how much it leads."""
    ordered = np.sort(scores)[::-1]
    return [float(ordered[0]), float(ordered[0] - (ordered[1] if len(ordered) > 1 else 0.0))]


def without(text: str, content: Spans, gone: Span) -> Spans:
    """The content without the source that stands in it."""
    pieces: list[Span] = []
    for start, end in content:
        if end <= gone[0] or gone[1] <= start:
            pieces.append((start, end))
            continue
        for a, b in ((start, gone[0]), (gone[1], end)):
            span = trim(text, a, b) if a < b else None
            # «[говорится] в [докладе]»: the preposition is the source's
            if span and not any(form.pos == "PREP" for form in forms(text[slice(*span)].lower())[:1]):
                pieces.append(span)
    return tuple(pieces) or content


@lru_cache(maxsize=4096)
def vector(lemma: str) -> Floats:
    """What a lemma means, by its neighbours in the news (navec)."""
    found: Floats = parse.vector(lemma)
    return found


@lru_cache(maxsize=1)
def shipped() -> Choice:
    """The models of the `hearsay-models` distribution."""
    with np.load(str(hearsay_models.path("choice_ru.npz"))) as kept:
        return read({name: kept[name] for name in kept.files})


def read(arrays: dict[str, npt.NDArray[np.generic]]) -> Choice:
    """The models from their arrays, as `training/attribution_ru` writes them."""
    sources, contents, drafts = (Boosted.read(arrays, name) for name in ("sources", "contents", "drafts"))
    keys = str(arrays["seen.keys"]).split("\n")
    pairs = arrays["seen.counts"].astype(np.int64).tolist()
    return Choice(
        sources=sources.sums,
        contents=contents.sums,
        drafts=lambda rows_: probability(drafts.sums(rows_)),
        seen={tuple(key.split("\t")) if key else (): (a, b) for key, (a, b) in zip(keys, pairs, strict=True)},
        axes=arrays["axes"].astype(np.float32),
        mean=arrays["mean"].astype(np.float32),
    )
