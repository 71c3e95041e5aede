"""Which sex the verbs of a text show of those whose names tell none («Тоббин подтвердила»)."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from hearsay.attribute.russian.cues import reading
from hearsay.attribute.russian.declension import Sex, plausible
from hearsay.attribute.russian.morphology import forms

# against one verb that shows the other sex («речь Тоббин вызвала»)
_SURE = 2
# surnames whose own form tells the sex
_TOLD = re.compile(r"(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|[оыи]й|ая)$")
_POLITE = re.compile(
    r"\b(?:г-ж[аиеуо]й?|госпож[аиеуо]й?|миссис|мисс|(?P<man>г-на?|г-ну|г-ном|г-не|господин[а-я]{0,2}|мистер[а-я]{0,2}|сэр[а-я]{0,2}))\s+$",
    re.IGNORECASE,
)


def beside_verb(text: str, start: int, end: int, *, speech: bool = False) -> Sex | None:
    """The sex that a polite address shows, or a verb in the past tense: of speech before the name, of any kind behind it (with
    `speech`, of speech too).
    """
    if called := _POLITE.search(text, max(0, start - 12), start):
        return "masculine" if called.lastgroup else "feminine"
    behind = re.match(r"\s+([а-яё]+)", text[end : end + 30])
    before = re.search(r"([а-яё]+)\s+$", text[max(0, start - 30) : start])
    found = reading(before[1]) if before else None
    spoken = before[1] if before and found is not None and "речь" in found[0].takes else None
    following = behind[1] if behind and not (speech and reading(behind[1]) is None) else None
    for verb in (following, spoken):
        for form in forms(verb)[:1] if verb else ():
            if form.has("VERB", "past", "sing") and not form.has("neut"):
                return "feminine" if form.has("femn") else "masculine"
    return None


def shown(text: str, people: Sequence[tuple[int, int, tuple[str, ...]]]) -> dict[str, Sex]:
    """For surnames as they stand in the nominative the sex that most verbs of speech beside them show.

    A surname that two people of the text have («Марк Лунд», «Вера Лунд») tells nothing.
    """
    counts: defaultdict[str, Counter[Sex]] = defaultdict(Counter)
    firsts: defaultdict[str, set[str]] = defaultdict(set)
    for start, end, words in people:
        if len(words) > 1:
            firsts[words[-1]].add(words[0][:2])
        sex = beside_verb(text, start, end, speech=True)
        # «предложил Анне Коваль»: no verb of hers
        if sex and "nomn" in plausible(words) and not _TOLD.search(words[-1]):
            counts[words[-1]][sex] += 1
    found: dict[str, Sex] = {}
    for surname, sexes in counts.items():
        (most, n), *rest = sexes.most_common()
        if len(firsts[surname]) <= 1 and (not rest or n >= _SURE * rest[0][1]):
            found[surname] = most
    return found
