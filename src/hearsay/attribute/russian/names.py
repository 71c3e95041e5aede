"""Names of the text with base form, gender and the office in apposition: «глава МИД Карстова Иван Орлов»,
«Орлов, министр …».
"""

import re
from collections.abc import Sequence

import razdel

from hearsay.attribute.drafts import Gender, Mention, Sort
from hearsay.attribute.russian.cues import reading
from hearsay.attribute.russian.declension import CASES, Name, Sex, as_in, person, phrase
from hearsay.attribute.russian.morphology import analyzer, forms, words
from hearsay.attribute.russian.tables import nouns, offices, phrases
from hearsay.records import Span

_SORTS: dict[str, Sort] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_SEXES: tuple[Sex, Sex] = ("masculine", "feminine")
_GENDERS: dict[str, Gender] = {"masc": "masculine", "femn": "feminine", "neut": "neuter"}
_OBLIQUE = frozenset(CASES[1:])
_PREPOSITIONS = {
    preposition: case
    for case, line in {
        "gent": "у от из для до против после без",
        "datv": "к ко согласно",
        "loct": "о об при",
        "ablt": "с со над перед между",
        "accs": "про через",
    }.items()
    for preposition in line.split()
}
_MARKS = "«»“”„\"'"
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*\.?")
_ABBREVIATION = re.compile(r"([А-ЯЁ]{2,})(?:ами|ам|ах|ом|ов|ем|а|у|е|ы|и)")


def mentions(text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[Mention, ...]:
    """The mentions at the spans that the tagger found."""
    known = _known(text, spans)
    return tuple(_mention(text, (start, end), sort, known) for start, end, sort in spans)


def _known(text: str, spans: Sequence[tuple[int, int, str]]) -> dict[str, Sex | None]:
    """Last names that stand with a first name somewhere in the text, in base form, with their sex."""
    known: dict[str, Sex | None] = {}
    for start, end, sort in spans:
        words = tuple(text[start:end].split())
        if sort == "PER" and len(words) > 1:
            name = person(words, cases_before(text, start))
            known.setdefault(name.base.rsplit(maxsplit=1)[-1], name.sex)
    return known


def _mention(text: str, span: Span, sort: str, known: dict[str, Sex | None]) -> Mention:
    if sort != "PER":
        name = base_of_body(text[slice(*span)], cases_before(text, span[0]))
        return Mention(span, name, _SORTS[sort], _gender(name))
    role = _role_before(text, span)
    found = name_at(text, span, known, role[2] if role else None, role[0] if role else span[0])
    if role and found.case not in role[2]:
        role, found = None, name_at(text, span, known)
    stated = role[1] if role else _role_after(text, span)
    return Mention(span, found.base, "person", found.sex, stated)


def name_at(
    text: str,
    span: Span,
    known: dict[str, Sex | None],
    agreeing: frozenset[str] | None = None,
    start: int | None = None,
) -> Name:
    """The person's name at the span; a lone last name is read as one that the text holds in full."""
    words = tuple(text[slice(*span)].split(" (", maxsplit=1)[0].split())
    cases = agreeing or cases_before(text, span[0])
    sex = _beside_verb(text, span[0] if start is None else start, span[1])
    name = person(words, cases, sex)
    if sex and name.sex == sex and name.case == "nomn":
        return name
    name = person(words, cases)
    if len(words) > 1:
        return name
    readings = [person(words, frozenset({case}), sex) for case in CASES if case in cases for sex in _SEXES]
    match = next((r for r in readings if r.base in known), None)
    return Name(match.base, match.case, known[match.base]) if match else name


def cases_before(text: str, start: int) -> frozenset[str]:
    """The cases that the word before leaves open."""
    before = _WORD.findall(text[max(0, start - 40) : start])
    tail = text[max(0, start - 2) : start]
    if not before or any(mark in tail for mark in ".,;:—"):
        return frozenset(CASES)
    word = before[-1].lower()
    if word in _PREPOSITIONS:
        return frozenset({_PREPOSITIONS[word]})
    if word in ("в", "на", "по", "за", "под"):
        return _OBLIQUE
    if any(form.lemma in phrases() or form.lemma in nouns() for form in forms(word)[:1]):
        return frozenset({"gent"})
    return frozenset(CASES)


def _beside_verb(text: str, start: int, end: int) -> Sex | None:
    """The sex that a verb in the past tense shows: of speech before the name, of any kind behind it."""
    behind = re.match(r"\s+([а-яё]+)", text[end : end + 30])
    before = re.search(r"([а-яё]+)\s+$", text[max(0, start - 30) : start])
    found = reading(before[1]) if before else None
    spoken = before[1] if before and found is not None and "речь" in found[0].takes else None
    for verb in (behind[1] if behind else None, spoken):
        for form in forms(verb)[:1] if verb else ():
            if form.has("VERB", "past", "sing") and not form.has("neut"):
                return "feminine" if form.has("femn") else "masculine"
    return None


def _role_before(text: str, span: Span) -> tuple[int, str, frozenset[str]] | None:
    """The office in apposition before a name: its start, its base form, the cases it shares with the name."""
    line = text.rfind("\n", 0, span[0]) + 1
    tokens = list(razdel.tokenize(text[max(line, span[0] - 160) : span[0]]))
    offset = max(line, span[0] - 160)
    found = _office_among([token.text for token in tokens])
    if found is None:
        return None
    cases = frozenset(
        f.grammemes & set(CASES)
        for f in forms(tokens[found].text.lower())
        if f.pos == "NOUN" and f.has("sing")
    )
    open_cases = frozenset(case for group in cases for case in group) or frozenset(CASES)
    while found > 0 and _qualifies(tokens[found - 1].text):
        found -= 1
    words = text[offset + tokens[found].start : span[0]].strip()
    role = nominative(words, open_cases)
    # a sentence's capital is no part of an office
    return (
        offset + tokens[found].start,
        role if role[1:2].isupper() else role[:1].lower() + role[1:],
        open_cases,
    )


def _office_among(tokens: list[str]) -> int | None:
    """The leftmost office among the words before a name that can still be its apposition."""
    found: int | None = None
    loose = False  # a conjunction or preposition was passed: what stands before is surer to be another phrase
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i]
        if _breaks(word) or (word == "," and not (found is None and "и" in tokens[i + 1 :])):
            break
        if word.lower() in _LOOSE:
            if found is not None and word.lower() != "и":
                break
            loose = True
        if not _office(word):
            continue
        if found is None or not loose or i == found - 2 or (i == found - 3 and _qualifies(tokens[found - 1])):
            found = i
    return found


