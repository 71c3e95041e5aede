"""Names in English text: persons with title, role and gender; organisations and places as far as their words tell.

A run of capitalised words is cut at the titles it opens with ("Prime Minister Jane Roe"); what stands before or after it in
apposition is the role. Which sort a run is follows from its words and neighbours, never from a list of known people.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from hearsay.attribute.drafts import Gender, Mention, Sort
from hearsay.attribute.english import roles
from hearsay.attribute.english.forms import GENDERS, offices, titles
from hearsay.attribute.english.phrases import Range
from hearsay.attribute.english.units import Unit
from hearsay.attribute.tables import rows
from hearsay.attribute.tokens import Token
from hearsay.records import Span

_PARTICLES = {
    "de",
    "van",
    "von",
    "al",
    "el",
    "bin",
    "ibn",
    "da",
    "di",
    "del",
    "der",
    "den",
    "ten",
    "ter",
    "la",
    "le",
}
_NEWER = {
    "New",
    "North",
    "South",
    "East",
    "West",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "San",
    "Los",
    "Saint",
    "United",
}
_LONGEST_NAME, _LONG_RUN = 3, 4
_MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
}
_DAYS = {
    "Yesterday",
    "Today",
    "Tomorrow",
    "December",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
}


# how likely a person's name the encoder has the words at a place for, between 0 and 1
Likely = Callable[[Span], float]
# above it is a person whatever the words look like, below it none: first guesses, which do no harm on the annotators' spans of
# en-train (`bench/speakers.py en`: speakers 198 to 199 right)
_LIKELY, _HALF, _UNLIKELY = 0.7, 0.5, 0.2


@lru_cache(maxsize=1)
def _given() -> dict[str, Gender | None]:
    return {row["name"]: GENDERS[row["gender"]] for row in rows("given_names_en")}


@lru_cache(maxsize=1)
def _sorts() -> dict[str, Sort]:
    return {
        row["word"]: "place" if row["sort"] == "place" else "organisation" for row in rows("name_words_en")
    }


def mentions(units: Sequence[Unit], text: str, likely: Likely) -> list[Mention]:
    """The names of the text in order; `likely` says how likely a person's name the words at a place are.

    Two or three plain words without title, office or known given name are a person where `likely` has them for one, or the
    last comes alone elsewhere; a surname is found again whatever the tagger took it for.
    """
    outer = [unit for unit in units if not unit.inside]
    runs = [(unit.tokens, run) for unit in outer for run in _runs(unit.tokens)]
    alone = {tokens[a].text for tokens, (a, b) in runs if b - a == 1}
    parts = [(tokens, part) for tokens, run in runs for part in _parted(tokens, run, alone, likely)]
    found = [m for tokens, run in parts for m in _mention(tokens, run, text, likely)]
    alone |= {mention.name for mention in found if " " not in mention.name}
    found = [_sorted_out(mention, alone, likely) for mention in found]
    surnames = {m.name.split()[-1] for m in found if m.sort == "person" and " " in m.name}
    taken = {i for mention in found for i in range(*mention.span)}
    for unit in outer:
        for token in unit.tokens:
            if token.text in surnames and token.start not in taken:
                found.append(Mention((token.start, token.end), token.text, "person"))
    return sorted(found, key=lambda mention: mention.span)


def _parted(tokens: Sequence[Token], run: Range, alone: set[str], likely: Likely) -> list[Range]:
    """The two names of "[student at the] Harbour Institute Jane Roe", where the surname comes alone elsewhere or the encoder
    tells the person from the body.
    """
    start, end = run
    given, last = tokens[end - 2], tokens[end - 1]
    if end - start < _LONG_RUN or not given.text.isalpha() or tokens[end - 3].text == "-":
        return [run]
    # beside a body half is enough, where the body itself is hardly a person
    told = likely((given.start, last.end)) >= _HALF
    told = told and likely((tokens[start].start, tokens[end - 3].end)) < _UNLIKELY
    named = (
        (told or last.text in alone)
        and not {given.text, last.text} & set(_sorts())
        and given.text not in _PARTICLES
    )
    title = any(t.text.rstrip(".") in titles() or t.lower in offices() for t in tokens[start : end - 2])
    if not named or title:
        return [run]
    return [(start, end - 2), (end - 2, end)]


def _sorted_out(mention: Mention, alone: set[str], likely: Likely) -> Mention:
    plain = (
        mention.sort == "person" and mention.gender is None and mention.role is None and " " in mention.name
    )
    chance = likely(mention.span) if plain and not _known(mention.name) else 1.0
    # without an opinion (.5) what comes alone elsewhere decides
    unknown = chance < _UNLIKELY or (chance < _LIKELY and mention.name.split()[-1] not in alone)
    return replace(mention, sort="organisation") if unknown else mention


def _known(name: str) -> bool:
    return name.split(maxsplit=1)[0] in _given()


def _runs(tokens: Sequence[Token]) -> Iterator[Range]:
    i = 0
    while i < len(tokens):
        if not _part(tokens, i):
            i += 1
            continue
        end = i + 1
        while end < len(tokens) and (step := _step(tokens, i, end)):
            end += step
        yield i, end
        i = end


def _step(tokens: Sequence[Token], start: int, end: int) -> int:
    """How many tokens from `end` on belong to the run: a name's part, "-un", "of Education" behind "Ministry"."""
    if _part(tokens, end) or _joint(tokens, end):
        return 1
    if end + 1 >= len(tokens):
        return 0
    if (
        tokens[end].text == "-"
        and tokens[end - 1].end == tokens[end].start
        and tokens[end].end == tokens[end + 1].start
    ):
        return 2 if tokens[end + 1].text.isalpha() and tokens[end + 1].tag == "PROPN" else 0
    if (
        tokens[end].lower == "of"
        and tokens[end - 1].text in _sorts()
        and not any(t.text in _given() for t in tokens[start:end])
    ):
        return 2 if _part(tokens, end + 1) else 0
    return 0


