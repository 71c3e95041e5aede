"""Bytes to text: what the bytes say comes before what their label says.

Valid UTF-8 with anything beyond ASCII is UTF-8 whatever the label claims, because other encodings' text is
almost never valid UTF-8. Eight-bit Cyrillic encodings are told apart by the letters that result: the right
one gives words in lower case made of frequent letters, the wrong ones give capitals amid words and symbols.
"""

import codecs
import re

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The WHATWG encoding standard's reading of labels that are commonly wrong: pages so labelled use the larger
# set.
LABELS_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "koi8-r": "koi8_u",
}
CYRILLIC = ("cp1251", "koi8_u", "cp866", "iso8859-5", "mac-cyrillic")
EIGHT_BIT = (*CYRILLIC, "cp1252", "cp1250", "cp1254")
SAMPLE = 60_000
_LABEL = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
# C0 controls but for tab, newline and carriage return; NUL to begin with: no text has them, parsers choke on
# them
_CONTROLS = {code: None for code in (*range(32), 0x7F, 0xFEFF, 0xFFFE, 0xFFFF) if code not in {9, 10, 13}}
_CONTROLS |= dict.fromkeys(range(0xD800, 0xE000))


def decode(content: bytes, label: str | None = None) -> str:
    """The text of a page's bytes, without control characters, byte order marks and lone surrogates."""
    return content.decode(encoding_of(content, label), "replace").translate(_CONTROLS)


def encoding_of(content: bytes, label: str | None = None) -> str:
    """The name of the codec that these bytes are in, as far as they and their labels tell."""
    for mark, codec in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return codec
    return _utf16(content) or _utf8(content) or _labelled(content, label)


def _utf16(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin or Cyrillic text is 0 or 4."""
    sample = content[:2000]
    if len(sample) < 4 or sample.count(0) + sample.count(4) < 0.3 * len(sample):
        return None
    odd, even = (sum(byte in {0, 4} for byte in sample[start::2]) for start in (1, 0))
    half = len(sample) / 2
    if odd > 0.9 * half and even < 0.3 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.9 * half and odd < 0.3 * half else None


def _utf8(content: bytes) -> str | None:
    """UTF-8 where it is valid but for a few broken places (a page cut off, a stray byte), and not escaped
    ASCII.
    """
    text = content.decode("utf-8", "replace")
    broken = text.count("�") - content.count("�".encode())
    beyond = sum(1 for byte in content[:SAMPLE] if byte >= 0xC2)
    if not beyond and not broken:
        return None if b"\x1b$" in content else "utf-8"
    return "utf-8" if broken <= beyond // 20 or (broken == 1 and text.endswith("�") and beyond > 1) else None


def _labelled(content: bytes, label: str | None) -> str:
    stated = _known(label) or _known(_written_label(content))
    if stated and stated not in EIGHT_BIT and stated != "utf-8":
        return stated
    return _best_eight_bit(content, stated)


def _written_label(content: bytes) -> str | None:
    found = _LABEL.search(content[:4096])
    return found[1].decode("ascii") if found else None


def _known(label: str | None) -> str | None:
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    name = LABELS_MEANT.get(name, name)
    try:
        # some of Python's codecs are no encodings of text (hex), others no encodings of pages (idna)
        return name if b"a page".decode(name, "replace") else None
    except (LookupError, ValueError):
        return None


def _best_eight_bit(content: bytes, stated: str | None) -> str:
    """The label's codec unless another one gives clearly better words; cp1252 where nothing tells."""
    sample = _telling(content)
    if not sample:
        return stated if stated in EIGHT_BIT else "cp1252"
    scores = {codec: _wordlikeness(sample.decode(codec, "replace")) for codec in EIGHT_BIT}
    best = max(EIGHT_BIT, key=lambda codec: scores[codec])
    if stated in EIGHT_BIT and (stated not in CYRILLIC) == (best not in CYRILLIC):
        # within one script a label is outdone by a wide margin only: 0.15 is a seventh of the scale
        return best if scores[best] > scores[stated] + 0.15 else stated
    return best


def _telling(content: bytes) -> bytes:
    """The words that hold bytes beyond ASCII: only they tell eight-bit encodings apart."""
    words = re.findall(rb"[^\s<>\"'=/;&]*[\x80-\xff][^\s<>\"'=/;&]*", content[:SAMPLE])
    return b" ".join(words)


_FREQUENT = frozenset("оеаинтсрвлкмдпуі")
_LETTER = re.compile(r"[^\W\d_]")


def _wordlikeness(text: str) -> float:
    """How much text beyond ASCII looks like words, about 1 for the right codec: letters count for it."""
    beyond = [char for char in text if char > "\x7f"]
    good = sum(_worth(char) for char in beyond)
    breaks = len(re.findall(r"(?<=[a-zа-яёіїєґў])[A-ZА-ЯЁІЇЄҐЎ]", text))
    mixed = len(re.findall(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", text))
    return (good - breaks - mixed) / max(1, len(beyond))


def _worth(char: str) -> float:
    if char.lower() in _FREQUENT:
        return 1.2 if char.islower() else 0.3
    if char in "«»“”‘’„—–…№\xa0":
        return 0.8
    if char.isalpha():
        return 0.8 if char.islower() else 0.3
    return -1.0
