"""How sure a draft is: the share of right ones among those of its cue word and frame in the train sets.

Counts of a cue word in its frame are smoothed towards the frame's share, the frame's towards its family's ("clause" of
"clause, subject"), the family's towards a quarter (additive smoothing with pseudo-counts, Chen and Goodman 1999). "Right" is
what the scorer calls a triple: half of the content and the right source. The counts are made by `training/confidence`;
frames that the train sets hardly have get a stated guess from `data/priors.tsv`.
"""

from functools import lru_cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.tables import rows

# pseudo-counts at each step, and the share that an unseen family starts from; first guesses, never tuned
_WEIGHT, _UNSEEN = 4.0, 0.25
ANY = "*"
# languages of which nothing is counted: all drafts come with a confidence of their own
UNCOUNTED = frozenset({"en"})

Counts = dict[tuple[str, str], tuple[int, int]]


@lru_cache(maxsize=4)
def counts(lang: str) -> Counts:
    """(lemma, frame) -> how often seen, how often right; the lemma "*" stands for all of a frame, or of a family."""
    if lang in UNCOUNTED:
        return {}
    table: Counts = {
        (r["lemma"], r["frame"]): (int(r["seen"]), int(r["right"])) for r in rows(f"counts_{lang}")
    }
    for row in rows("priors"):
        if row["lang"] == lang:
            _add(table, (ANY, row["frame"]), int(row["seen"]), int(row["right"]))
    for (lemma, frame), (seen, right) in list(table.items()):
        if lemma == ANY and (family := _family(frame)) != frame:
            _add(table, (ANY, family), seen, right)
    return table


@lru_cache(maxsize=4)
def guessed(lang: str) -> frozenset[str]:
    """The frames of a language whose worth is a stated guess."""
    return frozenset(row["frame"] for row in rows("priors") if row["lang"] == lang)


def score(draft: Draft, table: Counts) -> float:
    """The estimated probability, between 0 and 1, that the draft is right: its own where its language brings one."""
    if draft.confidence < 1:
        return draft.confidence
    share = _UNSEEN
    for key in ((ANY, _family(draft.frame)), (ANY, draft.frame), (draft.lemma, draft.frame)):
        seen, right = table.get(key, (0, 0))
        share = (right + _WEIGHT * share) / (seen + _WEIGHT)
    return share


def _family(frame: str) -> str:
    return frame.split(", ", maxsplit=1)[0]


def _add(table: Counts, key: tuple[str, str], seen: int, right: int) -> None:
    before = table.get(key, (0, 0))
    table[key] = before[0] + seen, before[1] + right
