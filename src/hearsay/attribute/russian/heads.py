"""Roles and the bodies that they belong to: whom a head speaks for as "we", «глава ведомства» by its body's name."""

import re

from hearsay.attribute.russian import offices
from hearsay.attribute.russian.declension import as_in
from hearsay.attribute.russian.morphology import forms, parses
from hearsay.attribute.russian.tables import bodies, generic_bodies


def owned_role(role_: str) -> tuple[str, str] | None:
    """The common noun for any body that ends a role («глава ведомства»), in the nominative, and the office before it."""
    office, _, last = role_.rpartition(" ")
    found = next((f.lemma for f in forms(last.lower()) if f.has("NOUN", "gent", "sing")), None)
    return (found, office) if office and " " not in office and found in generic_bodies() else None


def genitive_of_body(name: str) -> str:
    """The genitive of a body's name: its adjectives and head turn, a name in marks or of capitals stays."""
    turned, head = [], False
    for word in name.split():
        found = next(
            (p for p in parses(word.lower()) if p.tag.case == "nomn" and p.tag.POS in ("NOUN", "ADJF")), None
        )
        gent = (
            found.inflect({"gent"}) if found is not None and word.isalpha() and not word.isupper() else None
        )
        turned.append(word if head or gent is None else as_in(str(gent.word), word))
        head = head or (found is not None and found.tag.POS == "NOUN")
    return " ".join(turned)


# who leads a body says "we" for it; a mother or a farmer for herself
_LEADERS = (
    r"(?:глава|руководитель|начальник|председатель|президент|премьер-министр|премьер"
    r"|лидер|представитель|пресс-секретарь|спикер)"
)
_LED = re.compile(rf"(?:[а-яё]+(?:ый|ий|ой|ая)\s+)?{_LEADERS}\s+(.+)$", re.IGNORECASE)


def led(role_: str) -> str | None:
    """The body, or state, that the holder of the role leads, in the nominative; None where its noun is no body's."""
    match = _LED.match(role_.split(",", maxsplit=1)[0])
    if match is None:
        return None
    turned = offices.nominative(match[1], frozenset({"gent"}))
    noun = next(
        (f.lemma for word in turned.split() for f in forms(word.lower())[:1] if f.pos == "NOUN"), None
    )
    state = " " not in match[1] and any(f.has("Geox", "gent") for f in forms(match[1].lower()))
    if state:
        return as_in(next(f.lemma for f in forms(match[1].lower()) if f.has("Geox", "gent")), match[1])
    proper = match[1][:1].isupper() or match[1][:1] in '«"'
    return turned if proper or noun in bodies() else None
