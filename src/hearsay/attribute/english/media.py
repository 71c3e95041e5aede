"""Through whom: the media an English statement was said to or passed on by, and whom else it was said to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from hearsay.attribute.chains import letters
from hearsay.attribute.drafts import Draft
from hearsay.attribute.english.phrases import Range, noun_phrase_after
from hearsay.attribute.english.units import Unit
from hearsay.attribute.tables import rows
from hearsay.attribute.tokens import Token

_TO = {"to", "with", "on", "by", "in", "for", "from"}
# what an outlet's draft may hold beside the speaker's own: a conjunction, an adverb
_SLACK = 12


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("media_en") if row["form"] == "name")


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("media_en") if row["form"] == "word")


def medium(tokens: Sequence[Token], phrase: Range) -> bool:
    """Whether the phrase names an outlet."""
    return outlet(" ".join(token.text for token in tokens[phrase[0] : phrase[1]]))


def outlet(phrase: str) -> bool:
    """Whether the words name an outlet: by a known name, or by a name with "Times", "news agency", "radio" in it."""
    words = [word.strip(",.“”\"'’") for word in phrase.split()]
    named = any(word[:1].isupper() for word in words)
    return any(word in _names() for word in words) or (named and any(word in _words() for word in words))


def passed_through(unit: Unit, start: int, stop: int) -> Iterator[Range]:
    """Outlets named between a cue and its content or the end of a parenthesis: "in an interview with Radio Harbour"."""
    tokens = unit.tokens
    i = start
    while i < stop:
        if tokens[i].lower in _TO and unit.free(i):
            end = noun_phrase_after(tokens, i + 1, attach=False)
            if end > i + 1 and medium(tokens, (i + 1, end)):
                yield i + 1, end
                i = end
                continue
        i += 1


def collapsed(text: str, drafts: Sequence[Draft], outlets: Sequence[Draft]) -> list[Draft]:
    """The drafts without those by which an outlet only passes on what a speaker in the same sentence said.

    “…,” the mayor said, Radio Harbour reported: one statement, the mayor's, by way of the radio.
    """
    found = list(drafts)
    for outlet in outlets:
        mine = letters(text, outlet.content)
        for i, draft in enumerate(found):
            told = (draft.addressee,) if draft.addressee else ()
            whole = letters(text, (*draft.content, draft.cue, *draft.source, *draft.via, *told))
            inner = letters(text, draft.content) & mine
            if draft in outlets or not draft.source or not inner or len(mine - whole) > _SLACK:
                continue
            found[i] = replace(draft, via=(*outlet.source[:1], *draft.via))
            found.remove(outlet)
            break
    return found
