"""How a word of a name sounds, whatever its script, and the skeleton of that: consonant classes without vowels.

A Cyrillic word has one sound, plus one for a case ending that holds a consonant; a Latin word has one for each orthography
it may be written in (English, Slavic, German, Dutch, French, Hungarian). Two spellings of one name share a skeleton:
г, х, h, g, kh are one class, т, ц, ts, c one, ж, j, zh, dzh one, в, ў, w, f one that only counts before a vowel.
The classes were measured in ../shared/research/actors.md, 2.4.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# what a reading with a case ending taken off costs beside the plain one
OBLIQUE = 0.12
Sounds = tuple[tuple[str, float], ...]

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "o", "є": "e", "ж": "Z", "з": "z",
        "и": "i", "і": "i", "ї": "i", "й": "", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ў": "v", "ф": "f", "х": "h", "ц": "c", "ч": "C", "ш": "S", "щ": "S", "ъ": "",
        "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a", "қ": "k", "ғ": "g", "ң": "n", "ө": "o", "ұ": "u", "ү": "u",
        "һ": "h", "ә": "a", "җ": "Z", "ҷ": "Z", "ӣ": "i", "ӯ": "u", "ҳ": "h", "ҡ": "k", "ј": "", "љ": "l", "њ": "n",
        "џ": "Z", "ђ": "d", "ћ": "C", "ќ": "k", "ѓ": "g", "ҫ": "s", "ҙ": "z", "ѕ": "z",
    }
)  # fmt: skip
_PLAIN = {"я": "а", "ю": "у", "є": "е"}
_LETTERS = str.maketrans(
    {
        "š": "S", "ş": "S", "ș": "S", "ś": "s", "ž": "Z", "ż": "Z", "ź": "z", "č": "C", "ć": "C", "ç": "C", "ł": "l",
        "ŭ": "v", "ğ": "g", "ı": "i", "ß": "s", "ð": "d", "þ": "t", "ə": "a", "ț": "c", "ţ": "c", "đ": "d", "ø": "o",
        "æ": "e", "å": "o", "œ": "e",
    }
)  # fmt: skip
# an orthography is a list of (pattern, sounds), applied in order to a folded word without accents
_ENGLISH = (
    ("shch|schtsch|sch", "S"), ("dzh|dj|zh", "Z"),
    ("kh", "h"), ("(?<=.)tch", "tC"), ("tch|ch", "C"), ("sh", "S"), ("ts|tz", "c"), ("ph", "f"),
    ("th", "t"), ("gh", "g"), ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("q", "k"), ("w", "v"), ("j", "Z"), ("c(?=[eiy])", "s"),
    ("c", "k"), ("dz", "d"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_SLAVIC = (
    ("szcz|Sc|SC|shch", "S"), ("dZ", "Z"), ("sz|sh", "S"), ("cz|(?<=i)ch$", "C"), ("rz", "Z"), ("dzi?", "d"), ("kh|ch", "h"),
    ("zh", "Z"),
    ("c", "c"), ("j", "y"), ("w", "v"), ("x", "ks"), ("q", "k"), ("th", "t"), ("ph", "f"),
)  # fmt: skip
_GERMAN = (
    ("schtsch", "S"), ("st(?=ei)", "St"), ("dsch", "Z"), ("tsch", "C"), ("sch", "S"), ("ch", "h"), ("tz|z", "c"),
    ("ck|c|q", "k"), ("j", "y"),
    ("w", "v"), ("x", "ks"), ("th", "t"), ("ph", "f"),
)  # fmt: skip
_DUTCH = (
    ("sjtsj", "S"), ("dzj", "Z"), ("tsj", "C"), ("sj", "S"), ("zj", "Z"), ("ch", "h"), ("oe", "u"), ("ts", "c"), ("j", "y"),
    ("w", "v"), ("c|q", "k"), ("x", "ks"), ("kh", "h"), ("sh", "S"), ("zh", "Z"),
)  # fmt: skip
_HUNGARIAN = (
    ("zs", "Z"), ("cs", "C"), ("sz", "s"), ("s", "S"), ("gy", "d"), ("ly", "l"), ("ny", "n"), ("ty", "t"), ("c", "c"), ("j", "y"),
    ("w", "v"), ("x", "ks"),
)  # fmt: skip
_BELARUSIAN = (("u$", "v"), *_ENGLISH)
_FRENCH = (
    ("chtch", "S"), ("tch", "C"), ("ch", "S"), ("dj", "Z"), ("kh", "h"), ("ts", "c"), ("ou", "u"), ("gu(?=[ei])", "g"),
    ("qu", "k"), ("j", "Z"), ("c(?=[eiy])", "s"), ("c", "k"), ("x", "ks"), ("w", "v"), ("th", "t"), ("ph", "f"), ("e$", ""),
)  # fmt: skip


def _compiled(rules: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all rules; what a group matched says which rule it was."""
    sounds_of = {str(number): sound for number, (_, sound) in enumerate(rules, 1)}
    return re.compile("|".join(f"({pattern})" for pattern, _ in rules)), sounds_of


