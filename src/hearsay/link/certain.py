"""What a name in running text must show before it counts as somebody's: any two words with capitals make a run.

The rules were read off false finds in PolNeAR train, Russian Wikinews train and the sample region, whose people are invented.
"""

from collections.abc import Container

from hearsay.link.keys import fold, is_cyrillic
from hearsay.link.names import Name, Word, parse
from hearsay.link.ranking import COUNTRY_OF_LETTERS, Candidate
from hearsay.link.register import Person, Register

# how far a surname may be from the register's: with a given name of one class beside it, and without
WITH_GIVEN, SHORT_WITH_GIVEN, WITHOUT = 0.2, 0.12, 0.06
SHORT = 4
# who ranks lower is only meant where the text speaks of his country
OF_NOTE = 3
# countries whose people are named family name first: China, the Koreas, Japan, Vietnam, Hungary, Taiwan, Singapore, Cambodia
FAMILY_FIRST = frozenset(("Q148", "Q423", "Q884", "Q17", "Q881", "Q28", "Q865", "Q334", "Q424", "Q8646"))
SUFFIXES = frozenset(("II", "III", "IV", "V", "Jr", "Sr"))


def is_sure(
    register: Register, name: Name, best: Candidate, countries: Container[str] | None, lang: str | None
) -> bool:
    """Whether a full name as a text writes it is that person's; `countries` are those the text speaks of, None: it names none."""
    compared, person = best.comparison, register.person(best.person)
    if compared.left or compared.surname is None:
        return False
    return (
        _in_order(name, best, person)
        and _near(name, best)
        and _of_here(person, countries, lang)
        and not _lacks_suffix(name, person)
        and (person.weight >= OF_NOTE or not _of_the_other_gender(name, person))
    )


def is_family_name(register: Register, best: Candidate) -> bool:
    """Whether what a single word matches is the person's surname and no given name."""
    surname, person = best.comparison.surname, register.person(best.person)
    if surname is None or parse(surname[1]).words[0].given:
        return False
    ends = 0 if person.country in FAMILY_FIRST else -1
    return any(name.words and name.words[ends].text == surname[1] for name in map(parse, person.names))


def _of_the_other_gender(name: Name, person: Person) -> bool:
    """«Евгения Медведева» is a woman in the nominative before it is a man in the genitive."""
    genders = [one.gender for word in name.words for one in word.given if not one.oblique]
    return bool(genders) and name.patronymic is None and person.gender not in {None, genders[0]}


def surname_word(name: Name, best: Candidate) -> Word | None:
    """The word of the name that is the surname: the last, where no word is known as a given name."""
    pair = best.comparison.surname
    if best.comparison.given is None:
        return next((word for word in reversed(name.words) if not word.initial), None)
    return next((word for word in name.words if pair and word.text == pair[0]), None)


def _in_order(name: Name, best: Candidate, person: Person) -> bool:
    """A text puts the given name first; what it puts last is the surname and no second given name."""
    given, surname = best.comparison.given, best.comparison.surname
    assert surname is not None
    texts = [word.text for word in name.words]
    known = parse(surname[1]).words
    if known and known[0].given and len(person.name.split()) > len(texts) and not name.patronymic:
        return False
    if given is None or name.patronymic or person.country in FAMILY_FIRST:
        return True
    return texts.index(given[0]) < texts.index(surname[0])


def _near(name: Name, best: Candidate) -> bool:
    given, surname = best.comparison.given, best.comparison.surname
    assert surname is not None
    if given is not None:
        return surname[2] <= (SHORT_WITH_GIVEN if len(surname[0]) <= SHORT else WITH_GIVEN)
    return best.cost <= WITHOUT and all(len(word.text) > 2 for word in name.words if not word.initial)


def _of_here(person: Person, countries: Container[str] | None, lang: str | None) -> bool:
    if person.weight >= OF_NOTE or countries is None or person.country is None:
        return True
    return person.country in countries or HOMES.get(lang or "") == person.country


def _lacks_suffix(name: Name, person: Person) -> bool:
    words = {word.text for word in name.words}
    return all(
        SUFFIXES & set(known.replace(",", " ").replace(".", "").split()) - words for known in person.names
    )


def same_surname(word: Word, surname: Word, distance: float) -> bool:
    """Whether a word alone is a surname named in full before: the same letters, in Cyrillic but for the case."""
    if len(word.text) < 3:
        return False
    if is_cyrillic(word.text):
        return distance < 0.16 and fold(word.text)[:2] == fold(surname.text)[:2]
    return fold(word.text) == fold(surname.text)


# the country a language's own texts speak of without naming it
_IDS = {"BY": "Q184", "KZ": "Q232", "UA": "Q212", "RU": "Q159"}
HOMES = {lang: _IDS[code] for lang, code in COUNTRY_OF_LETTERS.items()}
