"""To whom a statement is said: whom its verb or noun takes in a case, by `recipients_ru.tsv` and the verbs' own table.

Whom something is said to may stand within the content («пригласили экспертов в страну»), before the verb («ему предъявили …»)
or in a phrase beside («выступая перед журналистами»). Where forms leave it open, nobody is told.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.attribute.drafts import Analysis, Draft, Mention
from hearsay.attribute.russian.cues import reading
from hearsay.attribute.russian.declension import CASES, Sex, plausible
from hearsay.attribute.russian.morphology import Form, forms, words
from hearsay.attribute.russian.tables import media, nouns, recipients
from hearsay.records import Span

_WORD = re.compile(r"[«„“\"]?[^\W_]+(?:[-.’'][^\W_]+)*[»”“\"]?|[,.;:()—–…!?«»„“”\"]")
_MARKS = "«»“”„\"'"
_MARKED = re.compile(r"[«„“\"][^«»„“”\"\n]{1,60}[»”“\"]")
_OPENING = tuple('«"„“')
_STOPS = ',.;:()—–…!?«»„“”"'
# code points around a cue in which whom it addresses stands
_REACH = 160
# a phrase before the source is this near
_FAR = 80
# nouns that are told though no person
_BODIES = words(
    "правительство сми пресса полиция парламент суд власть нато ес оон общественность население коллегия страна народ мир"
    " компания руководство администрация прокуратура комиссия комитет министерство ведомство федерация союз совет мэрия"
    " мид фсб мвд минобороны госдума дума кабинет сенат конгресс клуб партия семья публика аудитория город регион пресс-служба"
    " команда редакция экипаж штаб сторона оппозиция профсоюз армия сообщество молодежь церковь делегация группа организация"
    " университет толпа альянс фракция палата ассамблея"
)
# adjectives that are people in the plural
_SUBSTANTIVES = words(
    "родной близкий раненый пострадавший присутствующий собравшийся учащийся заключенный верующий"
    " военный рабочий подчиненный"
)
_PAIR = 2
_MONTHS = words("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
_RELATIVE = {
    "datv": words("которому которой которым"),
    "accs": words("которого которую которых"),
}
_PRONOUNS = {
    "datv": words("ему ей им мне нам вам"),
    "accs": words("его её ее их меня нас вас"),
    "gent": words("него нее неё них"),
    "ablt": words("ним ней нею ними"),
}
_BEHIND_PREPOSITION = {"datv": words("нему ней ним"), "accs": words("него нее неё них")}
_CASES = frozenset(CASES)
# phrases beside that say before whom somebody speaks, with the case that they take
_BESIDE = (
    (re.compile(r"\b[Вв]ыступа(?:я|л|ла|ет)\s+(?:[а-яё]+\s+)?перед\s+"), "ablt"),
    (re.compile(r"\b[Вв]ыступил[аи]?\s+(?:[а-яё]+\s+)?перед\s+"), "ablt"),
    (re.compile(r"\b[Вв]о?\s+(?:[а-яё]+\s+)?(?:речи|выступлении)\s+перед\s+"), "ablt"),
    (re.compile(r"\b[Бб]еседуя\s+с\s+"), "ablt"),
    (re.compile(r"\b[Оо]бращаясь\s+к\s+"), "datv"),
    (re.compile(r"\b(?:[Вв]о?|[Нн]а)\s+(?:[а-яё]+\s+)?(?:разговоре|встрече|переговорах)\s+со?\s+"), "ablt"),
    (re.compile(r"\b[Вв]\s+(?:[а-яё]+\s+)?(?:письме|обращении|послании)\s+(?:к\s+)?(?=\S)"), "datv"),
    (re.compile(r"\b(?:[Оо]твечая\s+)?[Нн]а\s+вопросы?\s+(?=\S)"), "gent"),
    (re.compile(r"\b[Вв]\s+ответ\s+(?=[А-ЯЁ])"), "datv"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the sentence with its readings."""

    text: str
    span: Span
    forms: tuple[Form, ...]

    @property
    def bare(self) -> str:
        return self.text.strip(_MARKS)

    @property
    def lower(self) -> str:
        return self.bare.lower()

    @property
    def stop(self) -> bool:
        return self.text in _STOPS

    def top(self, *parts: str) -> bool:
        """Whether its likeliest reading is one of the parts of speech."""
        return bool(self.forms) and self.forms[0].pos in parts


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its place, the word that heads it, the cases it can be in, how many words it has."""

    span: Span
    head: Word
    cases: frozenset[str]
    size: int


class Told:
    """The words of one sentence, as far as whom they address goes."""

    def __init__(self, analysis: Analysis, span: Span, draft: Draft) -> None:
        self._text = analysis.text
        self._draft = draft
        self._span = span
        self._all = analysis.mentions
        self._mentions = [m for m in analysis.mentions if span[0] <= m.span[0] and m.span[1] <= span[1]]

    def addressee(self) -> tuple[Span, str] | None:
        """Whom the cue addresses, and in which case he stands."""
        cue = self._text[slice(*self._draft.cue)].split()
        if not cue:
            return None
        bare, governed = _takes(cue)
        found = None
        if bare or governed:
            found = self._behind(bare, governed) or self._before(bare, governed)
        return found or self._only(bare) or self._beside() or self._called()

    def phrase(self, start: int, case: str) -> Span | None:
        """The noun phrase in a case that begins at `start`, headed by who can speak."""
        found = self._phrase(self._words(start, self._span[1]), case)
        near = found is not None and found.span[0] - start <= 1
        return found.span if found and near and case in found.cases and _told(found, case) else None

    def _words(self, start: int, end: int) -> list[Word]:
        """The words of a stretch that are in no source."""
        return [
            Word(match.group(), match.span(), forms(match.group().strip(_MARKS).lower())[:5])
            for match in _WORD.finditer(self._text, start, end)
            if not any(a <= match.start() < b for a, b in self._draft.source)
        ]

    def _behind(self, bare: str | None, governed: dict[str, str]) -> tuple[Span, str] | None:
        """Behind the cue: the first phrase in the case that it takes, up to a clause, an infinitive or a quotation."""
        line = self._words(self._draft.cue[1], min(self._span[1], self._draft.cue[1] + _REACH))
        at, noun = 0, False
        while at < len(line):
            word = line[at]
            if word.stop or (
                word.top("VERB", "INFN", "GRND", "PRTS", "ADJS") and not word.text[:1].isupper()
            ):
                return None
            if not noun and bare in _PRONOUNS and word.lower in _PRONOUNS[bare]:
                return word.span, bare
            if word.top("PREP"):
                case = governed.get(word.lower)
                if case and at + 1 < len(line) and line[at + 1].lower in _BEHIND_PREPOSITION.get(case, ()):
                    return line[at + 1].span, case
                phrase = self._phrase(line[at + 1 :])
                if phrase is None:
                    return None
                if case and case in phrase.cases and _told(phrase, case, anyone=case != "accs"):
                    return phrase.span, case
                at += 1 + phrase.size
                continue
            phrase = self._phrase(line[at:], bare)
            if phrase is None:
                at += 1
                continue
            if bare and bare in phrase.cases and _told(phrase, bare) and self._sure(phrase, bare, noun=noun):
                return phrase.span, bare
            noun = True
            at += phrase.size
        return None

    def _sure(self, phrase: Phrase, case: str, *, noun: bool) -> bool:
        """Whether no other case is likelier: behind a noun a genitive is the noun's, without a source a nominative speaks."""
        if noun and "gent" in phrase.cases:
            return False
        return case != "accs" or bool(self._draft.source) or "nomn" not in phrase.cases

    def _before(self, bare: str | None, governed: dict[str, str]) -> tuple[Span, str] | None:
        """Before the cue, in its clause: «ему предъявили», «британцев призвали», «к властям обратился»."""
        start = self._span[0]
        line = self._text[start : self._draft.cue[0]]
        start += max((line.rfind(mark) + 1 for mark in ",;:—–.\n"), default=0)
        found = self._words(start, self._draft.cue[0])
        at, noun = 0, False
        while at < len(found):
            word = found[at]
            if bare in _RELATIVE and word.lower in _RELATIVE[bare]:
                return word.span, bare
            near = self._draft.cue[0] - word.span[1] <= len(" не было ")
            if bare and (near or bare == "datv") and word.lower in _PRONOUNS.get(bare, ()):
                return word.span, bare
            if word.top("PREP"):
                case = governed.get(word.lower)
                phrase = self._phrase(found[at + 1 :])
                if phrase is None:
                    return None
                if case and case in phrase.cases and _told(phrase, case, anyone=case != "accs"):
                    return phrase.span, case
                if bare == "accs" and (whom := self._last_name(phrase)):
                    return whom, bare  # «с юбилеем Орлова поздравил»
                at += 1 + phrase.size
                continue
            phrase = self._phrase(found[at:], bare)
            if phrase is None:
                at += 1
                continue
            if (
                bare
                and bare in phrase.cases
                and _told(phrase, bare)
                and self._oblique(phrase, bare, noun=noun)
            ):
                return phrase.span, bare
            noun = True
            at += phrase.size
        return None

    def _last_name(self, phrase: Phrase) -> Span | None:
        """The name of a person that ends the phrase."""
        ends = (m.span for m in self._mentions if m.sort == "person" and m.span[1] == phrase.span[1])
        return next((span for span in ends if span[0] > phrase.span[0]), None)

    def _only(self, case: str | None) -> tuple[Span, str] | None:
        """Where nobody speaks: the one person whom the sentence has in the case, behind no preposition («Орлову, который …,
        предъявлены обвинения»).
        """
        found = [
            m.span
            for m in self._mentions
            if m.sort == "person"
            and len(m.name) > 1
            and case in self._of_name(m, self._word(m)) - {"nomn"}
            and self._bare(m.span[0])
        ]
        return (found[0], case) if case == "datv" and not self._draft.source and len(found) == 1 else None

    def _word(self, mention: Mention) -> Word:
        text = self._text[slice(*mention.span)]
        return Word(text, mention.span, forms(text.lower())[:5])

    def _bare(self, start: int) -> bool:
        """Whether no preposition governs the name, and it stands in no content."""
        before = re.findall(r"[^\W\d_]+", self._text[max(0, start - 60) : start])
        within = any(a <= start < b for a, b in self._draft.content)
        return not within and not any(
            f.pos == "PREP" for word in before[-1:] for f in forms(word.lower())[:1]
        )

    def _oblique(self, phrase: Phrase, case: str, *, noun: bool) -> bool:
        """Whether the phrase can be no subject and hangs on no noun or source before it."""
        beside = any(b <= phrase.span[0] <= b + 1 for _, b in self._draft.source)
        hangs = (noun or beside) and "gent" in phrase.cases
        in_content = any(a <= phrase.span[0] < b for a, b in self._draft.content)
        if in_content and not self._given(phrase):
            return False
        return not hangs and "nomn" not in phrase.cases and (case == "datv" or not noun)

    def _given(self, phrase: Phrase) -> bool:
        """Whether a content before its cue is a noun for what is given to whom the phrase names («соболезнования семье»)."""
        start = self._draft.content[0][0]
        lead = self._text[start : phrase.span[0]].strip().lower()
        return any(f.lemma in recipients() for f in forms(lead)[:2]) if lead and " " not in lead else False

    def _beside(self) -> tuple[Span, str] | None:
        """A phrase beside the statement says before whom it was made."""
        for pattern, case in _BESIDE:
            for match in pattern.finditer(self._text, *self._span):
                if any(a <= match.start() < b for a, b in (*self._draft.content, *self._draft.source)):
                    continue
                phrase = self._phrase(self._words(match.end(), self._span[1]), case)
                far = not self._draft.source or self._draft.source[0][0] - match.end() > _FAR
                near = phrase and phrase.span[0] == match.end() and not far
                if phrase and near and case in phrase.cases and _told(phrase, case):
                    return phrase.span, case
        return None

    def _called(self) -> tuple[Span, str] | None:
        """«Ирина, займитесь собой»: whom a quotation calls by name at its start."""
        if not self._draft.content:
            return None
        start = self._draft.content[0][0]
        mention = next((m for m in self._mentions_at(start) if m.sort == "person"), None)
        before = self._text[max(0, start - 2) : start].strip()
        quoted = self._text[start : start + 1] in _OPENING or before[-1:] in _OPENING or before.endswith(":")
        called = (
            mention
            and quoted
            and self._text.startswith(",", mention.span[1])
            and mention.span[0] - start <= 1
        )
        return (mention.span, "nomn") if mention and called else None

    def _mentions_at(self, start: int) -> Iterator[Mention]:
        first = bisect_left(self._all, (start, 0), key=lambda m: m.span)
        return (m for m in self._all[first : first + 2] if m.span[0] <= start + 1)

    def _phrase(self, line: Sequence[Word], case: str | None = None) -> Phrase | None:
        """The noun phrase that the words begin with: adjectives, a head, what hangs on it, and one more behind «и»."""
        at, cases = 0, _CASES
        while at < len(line) and _modifies(line[at], case) and not self._mention(line[at]):
            cases &= _cases(line[at], ("ADJF", "PRTF", "NUMR"))
            at += 1
        if at and any(f.lemma in _SUBSTANTIVES for f in line[at - 1].forms[:2]):
            at, cases = at - 1, _CASES  # «родных Орлова», «близким»
        elif at >= len(line) or line[at].stop or not _heads(line[at]):
            return None
        head = line[at]
        named = self._mention(head)
        parts = (
            ("NOUN",)
            if not any(f.lemma in _SUBSTANTIVES for f in head.forms[:2])
            else ("NOUN", "ADJF", "PRTF")
        )
        cases &= self._of_name(named, head) if named else _cases(head, parts) or _CASES
        end = max(head.span[1], named.span[1] if named else 0, self._closing(head.span[0]))
        at += 1
        while at < len(line) and (
            line[at].span[0] < end
            or self._hangs(line[at], head, cases)
            or self._places(line[at - 1 : at + 2])
        ):
            joins = line[at].lower == "и" and at + 1 < len(line)
            end = max(end, line[at + joins].span[1], self._closing(line[at].span[0]))
            at += 1 + joins
        and_ = at + 1 < len(line) and line[at].lower == "и"
        rest = self._phrase(line[at + 1 :], case) if and_ and case else None
        if rest and case in cases & rest.cases and _told(rest, case or ""):
            return Phrase((line[0].span[0], rest.span[1]), head, cases & rest.cases, at + 1 + rest.size)
        return Phrase((line[0].span[0], end), head, cases, at)

    def _of_name(self, mention: Mention, head: Word) -> frozenset[str]:
        if mention.sort != "person":
            return _cases(head, ("NOUN",)) or _CASES
        sex: Sex | None = mention.gender if mention.gender in ("masculine", "feminine") else None
        surface = self._text[slice(*mention.span)].split()
        turned = surface[-1] != mention.name.split()[-1]
        return plausible(tuple(surface), sex) - (frozenset({"nomn"}) if turned else frozenset())

    def _mention(self, word: Word) -> Mention | None:
        return next((m for m in self._mentions if m.span[0] <= word.span[0] < m.span[1]), None)

    def _closing(self, start: int) -> int:
        """Where the marks close that a word opens («фабрики «Утренняя заря»»); 0 where it opens none."""
        match = _MARKED.match(self._text, start)
        return match.end() if match else 0

    def _places(self, line: Sequence[Word]) -> bool:
        """«[лидерам] Карстова и Лавонии»: two places are joined, not two whom something is told."""
        sides = [self._mention(word) for word in (line[0], line[-1])]
        return len(line) > _PAIR and line[1].lower == "и" and all(m and m.sort == "place" for m in sides)

    def _hangs(self, word: Word, head: Word, cases: frozenset[str]) -> bool:
        """Whether the word goes on with the phrase: a genitive, a name in apposition, a name in marks."""
        if word.stop or word.top("VERB", "INFN", "PREP", "CONJ", "GRND", "ADVB", "PRCL", "NPRO", "PRTS"):
            return False
        if word.text[:1] in '«"„“':
            return not any(a <= word.span[0] <= a + 1 for a, _ in self._draft.content)
        if self._mention(head) and not word.text[:1].isupper():
            return False  # «от Японии [вывода судов]»
        named = self._mention(word)
        mine = self._of_name(named, word) if named else _cases(word, ("NOUN", "ADJF", "PRTF"))
        if "gent" in mine or (word.text[:1].isupper() and not mine):
            return True
        apposed = named is not None and any(f.has("anim") for f in head.forms[:3])
        return apposed and bool(mine & cases)


