"""The words that Russian reports by, read from the tables in `attribute/data`; lemmas with «ё» written as
«е».
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from hearsay.attribute.tables import rows
from hearsay.records import Kind

# an agency's name tells it by its end: «Завинформ», «Кельдпрессу»
AGENCY = re.compile(r"([А-ЯЁ][а-яё]+(?:пресс|информ|ньюс|медиа))(?:а|у|ом|е)?")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb or short adjective that reports: what it takes as content, and the case of whom it addresses.

    `takes` holds «речь» (quoted speech), «что», «чтобы», «инф», «вин», «вин-как», «вин-в», «тв» and
    prepositions; «безл» marks a passive in -ся.
    """

    lemma: str
    kind: Kind
    takes: frozenset[str]
    addressee: Literal["dat", "acc", ""]


@dataclass(frozen=True, slots=True)
class Phrase:
    """«по словам» and its like: the words' lemmas, and the case of the source after them."""

    lemmas: tuple[str, ...]
    kind: Kind
    governs: str


@lru_cache(maxsize=1)
def verbs() -> dict[str, Verb]:
    """The reporting verbs by lemma."""
    return {
        row["lemma"]: Verb(
            row["lemma"],
            cast("Kind", row["kind"]),
            frozenset(row["takes"].split()),
            cast("Literal['dat', 'acc', '']", row["addressee"]),
        )
        for row in rows("verbs_ru")
    }


@lru_cache(maxsize=1)
def short_bodies() -> dict[str, str]:
    """Short names of bodies with what they are short for: «минкульт», «министерство культуры»."""
    return {row["short"]: row["full"] for row in rows("short_bodies_ru")}


@lru_cache(maxsize=1)
def nouns() -> dict[str, Kind]:
    """The reporting nouns («заявление», «намерение») by lemma."""
    return {row["lemma"]: cast("Kind", row["kind"]) for row in rows("nouns_ru")}


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """The prepositional phrases that name a source, by the lemma of their noun («согласно» by itself)."""
    found: dict[str, tuple[Phrase, ...]] = {}
    for row in rows("phrases_ru"):
        phrase = Phrase(tuple(row["phrase"].split()), cast("Kind", row["kind"]), row["governs"])
        found[phrase.lemmas[-1]] = (*found.get(phrase.lemmas[-1], ()), phrase)
    return found


@lru_cache(maxsize=1)
def settings() -> frozenset[str]:
    """Offices and documents «в» which something is said: «в министерстве сообщили», «в докладе говорится»."""
    return frozenset(row["lemma"] for row in rows("settings_ru"))


@lru_cache(maxsize=1)
def offices() -> frozenset[str]:
    """Lemmas of offices and callings that stand in apposition to a person's name."""
    return frozenset(row["lemma"] for row in rows("offices_ru"))


@lru_cache(maxsize=1)
def callings() -> dict[str, frozenset[str]]:
    """For a calling («дипломат») the words of roles whose holder may be called so."""
    return {row["calling"]: frozenset(row["fits"].split()) for row in rows("callings_ru")}


@lru_cache(maxsize=1)
def recipients() -> dict[str, tuple[str | None, dict[str, str]]]:
    """For a reporting word the bare case of whom it addresses, if any, and the prepositions with the case of theirs."""
    found: dict[str, tuple[str | None, dict[str, str]]] = {}
    for row in rows("recipients_ru"):
        takes = row["takes"].split()
        bare = next((case for case in takes if ":" not in case), None)
        governed = dict(case.split(":", maxsplit=1) for case in takes if ":" in case)
        found[row["lemma"]] = bare, governed
    return found


@lru_cache(maxsize=1)
def relations() -> dict[str, Literal["tie", "post"]]:
    """Lemmas of nouns for a person that call for whose he is: a tie («брат», «сторонник») or a post («адвокат»)."""
    return {row["lemma"]: cast("Literal['tie', 'post']", row["kind"]) for row in rows("relations_ru")}


@lru_cache(maxsize=1)
def media() -> dict[str, Literal["noun", "outlet"]]:
    """Words for media («газета»), and outlets by name, lower case."""
    return {row["word"]: cast("Literal['noun', 'outlet']", row["kind"]) for row in rows("media_ru")}


@lru_cache(maxsize=1)
def documents() -> frozenset[str]:
    """Lemmas of texts and utterances: «заявление», «пресс-релиз»."""
    return frozenset(row["lemma"] for row in rows("documents_ru"))


@lru_cache(maxsize=1)
def generic_documents() -> frozenset[str]:
    """Lemmas of nouns that fit any text: «документ», «текст»."""
    return frozenset(row["lemma"] for row in rows("documents_ru") if row["generic"])


@lru_cache(maxsize=1)
def bodies() -> frozenset[str]:
    """Lemmas of nouns for bodies of any name: «ведомство», «комиссия»."""
    return frozenset(row["lemma"] for row in rows("bodies_ru"))


@lru_cache(maxsize=1)
def generic_bodies() -> frozenset[str]:
    """Lemmas of nouns that fit any body: «ведомство», «организация»."""
    return frozenset(row["lemma"] for row in rows("bodies_ru") if row["generic"])
