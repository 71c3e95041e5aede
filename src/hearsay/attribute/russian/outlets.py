"""Through which media a statement came: «сообщает X», «в интервью X», «X со ссылкой на Y», «сказал он
агентству X».

A report of a report is one statement: where an outlet only passes a speaker's words on in the same sentence,
the outlet moves to `via` and its own draft goes (Pareti's PolNeAR calls both attributions; the project's
guidelines call one).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.russian.base import pronoun
from hearsay.attribute.russian.morphology import forms, words
from hearsay.attribute.russian.parse import Tree
from hearsay.attribute.russian.spans import phrase, trim
from hearsay.attribute.russian.tables import AGENCY, media
from hearsay.records import Span

_MARKS = "«»“”„\"' "
_IN = re.compile(
    r"(?:в|во) (?:\w+ )?(?:интервью|эфире|разговоре с|беседе с|комментарии|программе|передаче)\b"
    r"|на (?:теле)?канале|на радио|на страницах",
    re.IGNORECASE,
)
_REFERRING = re.compile(r"со ссылкой на\s+|ссылаясь на\s+", re.IGNORECASE)
_BEHIND = re.compile(r"[»”“\"](\s+[а-яё]{1,3}\s)")
_QUOTED = re.compile(r"(?<=\s)[«„“\"]([^«»„“”\"]+)[»“”\"]$")
# «источник «Кречета» в полиции»: where he sits is no part of the name
_CUT = re.compile(r"\s(?:в|во|на|из|при)\s")
_DOMAIN = re.compile(r"\w\.(?:ru|com|net|org|ua|by|kz|info|ру)$")
_LATIN = re.compile(
    r"\s+((?:[A-Z](?:[\w!]|\.(?=\w))*|[a-z]+\.(?:ru|com|net|org))(?:\s[A-Z](?:\w|\.(?=\w))*)*)"
)
# only what surely is a statement can take an outlet's report over
_STRONG = ("clause", "infinitive", "prepositional о", "quotation", "colon")
_QUOTING = words("приводить привести цитировать процитировать передавать передать")
_TELLER = words("источник собеседник корреспондент сотрудник")
_REPORTER = words("корреспондент журналист репортер обозреватель спецкор собкор")
# who is told these and stands in quotation marks is a medium, known or not
_TELLING = words(
    "рассказать рассказывать сообщить сообщать заявить заявлять сказать говорить пояснить объяснить подтвердить уточнить"
    " признаться добавить отметить прокомментировать подчеркнуть"
)
_PASSING = words("передавать передать сообщать сообщить писать")


def outlet(text: str, span: Span) -> bool:
    """Whether the phrase is a medium: headed by a word for one, or an outlet of the table."""
    words = re.findall(r"[\w.-]+", text[slice(*span)])
    if _reporter(text[slice(*span)]):
        return True
    for i, word in enumerate(words[:4]):
        lower = word.lower().strip(".")
        lemmas = {lower, *lower.split("-"), *(form.lemma for form in forms(lower.split("-")[0])[:2])}
        kinds = {media()[lemma] for lemma in lemmas if lemma in media()}
        if (
            "noun" in kinds
            or AGENCY.fullmatch(word)
            or ("outlet" in kinds and i <= 1 and word[0].isupper())
            or _DOMAIN.search(lower)
        ):
            return True
        if lemmas & _REPORTER and i + 1 < len(words):
            continue
        if _heads(lower):
            return False
    return False


def _reporter(words: str) -> bool:
    """«корреспондент «Кречета»»: who works for a name in marks passes on for it."""
    first, _, rest = words.partition(" ")
    return (
        rest[:1] != ""
        and rest[:1] in _MARKS
        and any(form.lemma in _REPORTER for form in forms(first.lower())[:1])
    )


def _dative(name: str) -> bool:
    """Whether the last word of a name is in the dative, or shows no case."""
    found = forms(name.rpartition(" ")[2].lower()) if name else ()
    return not any(f.pos == "NOUN" for f in found) or any(f.has("datv") for f in found)


def _told_quoted(text: str, draft: Draft) -> Draft:
    """«сказал он «Вестнику»», «в штабе «Вестнику» сказали»: the tree takes the medium into the source."""
    if not draft.source or draft.lemma not in _TELLING:
        return draft
    start, end = draft.source[0]
    match = _QUOTED.search(text, start, end)
    if match is None:
        return draft
    before, name = trim(text, start, match.start()), match[1].rpartition(" ")[2].lower()
    shown = any(f.has("datv") for f in forms(name)) and not any(f.has("nomn") for f in forms(name))
    if before is None or not (shown or pronoun(text[slice(*before)])):
        return draft
    return replace(draft, source=(before,), via=(*draft.via, match.span(1)))


def noun(word: str) -> bool:
    """Whether the word is a common noun for a medium: «издание», «телеканала»."""
    return word.islower() and any(media().get(form.lemma) == "noun" for form in forms(word)[:2])


def _heads(lower: str) -> bool:
    """Whether a noun that is no medium heads the phrase, so that a medium behind it is only its attribute."""
    top = forms(lower)[:1]
    return bool(top) and top[0].pos == "NOUN" and not top[0].grammemes & {"Name", "Surn", "Geox"}


def via(text: str, tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The stretch's drafts with their media, those of mere outlets merged away."""
    found = [_stated(text, tree, _quoting(text, tree, _referring(text, tree, draft))) for draft in drafts]
    return _merged(text, found)