_READINGS = (
    (re.compile(""), *_compiled(_ENGLISH)),
    (re.compile("j|c|sz|rz"), *_compiled(_SLAVIC)),
    (re.compile("z|j|ch|stei"), *_compiled(_GERMAN)),
    (re.compile("j|oe"), *_compiled(_DUTCH)),
    (re.compile("ch|gu|qu|ou|e$"), *_compiled(_FRENCH)),
    (re.compile("sz|cs|zs"), *_compiled(_HUNGARIAN)),
    (re.compile("(?<!ea)(?<=[aoe])u$"), *_compiled(_BELARUSIAN)),
)
_IN_CYRILLIC = re.compile("[\u0400-\u052f]")
# names in these characters are only found as they are written
_IN_CHINESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_APOSTROPHES = re.compile("[’'ʼ`´ʹ‘\u0301]")
_DOUBLED = re.compile(r"(.)\1+")
_GLIDE = re.compile("(?<![^aeiou])y(?=[aeiou])|(?<=[aeiou])y")
# a soft consonant before a vowel: Ляшко, Lyashko, Liashko; after a vowel or at the beginning я is plain a
_SOFT = re.compile("(?<=[бвгґджзклмнпрстфхцчшщғқң])[яює]|ь(?=[аеёоуэюяєії])")
# case endings with a consonant in them: the word without, and the letters a stem keeps at least
_ENDINGS = re.compile("(?:ого|его|ому|ему|ым|им|ом|ем|ём|ою|ею|ові|еві|єві|ім|ам|ям|ага|яга|аму|яму|їм|єм)$")
_KAZAKH = re.compile("(?:[дтн][ыі]ң|[ғгқк][ае]|[дтн][ыі]|[дт][ае]|[дтн][ае]н|[мбп]ен|ов[ат][аы]?)$")
_SHORTEST_STEM = 3


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Small letters without apostrophes and accents on Cyrillic, hyphens of all kinds one."""
    word = unicodedata.normalize("NFC", word).casefold()
    return _APOSTROPHES.sub("", word).replace("‐", "-").replace("–", "-").replace("‑", "-")


@lru_cache(maxsize=65536)
def is_cyrillic(word: str) -> bool:
    return _IN_CYRILLIC.search(word) is not None


@lru_cache(maxsize=65536)
def sounds(word: str) -> Sounds:
    """How the word may sound, each with what that reading costs; hyphens are no sound."""
    word = fold(word).replace("-", "")
    if _IN_CHINESE.search(word):
        return ((word, 0.0),)
    if not is_cyrillic(word):
        return tuple((sound, 0.0) for sound in _latin(word))
    found = [(_cyrillic(word), 0.0)]
    ending = _ENDINGS.search(word)
    if ending and ending.start() >= _SHORTEST_STEM:
        found.append((_cyrillic(word[: ending.start()]), OBLIQUE))
    kazakh = _KAZAKH.search(word)
    if kazakh and kazakh.start() > _SHORTEST_STEM and any(letter in "әғқңөұүһі" for letter in word):
        found.append((_cyrillic(word[: kazakh.start()]), OBLIQUE))
    return tuple(found)


def _cyrillic(word: str) -> str:
    word = word.replace("дж", "ж").replace("дз", "д").replace("шч", "щ").replace("йо", "о").replace("ьо", "о")
    word = _SOFT.sub(lambda match: "и" + _PLAIN.get(match[0], ""), word)
    return _DOUBLED.sub(r"\1", word.translate(_CYRILLIC))


def _latin(word: str) -> list[str]:
    word = word.translate(_LETTERS)
    if not word.isascii():
        word = "".join(
            letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
        )
        if not word.isascii():
            word = "".join(letter if letter.isascii() else anyascii(letter).lower() for letter in word)
    found: list[str] = []
    for trigger, pattern, rules in _READINGS:
        if not trigger.search(word):
            continue
        sound = pattern.sub(lambda match, rules=rules: rules[str(match.lastindex)], word)  # type: ignore[misc]
        sound = _GLIDE.sub("", sound).replace("y", "i")
        sound = _DOUBLED.sub(r"\1", "".join(letter for letter in sound if letter.isalnum()))
        if sound not in found:
            found.append(sound)
    return found


_KEY_CLASSES = str.maketrans({"g": "h", "c": "t", "f": "v"})
# в, ў, w, u and г, х, h are written or not before a consonant: Ціханоўская, Tsikhanouskaya; Джонсон, Johnson
_BEFORE_CONSONANT = re.compile("v(?![aeiou])|h(?![aeiou]|$)")
_NO_KEY = re.compile("[aeiou]+")


@lru_cache(maxsize=65536)
def skeleton(sound: str) -> str:
    """The consonant classes of a sound; a sound of vowels only is its own key."""
    stem = sound.rstrip("aeiou")
    bare = _BEFORE_CONSONANT.sub("", stem.translate(_KEY_CLASSES))
    key = _NO_KEY.sub("", bare).replace("ts", "t").replace("ds", "d")
    return _DOUBLED.sub(r"\1", key) or f"-{sound}"


@lru_cache(maxsize=65536)
def skeletons(word: str) -> tuple[str, ...]:
    """The keys of all readings of a word."""
    return tuple(dict.fromkeys(skeleton(sound) for sound, _ in sounds(word)))
