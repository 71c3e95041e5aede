"""Case forms of names at build time: Russian by pymorphy3's dictionary, Ukrainian, Belarusian and Kazakh by short tables of endings.

A form too many does no harm (nobody writes it); one too few is a name not found.
"""

import re

import pymorphy3

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_ANALYZER = pymorphy3.MorphAnalyzer(lang="ru")
_FIXED = re.compile(r"[иуюэоеё]$|[А-ЯЁ]{2}$|^[А-ЯЁІЇЄЎҚҮҰӘҒҺӨ]+$|\d")


def forms(name: str, lang: str) -> list[str]:
    """All case forms of a name as it stands in the nominative, the nominative first."""
    if lang == "en":
        return [name]
    made = {"ru": _russian, "uk": _slavic, "be": _slavic}.get(lang)
    found = made(name, lang) if made else kazakh(name)
    return list(dict.fromkeys([name, *found]))


# Russian


def _russian(name: str, _lang: str) -> list[str]:
    words, before = name.split(), True
    columns = []
    for word in words:
        inflected = _word_ru(word) if before else None
        if inflected and inflected[1]:
            before = False
        columns.append(inflected[0] if inflected else [word] * len(CASES))
    return [" ".join(column) for column in zip(*columns, strict=True)]


def _word_ru(word: str) -> tuple[list[str], bool] | None:
    """A word in six cases, and whether it is a noun, after which nothing is inflected; None: it stays as it is."""
    head, dash, last = word.rpartition("-")
    if last in {"Косово", "Сараево"}:
        return [last, last[:-1] + "а", last[:-1] + "у", last, last[:-1] + "ом", last[:-1] + "е"], True
    if not last or not last[0].isalpha():
        return None
    parses = [
        p
        for p in _ANALYZER.parse(last)
        if "nomn" in p.tag and p.tag.POS in {"NOUN", "ADJF", "PRTF"} and "Abbr" not in p.tag
    ]
    parses.sort(key=lambda p: ("Geox" in p.tag, p.score), reverse=True)
    if not parses or (_FIXED.search(last) and not _inflects(parses[0])):
        return None
    parse = parses[0]
    if "Fixd" in parse.tag:
        return [word] * len(CASES), True
    out = []
    for case in CASES:
        inflected = parse.inflect(
            {case}
            | (
                {"inan"}
                if parse.tag.POS != "NOUN" and case == "accs" and parse.tag.gender not in {"femn", "neut"}
                else set()
            )
        )
        form = inflected.word if inflected else last.lower()
        out.append(head + dash + _cased(form, last))
    return out, parse.tag.POS == "NOUN"


def _inflects(parse: pymorphy3.analyzer.Parse) -> bool:
    """Whether a word that ends like an indeclinable one is none: the dictionary knows it, or it is a plural."""
    return (
        "Fixd" not in parse.tag
        and (parse.is_known or parse.tag.number == "plur")
        and not parse.word.isupper()
    )


def _cased(form: str, like: str) -> str:
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


def russian_lexeme(word: str) -> list[str]:
    """All forms of an adjective or a resident's noun, in both numbers and all genders."""
    parses = [p for p in _ANALYZER.parse(word) if p.tag.POS in {"NOUN", "ADJF"} and "nomn" in p.tag]
    if not parses:
        return [word]
    best = next(
        (p for p in parses if ("ADJF" if word.endswith(("кий", "ный")) else "NOUN") == p.tag.POS), parses[0]
    )
    found = [
        form.word
        for form in best.lexeme
        if form.tag.POS in {"NOUN", "ADJF"} and not {"Supr", "Cmp2", "V-ej"} & set(form.tag.grammemes)
    ]
    found = [form for form in found if not form.startswith("наи")]
    if word.endswith(("ский", "цкий")):
        found.append(word[:-2] + "о")  # «российско-украинский»
    return list(dict.fromkeys([word, *found]))


# Ukrainian and Belarusian

