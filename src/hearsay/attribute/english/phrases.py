"""Noun phrases and verb groups of a tagged sentence, by the order of their parts of speech."""

from collections.abc import Collection, Sequence

from hearsay.attribute.tokens import Token

Range = tuple[int, int]
"""Token indices, end exclusive."""

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"}
_INSIDE = {"NOUN", "PROPN", "NUM", "ADJ", "DET", "SYM", "X"}
_JOINTS = {"-", "–", "&", "/", "$", "%", "#", "'", "’"}
_ATTACH = {"of", "for", "at", "in", "from", "with", "to", "by", "on", "against", "between", "near", "under"}
MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}  # fmt: skip
_TIME = MONTHS | {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
    "week", "month", "year", "morning", "afternoon", "evening", "night", "earlier", "later", "recently",
}  # fmt: skip
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_OPENING = {"“", '"', "«", "‘", "''"}
_NEGATIONS = {"not", "n't"}
QUANTIFIERS = {
    "most",
    "many",
    "some",
    "others",
    "both",
    "all",
    "few",
    "several",
    "one",
    "another",
    "each",
    "none",
    "neither",
    "either",
}
RELATIVE = {"who", "which", "whom", "that"}
_BE = {"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m", "gets", "got"}
_HAVE = {"has", "have", "had", "having", "'ve", "'d"}
_SUBJECTS = {"i", "he", "she", "they", "we", "it", "you", "who"}


def nominal(token: Token) -> bool:
    return (token.tag in NOMINAL and token.lower not in {"that", "which"}) or token.text == "%"


def possessive(token: Token) -> bool:
    return token.lower in {"'s", "'"} and token.tag == "PART"


def noun_phrase_before(tokens: Sequence[Token], end: int) -> int | None:
    """The start of the noun phrase that ends before token `end`, with what is attached to it; None where none ends there."""
    i = end - 1
    if i < 0:
        return None
    if tokens[i].text in ")]":
        i = _bracket_before(tokens, i)
        if i < 0:
            return None
    if not (nominal(tokens[i]) or (tokens[i].tag == "ADJ" and i and tokens[i - 1].tag == "DET")):
        return None
    if tokens[i].tag == "PRON" and tokens[i].lower in _SUBJECTS | RELATIVE:
        return i
    while i > 0 and (step := _left(tokens, i)):
        i -= step
    return i


def _bracket_before(tokens: Sequence[Token], i: int) -> int:
    """The token before the bracket that the one at `i` closes."""
    for j in range(i - 1, max(-1, i - 8), -1):
        if tokens[j].text in "([":
            return j - 1
    return -1


def _left(tokens: Sequence[Token], i: int) -> int:
    """How many tokens before `i` belong to the same noun phrase: 0 where it starts at `i`."""
    before = tokens[i - 1]
    if possessive(tokens[i]):
        return int(before.tag != "PUNCT")
    if before.lower in _DAYS:
        return 0
    if (
        before.lower in {"to", "with"}
        and i > 2
        and tokens[i - 2].tag in {"ADJ", "ADV"}
        and nominal(tokens[i - 3])
    ):
        return 3  # "a source close to the talks"
    if tokens[i].tag == "DET" and not possessive(before):
        attached = before.tag == "ADP" and before.lower in _ATTACH and i > 1 and nominal(tokens[i - 2])
        return 2 if attached else int(before.tag == "DET")
    if before.tag in _INSIDE or possessive(before):
        return 1
    if before.tag == "PRON" and before.lower in {"his", "her", "their", "its", "our", "my", "your"}:
        return 1
    if (
        before.text in _JOINTS
        and before.start == tokens[i - 2].end
        and i > 1
        and tokens[i - 2].tag in _INSIDE | {"VERB", "ADV", "PRON"}
    ):
        return 2 if tokens[i - 2].tag != "DET" else 1
    if (
        before.tag == "VERB"
        and before.lower.endswith(("ing", "ed", "en"))
        and i > 1
        and tokens[i - 2].tag in {"DET", "ADJ"}
    ):
        return 1
    if before.tag == "ADP" and before.lower in _ATTACH and i > 1 and _may_head(tokens[i - 2]):
        return 2
    if (
        before.tag == "CCONJ"
        and i > 1
        and tokens[i - 2].tag == tokens[i].tag == "PROPN"
        and before.lower in {"and", "or"}
    ):
        return 2
    return 0


def _may_head(token: Token) -> bool:
    """Whether a preposition may be attached to the word: a noun, or "each", "some", "most"."""
    return (nominal(token) and token.lower not in _SUBJECTS) or token.lower in QUANTIFIERS


