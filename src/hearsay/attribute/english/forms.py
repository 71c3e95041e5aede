"""What an English noun phrase comes to: its base form, whether it names anybody, whether a name in it is its head."""

from functools import lru_cache

from hearsay.attribute.drafts import Gender
from hearsay.attribute.tables import rows
from hearsay.records import Span

_ARTICLES = {"the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my"}
_PRONOUNS: dict[str, Gender] = {
    "he": "masculine", "him": "masculine", "his": "masculine", "himself": "masculine",
    "she": "feminine", "her": "feminine", "hers": "feminine", "herself": "feminine",
    "it": "neuter", "its": "neuter", "itself": "neuter",
    "they": "plural", "them": "plural", "their": "plural", "both": "plural",
}  # fmt: skip
GENDERS: dict[str, Gender | None] = {"masculine": "masculine", "feminine": "feminine", "": None}
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
RELATIVE = frozenset({"who", "whom", "which", "whose", "that"})
_SHORT = 3
_BINDS = {"of", "for", "to", "by", "with", "about", "against", "at", "in", "from", "on", "like"}


@lru_cache(maxsize=1)
def titles() -> dict[str, Gender | None]:
    """Words that stand before a name: "Mr", "President"; with the gender that they tell."""
    return {row["title"]: GENDERS[row["gender"]] for row in rows("titles_en")}


@lru_cache(maxsize=1)
def offices() -> frozenset[str]:
    """Nouns that name a person by what he or she does."""
    return frozenset(row["noun"] for row in rows("offices_en")) | frozenset(
        title.lower() for title in titles()
    )


@lru_cache(maxsize=1)
def _nobody() -> dict[str, bool]:
    """Words for nobody in particular; true where one still says what somebody is: "source", "insider"."""
    return {row["word"]: bool(row["calling"]) for row in rows("unnamed_en")}


def pronoun(word: str) -> Gender | None:
    return _PRONOUNS.get(word.lower())


def base(words: str) -> str:
    """Without articles, apposition and possessive ending: "The Home Office's" -> "Home Office"."""
    head = words.split(", ", maxsplit=1)[0].split(" (", maxsplit=1)[0].strip(" ,“”\"'’").replace("’", "'")
    head = head.removesuffix("'s").strip()
    parts = head.split()
    while parts and parts[0].lower() in _ARTICLES:
        parts = parts[1:]
    return " ".join(parts)


def compared(phrase: str) -> list[str]:
    return [word for word in phrase.lower().replace(",", " ").split() if word not in _ARTICLES]


def stands_in(words: str) -> Gender | None:
    """A bare office with "the" ("the diplomat", "the Halsten lawyer"), which English tells the gender of seldom."""
    parts = words.split()
    if not 2 <= len(parts) <= _SHORT or parts[0].lower() != "the" or parts[-1].lower() not in offices():
        return None
    return (
        "feminine" if parts[-1].endswith("woman") else "masculine" if parts[-1].endswith("man") else "plural"
    )


def head(phrase: str) -> str:
    """The last word before anything that is attached: "foreign minister of Lurania" -> "minister"."""
    parts = compared(phrase)
    end = next(
        (k for k, word in enumerate(parts) if word in _BINDS or word in {"who", "familiar", "close"}),
        len(parts),
    )
    return parts[end - 1] if end else ""


def unnamed(words: str) -> bool:
    """Whether the phrase is headed by a word for nobody in particular: "a source close to the talks"."""
    return head(words) in _nobody() or not head(words)


def somebody(words: str) -> bool:
    """Whether the phrase says what somebody is, if not who: not so "reports", "people", "everybody"."""
    return _nobody().get(head(words), True)


def heads(text: str, source: Span, name: Span) -> bool:
    """Whether the name is the phrase's head, not bound by a preposition ("critics of Jane Roe") or possessive ("Roe's aides").

    "Secretary of State Jane Roe" and "governor of Old Harbour Jane Roe" are headed by the name behind the office.
    "Neither Roe nor Lind" are neither.
    """
    if text[source[0] : name[0]].lower().startswith("neither "):
        return False
    if text[name[1] : name[1] + 2] in {"'s", "’s"} and name[1] + 2 < source[1]:
        return False
    words = text[source[0] : name[0]].rsplit(",", 1)[-1].split()
    while words and words[-1].rstrip(".") in titles():
        words.pop()
    if not words or words[-1].lower() in offices():
        return True
    if words[-1].lower() in _BINDS:
        return len(words) > 1 and words[-2] in titles()
    bound = next((k for k, word in enumerate(words) if word.lower() in _BINDS), None)
    return bound is None or any(word.lower() in offices() for word in words[:bound])
