"""Through whom: the media an English statement was said to or passed on by, and whom else it was said to."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from hearsay.attribute.chains import letters
from hearsay.attribute.drafts import Draft
from hearsay.attribute.tables import rows
from hearsay.records import Span

# what an outlet's draft may hold beside the speaker's own: a conjunction, an adverb, whom it was told
_SLACK = 20
_OPENING = "“\"‘«„'"
# drafts of one sentence are this near in the list
_NEAR = 12


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("media_en") if row["form"] == "name")


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("media_en") if row["form"] == "word")


def outlet(phrase: str) -> bool:
    """Whether the words name an outlet: by a known name, or by a name with "Times", "news agency", "radio" in it."""
    words = [word.strip(",.“”\"'’") for word in phrase.split()]
    named = any(word[:1].isupper() for word in words)
    return any(word in _names() for word in words) or (named and any(word in _words() for word in words))


def noun(words: str) -> bool:
    """Whether the words are a common noun for a medium: "newspaper", "news agency"."""
    parts = words.split()
    return 0 < len(parts) <= 2 and words.islower() and parts[-1] in _words()


def collapsed(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those by which an outlet only passes on what a speaker in the same sentence said.

    “…,” the mayor said, Radio Harbour reported: one statement, the mayor's, by way of the radio.
    """
    found: dict[int, Draft] = dict(enumerate(drafts))
    media = [i for i, draft in found.items() if draft.source and outlet(text[slice(*draft.source[0])])]
    for i in media:
        for j in sorted(set(range(max(0, i - _NEAR), min(len(drafts), i + _NEAR))) - set(media)):
            if j in found and i in found and _passes_on(text, found[i], found[j]):
                content = tuple(sorted({*found[j].content, *_quoted_on(text, found[i], found[j])}))
                outer = found[i].source[0]
                others = (span for span in found[j].via if span[1] <= outer[0] or outer[1] <= span[0])
                found[j] = replace(found[j], content=content, via=(outer, *others))
                del found[i]
    return list(found.values())


def _quoted_on(text: str, passing: Draft, draft: Draft) -> list[Span]:
    """The quotations of the passing draft behind the speaker's own words: who is quoted goes on."""
    own = max(b for _, b in (*draft.content, draft.cue, *draft.source))
    return [(a, b) for a, b in passing.content if a >= own and text[a] in _OPENING]


def _passes_on(text: str, passing: Draft, draft: Draft) -> bool:
    """Whether the passing draft's content is the other draft and next to nothing else."""
    told = (draft.addressee,) if draft.addressee else ()
    goes_on = _quoted_on(text, passing, draft)
    parts = (*draft.content, draft.cue, *draft.source, *draft.via, *told, *goes_on)
    near = min(a for a, _ in parts) < max(b for _, b in passing.content)
    if not draft.source or not near or max(b for _, b in parts) <= min(a for a, _ in passing.content):
        return False
    mine = letters(text, passing.content)
    held = letters(text, (draft.cue,)) <= mine and letters(text, draft.content) & mine
    return bool(held) and len(mine - letters(text, parts)) <= _SLACK
