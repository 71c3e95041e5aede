"""The people, bodies and places of one document: which names are one, how the fullest goes, what is said of whom.

Language-neutral. Full names are put down first, so that a headline's surname finds its bearer; a surname that two people share
goes to the one of its gender, else to who was named last.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from hearsay.attribute.drafts import Gender, Mention, Sort
from hearsay.records import Span

# given names this alike before the same surname are one, spelled in two ways; by eye, on ru-train
_ALIKE = 0.75
# the short form in brackets behind a full name
_SHORT = re.compile(r"[»”\"’]?\s*\(([^\W\d_]{2,12}(?:-\w+)?)\)")
# an acronym leaves out at most the country behind
_LEFT_OUT = 1
_WITH_STATE = 2
_TWO = 2


@dataclass(slots=True, eq=False)
class Entity:
    """One person, organisation or place of the document."""

    name: str
    sort: Sort
    gender: Gender | None = None
    role: str | None = None
    places: list[Span] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    genders: Counter[Gender] = field(default_factory=Counter)
    stated: list[tuple[Span, str]] = field(default_factory=list)

    def last_before(self, position: int) -> int:
        """The end of its last mention before `position`, or -1."""
        return max((end for _, end in self.places if end <= position), default=-1)

    def take(self, mention: Mention) -> None:
        """Adds a mention: of the names with the most words the commonest stays, of the roles the longest."""
        self.names[mention.name] += 1
        longest = max(len(name.split()) for name in self.names)
        full = [name for name in self.names if len(name.split()) == longest]
        self.name = max(full, key=lambda name: (_spelled_out(name), self.names[name]))
        if mention.gender:
            self.genders[mention.gender] += 1
            self.gender = self.genders.most_common(1)[0][0]
        if mention.role:
            self.stated.append((mention.span, mention.role))
            if len(mention.role) > len(self.role or ""):
                self.role = mention.role
        self.places.append(mention.span)


def _spelled_out(name: str) -> bool:
    """Whether no part of the name is a mere initial."""
    return not any(len(part.rstrip(".")) == 1 for part in name.split())


def gathered(text: str, mentions: Iterable[Mention], expanded: Callable[[str], str | None]) -> list[Entity]:
    """The entities of a document; `expanded` tells what a body's short name is short for."""
    entities: list[Entity] = []
    short: dict[str, Entity] = {}
    for mention in sorted(mentions, key=_full_names_first):
        entity = short.get(mention.name) or _same(entities, mention) or _in_full(entities, mention, expanded)
        if entity is None:
            entity = Entity(mention.name, mention.sort)
            entities.append(entity)
        entity.take(mention)
        within = _SHORT.search(text, *mention.span) or _SHORT.match(text, mention.span[1])
        if mention.sort == "organisation" and within:
            short.setdefault(within[1], entity)
    return _joined(entities, short)


def _in_full(
    entities: Sequence[Entity], mention: Mention, expanded: Callable[[str], str | None]
) -> Entity | None:
    """The one body whose name begins with what the mention is short for."""
    full = expanded(mention.name) if mention.sort != "person" else None
    alike = [e for e in entities if full and e.sort == "organisation" and e.name.casefold().startswith(full)]
    return alike[0] if len(alike) == 1 else None


def _joined(entities: list[Entity], short: dict[str, Entity]) -> list[Entity]:
    """The entities with those taken up whose name another's brackets gave as its short form."""
    for entity in list(entities):
        full = short.get(entity.name)
        if full is not None and full is not entity:
            full.places += entity.places
            full.role = full.role or entity.role
            full.stated = full.stated or entity.stated
            entities.remove(entity)
    return entities


def _same(entities: Sequence[Entity], mention: Mention) -> Entity | None:
    if mention.sort != "person":
        bodies = (e for e in reversed(entities) if e.sort != "person" or _surname(e, mention))
        return next((e for e in bodies if _one_body(e, mention)), None)
    people = [e for e in entities if e.sort == "person" and same_person(e, mention)]
    agreeing = [e for e in people if not _differ(e, mention)]
    if not agreeing and (" " in mention.name or len(people) != 1):
        return None
    found = agreeing or people
    before = [e for e in found if e.last_before(mention.span[0]) >= 0] or found
    last = mention.name.split()[-1]
    return max(
        before,
        key=lambda e: (e.name == mention.name, e.name.split()[-1] == last, e.last_before(mention.span[0])),
    )


def _differ(entity: Entity, mention: Mention) -> bool:
    """Whether they are of two genders; not where the full names are the same, for then one gender was a guess."""
    same = " " in mention.name and mention.name in entity.names
    return bool(not same and entity.gender and mention.gender and entity.gender != mention.gender)


def _one_body(entity: Entity, mention: Mention) -> bool:
    if _surname(entity, mention):
        return True
    one, other = entity.name.casefold(), mention.name.casefold()
    # «МИД» is the «МИД Карстова» named last
    longer = " " not in mention.name and mention.sort == "organisation" and one.startswith(other + " ")
    return one == other or longer or acronym(_stateless(entity.name), _stateless(mention.name))


def _stateless(name: str) -> str:
    """An acronym without the country behind it: «ФСБ РФ» is the «Федеральная служба безопасности» too."""
    first = name.split(maxsplit=1)[0] if name else name
    return first if first.isupper() and len(name.split()) == _WITH_STATE else name


def _full_names_first(mention: Mention) -> tuple[bool, Span]:
    """A headline has the surname before the text has the full name."""
    return " " not in mention.name, mention.span


@lru_cache(maxsize=65536)
def acronym(one: str, other: str) -> bool:
    """Whether one name is the other's initials: "KCNA", "Korean Central News Agency"; small words may count or not."""
    short, long = sorted((one, other), key=len)
    if not short.isupper() or not short.isalpha() or len(short) < 2:
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", long) if word != short]
    every = "".join(word[0] for word in words).upper()
    large = "".join(word[0] for word in words if word[0].isupper())
    extra = len(words) - len(short)
    # «СК» is the «Следственный комитет Карстова»
    placed = extra > 0 and (len(short) > _TWO or words[-1][:1].isupper())
    return short in (every, large) or (0 < extra <= _LEFT_OUT and placed and every.startswith(short))


def _surname(entity: Entity, mention: Mention) -> bool:
    """Whether a single capitalised word that looked like something else is the surname of a person already named."""
    return entity.sort == "person" and " " not in mention.name and mention.name == entity.name.split()[-1]


def same_person(entity: Entity, mention: Mention) -> bool:
    """Whether a mention is short for, or longer than, the entity's name: same surname, and given names that do not differ."""
    a, b = entity.name.split(), mention.name.split()
    if len(b) == 1 or len(a) == 1:
        short, long = (b, a) if len(b) <= len(a) else (a, b)
        suffixed = long[-1].startswith(short[0] + "-")  # «Рейн» is «Отто Рейн-младший»
        return short[0] == long[-1] or suffixed or (short[0] == long[0] and len(long) > 1)
    if a[-1] != b[-1]:
        return len(a) != len(b) and a[: len(b)] == b[: len(a)]
    x, y = a[0].rstrip("."), b[0].rstrip(".")
    if min(len(x), len(y)) == 1:
        return x[0] == y[0]
    return x == y or SequenceMatcher(None, x, y).ratio() >= _ALIKE
