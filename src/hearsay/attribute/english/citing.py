"""Whom a medium cites is who speaks: "…, Radio Harbour reported, citing the harbour office" came through the radio.

Only people and bodies speak so; a poll, a letter or safety concerns that a medium cites stay what it says.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.english import description, forms, media
from hearsay.attribute.tables import rows

_WORD = r"(?P<cue>citing|quoting|with reference to)"
# up to the end of the phrase; a full stop within a name ends none
_WHO = (
    r"(?P<who>(?:[^\s.,;:“”\"()—–]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bMrs)\."
    r"| (?!(?:who|that|as|which|on \w+day)\b))+)"
)
_BEHIND = re.compile(rf"(?: (?:on|late|early) [\w ]{{3,20}})?, {_WORD} {_WHO}")
_BETWEEN = re.compile(rf", {_WORD} {_WHO}(?=, )")
_AHEAD = re.compile(rf"(?:^|[.!?\n] ?){_WORD} {_WHO}, (?:the )?$", re.IGNORECASE)
# names that say what they are: "Ostinform", "Mervpress"
_AGENCY = re.compile(r"(?:the )?[A-Z]\w+(?:inform|press|news|[ -]?TV)", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][\w'’.-]+)(?: (?:[A-Z][\w'’.-]+|de|van|von|al|bin))+")
_ATTACHED = re.compile(r" (?:of|from|at|in) ")
_REACH = 120


def cited(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of media with whom they cite in their place, where that is somebody."""
    who = [_who(text, draft) for draft in drafts]
    cues = {match.span("cue") for match in who if match}
    return [
        _through(draft, match) if match else draft
        for draft, match in zip(drafts, who, strict=True)
        if match or draft.cue not in cues
    ]


def _through(draft: Draft, match: re.Match[str]) -> Draft:
    source, cue = match.span("who"), match.span("cue")
    return replace(draft, source=(source,), cue=cue, via=(*draft.source, *draft.via))


def _who(text: str, draft: Draft) -> re.Match[str] | None:
    """Whom a medium's draft cites."""
    medium = len(draft.source) == 1 and _medium(text[slice(*draft.source[0])])
    match = _citing(text, draft) if medium else None
    return match if match and _speaks(text, match["who"]) else None


def _medium(words: str) -> bool:
    return media.outlet(words) or bool(_AGENCY.fullmatch(words))


def _citing(text: str, draft: Draft) -> re.Match[str] | None:
    """The words that cite somebody, beside the draft's own."""
    (start, end), cue = draft.source[0], draft.cue
    if draft.kind != "speech" or text[slice(*cue)].lower() in {"citing", "quoting"}:
        return None
    last = max(end, cue[1], *(b for _, b in draft.content))
    places = [last] if last == max(end, cue[1]) else [last, max(end, cue[1])]
    ahead = _AHEAD.search(text[:start], max(0, start - _REACH))
    return next(
        filter(None, (ahead, _BETWEEN.match(text, end), *(_BEHIND.match(text, place) for place in places))),
        None,
    )


def _speaks(text: str, words: str) -> bool:
    """Whether the words name somebody who can speak: a person, an office, a body, a source."""
    base = forms.base(words)
    head = forms.head(base)
    if _NAME.fullmatch(_ATTACHED.split(base)[0]) or media.outlet(words):
        return True
    singular = head.removesuffix("s")
    if head in forms.offices() or singular in forms.offices() or description.body(head) or head in _people():
        return True
    return base[:1].isupper() and base.isalpha() and text.count(base) > 1


def _people() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("unnamed_en") if row["calling"])
