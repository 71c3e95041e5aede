"""The office in apposition to a name, before it («глава МИД Карстова Иван Орлов») or behind («Орлов, министр …»).

A name in the genitive behind a noun that is itself the head is no apposition: «адвокат Орлова» is another
person, whom the name owns. Where forms do not tell the two apart, the name gets no office.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import razdel

from hearsay.attribute.russian.declension import CASES, Sex, as_in, person, phrase, plausible
from hearsay.attribute.russian.morphology import forms, parses, words
from hearsay.attribute.russian.tables import media, offices, relations
from hearsay.records import Span

_MARKS = "«»“”„\"'"
# an office stands this near to its name, in code points
_REACH = 260
_BRACKETED = re.compile(r"\([^()\n]{1,80}\)")
_QUOTED = re.compile(r"[«„“][^«»„“”\n]{1,80}[»”“]|\"[^\"\n]{1,60}\"(?=\W)")
_APPOSED = re.compile(r"\s*(?:,|\s[—–])\s+([^,.;:—–\n]{4,160}?)\s*(?=[,.;:—–\n]|$)")
_VERBS = r"(?:в\s+качестве|назначен|назначена|избран|избрана|стал|стала|станет|является|назначили|избрали)"
_BECAME = re.compile(rf"\s+(?:[а-яё]+\s+){{0,3}}?{_VERBS}\s+([^,.;:—–\n]{{4,120}})")
_MADE = re.compile(rf"(?:^|[\s,])((?:[\w«»-]+\s+){{1,6}}){_VERBS}\s+$")
_ENDS = words("в на с и за после до вместо ещё еще через под")
# an honour behind an office is no part of it
_LISTED = re.compile(r",\s+(?=(?:[а-яё-]+\s+){0,2}(?:чемпион|приз[её]р|лауреат))")
_AGED = re.compile(r"^\d+-летн\w+ |(?<= )\d+-летн\w+$")
_ONE = words("один одного одному одним одном одна одной одну")
_HER = words("одна одной одну")
_LEAST = 2
_LOOSE = words("и к с от о об из при для")
# «нападающий», «подозреваемый»: the dictionary reads a participle first
_SUBSTANTIVES = frozenset({"ый", "ий"})
_ACTING = (
    "исполняющ",
    "заведующ",
    "управляющ",
    "зампред",
    "подозреваем",
    "обвиняем",
    "осужд",
    "потерпевш",
    "задержанн",
)
_WHOSE = words("его её ее их мой моя моего моей наш наша нашего нашей")
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
# they say what a person is, not what he does
NO_CALLINGS = words(
    "господин госпожа г-н г-жа мисс сэр человек мужчина женщина лицо парень девушка мальчик девочка мистер миссис персонаж"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office before a name: where it starts, its base form, the cases it shares with the name; `lead` takes in whose it is."""

    start: int
    lead: int
    role: str
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the words around it show it: `sex` by a verb, `known` surnames of the text, `owner` of what follows."""

    words: tuple[str, ...]
    sex: Sex | None
    known: Mapping[str, Sex | None]
    owner: bool

    @property
    def genitive(self) -> bool:
        """Whether it can be in the genitive: by its form, or as the surname of a woman of the text that never changes."""
        fixed = len(self.words) == 1 and self.words[0][-1:] not in "ая"
        return "gent" in plausible(self.words) or (fixed and self.known.get(self.words[0]) == "feminine")


@dataclass(frozen=True, slots=True)
class Left:
    """The words before a name in its sentence, without brackets; what stands in quotation marks is one word."""

    words: list[str]
    starts: list[int]


def left_of(text: str, end: int) -> Left:
    """The words of the sentence before `end`, as far as an office may stand."""
    offset = max(text.rfind("\n", 0, end) + 1, end - _REACH)
    blank = lambda match: "\x00" * len(match.group())  # noqa: E731
    shown = _QUOTED.sub(blank, _BRACKETED.sub(lambda match: " " * len(match.group()), text[offset:end]))
    tokens = [token for token in razdel.tokenize(shown) if token.text.strip()]
    tokens = [t for i, t in enumerate(tokens) if t.text != "." or not i or not _shortened(tokens[i - 1].text)]
    words = ["«»" if "\x00" in token.text else token.text for token in tokens]
    return Left(words, [offset + token.start for token in tokens])


def _shortened(word: str) -> bool:
    """Whether a stop behind the word ends no sentence: an initial, «им.», «г.»."""
    return (len(word) == 1 and word.isupper()) or word.lower() in ("им", "г", "гг", "ул", "обл", "св")


def before(text: str, span: Span, name: Name) -> tuple[Office | None, bool]:
    """The office in apposition before a name, and whether the name is in the genitive behind another noun."""
    left = left_of(text, span[0])
    plain = left.words
    first = office_among(plain)
    if first is None:
        return None, name.owner and name.genitive
    owns = name.genitive and (name.owner or _owns(plain, first, name))
    if owns:
        # «помощник президента Идриса Каана»: the name's own office is the one right before it
        first = len(plain) - 1 if first != len(plain) - 1 and _holds(plain[-1], name) else None
    if first is None:
        return None, True
    if not owns and not _cases(plain[first]):
        return None, False  # «дети Анна и Пётр»: a role is one person's
    cases = frozenset({"gent"}) if owns else _cases(plain[first]) or frozenset(CASES)
    while first > 0 and _qualifies(plain[first - 1]):
        first -= 1
    start = left.starts[first]
    whose = first > 0 and plain[first - 1].lower() in _WHOSE
    words = " ".join(_BRACKETED.sub(" ", text[start : span[0]]).strip(" ,").split()).removesuffix(" по имени")
    words = _LISTED.split(words, maxsplit=1)[0]
    role = nominative(_AGED.sub("", words), cases)
    # a sentence's capital is no part of an office
    lead = left.starts[first - 1] if whose else start
    return Office(start, lead, role if role[1:2].isupper() else role[:1].lower() + role[1:], cases), owns


def _agreeing_before(word: str) -> bool:
    """Whether an adjective stands right before the name that is in no genitive («18-летняя Анна Ли»)."""
    found = [f for f in forms(word.lower())[:4] if f.pos in ("ADJF", "PRTF")]
    return bool(found) and not any(f.has("gent") for f in found)


def _holds(word: str, name: Name) -> bool:
    """Whether the office right before the name is in the genitive, and the name can be its holder's, of the noun's gender."""
    woman = any(form.has("NOUN", "femn", "gent", "sing") for form in forms(word.lower())[:1])
    return _held(word) and (not woman or "gent" in plausible(name.words, "feminine"))


def _held(word: str) -> bool:
    """Whether the word is an office in the genitive that stands for its holder («президента»)."""
    return _office(word) and "gent" in _cases(word) and not relational(word)


def _cases(word: str) -> frozenset[str]:
    """The cases that the word can be in as a singular noun."""
    kinds = ("NOUN", "PRTF", "ADJF") if word.lower().startswith(_ACTING) else ("NOUN",)
    found = (f.grammemes & set(CASES) for f in forms(word.lower()) if f.pos in kinds and f.has("sing"))
    return frozenset(case for group in found for case in group)


def relational(word: str) -> str | None:
    """Whether the noun calls for whose it is: a tie («брат», «сторонник»), a post («адвокат»), or None."""
    return next((kind for form in forms(word.lower())[:2] if (kind := relations().get(form.lemma))), None)


def _owns(tokens: list[str], head: int, name: Name) -> bool:
    """Whether a name that can be in the genitive hangs on the office instead of naming who holds it."""
    cases = _cases(tokens[head])
    if not cases:
        return True  # «депутаты Орлова»
    if head == len(tokens) - 1:
        kind = relational(tokens[head])
        # «адвоката Ивана Орлова» is the lawyer's own name
        full = len(name.words) > 1 and "gent" in cases
        return kind == "tie" or (kind == "post" and not full) or not _agrees(cases, name)
    if "gent" in cases or tokens[-1] == "," or _agreeing_before(tokens[-1]):
        return False
    return _holds(tokens[-1], name) or not _agrees(cases, name) or _shown(name)


def _agrees(cases: frozenset[str], name: Name) -> bool:
    """Whether the name can be in one of the cases; a verb shows the sex of a subject only."""
    return bool(cases & plausible(name.words, name.sex if "nomn" in cases else None))


def _shown(name: Name) -> bool:
    """Whether the genitive is the likelier reading: the text holds the man's full name, or no woman's name is known."""
    surname = person(name.words, frozenset({"gent"}), "masculine").base.split()[-1]
    if surname == name.words[-1]:
        return False
    listed = any(form.has("Surn", "nomn") for form in forms(name.words[-1].lower()))
    return not listed or name.known.get(surname) == "masculine"


def office_among(tokens: list[str]) -> int | None:
    """The leftmost office among the words before a name that can still be its apposition."""
    found: int | None = None
    loose = False  # a conjunction or preposition was passed: what stands before is surer to be another phrase
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i]
        if _breaks(word) or (word == "," and not _lists(tokens, i, found)):
            break
        loose = loose or word == ","
        if word.lower() in _LOOSE:
            if found is not None and word.lower() != "и":
                break
            loose = True
        if not _office(word):
            continue
        if found is not None and not _joined(tokens, i, found):
            break
        if found is None or not loose or _beside(tokens, i, found):
            found, loose = i, False
    return found


def _lists(tokens: list[str], comma: int, found: int | None) -> bool:
    """Whether the comma only parts what an office is over («дел семьи, женщин и детей») or two offices of one person."""
    if found is None:
        return "и" in tokens[comma + 1 :] or (comma == len(tokens) - 1 and _opens(tokens[:comma]))
    if _full_name(tokens[:comma]) or any(word.lower() == "как" for word in tokens[:comma]):
        return False
    return all(_qualifies(word) for word in tokens[comma + 1 : found])


def _opens(tokens: list[str]) -> bool:
    """Whether the words are an office in the nominative that opens its sentence («Мать одного из них, Анна Коваль …»)."""
    at = next((i for i, word in enumerate(tokens) if not _qualifies(word)), None)
    return at is not None and _office(tokens[at]) and "nomn" in _cases(tokens[at]) and "," not in tokens


def _full_name(tokens: list[str]) -> bool:
    """Whether the words end with a first name and a surname: what follows is about another person."""
    last = tokens[-2:]
    return len(last) > 1 and all(word[:1].isupper() and word[1:].islower() for word in last)


def _beside(tokens: list[str], outer: int, inner: int) -> bool:
    """Whether two offices stand side by side: only a conjunction or comma and adjectives before the inner one, same case."""
    at = inner - 1
    while at > outer and _qualifies(tokens[at]):
        at -= 1
    return (
        tokens[at] in {"и", ","}
        and not _full_name(tokens[:at])
        and bool(_cases(tokens[outer]) & _cases(tokens[inner]))
    )


def _joined(tokens: list[str], outer: int, inner: int) -> bool:
    """Whether one office can hang on another or stand beside it; «журналистам министр» are two phrases."""
    here, there = (_all_cases(tokens[i]) for i in (outer, inner))
    return not here or not there or "gent" in there or bool(here & there)


def _all_cases(word: str) -> frozenset[str]:
    found = (f.grammemes & set(CASES) for f in forms(word.lower()) if f.pos == "NOUN")
    return frozenset(case for group in found for case in group)


def _breaks(word: str) -> bool:
    lower = word.lower()
    if len(word) == 1 and word.isupper():
        return False
    if word in ".;:!?—–()…" or word in ("что", "а", "но", "у", "как"):
        return True
    top = forms(lower)[:1]
    return bool(top) and (
        top[0].pos in ("VERB", "INFN", "GRND", "PRTS") or (top[0].pos == "CONJ" and lower != "и")
    )


def _office(word: str) -> bool:
    lower = word.lower().replace("ё", "е")
    if lower.startswith(_ACTING):
        return any(form.has("sing") for form in forms(lower)[:3])
    return any(
        form.pos == "NOUN" and is_office(form.lemma) and (i < 2 or form.lemma[-2:] in _SUBSTANTIVES)
        for i, form in enumerate(forms(lower))
    ) or calling(word)


def calling(word: str) -> bool:
    """Whether the word can only be a common noun for a person («пловчиха», «нападающий»): a calling that no table need hold."""
    found = forms(word.lower())[:1]
    return (
        bool(found)
        and (not word[:1].isupper() or not any(form.grammemes & _NAMES for form in forms(word.lower())))
        and found[0].has("NOUN", "anim", "sing")
        and not found[0].grammemes & _NAMES
        and found[0].lemma not in NO_CALLINGS
    )


def is_office(lemma: str) -> bool:
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


def role_after(text: str, span: Span) -> str | None:
    """«Иван Орлов, министр обороны Карстова, …», «Иван Орлов — министр»: the apposition up to the next comma or stop."""
    shown = _BRACKETED.sub(lambda match: " " * len(match.group()), text[span[1] : span[1] + _REACH])
    match = _APPOSED.match(shown)
    if match is None:
        return _became(shown)
    words = match[1].split()
    if one := _one_of(words):
        return one
    lead = next((i for i, word in enumerate(words) if not _qualifies(word) and word != "и"), None)
    if (
        lead is None
        or lead > 4
        or not _office(words[lead])
        or not _cases(words[lead])
        or any(_breaks(word) for word in words[:lead])
    ):
        return None
    if any(_verbal(word) for word in words[lead:]):
        return None
    return nominative(
        _AGED.sub("", " ".join(words)), frozenset({"nomn"}) if "—" in match.group() else frozenset(CASES)
    )


def _one_of(words: list[str]) -> str | None:
    """«Орлов, один из лидеров партии»: the phrase in the nominative, where an office of several people follows «один из»."""
    if len(words) <= _LEAST or words[0].lower() not in _ONE or words[1] != "из":
        return None
    rest = [word for word in words[2:] if not any(f.pos in ("NUMR", "ADJF") for f in forms(word.lower())[:1])]
    head = next(
        (f for word in rest[:1] for f in forms(word.lower())[:3] if f.has("NOUN", "gent", "plur")), None
    )
    if head is None or not (is_office(head.lemma) or head.has("anim")):
        return None
    return " ".join(["одна" if words[0].lower() in _HER else "один", *words[1:]])


def _became(shown: str) -> str | None:
    """«Иван Орлов назначен главой таможни», «стала министром»: the office in the instrumental, to the end of its phrase."""
    match = _BECAME.match(shown)
    words = _phrase(match[1].split()) if match else []
    lead = next((i for i, word in enumerate(words) if not _qualifies(word)), None)
    case = "gent" if match and "качестве" in match.group() else "ablt"
    if lead is None or not _office(words[lead]) or case not in _cases(words[lead]):
        return None
    return nominative(" ".join(words), frozenset({case}))


def became_before(text: str, start: int) -> str | None:
    """«Новым министром стала Анна Коваль»: the office that a name behind "became" or "was made" is given."""
    match = _MADE.search(text, max(0, start - _REACH, text.rfind("\n", 0, start) + 1), start)
    if match is None:
        return None
    words = match[1].split()
    lead = next((i for i, word in enumerate(words) if _office(word) and "ablt" in _cases(word)), None)
    if lead is None:
        return None
    return nominative(" ".join(words[lead:]), frozenset({"ablt"}))


def medium_before(text: str, start: int) -> str | None:
    """«британская газета Harbour Times»: what sort of medium the words before its name call it."""
    words = text[max(0, start - 80, text.rfind("\n", 0, start) + 1) : start].rstrip(_MARKS + "'").split()
    if not words or not any(media().get(form.lemma) == "noun" for form in forms(words[-1].lower())[:2]):
        return None
    first = len(words) - 1
    while first > 0 and _qualifies(words[first - 1]):
        first -= 1
    role = nominative(" ".join(words[first:]), frozenset(CASES))
    return role[:1].lower() + role[1:]


def _phrase(words: list[str]) -> list[str]:
    """The words up to the first that no longer hangs on the office: a verb, a conjunction, a preposition of place or time."""
    end = next(
        (i for i, word in enumerate(words) if i and (_breaks(word) or word.lower() in _ENDS)), len(words)
    )
    return words[:end]


def _verbal(word: str) -> bool:
    # «[общества памяти] Кромвеля»: a name may look like a form of a verb
    top = forms(word)[:1] if word.islower() else ()
    return bool(top) and top[0].pos in ("VERB", "GRND")


def _substantive(word: str, cases: frozenset[str]) -> str:
    """The nominative of a participle that stands for a person («подозреваемого»)."""
    for parse in parses(word.lower()):
        if (
            parse.tag.POS in ("PRTF", "ADJF")
            and parse.tag.case in cases
            and parse.tag.gender in ("masc", "femn")
        ):
            found = parse.inflect({"nomn", "sing", parse.tag.gender})
            return as_in(str(found.word), word) if found else word
    return word


def nominative(words: str, cases: frozenset[str]) -> str:
    """A phrase's nominative, its capitals and marks kept: head and adjectives turn, the rest stays."""
    parts = words.split()
    bare = tuple(part.strip(_MARKS + ",") for part in parts)
    if bare and bare[0].lower().startswith(_ACTING):
        parts[0] = parts[0].replace(bare[0], _substantive(bare[0], cases))
        return " ".join(parts)
    turned = phrase(bare, cases)
    return " ".join(
        part.replace(old, new) if old else part for part, old, new in zip(parts, bare, turned, strict=True)
    )
