"""Who a verb says it of: the noun phrase before the verb group, over appositions, relative clauses and coordination."""

from collections.abc import Sequence

from hearsay.attribute.english import cues
from hearsay.attribute.english.phrases import (
    MONTHS,
    QUANTIFIERS,
    RELATIVE,
    Range,
    adverbials,
    finite,
    noun_phrase_after,
    noun_phrase_before,
    possessive,
    temporal,
    verb_group,
)
from hearsay.attribute.english.units import Unit
from hearsay.attribute.tokens import Token

_FURTHER = 3
_NOT_SOURCES = {"nobody", "there", "this", "that", "what", "which"}


def subject(unit: Unit, verb: int, *, depth: int = 0) -> Range | None:
    """The tokens of the subject of the verb at index `verb`, or None."""
    tokens = unit.tokens
    start = verb_group(tokens, verb)
    i = start
    while i > 0 and tokens[i - 1].tag == "ADV":
        i -= 1
    if tokens[verb].lower.endswith("ing") and (i == 0 or (i == 1 and tokens[0].tag in {"ADP", "SCONJ"})):
        return _following(unit, verb)
    if i == 0:
        return None
    before = tokens[i - 1]
    if not unit.free(i - 1) and unit.free(verb) and unit.quote_before(i) is not None:
        return None
    if before.lower in RELATIVE and before.tag in {"PRON", "SCONJ", "DET"}:
        return _antecedent(unit, i - 1) if before.lower == "that" else (i - 1, i)
    if before.text == ",":
        return _over_comma(unit, i - 1, verb, depth)
    if before.text in "—–" and depth < _FURTHER:
        return _over_dash(unit, i - 1)
    participle = before.tag in {"ADP", "SCONJ"} and tokens[verb].lower.endswith("ing")
    infinitive = before.lower == "to" and before.tag == "PART"
    if before.tag == "CCONJ" or before.text == ";" or participle or infinitive:
        return _coordinated(unit, i - 1, depth)
    if before.lower in QUANTIFIERS and _clause_start(unit, i - 1):
        return i - 1, i
    found = noun_phrase_before(tokens, i)
    return None if found is None else _trimmed(tokens, (_joined(unit, found), i))


def _following(unit: Unit, verb: int) -> Range | None:
    """Speaking on Monday, [the mayor] …: a participle that opens the sentence has the subject behind the comma."""
    tokens = unit.tokens
    for i in range(verb + 1, len(tokens) - 1):
        if tokens[i].text == "," and unit.free(i):
            end = noun_phrase_after(tokens, i + 1)
            if end > i + 1 and finite(tokens, end):
                return i + 1, end
    return None


def _antecedent(unit: Unit, relative: int) -> Range | None:
    start = noun_phrase_before(unit.tokens, relative)
    return None if start is None else (relative, relative + 1)


def _trimmed(tokens: Sequence[Token], phrase: Range) -> Range | None:
    """Without a time at its end ("Roe on Tuesday said") or conjunctions at its start."""
    start, end = phrase
    if end - start > 2 and tokens[start].lower in MONTHS and tokens[start + 1].tag == "NUM":
        start += 2  # "On March 4 Arkady Lind said"
    for cut in range(end - 1, max(start, end - 4), -1):
        if tokens[cut].lower == "on" and temporal(tokens, (cut + 1, end)):
            end = cut
            break
    if end - start > 1 and temporal(tokens, (end - 1, end)):
        end -= 1
    if end > start and tokens[end - 1].lower in _NOT_SOURCES:
        return None
    return (start, end) if end > start and not temporal(tokens, (start, end)) else None


def _joined(unit: Unit, start: int) -> int:
    """The start of an apposition's head: "Jane Roe, the mayor of X [said]" is read from "Jane Roe"."""
    tokens = unit.tokens
    if start < 2 or tokens[start - 1].text != "," or not unit.free(start - 1):
        return start
    if tokens[start].tag == "PRON" or tokens[start].lower in RELATIVE:
        return start
    head = noun_phrase_before(tokens, start - 1)
    if head is None or tokens[start - 2].tag != "PROPN" or tokens[start].tag == "PROPN":
        return start
    return head if _clause_start(unit, head) else start


def _clause_start(unit: Unit, i: int) -> bool:
    before = unit.tokens[i - 1] if i else None
    return before is None or before.tag in {"PUNCT", "SCONJ", "CCONJ"} or not unit.free(i - 1)


def _over_comma(unit: Unit, comma: int, verb: int, depth: int) -> Range | None:
    """The head before ", a columnist," or ", who had come late,"; else, for a participle, the clause's subject."""
    tokens = unit.tokens
    if tokens[verb].lower.endswith("ing"):
        return _clause_subject(unit, comma, depth, reporting=True) or _clause_subject(unit, comma, depth)
    for i in range(comma - 1, 0, -1):
        if tokens[i].text != "," or not unit.free(i):
            continue
        head = noun_phrase_before(tokens, i)
        if head is None or i - head > 20:
            continue
        opens = tokens[i + 1]
        relative = opens.lower in {"who", "which", "whose", "whom", "where", "when"}
        if relative or (opens.tag in {"VERB", "ADP", "AUX"} and _clause_start(unit, head)):
            return _trimmed(tokens, (_joined(unit, head), i))
        if (
            _verbless(tokens[i + 1 : comma])
            and noun_phrase_after(tokens, i + 1) > i + 1
            and (_clause_start(unit, head) or tokens[i - 1].tag == "PROPN")
        ):
            return head, comma
    found = _clause_subject(unit, comma, depth) if depth < _FURTHER and finite(tokens, comma + 1) else None
    return found or _leading(unit, comma)


