"""English phrases for people and bodies without a name: "the young striker", "her lawyers", "a letter from the company"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from hearsay.attribute.drafts import Description, Gender
from hearsay.attribute.english import forms
from hearsay.attribute.tables import rows
from hearsay.records import Span

_NEW = {"a", "an", "one", "another", "some"}
_OWN = {"his", "her", "their", "its", "my", "our"}
_WOMEN = {
    "mother",
    "mum",
    "mom",
    "sister",
    "daughter",
    "wife",
    "widow",
    "actress",
    "girl",
    "aunt",
    "queen",
    "woman",
    "heroine",
}
_MEN = {"father", "dad", "brother", "son", "husband", "uncle", "king", "man", "boy"}
# words of titles that are no title by themselves
_PARTS = {
    "press", "party", "state", "home", "foreign", "finance", "health", "education", "energy", "culture", "economy", "defence",
    "defense", "interior", "trade", "transport", "treasury", "labor", "labour", "campaign", "acting", "former", "prime", "vice",
    "under", "ex", "executive", "managing", "majority", "minority", "senior", "shadow", "staff", "co", "emeritus", "del", "hon",
    "delegation",
}  # fmt: skip
_BINDING = re.compile(r"\b(?:from|by|of)\s+(?:the\s+)?")
# adjectives that tell nothing of an office
_LOOSE = {
    "new",
    "former",
    "current",
    "then",
    "outgoing",
    "late",
    "ex",
    "senior",
    "veteran",
    "country",
    "country's",
}
_SMALL = {"of", "the", "for", "a", "an", "'s", "to", "in", "at", "on", "and"}


def describes(words: str) -> Description | None:
    """What a phrase says of a person or of people; None where its head is no noun for people."""
    parts = words.split(",", maxsplit=1)[0].split(" who ", maxsplit=1)[0].split()
    base = forms.base(words)
    head = forms.head(base)
    one = _single(head)
    if not parts or one is None:
        return None
    bare = base.lower().split()[-1:] == [head]
    # "Roe's aide" is somebody whom nothing has named yet
    new = parts[0].lower() in _NEW | _OWN or re.search(r"\w['’]s? ", words) is not None
    return Description(one, "plural" if one != head else _gender(head), bare, new)


def _single(head: str) -> str | None:
    """The noun for one such person."""
    people = (forms.offices() - _PARTS) | _WOMEN | _MEN
    if head in people:
        return head
    for ending, put in (("ies", "y"), ("men", "man"), ("women", "woman"), ("es", ""), ("s", "")):
        if head.endswith(ending) and (one := head.removesuffix(ending) + put) in people:
            return one
    return None


def _gender(noun: str) -> Gender | None:
    if noun in _WOMEN or noun.endswith("woman"):
        return "feminine"
    return "masculine" if noun in _MEN or noun.endswith("man") else None


@lru_cache(maxsize=4)
def _nouns(table: str) -> frozenset[str]:
    return frozenset(row["noun"] for row in rows(table))


def document(words: str) -> bool:
    """Whether a text or utterance heads the phrase."""
    head = forms.head(words)
    return head in _nouns("documents_en") or head.removesuffix("s") in _nouns("documents_en")


def body(words: str) -> bool:
    """Whether a noun for a body of any name heads the phrase."""
    return forms.head(words) in _nouns("bodies_en")


def owner(text: str, source: Span) -> Span | None:
    """Whose it is: a possessive that opens the phrase, a name with 's, or who stands behind "of", "from", "by"."""
    words = text[slice(*source)]
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    if first.lower() in _OWN:
        return source[0], source[0] + len(first)
    match = re.search(r"['’]s?\s", words)
    if match and match.start():
        return source[0], source[0] + match.start()
    bound = _BINDING.search(words)
    if bound is None:
        return None
    stop = words.find(",", bound.end())
    return source[0] + bound.end(), source[0] + stop if stop > 0 else source[1]