_LOOSE = words("и к с от о об из при для")


def _breaks(word: str) -> bool:
    lower = word.lower()
    if word in ".;:!?—–()…" or lower in ("что", "а", "но", "у", "как"):
        return True
    top = forms(lower)[:1]
    return bool(top) and (
        top[0].pos in ("VERB", "INFN", "GRND", "PRTS") or (top[0].pos == "CONJ" and lower != "и")
    )


def _office(word: str) -> bool:
    lower = word.lower().replace("ё", "е")
    if lower.startswith(("исполняющ", "заведующ", "управляющ", "зампред")):
        return True
    return any(form.pos == "NOUN" and _is_office(form.lemma) for form in forms(lower)[:2])


def _is_office(lemma: str) -> bool:
    return (
        lemma in offices()
        or any(
            lemma.endswith("-" + office)
            for office in ("министр", "секретарь", "президент", "губернатор", "мэр")
        )
        or (
            lemma.startswith(("экс-", "вице-", "зам", "пресс-"))
            and lemma.removeprefix("экс-").removeprefix("вице-").removeprefix("зам") in offices()
        )
    )


def _qualifies(word: str) -> bool:
    if re.fullmatch(r"\d+-летн\w+", word):
        return True
    return any(
        f.pos == "ADJF" and not f.has("Apro") for f in forms(word.lower())[:2]
    ) and word.lower() not in ("этот", "его", "её")


def _role_after(text: str, span: Span) -> str | None:
    """«Иван Орлов, министр обороны Карстова, …»: the apposition up to the next comma or stop."""
    match = re.match(r"\s*,\s+([^,.;:—–\n()]{4,120})(?=[,.;:—–\n(])", text[span[1] : span[1] + 140])
    if match is None:
        return None
    words = match[1].split()
    lead = next((i for i, word in enumerate(words) if not _qualifies(word)), None)
    if lead is None or lead > 3 or not _office(words[lead]) or any(_breaks(word) for word in words[:lead]):
        return None
    cut = next((i for i, word in enumerate(words) if i > lead and _verbal(word)), len(words))
    return nominative(" ".join(words[:cut]), frozenset(CASES)) if cut == len(words) else None


def _verbal(word: str) -> bool:
    top = forms(word.lower())[:1]
    return bool(top) and top[0].pos in ("VERB", "GRND")


def nominative(words: str, cases: frozenset[str]) -> str:
    """A phrase's nominative, its capitals and marks kept: head and adjectives turn, the rest stays."""
    parts = words.split()
    bare = tuple(part.strip(_MARKS + ",") for part in parts)
    turned = phrase(bare, cases)
    return " ".join(
        part.replace(old, new) if old else part for part, old, new in zip(parts, bare, turned, strict=True)
    )


def base_of_body(words: str, cases: frozenset[str]) -> str:
    """The base form of a body's or place's name: «МИДа» is «МИД», «Фонтанки» in marks is «Фонтанка»."""
    match = _ABBREVIATION.fullmatch(words)
    if match:
        return match[1]
    if words.isupper() or any("a" <= letter <= "z" for letter in words.lower()):
        return words
    bare = words.strip(_MARKS + " ")
    if bare != words.strip() and not any(mark in bare for mark in _MARKS):
        words = bare
    lower = nominative(words, cases)
    return as_in(lower, words) if " " not in words else lower


def _gender(name: str) -> Gender | None:
    """The gender of a body's name by its head noun."""
    words = name.split()
    if not words or words[0].isupper():
        return None
    noun = next((p for word in words for p in analyzer().parse(word)[:1] if p.tag.POS == "NOUN"), None)
    if noun is None:
        return None
    return "plural" if noun.tag.number == "plur" else _GENDERS.get(str(noun.tag.gender))