_ADJECTIVES = {
    "uk": [
        (r"^Стара$", ["Стара", "Старої", "Старій", "Стару", "Старою", "Старій"]),
        (r"ий$", ["ий", "ого", "ому", "ий", "им", "ому"]),
        (r"(?<=ськ|цьк|зьк|..н|..в|.ик)а$", ["а", "ої", "ій", "у", "ою", "ій"]),
        (r"(?<=ськ|цьк|зьк|..н|..в)і$", ["і", "их", "им", "і", "ими", "их"]),
    ],
    "be": [
        (r"(?<=ел|ьн|ўн)ы$", ["ы", "ага", "аму", "ы", "ым", "ым"]),
        (r"(?<=[кг])і$", ["і", "ага", "аму", "і", "ім", "ім"]),
        (r"ая$", ["ая", "ай", "ай", "ую", "ай", "ай"]),
        (r"ыя$", ["ыя", "ых", "ым", "ыя", "ымі", "ых"]),
        (r"(?<=к)ія$", ["ія", "іх", "ім", "ія", "імі", "іх"]),
        (r"ае$", ["ае", "ага", "аму", "ае", "ым", "ым"]),
    ],
}
_NOUNS = {
    "uk": [
        (r"ство$", ["ство", "ства", "ству", "ство", "ством", "стві"]),
        (r"ія$", ["ія", "ії", "ії", "ію", "ією", "ії"]),
        (r"я$", ["я", "і", "і", "ю", "ею", "і"]),
        (r"ка$", ["ка", "ки", "ці", "ку", "кою", "ці"]),
        (r"га$", ["га", "ги", "зі", "гу", "гою", "зі"]),
        (r"ха$", ["ха", "хи", "сі", "ху", "хою", "сі"]),
        (r"а$", ["а", "и", "і", "у", "ою", "і"]),
        (r"дім$", ["дім", "дому", "дому", "дім", "домом", "домі"]),
        (r"ща$", ["ща", "щі", "щі", "щу", "щею", "щі"]),
        (r"їв$", ["їв", "єва", "єву", "їв", "євом", "єві"]),
        (r"шинів$", ["шинів", "шинева", "шиневу", "шинів", "шиневом", "шиневі"]),
        (r"ь$", ["ь", "і", "і", "ь", "сю", "і"]),
        (r"й$", ["й", "ю", "ю", "й", "єм", "ї"]),
        (r"(?<=ов|єв)о$", ["о", "а", "у", "о", "ом", "і"]),
        (r"и$", ["и", "ів", "ам", "и", "ами", "ах"]),
        (r"(?<=[бвгґджзклмнпрстфхцчш])$", ["", "у", "у", "", "ом", "і"]),
    ],
    "be": [
        (r"ства$", ["ства", "ства", "ству", "ства", "ствам", "стве"]),
        (r"т$", ["т", "та", "ту", "т", "там", "це"]),
        (r"д$", ["д", "да", "ду", "д", "дам", "дзе"]),
        (r"ія$", ["ія", "іі", "іі", "ію", "іяй", "іі"]),
        (r"я$", ["я", "і", "і", "ю", "яй", "і"]),
        (r"ка$", ["ка", "кі", "цы", "ку", "кай", "цы"]),
        (r"га$", ["га", "гі", "зе", "гу", "гай", "зе"]),
        (r"а$", ["а", "ы", "е", "у", "ай", "е"]),
        (r"еў$", ["еў", "ева", "еву", "еў", "евам", "еве"]),
        (r"ёў$", ["ёў", "ёва", "ёву", "ёў", "ёвам", "ёве"]),
        (r"іў$", ["іў", "іва", "іву", "іў", "івам", "іве"]),
        (r"усь$", ["усь", "усі", "усі", "усь", "уссю", "усі"]),
        (r"ь$", ["ь", "я", "ю", "ь", "ем", "і"]),
        (r"ы$", ["ы", "аў", "ам", "ы", "амі", "ах"]),
        (r"(?<=[бвгджзклмнпрстфхцчш])$", ["", "а", "у", "", "ам", "е"]),
    ],
}
# what a noun's table leaves out
_MORE = {"uk": {"ь": ["ю", "я", "ем", "єм"], "": ["а", "ові"]}, "be": {"ь": ["ем"], "": ["у"], "а": ["ам"]}}


def _slavic(name: str, lang: str) -> list[str]:
    words, columns, before = name.split(), [], True
    for place, word in enumerate(words):
        adjective = before and place + 1 < len(words) and _paradigm(word, _ADJECTIVES[lang])
        noun = None if adjective or not before or word.isupper() else _paradigm(word, _NOUNS[lang])
        columns.append(adjective or noun or [word] * len(CASES))
        before = before and bool(adjective)
    found = [" ".join(column) for column in zip(*columns, strict=True)]
    return found + _extra(name, lang) if len(words) == 1 and not name.isupper() else found


def _paradigm(word: str, table: list[tuple[str, list[str]]]) -> list[str] | None:
    for ending, cases in table:
        if found := re.search(ending, word):
            return [word[: found.start()] + case for case in cases]
    return None


def _extra(word: str, lang: str) -> list[str]:
    for ending, more in _MORE[lang].items():
        if ending and word.endswith(ending):
            return [word[: -len(ending)] + other for other in more]
    return [word + other for other in _MORE[lang][""]] if re.search(r"[бвгджзклмнпрстфхцчш]$", word) else []


_ADJECTIVE_ENDINGS = {
    "uk": ["ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими", "о"],
    "be": ["і", "ага", "аму", "ім", "ая", "ай", "ую", "аю", "ае", "ія", "іх", "імі", "а"],
}


