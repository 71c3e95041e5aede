"""Names of the text with base form, gender and the office in apposition: «глава МИД Карстова Иван Орлов»,
«Орлов, министр …».
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Gender, Mention, Sort
from hearsay.attribute.russian import offices
from hearsay.attribute.russian.declension import CASES, Name, Sex, as_in, bases, person
from hearsay.attribute.russian.mending import mended
from hearsay.attribute.russian.morphology import analyzer, forms, parses
from hearsay.attribute.russian.offices import nominative
from hearsay.attribute.russian.sexes import beside_verb, shown
from hearsay.attribute.russian.tables import AGENCY, media, nouns, phrases, relations
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
# «62-летний [Йосе Тарески]»: the case that an age shows
_YEARS = re.compile(r"[\w-]+летн(ий|яя|его|ему|им|ем|ей|юю)")
_AGES = {
    "ий": "nomn",
    "яя": "nomn",
    "его": "gent accs",
    "ему": "datv",
    "им": "ablt",
    "ем": "loct",
    "ей": "gent datv ablt loct",
    "юю": "accs",
}
_STATE = re.compile(r" ([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|РФ|США)\b")
# an oblique ending and what stands for it in the nominative
_FORMS = (
    ("ией", "ия"), ("ии", "ия"), ("ию", "ия"), ("ой", "а"), ("ей", "я"), ("ом", ""), ("ем", "й"), ("у", "а"), ("у", ""),
    ("ы", "а"), ("е", "а"), ("е", ""), ("а", ""),
    ("и", "а"), ("и", "я"), ("и", "ь"), ("ю", "я"), ("ю", "й"), ("ю", "ь"), ("я", "й"),
)  # fmt: skip
_POLITE = 2
# letters of a case's ending, and of the least that is left of a name without it
_ENDING, _STEM = 2, 3
_INITIAL = re.compile(r"\b([А-ЯЁA-Z])\.(?=\w)")
_MARKS = "«»“”„\"'"
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*\.?")
# a surname that the tagger missed is no genitive of a common noun («Ридов»)
_SURNAME = re.compile(r"[А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н)")
_ABBREVIATION = re.compile(r"([А-ЯЁ]{2,})(?:ами|ам|ах|ом|ов|ем|а|у|е|ы|и)")


def mentions(text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[Mention, ...]:
    """The mentions at the spans that the tagger found."""
    spans = [_agency(text, span) for span in mended(text, spans) if not _aged(text[slice(*span[:2])])]
    told = shown(text, [(a, b, spelled(text[a:b])) for a, b, sort in spans if sort == "PER"])
    known = _known(text, spans, told)
    found = []
    for i, (start, end, sort) in enumerate(spans):
        # «брат Каана Луис»: of two names side by side the first tells whose
        owner = spans[i + 1 : i + 2] and spans[i + 1][2] == "PER" and text[end : spans[i + 1][0]] == " "
        found.append(_mention(text, (start, end), sort, known, told, owner=bool(owner)))
        if sort == "ORG" and spans[i + 1 : i + 2]:
            found[-1] = _of_place(text, found[-1], spans[i + 1])
    return tuple(_unified(text, _surnames(text, _sorted_out(found))))


def _agency(text: str, span: tuple[int, int, str]) -> tuple[int, int, str]:
    """What has an agency's form («Завинформ») is no person or place."""
    return (*span[:2], "ORG") if AGENCY.fullmatch(text[slice(*span[:2])]) else span


def _sorted_out(found: Sequence[Mention]) -> list[Mention]:
    """A person of one word that is a place or body elsewhere in the text, in another case, is that place or body («Вельмора
    заявила»: the tagger knows no name that it has not seen); unless it is the surname of somebody named in full.
    """
    others = [m for m in found if m.sort != "person" and " " not in m.name]
    surnames = [m.name.split()[-1] for m in found if m.sort == "person" and " " in m.name]
    sorted_out = []
    for mention in found:
        same = None
        if (
            mention.sort == "person"
            and " " not in mention.name
            and not any(_alike(mention.name, s) for s in surnames)
        ):
            same = next((other for other in others if _alike(mention.name, other.name)), None)
        sorted_out.append(replace(mention, sort=same.sort, name=same.name, gender=None) if same else mention)
    return sorted_out