def noun_phrase_after(
    tokens: Sequence[Token], start: int, *, attach: bool = True, by: Collection[str] = frozenset(_ATTACH)
) -> int:
    """The end of the noun phrase that starts at token `start`; `start` where none does. `by` may attach another to it."""
    i, n = start, len(tokens)
    head = False
    while i < n:
        token = tokens[i]
        if token.tag == "PRON" and not head and token.lower not in RELATIVE:
            i += 1
            if (
                token.lower in {"his", "her", "their", "its", "our", "my", "your"}
                and i < n
                and tokens[i].tag in _INSIDE
            ):
                continue
            return i
        if token.tag in _INSIDE and not (head and token.tag == "DET"):
            head = head or token.tag in NOMINAL
            i += 1
        elif possessive(token) and head:
            head = False
            i += 1
        elif token.text in _JOINTS and i > start and i + 1 < n and tokens[i + 1].tag in _INSIDE | {"VERB"}:
            i += 2 if tokens[i + 1].tag == "VERB" else 1
        elif (
            token.tag == "VERB"
            and token.lower.endswith(("ing", "ed"))
            and not head
            and i > start
            and i + 1 < n
            and tokens[i + 1].tag in _INSIDE
        ):
            i += 1
        elif attach and head and token.tag == "ADP" and token.lower in by:
            end = noun_phrase_after(tokens, i + 1, by=by)
            return end if end > i + 1 and not temporal(tokens, (i + 1, end)) else i
        else:
            break
    return i if head else start


def verb_group(tokens: Sequence[Token], verb: int) -> int:
    """The start of the verb group that ends with the verb: auxiliaries, negation, and adverbs between them."""
    start = i = verb
    while (
        i > 0
        and (tokens[i - 1].tag in {"AUX", "ADV"} or tokens[i - 1].lower in _NEGATIONS)
        and tokens[i - 1].lower != "'s"
    ):
        i -= 1
        if tokens[i].tag != "ADV" or tokens[i].lower in _NEGATIONS | {"never"}:
            start = i
    if i > 0 and tokens[i - 1].lower == "'s" and tokens[i - 1].tag == "AUX":
        start = i - 1
    return start


def passive(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """Whether the verb group is a passive: a form of "be" directly before a participle."""
    auxiliaries = [t.lower for t in tokens[start:verb] if t.tag in {"AUX", "VERB"}]
    return (
        bool(auxiliaries)
        and auxiliaries[-1] in _BE
        and not tokens[verb].lower.endswith("ing")
        and (
            tokens[verb].lower.endswith(("ed", "en", "wn"))
            or tokens[verb].lower in {"told", "said", "found", "thought", "felt", "meant", "read", "seen"}
        )
    )


def finite(tokens: Sequence[Token], start: int) -> bool:
    """Whether a finite verb group starts at token `start`."""
    if start >= len(tokens):
        return False
    token = tokens[start]
    if (token.tag == "ADV" or token.text in _OPENING) and start + 1 < len(tokens):
        return finite(tokens, start + 1)
    return token.tag == "AUX" or (token.tag == "VERB" and not token.lower.endswith("ing"))


def temporal(tokens: Sequence[Token], phrase: Range) -> bool:
    """Whether the phrase is a time ("Monday", "last week", "Sept. 26")."""
    words = [t.lower.rstrip(".") for t in tokens[phrase[0] : phrase[1]]]
    return bool(words) and (
        words[-1] in _TIME or (words[0][:3] in {w[:3] for w in _TIME} and words[-1].isdigit())
    )


def _reduced(tokens: Sequence[Token], i: int) -> int:
    """The end of a participle behind a noun: "in a letter [seen by the Herald]"."""
    if (
        i + 2 < len(tokens)
        and tokens[i].tag == "VERB"
        and tokens[i + 1].lower in {"by", "to", "in", "on", "for"}
    ):
        end = noun_phrase_after(tokens, i + 2)
        return end if end > i + 2 and tokens[i].lower.endswith(("ed", "en", "wn")) else i
    return i


def adverbials(tokens: Sequence[Token], start: int) -> int:
    """The end of what only says when, where and how from token `start` on: "on Monday", "in an interview with CNN"."""
    i = start
    while i < len(tokens):
        if tokens[i].tag == "ADV" and tokens[i].lower not in {"how", "why", "when", "where", "so"}:
            i += 1
            continue
        if tokens[i].tag == "ADP" and tokens[i].lower not in {"that", "as", "of"}:
            end = noun_phrase_after(tokens, i + 1)
            if end > i + 1:
                i = _reduced(tokens, end)
                continue
        end = noun_phrase_after(tokens, i, attach=False)
        if end > i and temporal(tokens, (i, end)):
            i = end
            continue
        break
    return i
