"""How sure a draft is: the share of right ones among those of its cue word and frame in the train sets.

Counts are smoothed towards the frame's share, and that towards a half of nothing (additive smoothing with pseudo-counts, as
in Chen and Goodman 1999). "Right" is what the scorer calls a triple: half of the content and the right source. The tables
are made by `training/confidence`.
"""

from functools import lru_cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.tables import rows

# pseudo-counts: 4 for a cue word within its frame, 4 with one right for an unseen frame; chosen on train by halves
_WORD, _FRAME, _FRAME_RIGHT = 4.0, 4.0, 1.0
ANY = "*"

Counts = dict[tuple[str, str], tuple[int, int]]


@lru_cache(maxsize=4)
def counts(lang: str) -> Counts:
    """(lemma, frame) -> how often seen, how often right; the lemma "*" stands for all."""
    return {(r["lemma"], r["frame"]): (int(r["seen"]), int(r["right"])) for r in rows(f"counts_{lang}")}


def score(draft: Draft, table: Counts) -> float:
    """The estimated probability, between 0 and 1, that the draft is right."""
    seen, right = table.get((draft.lemma, draft.frame), (0, 0))
    frame_seen, frame_right = table.get((ANY, draft.frame), (0, 0))
    prior = (frame_right + _FRAME_RIGHT) / (frame_seen + _FRAME)
    return (right + _WORD * prior) / (seen + _WORD)
