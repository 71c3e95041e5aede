"""Who "asked not to be named" tells on what terms he speaks, which is no statement; what he says is his.

PolNeAR's annotators hardly ever mark such a clause; those who "requested anonymity" they mark sooner, and it stays.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft

_TERMS = re.compile(
    r"(?:that (?:he|she|they|(?:his|her|their) (?:name|identity)s?) )?(?:should )?(?:not )?(?:to )?(?:be|remain|stay) "
    r"(?:further |publicly )?(?:named|identified|quoted|anonymous|unnamed|nameless|unidentified|used|disclosed|published)\b",
    re.IGNORECASE,
)
_RELATIVE = frozenset({"who", "whom", "that"})
# words of a phrase that "who" hangs on
_LONGEST = 10


def without_terms(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those of a relative clause that only tells on what terms somebody speaks."""
    terms = [draft for draft in drafts if _terms(text, draft)]
    return [_spoken(text, draft, terms) for draft in drafts if draft not in terms]


def _terms(text: str, draft: Draft) -> bool:
    source = " ".join(text[slice(*span)] for span in draft.source).lower()
    return source in _RELATIVE and bool(_TERMS.match(text, draft.content[0][0]))


def _spoken(text: str, draft: Draft, terms: Sequence[Draft]) -> Draft:
    """Whose the clause is, where it parts a cue from its subject: "[Officials who asked not to be named] told …"."""
    if draft.source:
        return draft
    for other in terms:
        start, end = _opening(text, other.source[0][0]), max(b for _, b in other.content)
        follows = end <= draft.cue[0] and not text[end : draft.cue[0]].strip(" ,")
        if follows and 0 < text.count(" ", start, other.source[0][0]) <= _LONGEST:
            return replace(draft, source=((start, end),))
    return draft


def _opening(text: str, at: int) -> int:
    """Where the sentence opens."""
    marks = [match.end() for match in re.finditer(r"(?:[.!?][”\"]?\s+|\n)", text[:at])]
    return marks[-1] if marks else 0
