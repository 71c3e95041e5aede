"""From the model's scores to cues with their parts, as ranges of words, with the scores that tell how sure each is.

Outermost cues have chains of their own; cues within a content are those that the head for all cues finds there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hearsay.attribute.english.decode import Floats, Range, best, spans
from hearsay.attribute.english.encoder import CONTENT, PARTS, Model, Reading, Window
from hearsay.attribute.english.pieces import Pieces
from hearsay.attribute.english.places import apart, places, relations, settings

# added to "begin" of a cue: more cues are looked at than are shown, confidence decides; chosen on held-out train articles
EAGER, EAGER_WITHIN = 1.0, 2.0


@dataclass(frozen=True, slots=True)
class Triple:
    """A cue with its parts as ranges of words; scores are log-probabilities."""

    cue: Range
    parts: dict[str, list[Range]]
    outer: bool
    attitude: float
    cue_score: float
    source_score: float
    content_score: float
    share: float


def triples(model: Model, pieces: Pieces, reading: Reading) -> list[Triple]:
    """The cues of a text with their parts."""
    sentence = np.array(pieces.sentence)
    marked = _cues(model, reading)
    chains: list[Floats] = []
    heads: list[tuple[Window, Range, bool, float]] = []
    for window, cues in zip(reading.windows, marked, strict=True):
        if not cues:
            continue
        ranges = [cue for cue, _ in cues]
        count = window.end - window.start
        place = np.stack([places(count, cue) for cue in ranges])
        near = np.stack([apart(sentence[window.start : window.end], cue) for cue in ranges])
        quote, line = settings(pieces, window.start, window.end)
        related = np.stack([relations(quote, line, cue) for cue in ranges])
        scores = model.links(window, ranges, place, near, related)
        for (cue, outer), score in zip(cues, scores, strict=True):
            chains += [score[:, part] for part in range(len(PARTS))]
            heads.append((window, cue, outer, _sure(window, cue, outer=outer)))
    kinds = [k % len(PARTS) for k in range(len(chains))]
    decoded = best(chains, [model.steps[1 + k] for k in kinds], [k == CONTENT for k in kinds])
    found = []
    for k, (window, cue, outer, sure) in enumerate(heads):
        mine = decoded[k * len(PARTS) : (k + 1) * len(PARTS)]
        parts = {
            part: [(a + window.start, b + window.start) for a, b in spans(labels)]
            for part, (labels, _) in zip(PARTS, mine, strict=True)
        }
        content = chains[k * len(PARTS) + CONTENT]
        inside = mine[CONTENT][0] > 0
        share = float(_softmax(content[inside])[:, 1:].sum(1).mean())
        found.append(
            Triple(
                (cue[0] + window.start, cue[1] + window.start),
                parts,
                outer,
                float(window.kind[slice(*cue)].mean()),
                sure,
                mine[0][1],
                mine[1][1],
                share,
            )
        )
    return found


def _cues(model: Model, reading: Reading) -> list[list[tuple[Range, bool]]]:
    """For each window the cues that it shows best, and whether each is an outermost one."""
    bias, within = (np.array([0, eager, 0], np.float32) for eager in (EAGER, EAGER_WITHIN))
    chains = [scores for w in reading.windows for scores in (w.cue + bias, w.any + within)]
    decoded = best(chains, [model.steps[0]] * len(chains))
    found = []
    for number, window in enumerate(reading.windows):
        outer = [(cue, True) for cue in spans(decoded[2 * number][0])]
        more = [(cue, False) for cue in spans(decoded[2 * number + 1][0]) if not _touches(cue, outer)]
        mine = [row for row in outer + more if reading.owner[row[0][0] + window.start] == number]
        found.append(sorted(mine))
    return found


def _touches(cue: Range, others: Sequence[tuple[Range, bool]]) -> bool:
    return any(a < cue[1] and cue[0] < b for (a, b), _ in others)


def _sure(window: Window, cue: Range, *, outer: bool) -> float:
    """Log-probability that the cue's first word begins one and the others go on."""
    scores = _softmax((window.cue if outer else window.any)[slice(*cue)])
    return float(np.log(scores[:, 1:].sum(1).clip(1e-6)).mean())


def _softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(grown / grown.sum(1, keepdims=True), np.float32)
