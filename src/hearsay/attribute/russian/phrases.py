"""«По словам министра, …», «по предварительным данным», «согласно докладу»: a phrase names the source, the
clause around it is the content.
"""

from collections.abc import Iterator

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian.morphology import can_be, words
from hearsay.attribute.russian.parentheses import clause_around, without_connective
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import phrase, stretch
from hearsay.attribute.russian.subjects import antecedent
from hearsay.attribute.russian.tables import Phrase, phrases
from hearsay.records import Span, Spans

_OWNERS = ("nmod", "obl", "appos", "flat:name", "iobj")
# with «согласно» these belong to the cue («согласно предварительным данным»)
_REPORTS = words("данные информация сведение версия оценка мнение слово")
_OF_WHAT = words("обвинение подозрение")
_POSSESSIVE = words("его ее её их моим нашим своим твоим вашим моему нашему его")


def drafts(text: str, tree: Tree) -> Iterator[Draft]:
    """A draft for each source phrase of the sentence."""
    for i, word in enumerate(tree.words):
        for entry in next((e for form in word.forms if (e := phrases().get(form.lemma))), ()):
            found = _span(tree, i, entry)
            if found is not None and (accused := _accused(text, tree, entry, found)):
                yield accused
                break
            if found is not None:
                yield from _draft(text, tree, entry, found, i)
                break


def _accused(text: str, tree: Tree, entry: Phrase, cue: tuple[int, int]) -> Draft | None:
    """«по обвинению в краже»: the phrase says of what, not who says so."""
    first, last = cue
    if (
        entry.lemmas[-1] not in _OF_WHAT
        or last + 1 >= len(tree.words)
        or tree.words[last + 1].lower not in ("в", "во")
    ):
        return None
    members = {j for i in tree.children[last] for j in tree.under(i) if j > last} or {last + 1, last + 2}
    span = stretch(text, tree, range(last + 1, max(members) + 1))
    if span is None:
        return None
    place = (tree.words[first].start, tree.words[last].end)
    return Draft((), place, (span,), entry.kind, " ".join(entry.lemmas), "accused of", 1.0)


def _span(tree: Tree, at: int, entry: Phrase) -> tuple[int, int] | None:
    """First and last word of the cue."""
    if len(entry.lemmas) == 1:
        return at, _report_behind(tree, at)
    prep = at - 1
    while prep >= max(0, at - 4) and tree.words[prep].lower != entry.lemmas[0]:
        if tree.words[prep].mark:
            return None
        prep -= 1
    if prep < max(0, at - 4):
        return None
    return prep, at


def _report_behind(tree: Tree, at: int) -> int:
    for i in range(at + 1, min(at + 4, len(tree.words))):
        if any(form.lemma in _REPORTS and form.has("datv") for form in tree.words[i].forms):
            return i
        if not any(form.pos == "ADJF" for form in tree.words[i].forms):
            break
    return at


def _draft(text: str, tree: Tree, entry: Phrase, cue: tuple[int, int], noun: int) -> Iterator[Draft]:
    first, last = cue
    source, covered = _source(text, tree, entry, cue, noun)
    content = _content(text, tree, first, max(covered), noun)
    if content:
        yield Draft(
            source=source,
            cue=(tree.words[first].start, tree.words[last].end),
            content=content,
            kind=entry.kind,
            lemma=" ".join(entry.lemmas),
            frame="according to" if source else "according to nobody",
            confidence=1.0,
        )


def _source(text: str, tree: Tree, entry: Phrase, cue: tuple[int, int], noun: int) -> tuple[Spans, list[int]]:
    """The phrase's genitive (or dative), or the possessive inside the cue; and the words taken up."""
    first, last = cue
    own = next((i for i in range(first + 1, last) if tree.words[i].lower in _POSSESSIVE), None)
    if own is not None:
        return ((tree.words[own].start, tree.words[own].end),), [last]
    below = [
        i
        for i in tree.children[noun]
        if i > last and tree.words[i].rel in _OWNERS and tree.child(i, "case") is None
    ]
    if entry.lemmas == ("согласно",) and last > first:
        below = [
            i
            for i in tree.children[last]
            if i > last and tree.words[i].rel in _OWNERS and tree.child(i, "case") is None
        ]
    elif entry.lemmas == ("согласно",):
        head = tree.words[noun].head
        below = [head] if head > noun else [last + 1] if last + 1 < len(tree.words) else []
    if not below and not _governed(tree, last + 1, entry.governs):
        return (), [last]
    members = {i for top in below for i in tree.under(top) if i > last}
    if last + 1 < len(tree.words) and last + 1 not in members and _governed(tree, last + 1, entry.governs):
        members |= tree.under(last + 1)
    members = _until_comma(tree, members, last)
    if members and tree.words[min(members)].lower.startswith("котор"):
        return _antecedent(text, tree, min(members)), [last, *members]
    while members and tree.words[min(members)].lower in ("же", "самого", "самой", "самих"):
        members.discard(min(members))
    span = stretch(text, tree, members) if members else None
    return ((span,) if span else ()), [last, *members, *_trailing(tree, max(members, default=last))]


def _trailing(tree: Tree, last: int) -> list[int]:
    """What stands between the source and its comma: «по данным агентства на вторник, …»."""
    for i in range(last + 1, min(last + 5, len(tree.words))):
        if tree.words[i].text == ",":
            return list(range(last + 1, i))
        if (
            any(form.pos in ("VERB", "CONJ", "INFN") for form in tree.words[i].forms[:1])
            or tree.words[i].mark
        ):
            break
    return []


def _antecedent(text: str, tree: Tree, relative: int) -> Spans:
    """«законопроект, согласно которому …»: the noun that the relative clause is about."""
    head = antecedent(tree, relative)
    span = phrase(text, tree, head, [i for i in tree.children[head] if i > head])
    return (span,) if span else ()


def _governed(tree: Tree, at: int, case: str) -> bool:
    return at < len(tree.words) and can_be(tree.words[at].lower, case)


def _until_comma(tree: Tree, members: set[int], last: int) -> set[int]:
    """The source runs on unbroken from the cue; a comma ends it unless the tree goes on behind (an
    apposition).
    """
    found: set[int] = set()
    i = last + 1
    while i < len(tree.words) and i in members:
        found.add(i)
        i += 1
    return found


def _content(text: str, tree: Tree, first: int, last: int, noun: int) -> Spans:
    """The clause around the phrase, in the pieces that it leaves."""
    low, high = clause_around(tree, noun, first, last)
    sides = (range(low, first), range(last + 1, high + 1))
    pieces: list[Span] = []
    for side in sides:
        span = stretch(text, tree, side)
        if span and any(letter.isalpha() for letter in text[slice(*span)]):
            pieces.append(span)
    return tuple(without_connective(text, pieces))