def _alike(one: str, other: str) -> bool:
    """Whether two words are one but for an ending of two letters."""
    short = min(len(one), len(other)) - _ENDING
    return short >= _STEM and one[:short] == other[:short] and abs(len(one) - len(other)) <= _ENDING


def _unified(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names of one word that no dictionary knows («Кельдпрессу») in the form that the text has in the nominative elsewhere."""
    plain = {text[slice(*m.span)] for m in found if m.sort != "person"}
    full = {
        m.name.split()[0]: m.name
        for m in found
        if m.sort == "person" and " " in m.name and not _polite(m.name)
    }
    spelled_ = [
        m.name for m in found if m.sort == "person" and " " in m.name and text[slice(*m.span)] == m.name
    ]
    nominative_ = [n for n in plain if " " in n and _nominative_alone(n.split()[0])]
    for mention in found:
        name = mention.name
        if mention.sort == "person" and " " in name and name not in spelled_ and not _polite(name):
            # «Жанне Фриске» is the «Жанна Фриске» whom the text has in the nominative
            same = (known for known in spelled_ if _same_words(known, name))
            yield replace(mention, name=next(same, name))
            continue
        if mention.sort == "person" and _polite(name) and name.split()[0] in full:
            yield replace(mention, name=full[name.split()[0]])
            continue
        if mention.sort == "organisation" and " " in name and name not in nominative_:
            # «Общества памяти Орлова» is the «Общество памяти Орлова» that the text has too
            first, rest = name.split(maxsplit=1)
            same = (n for n in nominative_ if n.split(maxsplit=1)[1] == rest and _alike(n.split()[0], first))
            yield replace(mention, name=next(same, name))
            continue
        if mention.sort == "person" or " " in name or name.isupper() or name != text[slice(*mention.span)]:
            yield mention
            continue
        stems = ((name.removesuffix(ending), put) for ending, put in _FORMS if name.endswith(ending))
        better = next(
            (s + put for s, put in stems if s + put in plain and s + put != name and len(s) > 3), name
        )
        yield replace(mention, name=better)


def _surnames(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions with surnames of an unknown form read as the text has them alone in the nominative: «письмо Хорхе Кардоны» and
    «Кардона уехал» are of one Кардона, «Веры Боровой» and «Боровая» of one Боровая.
    """
    people = [m for m in found if m.sort == "person"]
    full = [m for m in people if " " in m.name]
    known = {m.name.rsplit(maxsplit=1)[-1] for m in full}
    alone = {text[slice(*m.span)] for m in people if " " not in m.name and m.name not in known}
    better: dict[str, str] = {}
    for mention in full:
        surface = text[slice(*mention.span)].rsplit(maxsplit=1)[-1]
        open_ = alone & {base for base, sex in bases(surface) if mention.gender in (None, sex)} - {surface}
        if len(open_) == 1:
            better[mention.name.rsplit(maxsplit=1)[-1]] = open_.pop()
    told = {
        text[slice(*m.span)]: text[slice(*m.span)] for m in people if text[slice(*m.span)] in better.values()
    }
    return [_renamed(m, better, told.get(text[slice(*m.span)])) if m.sort == "person" else m for m in found]


def _renamed(mention: Mention, better: dict[str, str], alone: str | None) -> Mention:
    first, _, last = mention.name.rpartition(" ")
    if not first:
        return replace(mention, name=alone or better.get(last, last))
    return replace(mention, name=f"{first} {better[last]}") if last in better else mention


def _nominative_alone(word: str) -> bool:
    """Whether a noun's form is the nominative in the singular and no genitive («Общество», not «Общества»)."""
    found = [f for f in forms(word.lower()) if f.pos == "NOUN"]
    return any(f.has("nomn", "sing") for f in found) and not any(f.has("gent") for f in found)


def _same_words(one: str, other: str) -> bool:
    pairs = list(zip(one.split(), other.split(), strict=False))
    return len(one.split()) == len(other.split()) and all(a == b or _alike(a, b) for a, b in pairs)


def _known(
    text: str, spans: Sequence[tuple[int, int, str]], told: Mapping[str, Sex]
) -> dict[str, Sex | None]:
    """Last names that stand with a first name somewhere in the text, in base form, with their sex."""
    known: dict[str, Sex | None] = {}
    for start, end, sort in spans:
        words = spelled(text[start:end])
        if sort == "PER" and len(words) > 1:
            name = person(words, cases_before(text, start), _told(words, told))
            known.setdefault(name.base.rsplit(maxsplit=1)[-1], name.sex)
    return known


def _told(words: tuple[str, ...], told: Mapping[str, Sex]) -> Sex | None:
    """The sex that verbs elsewhere show of who has the surname, which may stand in another case here."""
    surnames = {words[-1], *(base for base, _ in bases(words[-1]))} if words else set()
    sexes = {told[surname] for surname in surnames if surname in told}
    return sexes.pop() if len(words) > 1 and len(sexes) == 1 else None


def _mention(
    text: str,
    span: Span,
    sort: str,
    known: dict[str, Sex | None],
    told: Mapping[str, Sex],
    *,
    owner: bool,
) -> Mention:
    if sort != "PER":
        words_ = text[slice(*span)].split(" (", maxsplit=1)[0]
        name = base_of_body(words_, cases_before(text, span[0]))
        stated = offices.medium_before(text, span[0]) if sort == "ORG" else None
        return Mention(span, name + _country(text, span, sort), _SORTS[sort], _gender(name), stated)
    words = spelled(text[slice(*span)])
    elsewhere = _told(words, told)
    sex = beside_verb(text, span[0], span[1]) or elsewhere
    office, owns = offices.before(text, span, offices.Name(words, sex, known, owner))
    open_ = office.cases if office else cases_before(text, span[0])
    cases = frozenset({"gent"}) if owns else open_
    found = name_at(text, span, known, cases, office.start if office else span[0], elsewhere)
    if office and found.case not in office.cases:
        office, found = None, name_at(text, span, known, told=elsewhere)
    roles = [office.role] if office else []
    roles += [after] if (after := offices.role_after(text, span)) and not owns else []
    roles = roles or [made for made in (offices.became_before(text, span[0]),) if made]
    lead = office.lead if office and len(roles) == 1 else None
    return Mention(span, found.base, "person", found.sex, ", ".join(roles) or None, lead)


def _of_place(text: str, body: Mention, following: tuple[int, int, str]) -> Mention:
    """The body with the place behind it that the tagger knows and the dictionary does not («министерство сна Карстова»)."""
    start, end, sort = following
    words = text[start:end]
    whose = sort == "LOC" and text[body.span[1] : start] == " " and words[-1:] in "аяыи"
    if not whose or text[body.span[1] - 1] in _MARKS or body.name.endswith(" " + words) or body.role:
        return body
    return replace(body, name=f"{body.name} {words}")


def _aged(words: str) -> bool:
    """«Семидесятилетний» at the head of a sentence is no name."""
    return re.fullmatch(r"[\w-]+летн(?:ий|яя|его|ей|ему|им|ем)", words) is not None


def _country(text: str, span: Span, sort: str) -> str:
    """The country right behind a body's name («МИД Карстова»), as it stands there."""
    behind = _STATE.match(text, span[1]) if sort == "ORG" and text[span[1] - 1] not in _MARKS else None
    return f" {behind[1]}" if behind and any(f.has("Geox", "gent") for f in forms(behind[1].lower())) else ""


def spelled(words: str) -> tuple[str, ...]:
    """The words of a name, without what brackets add («Анна Ли (Anna Lee)»); an initial is a word («С.Орлов»)."""
    return tuple(_INITIAL.sub(r"\1. ", words.split(" (", maxsplit=1)[0]).split())


def _polite(name: str) -> bool:
    """Whether a name is a first name and a patronymic alone («Виктор Львович»)."""
    parts = name.split()
    if len(parts) != _POLITE:
        return False
    top = forms(parts[1].lower())[:1]
    return bool(top) and top[0].has("Patr")


def name_at(
    text: str,
    span: Span,
    known: dict[str, Sex | None],
    agreeing: frozenset[str] | None = None,
    start: int | None = None,
    told: Sex | None = None,
) -> Name:
    """The person's name at the span, of a sex `told` by verbs elsewhere; a lone last name is one that the text holds in full."""
    words = spelled(text[slice(*span)])
    cases = agreeing or cases_before(text, span[0])
    sex = beside_verb(text, span[0] if start is None else start, span[1])
    name = person(words, cases, sex)
    readings = [person(words, frozenset({case}), sex) for case in CASES if case in cases for sex in _SEXES]
    held = len(words) == 1 and name.base not in known and any(r.base in known for r in readings)
    if sex and name.sex == sex and name.case == "nomn" and not held:
        return name
    name = person(words, cases, told)
    if len(words) > 1:
        return name
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
    if len(before) > 1 and before[-2].lower() in ("в", "во") and any(f.has("loct") for f in forms(word)[:2]):
        return frozenset(CASES)  # «В заявлении Орлов призвал …»
    if any(form.lemma in phrases() for form in forms(word)[:1]):
        return frozenset({"gent"})
    if any(form.lemma in nouns() for form in forms(word)[:1]):
        return frozenset({"gent", "datv"})  # «поддержка Орлова», «поддержка Орлову»
    if aged := _YEARS.fullmatch(word):
        return frozenset(_AGES[aged[1]].split())
    following = text[start : start + 1]
    if following.islower() and any(relations().get(form.lemma) for form in forms(word)[:1]):
        return frozenset({"gent"})  # «мать спортсменки»
    return frozenset(CASES)


def base_of_body(words: str, cases: frozenset[str]) -> str:
    """The base form of a body's or place's name: «МИДа» is «МИД», «Фонтанки» in marks is «Фонтанка»."""
    match = _ABBREVIATION.fullmatch(words)
    if match:
        return match[1]
    first, hyphen, rest = words.partition("-")
    if hyphen and rest[:1].isupper() and " " not in words:
        turned = next((f.lemma for f in forms(first.lower())[:3] if media().get(f.lemma) == "outlet"), None)
        if turned:
            return f"{as_in(turned, first)}-{rest}"  # «Интерфакса-Украина»
    if agency := AGENCY.fullmatch(words):
        return agency[1]
    if words.isupper() or any("a" <= letter <= "z" for letter in words.lower()):
        return words
    if "nomn" in cases and _SURNAME.fullmatch(words):
        return words
    if _as_it_stands(words.strip(_MARKS + " ")):
        return words.strip(_MARKS + " ")
    bare = words.strip(_MARKS + " ")
    if bare != words.strip() and not any(mark in bare for mark in _MARKS):
        words = bare
    top = parses(words)[0] if " " not in words else None
    if top is not None and "Geox" in top.tag and (found := top.inflect({"nomn"})):
        return as_in(str(found.word), words)
    if words.count("«") > words.count("»"):
        words += "»"
    lower = nominative(words, cases)
    return as_in(lower, words) if " " not in words else lower


def _as_it_stands(word: str) -> bool:
    """Whether a word of no dictionary ends in a consonant and is taken for the genitive of several by its end alone: «Бренваер»
    is no more of «Бренваеры».
    """
    if not word.isalpha() or word[-1].lower() in "аеёиоуыэюяьй" or analyzer().word_is_known(word.lower()):
        return False
    found = forms(word.lower())
    return bool(found) and found[0].has("plur", "gent")


def _gender(name: str) -> Gender | None:
    """The gender of a body's name by its head noun."""
    words = name.split()
    if not words or words[0].isupper():
        return None
    noun = next((p for word in words for p in parses(word)[:1] if p.tag.POS == "NOUN"), None)
    if noun is None:
        return None
    return "plural" if noun.tag.number == "plur" else _GENDERS.get(str(noun.tag.gender))
