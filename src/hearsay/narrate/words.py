"""Words of a statement and the keys under which a lexicon knows them: lemmas, stems, skeletons.

A skeleton is what is left of a name's consonants in Latin letters ("Johnson", «Джонсон» → "jnsn"; after the phonetic
keys of Odell and Russell). East Slavic words share skeletons too, which lets one language borrow another's lexicon.
"""

import re
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

import pymorphy3
import Stemmer
from anyascii import anyascii

LANGUAGES = ("ru", "uk", "be", "kk")
# languages of which a few hundred sentences teach the lexicon; their words are known by the whole and by the first letters
THIN = ("hy", "ka", "az", "ky", "tg", "tk", "uz", "ro", "lt", "lv", "et", "pl", "de")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]")
_SENTENCE_END = frozenset(".!?…:")
_OPENING = frozenset("\"'«“„‘([—–-")


class Token(NamedTuple):
    """A word, number or mark as it stands; `name` says that it is capitalised inside a sentence."""

    text: str
    lower: str
    name: bool

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()


@lru_cache(maxsize=10_000)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of a text; kept, as fast tier and lexicon ask for them one after the other."""
    found = []
    begins = True
    for word in _WORD.findall(text):
        found.append(Token(word, word.lower(), not begins and word[0].isupper()))
        begins = word in _SENTENCE_END or (begins and word in _OPENING)
    return tuple(found)


@lru_cache(maxsize=1)
def _english() -> Any:
    return Stemmer.Stemmer("english", 0)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Snowball stem of an English word in lower case."""
    return str(_english().stemWord(word.removesuffix("'s").removesuffix("’s")))


@lru_cache(maxsize=1)
def _russian() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The likeliest base form of a Russian word in lower case."""
    found = parses(word)
    return str(found[0].normal_form).replace("ё", "е") if found else word


def parses(word: str) -> list[Any]:
    """The readings of a Russian word by pymorphy, likeliest first; none where a letter has no name, which it asks for."""
    try:
        return list(_russian().parse(word))
    except ValueError:
        return []


@lru_cache(maxsize=1)
def _endings() -> dict[str, tuple[str, ...]]:
    """Endings of a language, longest first; East Slavic ones are both languages'."""
    lines = (
        resources.files("hearsay.narrate")
        .joinpath("data/endings.tsv")
        .read_text(encoding="utf8")
        .splitlines()
    )
    found: dict[str, set[str]] = {}
    for line in lines[1:]:
        langs, endings, _ = line.split("\t")
        found.setdefault(langs.split()[0], set()).update(endings.split())
    return {lang: tuple(sorted(some, key=len, reverse=True)) for lang, some in found.items()}


def _stripped(word: str, endings: tuple[str, ...], least: int, times: int) -> str:
    for _ in range(times):
        cut = next((e for e in endings if len(word) - len(e) >= least and word.endswith(e)), None)
        if not cut:
            break
        word = word[: -len(cut)]
    return word


_MARKS = str.maketrans("", "", "'’ʼ`ʹ")
_ALIKE = str.maketrans("іїєґўыэёоъьй", "ииегвиееа   ")
_VOWELS, _DOUBLE = re.compile("[аеиуюя]"), re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def cousin(word: str) -> str:
    """A word as its East Slavic cousins might spell it."""
    plain = word.translate(_MARKS).translate(_ALIKE).replace(" ", "").replace("дз", "д").replace("ц", "т")
    return _DOUBLE.sub(r"\1", plain)


@lru_cache(maxsize=50_000)
def east(word: str) -> str:
    """The stem of a Ukrainian or Belarusian word, by its endings alone."""
    return _stripped(word.translate(_MARKS), _endings()["uk"], 3, 2)


@lru_cache(maxsize=50_000)
def east_skeleton(word: str) -> str:
    """What an East Slavic stem shares with its cousins: consonants and the first letter; of short stems the vowels too."""
    plain = cousin(word)
    bones = plain[:1] + _VOWELS.sub("", plain[1:])
    if len(bones) > 2:
        return "=" + bones
    return "=" + plain.replace("я", "е") if len(plain) > 3 else ""


@lru_cache(maxsize=50_000)
def kazakh(word: str) -> str:
    """The stem of a Kazakh word, by its endings alone."""
    return _stripped(word, _endings()["kk"], 3, 4)


_KAZAKH_AS_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")


@lru_cache(maxsize=50_000)
def kazakh_skeleton(word: str) -> str:
    """What a Kazakh word shares with the Russian one that it was borrowed from, or with which it was borrowed."""
    bones = east_skeleton(east(kazakh(word).translate(_KAZAKH_AS_RUSSIAN)))
    return bones if len(bones) > 4 else ""


def keys(word: str, lang: str) -> tuple[str, ...]:
    """The keys under which a word in lower case may stand in the lexicon of its language, best first; "" for one it lacks."""
    if lang == "ru":
        return (lemma(word),)
    if lang in {"uk", "be"}:
        bare, short = word.translate(_MARKS), east(word)
        return (bare, "~" + cousin(word) if len(word) > 3 else "", short, east_skeleton(short))
    if lang == "kk":
        return (word, kazakh(word), word[:5] + "*" if len(word) > 5 else "", kazakh_skeleton(word))
    return (word, word[:5] + "*", kazakh_skeleton(word) if lang in {"ky", "tg"} else "")


def stemmed(word: str, lang: str) -> str:
    """The word without its endings, as far as the language's are known."""
    if lang == "ru":
        return lemma(word.lower())
    if lang in {"uk", "be"}:
        return east(word.lower())
    return kazakh(word.lower()) if lang == "kk" else word.lower()


# spellings of one sound, in the order in which they are replaced
_SPELLED = """
dzh>j dj>j zh>j kh>h tch>c tsch>c shch>s sch>s ch>c sh>s ph>f th>t gh>g ck>k x>ks q>k ts>c tz>c ce>se ci>si cy>si wh>v w>v
"""
_SOUNDS = [pair.split(">") for pair in _SPELLED.split()]
_SEMIVOWEL, _SILENT = re.compile("^[ui](?=[aeio])"), re.compile("[aeiouyh]")


@lru_cache(maxsize=50_000)
def latin(word: str) -> str:
    """A word in plain Latin letters, lower case."""
    return "".join(c for c in anyascii(word).lower() if c.isalnum())


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """What is left of a word's consonants in Latin letters; of short words the vowels too; of the shortest nothing."""
    plain = latin(word)
    for spelled, sound in _SOUNDS:
        plain = plain.replace(spelled, sound)
    plain = _SEMIVOWEL.sub("v", plain)
    bones = _DOUBLE.sub(r"\1", _SILENT.sub("", plain))
    if len(bones) > 2:
        return bones
    return "~" + plain.replace("y", "i") if len(plain) > 3 else ""


@lru_cache(maxsize=50_000)
def grams(word: str) -> tuple[str, ...]:
    """Three letters at a time of a name as it sounds, so that names agree whose spelling or ending differs."""
    sound = latin(word)
    for spelled, short in _SOUNDS:
        sound = sound.replace(spelled, short)
    sound = "_" + _DOUBLE.sub(r"\1", sound.replace("y", "i"))
    return tuple(dict.fromkeys(sound[i : i + 3] for i in range(len(sound) - 2)))