def _takes(cue: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """The bare case in which a cue takes whom it addresses, and the prepositions with theirs."""
    for word in reversed(cue):
        lower = word.strip(_MARKS).lower()
        found = reading(lower)
        lemma = (
            found[0].lemma if found else next((f.lemma for f in forms(lower)[:1] if f.lemma in nouns()), None)
        )
        lemma = lemma or next((f.lemma for f in forms(lower)[:2] if f.lemma in recipients()), None)
        if lemma is None:
            continue
        if (row := recipients().get(lemma)) is not None:
            return row
        case = {"dat": "datv", "acc": "accs"}.get(found[0].addressee) if found else "datv"
        return case, {}
    return None, {}


def _modifies(word: Word, case: str | None) -> bool:
    """Whether the word is an adjective before its noun («местных жителей»), and no name."""
    if word.stop or not any(f.pos in ("ADJF", "PRTF", "NUMR") for f in word.forms[:2]):
        return False
    return not (case and word.text[:1].isupper() and any(f.has("NOUN", case) for f in word.forms))


def _heads(word: Word) -> bool:
    if word.bare.isupper() and len(word.bare) > 1:
        return True
    if word.top("PREP", "CONJ", "PRCL", "VERB", "ADVB", "NPRO", "INFN", "GRND"):
        return False
    return any(f.pos == "NOUN" for f in word.forms[:5]) or word.text[:1].isupper()


def _cases(word: Word, parts: tuple[str, ...]) -> frozenset[str]:
    """The cases that a word can be in; all for one that never changes."""
    if (word.bare.isupper() and len(word.bare) > 1) or word.bare.isascii():
        return _CASES
    found = [f for f in word.forms if f.pos in parts]
    if any(f.has("Fixd") for f in found):
        return _CASES
    return frozenset(case for f in found for case in f.grammemes & _CASES)


def _told(phrase: Phrase, case: str, *, anyone: bool = False) -> bool:
    """Whether the phrase is one that something can be said to: a person, a name, a body."""
    word = phrase.head
    if any(f.lemma in _SUBSTANTIVES and f.has(case) for f in word.forms):
        return True
    if word.bare.isupper() and len(word.bare) > 1:
        return True
    found = [f for f in word.forms if f.pos == "NOUN" and f.has(case)]
    if not found:
        return word.text[:1].isupper()
    if found[0].lemma in _MONTHS:
        return False
    if media().get(found[0].lemma) == "noun" or word.text[:1].isupper():
        return True
    people = any(f.has("anim") for f in found[:2]) or any(f.lemma in _BODIES for f in found)
    return people or (anyone and case != "ablt")