def _referring(text: str, tree: Tree, draft: Draft) -> Draft:
    """«сообщает X со ссылкой на Y»: Y is the source, X passes it on."""
    if not draft.source:
        return draft
    for i, word in enumerate(tree.words):
        match = _REFERRING.match(text, word.start)
        if match and "ссылаясь" in match.group().lower() and not outlet(text, draft.source[0]):
            continue
        if match and draft.cue[1] < word.start and "," not in text[draft.cue[1] : word.start]:
            head = _noun_from(tree, match.end())
            span = phrase(text, tree, head) if head is not None else None
            if span and span[0] >= match.end() and i and not _unnamed_several(text[slice(*span)]):
                content = _without(text, draft.content, (word.start, span[1]))
                return replace(draft, source=(span,), via=(bare(text, draft.source[0]),), content=content)
    return draft


def _unnamed_several(words: str) -> bool:
    """«неназванные источники», «свои источники»: who refers to them speaks for himself."""
    return any(
        form.lemma == "источник" and form.has("plur")
        for w in words.split()[:3]
        for form in forms(w.lower())[:1]
    )


def _noun_from(tree: Tree, start: int) -> int | None:
    """The head noun of the phrase that starts at `start`: the first noun."""
    for i, word in enumerate(tree.words):
        if word.start >= start:
            if word.text in ",.;":
                return None
            if any(form.pos == "NOUN" for form in word.forms[:1]) or word.text[:1].isupper():
                return i
    return None


def _without(text: str, content: tuple[Span, ...], gone: Span) -> tuple[Span, ...]:
    """The content without a stretch in it."""
    pieces = []
    for start, end in content:
        for a, b in ((start, min(end, gone[0])), (max(start, gone[1]), end)):
            span = trim(text, a, b) if a < b else None
            if span:
                pieces.append(span)
    return tuple(pieces) or content