def _part(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if not token.capitalised or not any(c.isalpha() for c in token.text) or token.text in _MONTHS | _DAYS:
        return False
    if token.tag == "PROPN":
        return True
    beside = [tokens[j] for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
    named = any(other.tag == "PROPN" and other.capitalised for other in beside)
    # "Korean Central News Agency": two adjectives before the noun that shows the name
    behind = tokens[i + 1 : i + 3]
    named = named or (len(behind) > 1 and all(t.capitalised for t in behind) and behind[1].tag == "PROPN")
    return (
        token.tag in {"NOUN", "ADJ", "X"}
        and named
        and (i > 0 or token.text.rstrip(".") in titles() or token.text in _given())
    )


def _joint(tokens: Sequence[Token], i: int) -> bool:
    """A hyphen or a particle with a name on both sides."""
    if i + 1 >= len(tokens):
        return False
    if tokens[i].lower in _PARTICLES and tokens[i + 1].text == "-":
        return i + 2 < len(tokens) and _part(tokens, i + 2)
    if not _part(tokens, i + 1):
        return False
    return tokens[i].lower in _PARTICLES or (tokens[i].text in "-’'" and tokens[i].end == tokens[i + 1].start)


def _mention(tokens: Sequence[Token], run: Range, text: str, likely: Likely) -> Iterator[Mention]:
    start, end = run
    words = [token.text.rstrip(".") for token in tokens[start:end]]
    if all(word in titles() or (start == 0 and word.lower() in offices()) for word in words):
        return  # "Prime Minister", "Undersecretary" alone name nobody
    body_end = max((k + 1 for k, word in enumerate(words[:-1]) if word in _sorts()), default=0)
    cut = max(
        (
            k + 1
            for k, word in enumerate(words[:-1])
            if k >= body_end and (word in titles() or word.lower() in offices())
        ),
        default=0,
    )
    if cut == 0 and (body := _body(tokens, run)):
        yield Mention(
            (tokens[start].start, tokens[body - 1].end),
            text[tokens[start].start : tokens[body - 1].end],
            "organisation",
        )
        cut = body - start
    title = next((titles()[word] for word in words[:cut] if titles().get(word)), None)
    name = start + cut
    spelled = text[tokens[name].start : tokens[end - 1].end]
    span = (tokens[name].start, tokens[end - 1].end)
    sort = _sort(tokens, (start, end), cut)
    sort = _as_told(tokens, (start, end), cut, sort, likely(span))
    if sort != "person":
        stated = roles.sort_of_body(tokens, start, end, text) if sort == "organisation" else None
        yield Mention((tokens[start].start, span[1]), text[tokens[start].start : span[1]], sort, role=stated)
        return
    yield Mention(
        span, spelled, "person", title or _gender(tokens[name].text), roles.role(tokens, name, end, text)
    )


def _as_told(tokens: Sequence[Token], run: Range, cut: int, sort: Sort, chance: float) -> Sort:
    """What the run names once the encoder is heard: "member for Ellory South" is no person's name, "Arkady Lomovets" is."""
    start, end = run
    words = [token.text for token in tokens[start + cut : end]]
    if set(words) & set(_sorts()) or words[0] in _given() or len(words) > _LONGEST_NAME:
        return sort
    led = start > 0 and tokens[start - 1].lower in {"for", "of"}
    if led and not cut and (chance < _LIKELY or (start > 1 and tokens[start - 2].lower in offices())):
        return "place" if sort == "person" else sort
    return "person" if chance >= _LIKELY else sort


def _body(tokens: Sequence[Token], run: Range) -> int | None:
    """Where a person's name begins behind the name of a body: "[director of the] Harbour Council Jane Roe"."""
    start, end = run
    if not any(token.lower in offices() for token in tokens[max(0, start - 6) : start]):
        return None
    given = next((k for k in range(start + 1, end - 1) if tokens[k].text in _given()), None)
    last = max((k + 1 for k in range(start, end) if tokens[k].text in _sorts()), default=given)
    fits = last is not None and 2 <= end - last <= _LONGEST_NAME and tokens[last].capitalised
    return last if fits else None


def _gender(given: str) -> Gender | None:
    """By the table; a given name in -a that it lacks is a woman's more often than not."""
    if given in _given():
        return _given()[given]
    return "feminine" if given.endswith("a") and len(given) > 2 else None


def _sort(tokens: Sequence[Token], run: Range, cut: int) -> Sort:
    """What the run names: by its words, else by what stands before it; two to four plain words are a person."""
    start, end = run
    words = [token.text for token in tokens[start + cut : end]]
    for word in reversed(words):
        if word in _sorts():
            return _sorts()[word]
    if words[0] in _NEWER or (words[0] in _given() and len(words) == 1):
        return "place" if words[0] in _NEWER else "person"
    if cut or words[0] in _given():
        return "person"
    before = tokens[start - 1] if start else None
    acronym = len(words) == 1 and words[0].isupper() and len(words[0]) > 1
    if acronym or (before is not None and before.lower in {"the", "in", "at", "near", "across", "from"}):
        return (
            "place"
            if before is not None and before.lower in {"in", "at", "near", "across"}
            else "organisation"
        )
    if 2 <= len(words) <= 5 and all(
        word[0].isupper() or word in _PARTICLES or not word.isalpha() for word in words
    ):
        return "person"
    office = before is not None and before.tag == "NOUN" and before.lower in offices()
    return "person" if office else "organisation"