def slavic_adjective(word: str, lang: str) -> list[str]:
    stem = re.sub(r"(ий|і|ы)$", "", word)
    return [word, *(stem + ending for ending in _ADJECTIVE_ENDINGS[lang])]


_RESIDENTS = {
    "uk": [
        (r"єць$", "єць йця йцю йцем йці йців йцям йцями йцях йцеві"),
        (r"ець$", "ець ця цю цем ці ців цям цями цях цеві"),
        (r"([яаи])нин$", None),
        (r"ка$", "ка ки ці ку кою ок кам ками ках"),
        (r"ок$", "ок ка ку ком ки ків кам ками ках"),
        (r"иш$", "иш иша ишу ишем иші ишів ишам ишами ишах"),
        (r"ень$", "ень ня ню нем ні нів ням нями нях"),
        (r"ин$", "ин ина ину ином ині ини инів инам инами инах"),
        (r"$", " а у ові ом і и ів ам ами ах"),
    ],
    "be": [
        (r"ец$", "ец ца цу цам цы цаў цамі цах"),
        (r"ац$", "ац ца цу цам цы цаў цамі цах"),
        (r"ка$", "ка кі цы ку кай ак кам камі ках"),
        (r"([яаі])нін$", None),
        (r"ак$", "ак ака аку акам акі акаў акамі аках ку ка кі каў"),
        (r"$", " а у ам е ы аў амі ах"),
    ],
}


def resident(word: str, lang: str) -> list[str]:
    """All forms of a Ukrainian or Belarusian noun for a person."""
    for ending, cases in _RESIDENTS[lang]:
        found = re.search(ending, word)
        if not found:
            continue
        stem = word[: found.start()]
        if cases is None:
            vowel = found.group(1)
            single = f"{stem}{vowel}{'нин' if lang == 'uk' else 'нін'}"
            ends = {"uk": ("", "а", "у", "ом", "ові", "і"), "be": ("", "а", "у", "ам", "е")}[lang]
            plural = {"uk": ("и", "", "ам", "ами", "ах"), "be": ("е", "", "ам", "амі", "ах", "аў")}[lang]
            return [single + end for end in ends] + [f"{stem}{vowel}н{end}" for end in plural]
        return [word, *(stem + case for case in cases.split(" "))]
    return [word]


# Kazakh

_VOICELESS, _NASAL = set("кқпстфхцчшщһбвгд"), set("мнң")


def kazakh(name: str, *, plural: bool = False) -> list[str]:
    """The seven cases of Kazakh, of the plural too where asked for; the last word alone is declined."""
    if " " in name and name[-1] in "ыі":
        return [name + suffix for suffix in _possessed(name)]
    bases = [name, name + _plural(name)] if plural else [name]
    made = [base + suffix for base in bases for suffix in ("", *_suffixes(base))]
    return made if plural else [*made, name + _belonging(name)]


def _sound(word: str) -> tuple[str, bool]:
    """The last sound of a word, and whether its endings are back ones; a soft sign makes them front."""
    lower = word.lower()
    if lower.endswith("ь"):
        return lower[-2:-1], False
    return lower[-1], next(
        (letter in "аоұыяюё" for letter in reversed(lower) if letter in "аоұыяюёәөүіеэи"), True
    )


def _suffixes(word: str) -> list[str]:
    last, back = _sound(word)
    a, y, k, g = ("а", "ы", "қ", "ғ") if back else ("е", "і", "к", "г")
    hard, vowel = last in _VOICELESS, last in "аәеоөұүыіэёя"
    d = "т" if hard else "д"
    genitive = f"т{y}ң" if hard else f"н{y}ң" if vowel or last in _NASAL else f"д{y}ң"
    accusative = f"н{y}" if vowel else f"{d}{y}"
    ablative = f"н{a}н" if last in _NASAL else f"{d}{a}н"
    instrumental = "пен" if hard else "бен" if last in "зж" else "мен"
    return [genitive, (k if hard else g) + a, accusative, d + a, ablative, instrumental, f"{d}{a}{g}{y}"]


def _possessed(word: str) -> list[str]:
    a, y, g = ("а", "ы", "ғ") if word[-1] == "ы" else ("е", "і", "г")
    return ["", f"н{y}ң", f"н{a}", "н", f"нд{a}", f"н{a}н", "мен", f"нд{a}{g}{y}"]


def _belonging(word: str) -> str:
    last, back = _sound(word)
    first = "т" if last in _VOICELESS else "д" if last in "мнңзжл" else "л"
    return first + ("ық" if back else "ік")


def _plural(word: str) -> str:
    last, back = _sound(word)
    first = "т" if last in _VOICELESS else "д" if last in "мнңзжл" else "л"
    return first + ("ар" if back else "ер")