def _quoting(text: str, tree: Tree, draft: Draft) -> Draft:
    """«приводит слова X газета Y», «цитирует X газета Y»: X is the source, the subject passes it on."""
    if draft.lemma not in _QUOTING:
        return draft
    cue = next(i for i, word in enumerate(tree.words) if word.start >= draft.cue[0])
    cue = next((i for i in range(cue, len(tree.words)) if tree.words[i].end == draft.cue[1]), cue)
    quoted = tree.child(cue, "obj")
    if quoted is None:
        return draft
    span_end = draft.cue[1]
    if any(form.lemma in ("слово", "высказывание", "заявление") for form in tree.words[quoted].forms):
        span_end = tree.words[quoted].end if quoted == cue + 1 else span_end
        quoted = next((i for i in tree.children[quoted] if tree.words[i].rel in ("nmod", "appos")), None)
    if quoted is None or (not tree.words[quoted].text[:1].isupper() and not _human(tree, quoted)):
        return draft
    span = phrase(text, tree, quoted, [cue])
    carrier = draft.source[0] if draft.source else _next_outlet(text, tree, cue)
    if span is None or carrier is None or span == carrier:
        return draft
    return replace(draft, source=(span,), cue=(draft.cue[0], span_end), via=(bare(text, carrier),))


def _next_outlet(text: str, tree: Tree, cue: int) -> Span | None:
    """The outlet right behind the cue, where the tree shows no subject («приводит ТАСС слова …»)."""
    word = tree.words[min(cue + 1, len(tree.words) - 1)]
    return (word.start, word.end) if outlet(text, (word.start, word.end)) else None


def _human(tree: Tree, i: int) -> bool:
    return any(form.has("NOUN", "anim") for form in tree.words[i].forms[:1])


def _stated(text: str, tree: Tree, draft: Draft) -> Draft:
    """Media named beside the cue: as addressee, after «в интервью», or as whose source speaks."""
    draft = _told_quoted(text, draft)
    if draft.addressee and (outlet(text, draft.addressee) or _quoted_medium(text, draft)):
        draft = replace(draft, via=(*draft.via, bare(text, draft.addressee)), addressee=None)
    if draft.source and not draft.via:
        draft = _source_of_outlet(text, draft)
    if not draft.via and "finite" not in draft.frame:
        draft = _told_to(text, draft)
    first, last = tree.words[0].start, tree.words[-1].end
    for match in _IN.finditer(text, first, last):
        if draft.via or _within(match.start(), draft) or abs(match.start() - draft.cue[0]) > 120:
            continue
        head = _noun_from(tree, match.end())
        span = phrase(text, tree, head) if head is not None else None
        if span and (
            match.group().lower().endswith(("интервью", "комментарии", "с"))
            or outlet(text, span)
            or "кан" in match.group()
        ):
            return replace(draft, via=(bare(text, (span[0], min(span[1], _stop(text, span)))),))
    return draft


def _quoted_medium(text: str, draft: Draft) -> bool:
    """Whether a verb of telling addresses a name in quotation marks."""
    if draft.addressee is None or draft.lemma not in _TELLING:
        return False
    words = text[slice(*draft.addressee)]
    return words[:1] in '«„“"' and _dative(words.strip(_MARKS))


def medium(text: str, span: Span) -> bool:
    """Whether the phrase is a medium or a name in quotation marks, which beside «передаёт» is one."""
    words = text[slice(*span)]
    return outlet(text, span) or (words[:1] in '«"' and words[-1:] in '»"')


def _told_to(text: str, draft: Draft) -> Draft:
    """«заявил ТАСС», «сказала CNN», «подтвердил «Известиям»»: an outlet right behind the cue that is no part
    of the statement.
    """
    at = draft.cue[1]
    if any(a <= at + 2 < b for a, b in (*draft.source, *draft.content)):
        return draft
    match = _LATIN.match(text, at) or re.match(r"\s+([«\"]?[А-ЯЁ][\w-]*(?:\s[А-ЯЁ][\w-]*)*[»\"]?)", text[at:])
    if match is None:
        return draft
    start, end = match.span(1) if match.re is _LATIN else (at + match.start(1), at + match.end(1))
    words = text[start:end]
    quoted = (
        draft.lemma in _TELLING and words[:1] in '«"' and words[-1:] in '»"' and _dative(words.strip(_MARKS))
    )
    if (match.re is _LATIN or outlet(text, (start, end)) or quoted) and not any(
        a < end and start < b for a, b in draft.source
    ):
        return replace(draft, via=(bare(text, (start, end)),))
    return draft


