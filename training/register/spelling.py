"""Cyrillic names in Latin letters by the usual schemes of newspapers: English, German, Polish, Czech, French.

Names that a source has in Cyrillic only get their English form here, marked "generated"; pairs.py makes spellings to measure on.
"""

import re

_COMMON = dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True)) | {
    "ъ": "",
    "ь": "",
    "і": "i",
    "ґ": "g",
    "ў": "u",
}
_COMMON |= {"қ": "q", "ғ": "gh", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ә": "a"}
SCHEMES = {
    "english": {"ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ё": "yo", "є": "ye", "ї": "yi"},
    "german": {"ж": "sch", "з": "s", "в": "w", "й": "j", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ю": "ju", "я": "ja", "ё": "jo", "є": "je", "ї": "ji"},
    "polish": {"ж": "ż", "в": "w", "й": "j", "х": "ch", "ц": "c", "ч": "cz", "ш": "sz", "щ": "szcz", "ю": "ju", "я": "ja", "ё": "jo", "є": "je", "ї": "ji", "л": "ł"},
    "czech": {"ж": "ž", "й": "j", "х": "ch", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ю": "ju", "я": "ja", "ё": "jo", "є": "je", "ї": "ji"},
    "french": {"ж": "j", "й": "ï", "х": "kh", "ц": "ts", "ч": "tch", "ш": "ch", "щ": "chtch", "у": "ou", "ю": "iou", "я": "ia", "ё": "io", "є": "ie", "ї": "i"},
}  # fmt: skip


def language(name: str) -> str:
    """Ukrainian and Belarusian by their letters, else Russian."""
    folded = name.casefold()
    if "ў" in folded or ("і" in folded and re.search("[ыэ]", folded)):
        return "be"
    return "uk" if re.search("[іїєґ]", folded) else "ru"


def latin(name: str, scheme: str = "english") -> str:
    """A Cyrillic name in Latin letters."""
    table, lang = _COMMON | SCHEMES[scheme], language(name)
    if lang != "ru":
        table["г"] = "h"
    if lang == "uk":
        table["и"] = "y"
    folded = re.sub("(?:ий|ый|ій)(?= |,|$)", "ы", name.casefold().replace("’", "").replace("'", ""))
    written = "".join(table.get(letter, letter) for letter in folded)
    return re.sub(r"(?:^|(?<=[ -]))\w", lambda match: match[0].upper(), written)


def without_patronymic(name: str) -> str:
    """“Surname, Given Patronymic” in the order of newspapers, given name first; two words stay as they are."""
    words = name.replace(",", "").split()
    if len(words) != 3:
        return " ".join(words)
    if re.search("(?:вич|віч|ич|іч|вна|ўна|чна)$", words[1]):
        return f"{words[0]} {words[2]}"
    return f"{words[1]} {words[0]}"
