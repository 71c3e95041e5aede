"""People in running text: full names first, then surnames that a full name of the same text stands behind."""

import re
from collections.abc import Iterator

from hearsay.link.choosing import choose
from hearsay.link.distance import nearest
from hearsay.link.names import Word, parse
from hearsay.link.phrases import word_set
from hearsay.link.ranking import candidates
from hearsay.link.register import Register, as_day
from hearsay.records import Document, Mention, Span

_CAPITALISED = r"[^\W\d_a-zа-яёіїєґўқғңөұүһә][^\W\d_]*(?:[’'ʼ‑-][^\W\d_]+)*"
# words with capitals and initials in a row, with particles in between
_WORD = rf"(?:\b[A-ZА-ЯЁІЇЄҐЎҚ]\.|{_CAPITALISED})"
_PARTICLE = "(?:(?:de|da|van|von|der|bin|al|фон|де|ван|дер|аль) )*"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0]{_PARTICLE}{_WORD}|(?<=\.){_WORD})*")
_WORDS = re.compile(_WORD)
# words of office that begin no name: "Mayor Anton" is no Mr Mayor
_TITLES = word_set(
    "mayor governor senator president chancellor minister secretary ambassador judge chairman speaker councillor"
)
LONGEST = 4
SAME = 0.3


def antecedents(surname: Word, text: str) -> Iterator[str]:
    """Names of several words in a text of which one is this surname."""
    for run in _RUN.finditer(text):
        words = list(_WORDS.finditer(run[0]))
        for at, word in enumerate(words):
            if (
                at
                and nearest(surname.sounds, parse(word[0]).words[0].sounds if parse(word[0]).words else ())
                < SAME
            ):
                yield run[0][words[max(0, at - 2)].start() : word.end()]
                yield run[0][words[at - 1].start() : word.end()]


def people_in(register: Register, document: Document) -> list[Mention]:
    """Persons by full name, then by the surname of somebody named in full before or after."""
    day = as_day(document.published)
    found: list[Mention] = []
    surnames: list[tuple[Word, str, float]] = []
    singles: list[Span] = []
    for run in _RUN.finditer(document.text):
        words = list(_WORDS.finditer(run[0]))
        at = 0
        while at < len(words):
            if words[at][0].lower() in _TITLES:
                at += 1
                continue
            taken = _longest(register, document, run, words[at:], day)
            if taken is None:
                singles.append((run.start() + words[at].start(), run.start() + words[at].end()))
                at += 1
                continue
            size, mention, surname = taken
            found.append(mention)
            if surname:
                surnames.append((surname, mention.actor, mention.confidence))
            at += size
    for span in singles:
        name = parse(document.text[span[0] : span[1]])
        hits = {
            actor: sure
            for word, actor, sure in surnames
            if name.words and nearest(name.words[0].sounds, word.sounds) < SAME
        }
        if len(hits) == 1:
            [(actor, sure)] = hits.items()
            found.append(Mention(span, actor, round(sure * 0.95, 3)))
    return found


def _longest(
    register: Register, document: Document, run: re.Match[str], words: list[re.Match[str]], day: int | None
) -> tuple[int, Mention, Word] | None:
    """The most words at the head of a run that name somebody: how many, the mention, the surname."""
    for size in range(min(LONGEST, len(words)), 1, -1):
        start, end = run.start() + words[0].start(), run.start() + words[size - 1].end()
        name = parse(document.text[start:end])
        if len(name.words) < 2:
            continue
        people = candidates(register, name, None, day, document.lang, wide=False)
        link = choose(register, name, people, day)
        if link.actor and not people[0].comparison.left:
            last = max(
                (word for word in name.words if not word.initial),
                key=lambda word: (not word.given, name.words.index(word)),
            )
            return size, Mention((start, end), link.actor, link.confidence), last
    return None