def _leading(unit: Unit, before: int) -> Range | None:
    """The noun phrase that the sentence opens with, where a relative clause keeps its verb away: "Voters who …, said"."""
    tokens = unit.tokens
    start = 0
    while start < before and tokens[start].tag in {"CCONJ", "ADV", "PUNCT"}:
        start += 1
    end = noun_phrase_after(tokens, start)
    if end == start or end >= before or not all(unit.free(i) for i in range(start, end)):
        return None
    return _trimmed(tokens, (start, end)) if tokens[end].lower in RELATIVE else None


def _verbless(tokens: Sequence[Token]) -> bool:
    """Whether a stretch between commas may be an apposition: no verb in it but participles."""
    return not any(
        t.tag == "AUX" or (t.tag == "VERB" and not t.lower.endswith(("ing", "ed", "en"))) for t in tokens
    )


def _over_dash(unit: Unit, dash: int) -> Range | None:
    for i in range(dash - 1, 0, -1):
        if unit.tokens[i].text in "—–":
            start = noun_phrase_before(unit.tokens, i)
            return None if start is None else (start, i)
    return None


def _coordinated(unit: Unit, conjunction: int, depth: int) -> Range | None:
    return _clause_subject(unit, conjunction, depth) if depth < _FURTHER else None


def _clause_subject(unit: Unit, before: int, depth: int, *, reporting: bool = False) -> Range | None:
    """The subject of the nearest finite verb before token `before` (outside quotations) that has one of its own.

    With `reporting` only verbs of speech count: in "Roe said the bridge was safe, adding …" it is Roe who adds.
    """
    tokens = unit.tokens
    for i in range(before - 1, -1, -1):
        if tokens[i].tag != "VERB" and not (
            tokens[i].tag == "AUX" and tokens[i + 1].tag not in {"VERB", "ADV", "AUX", "PART"}
        ):
            continue
        if unit.zones[i] >= 0 or tokens[i].lower.endswith("ing"):
            continue
        if reporting and ((cue := cues.verb(tokens[i].lower)) is None or cue.kind != "speech"):
            continue
        if depth < _FURTHER and (found := subject(unit, i, depth=depth + 1)) is not None:
            if tokens[found[0]].lower in RELATIVE:
                continue
            return found
        if (found := inverted(unit, i)) is not None and unit.quote_before(verb_group(tokens, i)) is not None:
            return found
    return None


def inverted(unit: Unit, verb: int) -> Range | None:
    """The noun phrase after the verb with its apposition: said Jane Roe, the mayor of X."""
    tokens = unit.tokens
    start = verb + 1
    end = noun_phrase_after(tokens, start)
    if (
        end == start
        or not all(unit.free(i) for i in range(start, end))
        or tokens[start].lower in {"it", "him", "them", "me", "us", "that"}
    ):
        return None
    if temporal(tokens, (start, end)):
        return None
    end = _apposition_end(unit, end)
    return start, end


def _apposition_end(unit: Unit, end: int) -> int:
    """The end of ", a commentator for Radio Harbour" after a name, where a comma, a quotation or the sentence's end follows."""
    tokens = unit.tokens
    if (
        end + 1 >= len(tokens)
        or tokens[end].text != ","
        or not unit.free(end)
        or tokens[end + 1].tag not in {"DET", "NOUN", "PROPN", "ADJ", "PRON"}
    ):
        return end
    stop = noun_phrase_after(tokens, end + 1)
    if stop == end + 1 or temporal(tokens, (end + 1, stop)):
        return end
    after = tokens[stop] if stop < len(tokens) else None
    if after is not None and after.text == ",":
        further = _apposition_end(unit, stop)
        return max(stop, further)
    return (
        stop
        if after is None or after.tag == "PUNCT" or after.lower in RELATIVE or not unit.free(stop)
        else end
    )


def by_agent(unit: Unit, start: int) -> Range | None:
    """The source of a passive: "by the mayor"."""
    tokens = unit.tokens
    i = adverbials(tokens, start)
    for j in range(start, min(len(tokens), i + 1)):
        if tokens[j].lower == "by":
            end = noun_phrase_after(tokens, j + 1)
            return (j + 1, end) if end > j + 1 else None
    return None


def possessor(unit: Unit, noun: int) -> Range | None:
    """Whose statement it is: "the mayor's claim", "his claim"."""
    tokens = unit.tokens
    i = noun
    while (
        i > 0
        and tokens[i - 1].tag in {"ADJ", "NOUN", "PROPN", "NUM", "VERB"}
        and not possessive(tokens[i - 1])
    ):
        i -= 1
    if i > 1 and possessive(tokens[i - 1]):
        start = noun_phrase_before(tokens, i - 1)
        return None if start is None else (start, i)
    if (
        i > 0
        and tokens[i - 1].tag == "PRON"
        and tokens[i - 1].lower in {"his", "her", "their", "its", "my", "our"}
    ):
        return i - 1, i
    return None
