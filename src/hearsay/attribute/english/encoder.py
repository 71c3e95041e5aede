"""The trained English model: what the encoder says of each word of a text, and the linker of each cue's parts.

Made by `training/attribution_en`; docs/models/attribution_en.md is its card. One window at a time on one thread: short windows
are fastest on a CPU, and 8-bit scales are taken over all that is run at once, so that only a window alone is read the same in
every company.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import hearsay_models
import numpy as np
import onnxruntime

from hearsay.attribute.english.decode import Floats, Range
from hearsay.attribute.english.pieces import CLS, FIRST_LINE, LINE, SEP, Pieces, windows
from hearsay.attribute.english.places import Whole

PARTS = ("source", "content", "addressee", "via")
CONTENT = PARTS.index("content")


@dataclass(frozen=True, slots=True)
class Window:
    """The words `start` to `end` of a text as the encoder sees them together."""

    start: int
    end: int
    states: Floats
    cue: Floats
    any: Floats
    kind: Floats
    spans: Floats


@dataclass(frozen=True, slots=True)
class Reading:
    """A text's windows, for each word the window that shows most around it, its part of speech, and how likely it is part of
    a person's name.
    """

    windows: tuple[Window, ...]
    owner: Whole
    upos: list[str]
    person: Floats


class Model:
    """The two files, open."""

    def __init__(self) -> None:
        self._encoder = _session("attribution_en.onnx")
        self._links = _session("attribution_en_links.onnx")
        meta = json.loads(self._encoder.get_modelmeta().custom_metadata_map["hearsay"])
        self.steps: list[Floats] = [np.array(step, np.float32) for step in meta["steps"]]
        self._upos: list[str] = meta["upos"]
        self._person = [k for k, label in enumerate(meta["names"]) if label.endswith("-PER")]

    def read(self, pieces: Pieces) -> Reading:
        """What the encoder says of a text."""
        n = len(pieces.words)
        found: list[Window] = []
        owner, most = np.zeros(n, np.int64), np.full(n, -1)
        upos, names = np.zeros(n, np.int64), np.zeros((n, 7), np.float32)
        for number, (start, end) in enumerate(windows(pieces)):
            states, heads = self._run(pieces, start, end)
            seen = np.arange(start, end)
            left = seen - start if start else np.full(end - start, n)
            right = end - 1 - seen if end < n else np.full(end - start, n)
            around = np.minimum(left, right)
            better = seen[around > most[start:end]]
            owner[better], most[better] = number, around[better - start]
            upos[better] = heads[better - start, 7:24].argmax(1)
            names[better] = heads[better - start, 24:31]
            found.append(Window(start, end, states, heads[:, :3], heads[:, 3:6], heads[:, 6], heads[:, 31:]))
        share = np.exp(names - names.max(1, keepdims=True, initial=0))
        person = share[:, self._person].sum(1) / share.sum(1)
        return Reading(tuple(found), owner, [self._upos[k] for k in upos.tolist()], person)

    def _run(self, pieces: Pieces, start: int, end: int) -> tuple[Floats, Floats]:
        first = pieces.words[start]
        while first > 0 and pieces.ids[first - 1] in {LINE, FIRST_LINE}:
            first -= 1
        last = pieces.words[end] if end < len(pieces.words) else len(pieces.ids)
        inputs = {
            "ids": [CLS, *pieces.ids[first:last], SEP],
            "case": [0, *pieces.case[first:last], 0],
            "state": [0, *pieces.state[first:last], 0],
        }
        states, heads = self._encoder.run(None, {k: np.array([v], np.int64) for k, v in inputs.items()})
        at = np.array(pieces.words[start:end]) - first + 1
        return states[at], heads[at]

    def links(
        self, window: Window, cues: Sequence[Range], place: Whole, apart: Whole, relation: Whole
    ) -> Floats:
        """Scores (cue, word, part, label) of the window's words for each cue."""
        states = window.states
        rows = {
            "words": states,
            "cues": np.stack([states[a:b].mean(0) for a, b in cues]),
            "spans": window.spans,
            "place": place,
            "apart": apart,
            "relation": relation,
        }
        scores: Floats = self._links.run(None, rows)[0]
        return scores.reshape(len(cues), len(states), len(PARTS), 3)


def _session(name: str) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # memory stays as large as the largest window needs
    options.enable_cpu_mem_arena = True
    # the fused kernel of sum and layer norm takes a fifth of the time on a CPU, the two apart next to none
    return onnxruntime.InferenceSession(
        str(hearsay_models.path(name)),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )


@lru_cache(maxsize=1)
def model() -> Model:
    """The model of this process."""
    return Model()
