"""Through whom and to whom an English statement went, from what stands in its sentence beside source, cue and content.

Whom the verb tells stands between cue and content ("told [lawmakers] that …"). A medium there, or behind "in an interview with",
or that reports ("according to Radio Harbour, …"), is `via`. Holds for statements found by rules and by a model.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from hearsay.attribute.drafts import Analysis, Draft, Mention
from hearsay.attribute.english import media
from hearsay.attribute.tables import rows
from hearsay.records import Span, Spans

# "in an interview with X", "in remarks to X", "on X"
_TO_MEDIUM = re.compile(
    r"\b(?:in|during|on)\s+(?:an?|his|her|their|the)?\s*(?:[a-z-]+\s+){0,2}?"
    r"(?:interview|interviews|remarks|comments|comment|statement|conversation|call|article|column|op-ed|essay|post|piece|talk|appearance)"
    r"\s+(?:with|to|for|on|in|by)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$"
    r"|\b(?:spoke|speaking|talking|talked|appearing|appeared|interviewed|writing)\s+(?:with|to|on|by|in|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# what leads to a medium, and what it does behind its name
_LED = re.compile(
    r"\b(?:according to|reported by|seen by|obtained by|cited by|quoted by|via|by|told)"
    r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s+(?:news agency|newspaper|television))?,?\s+(?:has\s+)?"
    r"(?:reported|reports|quoted|quotes|cited|cites|citing|quoting|wrote|writes)\b"
)
_QUOTED_BY = re.compile(
    r",?\s+(?:which|that|as|and)?\s*(?:was|were)?\s*(?:quoted|cited|carried|reprinted|picked up)\s+by\s+(?:the\s+)?"
)
_GAP = re.compile(
    r"\s*(?:(to|with|for|at|from)\s+)?((?:the|a|an|his|her|their|its|our|this|all|some|many|most)\s+)?",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"(?:on|in|at|by|from|during|after|before|as|that|if|how|why|what|when|where|whether|not|also|again|later|earlier|"
    r"yesterday|today|tomorrow|about|of|because|since|and|or|but|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s+(?:on|in|at|during|after|before|as|that|if|how|why|what|when|where|whether|not|to|with|about|last|this|yesterday|today|earlier|later|by|via|from|because|and\s+(?:said|told|called))\b|[,;:.()“\"—–]"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are|am|gets?|got)\b", re.IGNORECASE)
_REACH = 260


@lru_cache(maxsize=1)
def _recipients() -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("recipients_en"))


def routed(analysis: Analysis, draft: Draft, parent: Draft | None) -> Draft:
    """The draft with the media and the addressee that its sentence names, where it has none yet."""
    start, end = _sentence(analysis, draft, parent)
    told = _told(analysis.text, draft, end) if draft.addressee is None else None
    media_ = draft.via
    if told and _outlet(analysis, told):
        # behind the media that passed it on stands the one that it was said to
        known = any(a < told[1] and told[0] < b for a, b in media_)
        media_, told = (*media_, *(() if known else (told,))), None
    if not media_:
        media_ = tuple(_media(analysis, draft, (start, end)))
    if told and any(a < told[1] and told[0] < b for a, b in media_):
        told = None
    if told is None and draft.addressee is None:
        told = _patient(analysis.text, draft, start)
    return replace(draft, via=nearest_first(analysis.text, media_), addressee=draft.addressee or told)


def nearest_first(text: str, via: Spans) -> Spans:
    """The media with those that quoted another in its place: "the agency Dawn, which was quoted by Radio Harbour"."""
    found = list(via)
    for one in via:
        for other in via:
            if (
                one[1] < other[0]
                and _QUOTED_BY.fullmatch(text[one[1] : other[0]])
                and found.index(one) < found.index(other)
            ):
                found.remove(other)
                found.insert(found.index(one), other)
    return tuple(found)


def _sentence(analysis: Analysis, draft: Draft, parent: Draft | None) -> Span:
    at = bisect_right(analysis.sentences, draft.cue[0], key=lambda span: span[0]) - 1
    start, end = analysis.sentences[max(0, at)] if analysis.sentences else (0, len(analysis.text))
    start, end = max(start, draft.cue[0] - _REACH), min(end, draft.cue[1] + _REACH)
    if parent is not None:
        start, end = (
            max(start, min(a for a, _ in parent.content)),
            min(end, max(b for _, b in parent.content)),
        )
    return start, end


def _taken(draft: Draft) -> tuple[Span, ...]:
    return (*draft.content, *draft.source, draft.cue)


def _told(text: str, draft: Draft, end: int) -> Span | None:
    """Whom the words between the cue and what comes next name."""
    at = draft.cue[1]
    stop = min([a for a, _ in (*draft.content, *draft.source) if a >= at] + [end, at + 120])
    match = _GAP.match(text, at, stop)
    if match is None:
        return None
    verb = text[slice(*draft.cue)].split()
    last = verb[-1].lower() if verb else ""
    linked = (match[1] or "").lower()
    if linked in {"for", "at", "from", "with"} and not (
        linked == "from" and last in {"demanded", "demands", "demand"}
    ):
        return None
    if not linked and not _tells(last):
        return None
    start = match.start(2) if match[2] else match.end()
    if _NOT_TOLD.match(text, match.end(), stop):
        return None
    closing = _ENDS.search(text, match.end(), stop)
    found = (start, closing.start() if closing else stop)
    words = text[slice(*found)].rstrip()
    return (start, start + len(words)) if words and re.match(r"\w", words) else None


def _tells(verb: str) -> bool:
    """Whether the verb takes whom it tells as its object."""
    if verb in {"told", "telling", "tell", "tells", "taught", "begged", "begging"}:
        return True
    for ending, put in (
        ("ing", ""),
        ("ing", "e"),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("", ""),
    ):
        if verb.endswith(ending) and verb.removesuffix(ending) + put in _recipients():
            return True
    return False


def _patient(text: str, draft: Draft, start: int) -> Span | None:
    """Who was told, in a passive without a speaker: "[Residents] were urged to stay"; "[whom] he had told"."""
    cue = text[slice(*draft.cue)]
    last = cue.split()[-1].lower() if cue.split() else ""
    if draft.source or not _PASSIVE.search(cue) or not (_tells(last) or last in _CHARGED):
        return None
    line = text[start : draft.cue[0]].rstrip()
    marks = (", ", "; ", ": ", " that ", " and ", " but ", "“", '"', ". ")
    at = max(found + len(mark) if (found := line.rfind(mark)) >= 0 else 0 for mark in marks)
    words = line[at:].lstrip()
    if not words or len(words) > _LONGEST or _NOT_TOLD.match(words):
        return None
    return start + len(line) - len(words), start + len(line)


_CHARGED = {
    "charged",
    "accused",
    "invited",
    "banned",
    "tasked",
    "praised",
    "criticised",
    "criticized",
    "offered",
    "promised",
}
_LONGEST = 50


def _near(analysis: Analysis, span: Span) -> Iterator[Mention]:
    first = bisect_left(analysis.mentions, span, key=lambda m: m.span)
    for mention in analysis.mentions[first:]:
        if mention.span[0] >= span[1]:
            break
        if mention.span[1] <= span[1]:
            yield mention


def _outlet(analysis: Analysis, span: Span) -> bool:
    """Whether the words are a medium: by themselves, by their noun, or because the text calls the name one elsewhere."""
    words = analysis.text[slice(*span)].strip()
    bare = words.removeprefix("the ").removeprefix("The ")
    return media.outlet(bare) or media.noun(bare) or _called(analysis.text, bare)


def _called(text: str, name: str) -> bool:
    """Whether the text elsewhere has the name beside a noun for a medium: "the Dawn portal", "Dawn, a news agency"."""
    if not name[:1].isupper() or len(name) > _LONGEST:
        return False
    for match in re.finditer(re.escape(name), text):
        before = text[max(0, match.start() - 40) : match.start()].rstrip(" “\"'").rsplit(None, 1)
        behind = re.match(
            r"[”\"']?,?\s+(?:an?\s+|the\s+)?((?:[\w-]+\s+){0,3}[\w-]+)", text[match.end() : match.end() + 60]
        )
        if before and media.noun(before[-1]):
            return True
        if behind and any(
            media.noun(word) for word in behind[1].split()[: 4 if "," in behind.group()[:3] else 2]
        ):
            return True
    return False


def _media(analysis: Analysis, draft: Draft, sentence: Span) -> Iterator[Span]:
    """The media in the sentence beside the statement's own words."""
    text = analysis.text
    taken = _taken(draft)
    for mention in _near(analysis, sentence):
        a, b = mention.span
        if mention.sort == "person" or any(x < b and a < y for x, y in taken):
            continue
        before = text[max(sentence[0], a - 90) : a]
        led = _LED.search(before)
        behind = _BEHIND.match(text[b : b + 50])
        if _TO_MEDIUM.search(before) or ((led or behind) and _outlet(analysis, mention.span)):
            yield mention.span
    if draft.source and (
        match := re.search(
            r"\b(?:seen|obtained|published|leaked) (?:by|in|to) (?:the )?", text[slice(*draft.source[0])]
        )
    ):
        span = (draft.source[0][0] + match.end(), draft.source[0][1])
        if _outlet(analysis, span):
            yield span
