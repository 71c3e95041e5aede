"""Spans of words: trimmed stretches, noun phrases, verb groups, and the content that they make up."""

from collections.abc import Iterable
from dataclasses import dataclass

from hearsay.attribute.russian.cues import Cue
from hearsay.attribute.russian.parse import Tree
from hearsay.records import Span, Spans

_PAIRS = {"»": "«", ")": "(", "”": "“"}
_LEFT_OUT = ("case", "cc", "mark", "parataxis", "cop", "advmod", "discourse")
_AUX = {"был", "была", "было", "были", "будет", "будут", "бы", "стал", "стала", "стали", "стало", "не", "ни"}


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue takes: its pieces, the frame's name, the tops of the pieces in the tree."""

    pieces: Spans
    frame: str
    tops: tuple[int, ...] = ()


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without the marks and spaces around it; closing marks stay where their opening ones are
    inside.
    """
    while start < end and (text[start].isspace() or text[start] in ",;:.!?—–-…»)”'"):
        start += 1
    while end > start and (
        text[end - 1].isspace() or text[end - 1] in ",;:.—–-«('" or _lone(text, start, end)
    ):
        end -= 1
    return (start, end) if start < end else None


def _lone(text: str, start: int, end: int) -> bool:
    opening = _PAIRS.get(text[end - 1])
    return opening is not None and opening not in text[start:end]


def stretch(text: str, tree: Tree, indices: Iterable[int]) -> Span | None:
    """From the first to the last of the words, trimmed."""
    places = list(indices)
    if not places:
        return None
    start, end = tree.words[min(places)].start, tree.words[max(places)].end
    # a closing mark or bracket right behind belongs to the phrase
    nearby = max(places) + 1
    while nearby < len(tree.words) and tree.words[nearby].text in '»)”"':
        end = tree.words[nearby].end
        nearby += 1
    if text[start:end].count("(") > text[start:end].count(")"):
        closing = text.find(")", end, end + 60)
        end = closing + 1 if closing >= 0 else end
    first = min(places)
    if first and tree.words[first - 1].text in '«“„("':
        start = tree.words[first - 1].start
    return trim(text, start, end)


def phrase(text: str, tree: Tree, top: int, without: Iterable[int] = ()) -> Span | None:
    """The noun phrase of `top` without its prepositions and what stands beyond a cue."""
    cut = [i for i in tree.children[top] if tree.words[i].rel in _LEFT_OUT and i != top]
    return stretch(text, tree, joined(tree.under(top, {*cut, *without} - {top}), top))


def joined(found: set[int], top: int) -> set[int]:
    """The words around `top` with no gap wider than a mark or two between them."""
    ordered = sorted(found)
    at = ordered.index(top)
    low = high = at
    while low and ordered[low] - ordered[low - 1] <= 3:
        low -= 1
    while high + 1 < len(ordered) and ordered[high + 1] - ordered[high] <= 3:
        high += 1
    return set(ordered[low : high + 1])


def cue_span(tree: Tree, cue: Cue) -> Span:
    """The verb group: negation, auxiliaries and particles that stand right beside the verb."""
    low = high = cue.index
    head = tree.words[cue.index].head
    if cue.verb.lemma == "понять" and 0 <= head < cue.index and cue.index - head < 4:
        low = head  # «дал понять»
    while low and tree.words[low - 1].lower in _AUX:
        low -= 1
    while high + 1 < len(tree.words) and tree.words[high + 1].lower in ("бы", "был", "была", "было", "были"):
        high += 1
    return tree.words[low].start, tree.words[high].end
