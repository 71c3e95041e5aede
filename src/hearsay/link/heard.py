"""Whether a name that only sounds like somebody's is near enough to be his: an invented «Тарн» is 0.25 from "Carney".

Letters of another script, or a spelling of his own country's that he does not use, are heard and not read. Of the register's
true Cyrillic spellings below a minister's rank 97 in 100 are within 0.17 of the Latin name; chance finds somebody at 0.1 to 0.5.
"""

from itertools import permutations

from hearsay.link.distance import nearest
from hearsay.link.given import given
from hearsay.link.keys import sounds
from hearsay.link.ranking import Candidate, misspelled
from hearsay.link.register import Register

# how far a word of a name may be: of four letters or fewer, and of more; a given name that is compared by sound
SHORT_WORD, LONG_WORD, SHORT, GIVEN = 0.06, 0.17, 4, 0.1
# the same for who was minister or head: their names are spelled in many ways, and meant more often
HIGH, HIGH_SHORT, HIGH_LONG = 4, 0.2, 0.36
# the country given is the person's: that much further
HERE = 1.5
_VOWELS = "aeiou"


def is_near(register: Register, one: Candidate) -> bool:
    """Whether the words of a full name are near enough to the person's.

    His patronymic, or the very office the name stands with, is enough beside what `ranking` asks.
    """
    compared = one.comparison
    if compared.patronymic == "same" or one.held or compared.surname is None:
        return True
    pairs = (compared.surname[:2], *compared.others)
    if any(_is_short_beside_a_strange_given_name(*pair) for pair in permutations(pairs, 2)):
        return False
    return all(_fits(register, one, *pair) for pair in pairs)


def _is_short_beside_a_strange_given_name(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether what is left beside «Иван» = "Yvon" is a surname as short as «Рой»: too little to go by."""
    return bool(given(one[0])) and not given(one[1]) and len(other[0]) <= SHORT


def _fits(register: Register, one: Candidate, asked: str, known: str) -> bool:
    high = register.weight(one.person) >= HIGH
    if not high and (_lacks_its_end(asked, known) or misspelled(register, one.person, asked, known)):
        return False
    short, long = (HIGH_SHORT, HIGH_LONG) if high else (SHORT_WORD, LONG_WORD)
    most = GIVEN if given(asked) else short if len(asked) <= SHORT else long
    return nearest(sounds(asked), sounds(known)) <= most * (HERE if one.here else 1.0)


def _lacks_its_end(asked: str, known: str) -> bool:
    """Whether the known word ends in a vowel and the other does not: cases add one, none takes it away."""
    return sounds(asked)[0][0][-1:] not in _VOWELS and all(
        sound[-1:] in _VOWELS for sound, _ in sounds(known)
    )