def _stop(text: str, span: Span) -> int:
    match = re.search(r"[,(]", text[slice(*span)])
    return span[0] + match.start() if match else span[1]


def _within(at: int, draft: Draft) -> bool:
    return any(start <= at < end for start, end in draft.content)


def _source_of_outlet(text: str, draft: Draft) -> Draft:
    """«источник Интерфакса сообщил»: what the source told it came through the outlet."""
    start, end = draft.source[0]
    words = list(re.finditer(r"[\w.-]+", text[start:end]))
    if len(words) < 2 or not any(form.lemma in _TELLER for form in forms(words[0].group().lower())):
        return draft
    for word in words[1:3]:
        span = (start + word.start(), end)
        if outlet(text, span):
            stop = _CUT.search(text, *span)
            last = stop.start() if stop else start + words[-1].end()
            return replace(draft, via=(bare(text, (span[0], last)),))
    return draft


def bare(text: str, span: Span) -> Span:
    """An outlet's name without the common noun before it and the marks around it."""
    start, end = span
    words = list(re.finditer(r"\S+", text[start:end]))
    skip = 0
    while skip + 1 < len(words) and (
        words[skip].group()[:1].islower()
        or (noun(words[skip].group().lower()) and words[skip + 1].group()[:1] in _MARKS)
    ):
        skip += 1
    if words and not words[skip].group()[:1].islower():
        start += words[skip].start()
    # «Кречет» в МВД: the name ends with its marks
    behind = _BEHIND.search(text, start, end)
    end = behind.start(1) if behind else end
    while start < end and text[start] in _MARKS and (text[end - 1] in _MARKS or _alone(text, start, end)):
        closing = text[end - 1] in _MARKS
        start, end = start + 1, end - closing
    while end > start and text[end - 1] in _MARKS and _alone(text, start, end):
        end -= 1
    end += end < len(text) and text[end] in "»“”" and any(mark in text[start:end] for mark in "«„“")
    return (start, end) if start < end else span


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the stretch has one quotation mark without its pair."""
    return sum(letter in _MARKS.strip() for letter in text[start:end]) % 2 == 1


def _merged(text: str, drafts: list[Draft]) -> list[Draft]:
    """Outlets' drafts whose content is another's whole statement are taken up into that one's `via`."""
    gone: set[int] = set()
    for i, outer in enumerate(drafts):
        if not outer.source or not _passes_on(text, outer):
            continue
        for j, inner in enumerate(drafts):
            if (
                i != j
                and j not in gone
                and inner.source
                and not outlet(text, inner.source[0])
                and _is_all_of(text, inner, outer)
            ):
                drafts[j] = replace(inner, via=(*outer.via, bare(text, outer.source[0]), *inner.via))
                gone.add(i)
                break
    return [draft for i, draft in enumerate(drafts) if i not in gone]


def _passes_on(text: str, draft: Draft) -> bool:
    """Whether the source is a medium, or a name in marks that «передаёт»."""
    words = text[slice(*draft.source[0])]
    named = draft.lemma in _PASSING and re.fullmatch(r"[«„“\"][^«»„“”\"]+[»“”\"]", words) is not None
    return named or outlet(text, draft.source[0])


def _is_all_of(text: str, inner: Draft, outer: Draft) -> bool:
    """Whether the inner statement makes up nearly all of the outer content."""
    whole = {i for start, end in outer.content for i in range(start, end) if text[i].isalnum()}
    spans = (inner.cue, *inner.source, *inner.content)
    part = {i for start, end in spans for i in range(start, end) if text[i].isalnum()}
    cued = set(range(*inner.cue)) & whole
    return bool(cued) and len(part & whole) >= 0.75 * len(whole)
