"""Who passes a statement on, from words beside it: «…, передаёт «Кречет»», «по сообщению «Кречета»», «цитирует мэра агентство».

Media need not be known: beside words that fit only media a name in marks, in Latin letters or of an agency's form is one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from hearsay.attribute.drafts import Analysis, Draft, Mention
from hearsay.attribute.russian import outlets
from hearsay.attribute.russian.addressees import Told
from hearsay.attribute.russian.morphology import forms, words
from hearsay.attribute.russian.spans import trim
from hearsay.records import Span

_VERB = r"(?:переда[её]т|передают|сообща(?:ет|ют)|сообщил[аи]?|пишет|пишут|уточня(?:ет|ют)|информиру(?:ет|ют)|цитируе?ю?т)"
_RELAY = re.compile(rf"(?:(?<=[,;])\s+(?:как\s+)?|\bКак\s+|\b[а-яё]+,\s+как\s+){_VERB}\s+(?!что\b|о\b|об\b)")
_IN_SOURCE = re.compile(rf",\s+(?:как\s+)?{_VERB}\s+")
_BY = re.compile(
    r"\b(?:[Пп]о|[Сс]огласно)\s+(?:[а-яё]+\s+)?"
    r"(?:сообщени(?:ю|ям)|информации|данным|сведениям|версии|свидетельств(?:у|ам)|утверждени(?:ю|ям))\s+"
)
_ASKED = re.compile(r"\b[Нн]а\s+(?:[а-яё]+\s+)?(?:вопрос(?:ы)?|запрос(?:ы)?|просьб[уы])\s+")
_WHOSE = re.compile(
    r"\b(?:(?:слова|заявлени[ея]|мнение)\s+котор[а-яё]+\s+(?:привод[а-яё]+|цитиру[а-яё]+|переда[а-яё]+)"
    r"|котор[а-яё]+\s+цитиру[а-яё]+)\s+"
)
_CHUNK = re.compile(r"(?:[^,.;:()\n—–]|\.(?=\w)|(?<=\b[A-Z][a-z])\.(?=\s[A-Z])){2,90}")
_CUT = re.compile(r"\s(?:со\s+ссылкой|ссылаясь|что|о|об|в|на|из|по|при)\s")
_QUOTED = re.compile(r"[«\"„“]([^«»\"„“”\n]{2,40})[»\"”“]")
LATIN = re.compile(r"[A-Z](?:[\w!&-]|\.(?=\w))*(?:\s+(?:[A-Z](?:[\w!&-]|\.(?=\w))*|of|the|and))*")
_SERVICE = re.compile(r"пресс-служб[аеуыо][а-яё]*|пресс-центр[а-яё]*")
_QUOTING = words("приводить привести цитировать процитировать")
_SAID = words(
    "слово ответ высказывание мнение заявление комментарий реплика фраза цитата рассказ письмо обращение пост текст признание"
    " воспоминание объяснение отрывок фрагмент выдержка"
)
_ASKERS = re.compile(r"\b[Оо]прошенн(?:ые|ый|ая|ых|ого|ым|ыми)\s+")
_TELLERS = words("источник собеседник корреспондент сотрудник респондент")


def without_relay(text: str, draft: Draft) -> Draft:
    """«мэр Орлов, передаёт «Кречет»»: a relay is no part of the source."""
    if len(draft.source) != 1:
        return draft
    start, end = draft.source[0]
    match = _IN_SOURCE.search(text, start, end)
    before = trim(text, start, match.start()) if match else None
    return replace(draft, source=(before,)) if before else draft


def requoted(analysis: Analysis, draft: Draft, span: Span) -> tuple[Draft, Span | None]:
    """«цитирует мэра агентство», «приводит её слова газета»: whose words they are is the source, who quotes passes on."""
    text = analysis.text
    cue = text[slice(*draft.cue)].lower().split()
    verbs = [f.lemma for word in cue[:2] for f in forms(word)[:2] if f.lemma in _QUOTING]
    if not verbs or (draft.source and not _medium(analysis, draft.source[0])):
        return draft, None
    told = Told(analysis, span, replace(draft, source=(), content=()))
    at = draft.cue[1]
    if draft.source and draft.source[0][0] - at in (0, 1):
        at = draft.source[0][1]
    whom, end = _whose(text, told, at, spoken=any(f.lemma in _SAID for f in forms(cue[-1])[:1]))
    between = named(analysis, at, span[1]) if whom is None and not draft.source else None
    if between:
        # «приводит «Кречет» слова мэра»
        end = between[1] + (text[between[1] : between[1] + 1] in tuple('»"”'))
        whom, _ = _whose(text, told, end, spoken=False)
        return (replace(draft, source=(whom,)), between) if whom else (draft, None)
    if whom is None:
        return draft, None
    carrier = (
        draft.source[0] if draft.source else named(analysis, end, span[1]) or _before(analysis, draft, span)
    )
    return (replace(draft, source=(whom,)), carrier) if carrier else (draft, None)


def quoting(analysis: Analysis, span: Span, draft: Draft) -> Span | None:
    """«пресс-служба приводит слова президента», «цитирует Орлова газета»: who quotes, before the verb or behind the name."""
    if not draft.source:
        return None
    match = _QUOTES.search(analysis.text, span[0], min(span[1], draft.cue[1] + 1))
    if match is None:
        return None
    behind = max(draft.cue[1], draft.source[-1][1])
    found = _before(analysis, draft, (span[0], match.start())) or named(analysis, behind, span[1])
    apart = found is None or not any(
        a < found[1] and found[0] < b for a, b in (*draft.source, *draft.content)
    )
    return found if apart else None


_QUOTES = re.compile(r"\b(?:привод[а-я]+|прив[её]л[аи]?|цитиру[а-я]+|процитировал[аи]?)\b")


def _whose(text: str, told: Told, at: int, *, spoken: bool) -> tuple[Span | None, int]:
    """Whose words are quoted behind `at`, and where his name ends."""
    match = re.compile(r"\s*(его|её|ее|их)\s+([а-яё]+)").match(text, at)
    if match and any(f.lemma in _SAID for f in forms(match[2])[:2]):
        return match.span(1), match.end()
    match = re.compile(r"\s*([а-яё]+)\s").match(text, at)
    if not spoken and match and any(f.lemma in _SAID for f in forms(match[1])[:2]):
        at, spoken = match.end(1), True
    whom = told.phrase(at, "gent" if spoken else "accs")
    return (whom, whom[1]) if whom else (None, at)


def _before(analysis: Analysis, draft: Draft, span: Span) -> Span | None:
    """The carrier right before the verb: «пресс-служба приводит …»."""
    end = min(span[1], draft.cue[0]) if span[1] > span[0] else draft.cue[0]
    line = analysis.text[span[0] : end]
    start = span[0] + max((line.rfind(mark) + 1 for mark in ",;:—.\n»"), default=0)
    start = (
        start
        if named(analysis, start, end)
        else span[0] + max((line.rfind(m) + 1 for m in ",;:—\n"), default=0)
    )
    return named(analysis, start, end)


def passing_on(analysis: Analysis, span: Span, draft: Draft, gone: tuple[Span, ...]) -> Iterator[Span]:
    """The media and press services that a sentence says to report what is said in it."""
    text = analysis.text
    for pattern in (_RELAY, _BY):
        for match in pattern.finditer(text, *span):
            if any(a < match.end() and match.start() + 1 < b for a, b in gone):
                continue
            found = named(analysis, match.end(), span[1], any_body=pattern is _RELAY)
            if found and not any(a < found[1] and found[0] < b for a, b in gone):
                yield found
    if not draft.source:
        return
    whole = draft.source[0][0], draft.source[-1][1]
    for pattern in (_IN_SOURCE, _WHOSE):
        for match in pattern.finditer(text, *whole):
            if found := named(analysis, match.end(), whole[1]):
                yield found


def asking(analysis: Analysis, span: Span, gone: tuple[Span, ...]) -> Iterator[Span]:
    """The media whose question or request is answered: «на запрос «Кречета» ответил»."""
    for match in _ASKED.finditer(analysis.text, *span):
        if any(a < match.end() and match.start() < b for a, b in gone):
            continue
        if found := named(analysis, match.end(), span[1], any_body=False):
            yield found


def sources_medium(analysis: Analysis, source: Span) -> Span | None:
    """«источник «Кречета»», «собеседник агентства», «опрошенные «Кречетом» эксперты»: the medium that was told."""
    text = analysis.text
    asked = _ASKERS.match(text, *source)
    if asked:
        return named(analysis, asked.end(), source[1], any_body=False)
    for match in re.compile(r"[\w-]+").finditer(text, *source):
        if any(form.lemma in _TELLERS for form in forms(match.group().lower())[:1]):
            return named(analysis, match.end(), source[1], any_body=False)
        if match.start() - source[0] > _FAR:
            break
    return None


_FAR = 40


def named(analysis: Analysis, start: int, limit: int, *, any_body: bool = True) -> Span | None:
    """The medium, or press service, that the words from `start` name: by a noun, marks, Latin letters or its form."""
    text = analysis.text
    match = _CHUNK.match(text, start, limit)
    if match is None:
        return None
    end = match.end()
    if cut := _CUT.search(text, start, end):
        end = cut.start()
    chunk = trim(text, start, end)
    if chunk is None:
        return None
    if _SERVICE.search(text, *chunk) and any_body:
        return chunk
    if _medium(analysis, chunk):
        return title(text, chunk)
    quoted = _QUOTED.match(text, chunk[0], min(len(text), chunk[1] + 40))
    if quoted:
        return quoted.span(1)
    at = next((m for m in analysis.mentions if m.span[0] == chunk[0]), None)
    if at is not None and at.sort == "organisation" and (any_body or _latin(text, at)):
        return at.span
    return None


def _latin(text: str, mention: Mention) -> bool:
    return text[slice(*mention.span)].isascii()


def _medium(analysis: Analysis, span: Span) -> bool:
    """Whether the phrase is a medium's or a press service's."""
    if outlets.outlet(analysis.text, span) or _SERVICE.search(analysis.text, *span):
        return True
    return any(
        m.sort != "person" and m.role and span[0] <= m.span[0] and m.span[1] <= span[1]
        for m in analysis.mentions
    )


def title(text: str, span: Span) -> Span:
    """The medium's own name in a phrase: in marks, in Latin letters, else without the noun before it."""
    quoted = _QUOTED.search(text, *span) or _QUOTED.search(text, span[0], min(len(text), span[1] + 1))
    if quoted:
        return quoted.span(1)
    latin = LATIN.search(text, *span)
    return latin.span() if latin else outlets.bare(text, span)
