"""Reports that state nothing: "neither A nor B said that …", "did she say that …?", "if she says that …".

Nobody has said what is only asked, supposed, or said by no one; a question of why or when takes it that somebody has. Only what
is told or believed as a whole clause is left out: "neither side wants a war", "do they prefer him?" tell of attitudes and stay,
as PolNeAR's annotators have them. And within a denial nobody asserts what is denied.
"""

import re
from collections.abc import Sequence

from hearsay.attribute.drafts import Draft

_CLAUSE = frozenset(
    {
        *(
            "say",
            "tell",
            "claim",
            "believe",
            "think",
            "argue",
            "insist",
            "warn",
            "announce",
            "state",
            "declare",
        ),
        *(
            "suggest",
            "assert",
            "allege",
            "report",
            "admit",
            "confirm",
            "maintain",
            "contend",
            "predict",
            "promise",
        ),
        *("write", "add", "explain", "concede", "acknowledge"),
    }
)
# who denies that B said something has nobody say it; "denied A's claim that …" has A claim it
_DENIALS = frozenset({"deny", "refute", "doubt", "reject", "dismiss", "dispute", "disbelieve"})
_DENYING = re.compile(r"(?:not|never)\b|\w+n['’]t\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:what|which|who|whom|as)(?: the)? $", re.IGNORECASE)
_OWNED = re.compile(r"(?:\w+['’]s?|his|her|their|its)$", re.IGNORECASE)
_QUOTING = re.compile(r"[“”\"«»]")
_TURNED = frozenset({"deny", "doubt", "dispute", "question", "contest"})
# content that is no clause one could take for stated
_OPEN = re.compile(
    r"(?:whether|if|when|what|who|whom|which|where|why|how|to|so|as|about|for|of|on|in|it|this)\b",
    re.IGNORECASE,
)
# "no minister", "No Republican" at a sentence's start, but not "No Labels"
_NOBODY = re.compile(
    r"(?:neither|nobody|no[ -]one|none(?! other)|not (?:one|a single)"
    r"|no(?! (?:fewer|less|more|other)\b)(?= [a-z]| [A-Z][\w-]*[^\Ws]\b))\b",
    re.IGNORECASE,
)
_SOMEBODY_YET = re.compile(r"\b(?:but|except|save|other than|besides)\b")
_NAMED_NO = re.compile(r"No [A-Z]")
_NEITHER = re.compile(r"\bneither (?:the |his |her |their )?$", re.IGNORECASE)
_HELP = r"(?:did|does|do|has|have|had|will|would|can|could|should|might|is|are|was|were)"
_NOR = re.compile(rf"\b(?:nor|never|not once|at no (?:time|point)|nowhere) {_HELP} (?:the )?$", re.IGNORECASE)
_STARTS = r"(?:^|[.!?:;,—–(\n“\"‘«]|\b(?:and|or|but|so|then))\s*[“\"‘«(]*"
_ASKED = re.compile(rf"{_STARTS}{_HELP} (?:the )?$", re.IGNORECASE)
_IMAGINED = re.compile(rf"{_STARTS}(?:had|should|were) (?:the )?$", re.IGNORECASE)
_IF = re.compile(
    r"\b(?:if|unless|whether(?: or not)?|suppose|supposing|imagine) (?:the |only )?$", re.IGNORECASE
)
_WHO = re.compile(r"(?:who|which \w+)(?: else)?$|any(?:one|body)\b|any \w+", re.IGNORECASE)
_FIRST = re.compile(r"(?:^|[.!?:;—–\n“\"‘«])\s*[“\"‘«(]*(?:and |but |so )?$", re.IGNORECASE)
_END = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSen)(?<!\bGov)(?<!\b[A-Z])[.!?]|\n")
# where a sentence holds one of these, "if" with a past only sets two times against each other
_TIMES = re.compile(
    r"\b(?:now|today|yesterday|later|earlier|before|once|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"(?:\w+ly )?(?:said|told|wrote|thought|\w+ed)$", re.IGNORECASE)
_REACH = 80
# by and large what is shown (stage.MIN_CONFIDENCE): a denial that is not shown hides nothing
_SHOWN = 0.3


def said(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that nobody states."""
    stated = [draft for draft in drafts if not (_clause(text, draft) and _unsaid(text, draft))]
    denied = [draft for draft in stated if draft.confidence >= _SHOWN and _denies(text, draft)]
    return [draft for draft in stated if not _within_denial(text, draft, denied)]


def _denies(text: str, draft: Draft) -> bool:
    """Whether what the draft's content tells is not so, for its speaker."""
    negated = draft.lemma in _CLAUSE and any(map(_DENYING.match, text[slice(*draft.cue)].split()))
    return draft.lemma in _DENIALS or negated


def _within_denial(text: str, draft: Draft, denied: Sequence[Draft]) -> bool:
    """Whether all that the draft has of a statement stands within what is denied: "denied that [B had said …]"."""
    if not draft.source:
        return False
    (start, end), at = draft.source[0], draft.cue[0]
    last = max(b for _, b in draft.content)
    told = _RELATIVE.search(text[max(0, start - _REACH) : start]) or _OWNED.search(text[start:end])
    spans = [span for other in denied if other is not draft for span in other.content]
    return not told and any(a <= start and last <= b and not _QUOTING.search(text[a:at]) for a, b in spans)


def _clause(text: str, draft: Draft) -> bool:
    """Whether the content is a whole clause that somebody is to have told or believed."""
    opening = text[draft.content[0][0] : draft.content[0][0] + 12]
    follows = draft.source and draft.source[0][0] < draft.cue[0] < draft.content[0][0]
    told = opening.lower().startswith("that ") or (draft.lemma in _CLAUSE and not _OPEN.match(opening))
    return bool(follows) and told


def _unsaid(text: str, draft: Draft) -> bool:
    start = draft.source[0][0]
    source = text[slice(*draft.source[0])]
    before = text[max(0, start - _REACH) : start]
    if _nobody(source, before) or _NOR.search(before):
        return draft.lemma not in _TURNED
    if _IF.search(before):
        return not (_PAST.match(text[slice(*draft.cue)]) and _TIMES.search(_sentence(text, draft)))
    asks = _sentence(text, draft).endswith("?")
    if _IMAGINED.search(before) or (asks and _ASKED.search(before)):
        return True
    return asks and bool(_WHO.match(source)) and bool(_FIRST.search(before))


def _nobody(source: str, before: str) -> bool:
    """Whether the subject is nobody: "neither of them", "no minister", and no name ("said No Labels")."""
    if _NAMED_NO.match(source) and not _FIRST.search(before):
        return False
    return bool(_NEITHER.search(before) or (_NOBODY.match(source) and not _SOMEBODY_YET.search(source)))


def _sentence(text: str, draft: Draft) -> str:
    """From the subject to the end of the sentence."""
    end = _END.search(text, draft.cue[1])
    return text[draft.source[0][0] : end.end() if end else len(text)].rstrip()
