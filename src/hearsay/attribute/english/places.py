"""Where words stand to a cue: how many words and sentences apart, in which quotation and line. Shared with training."""

import numpy as np
from numpy.typing import NDArray

from hearsay.attribute.english.pieces import LINE, OPENING, OUTSIDE, Pieces

Whole = NDArray[np.int64]

# upper ends of the steps of distance in words; further is one step more
_STEPS = np.array([*range(1, 13), 16, 24, 36, 54, 80, 120])
_MIDDLE, _FURTHEST_SENTENCE = 20, 3


def places(count: int, cue: tuple[int, int]) -> Whole:
    """For each of `count` words its step: 20 within the cue, less before, more behind."""
    words = np.arange(count)
    behind = np.maximum(words - cue[1] + 1, 0)
    before = np.maximum(cue[0] - words, 0)
    found = _MIDDLE + np.where(behind > 0, np.searchsorted(_STEPS, behind) + 1, 0)
    return (found - np.where(before > 0, np.searchsorted(_STEPS, before) + 1, 0)).astype(np.int64)


def apart(sentence: Whole, cue: tuple[int, int]) -> Whole:
    """For each word how many sentences it is from the cue's first, 3 in the same one, from 0 to 6."""
    found: Whole = np.clip(sentence - sentence[cue[0]], -_FURTHEST_SENTENCE, _FURTHEST_SENTENCE)
    return found + _FURTHEST_SENTENCE


def settings(pieces: Pieces, start: int, end: int) -> tuple[Whole, Whole]:
    """For each word from `start` to `end` the number of its quotation (0 outside of all) and of its line."""
    first = pieces.words[start]
    last = pieces.words[end] if end < len(pieces.words) else len(pieces.ids)
    state = np.array(pieces.state[first:last])
    line = np.cumsum(np.array(pieces.ids[first:last]) == LINE)
    begins = state == OPENING
    begins[1:] &= state[:-1] != OPENING
    # a window may begin within a quotation, and an unclosed one ends with its line
    quoted = state != OUTSIDE
    number = np.cumsum(begins) + 1
    at = np.array(pieces.words[start:end]) - first
    return np.where(quoted, number, 0)[at].astype(np.int64), line[at].astype(np.int64)


def relations(quote: Whole, line: Whole, cue: tuple[int, int]) -> Whole:
    """For each word: outside of quotations in the cue's line (0) or another (1), in the cue's own quotation (2), in the last one
    before it in its line (3), the next one (4) or another of its line (5), in the last or next of another line (6), else 7.
    """
    mine, here = quote[cue[0]], line == line[cue[0]]
    before, behind = quote[: cue[0]], quote[cue[1] :]
    last = before[(before > 0) & (before != mine)][-1:]
    following = behind[(behind > 0) & (behind != mine)][:1]
    is_last = np.isin(quote, last)
    is_next = np.isin(quote, following)
    found = np.where(here, 5, 7)
    found[(is_last | is_next) & ~here] = 6
    found[is_next & here] = 4
    found[is_last & here] = 3
    if mine:
        found[quote == mine] = 2
    found[quote == 0] = np.where(here, 0, 1)[quote == 0]
    return found.astype(np.int64)
