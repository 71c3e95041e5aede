"""Names and values that stand in the place of others: another town, another sum, another day."""

from hearsay.narrate import values
from hearsay.narrate.reading import Pairs, Reading, Word, met


def differ(one: Reading, other: Reading, pairs: Pairs) -> bool:
    """Whether each statement has a name, or a value of one kind, that the other lacks."""
    if values.differ(one.values, other.values):
        return True
    left, right = {a for a, _ in pairs}, {b for _, b in pairs}
    return bool(lone(one, left, other) and lone(other, right, one))


def lone(one: Reading, paired: set[int], other: Reading) -> list[Word]:
    """The names of a statement that nothing in the other may stand for."""
    return [
        word
        for place, word in enumerate(one.words)
        if (place or _names_first(one))
        and word.part == "p"
        and word.keys
        and place not in paired
        and not met(word, other)
    ]


def _names_first(one: Reading) -> bool:
    """Whether the first word, always capitalised, is a name where it seems one: in Russian, or as an owner or subject."""
    first, following = one.words[0].lower, one.words[1].part if len(one.words) > 1 else ""
    return one.lang == "ru" or first.endswith(("'s", "’s")) or following in {"v", "a"}