def owned(base: str, name: str) -> str:
    """The phrase with the owner's name: "his lawyers" and "Gale Sorrow" give "Gale Sorrow's lawyers"."""
    parts = base.split()
    rest = parts[1:] if parts and parts[0].lower() in _OWN else parts
    return f"{name}'s {' '.join(rest)}"


@lru_cache(maxsize=1)
def _equals() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((tuple(row["words"].split()), tuple(row["means"].split())) for row in rows("equals_en"))


@lru_cache(maxsize=4096)
def _meanings(phrase: str) -> frozenset[frozenset[str]]:
    words = frozenset(forms.compared(phrase.replace("'s", " ").replace("’s", " ").replace("-", " "))) - _SMALL
    found = {words}
    for said, meant in _equals():
        found |= {(one - set(said)) | set(meant) for one in found if set(said) - _SMALL <= one}
    return frozenset(found)


def same_office(words: str, role: str) -> bool:
    """Whether a description may be of who holds the role: the same office, and nothing that the role lacks."""
    head = forms.head(words)
    for part in (role, *role.split(", ")):
        for one in _meanings(words):
            for other in _meanings(part):
                alike = head in other or forms.head(part) in one
                if alike and (one - _LOOSE <= other or (other <= one and len(other) > 1)):
                    return True
    return False


@lru_cache(maxsize=1)
def _posts() -> frozenset[str]:
    return frozenset(side[-1] for pair in _equals() for side in pair)


def post(head: str) -> bool:
    """Whether the noun is that of an office which a state or body has one of."""
    return head in _posts()


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("bodies_en") if row["generic"])


def generic(words: str) -> bool:
    """Whether the word fits any body."""
    return forms.head(words) in _generic()


def fuller(text: str, base: str) -> str | None:
    """The fullest name in the text that ends with the noun or goes on with "of": "court" - "Supreme Court of Lurania"."""
    head = forms.head(base).capitalize()
    name = r"(?:[A-Z][\w’'-]+\s+(?:(?:of|for|and|the)\s+)?){0,5}"
    found = re.findall(
        rf"\b({name}{re.escape(head)}\b(?:\s+(?:of|for|on)\s+(?:the\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*)?)",
        text,
    )
    longer = [phrase.removeprefix("The ") for phrase in found if " " in phrase.removeprefix("The ")]
    return max(longer, key=len, default=None)


def role(base: str) -> str:
    """The words for one whom nothing names, as a role: "one poster" is a poster."""
    return base.removeprefix("one ").removeprefix("One ").removeprefix("another ").removeprefix("same ")


_APPENDED = re.compile(r", an? ([^,]+)")


def appended(words: str) -> str | None:
    """The calling behind a phrase for somebody without a name: "One man in the queue, [a retired teacher]"."""
    match = _APPENDED.search(words)
    if match is None:
        return None
    said = match[1].split(" who ", maxsplit=1)[0].strip(' .”"')
    return said if forms.head(said) in forms.offices() else None


_OWNED = re.compile(r"(its|his|her|their|(?:[a-z]+ )?[a-z]+(?=['’]s ))(?:['’]s)? (.+)")


def owned_role(role: str) -> tuple[str, str] | None:
    """Owner and office of a role that only points: "its chair", "commission's chair"; None of "Lurania's president"."""
    match = _OWNED.fullmatch(role[:1].lower() + role[1:])
    if match is None or not (match[1] in _OWN or body(match[1])):
        return None
    return match[1], match[2]


def role_of(text: str, office: str, owner: str) -> str:
    """The office with its owner's name: "chair of the Harbour Council"."""
    if not owner:
        return office
    article = "the " if f"he {owner}" in text else ""
    return f"{office} of {article}{owner}"


def chosen_role(stated: Sequence[tuple[str, bool]]) -> str:
    """The role that lasts, that stands where he speaks, of more than a word, and the fullest."""

    def worth(row: tuple[str, bool]) -> tuple[bool, bool, int]:
        role, speaks = row
        return not role.lower().startswith(_OVER), speaks and " " in role, len(role)

    return max(stated, key=worth)[0]


_OVER = ("former ", "ex-", "then ", "one-time ", "late ", "retired ")
