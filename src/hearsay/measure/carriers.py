"""What spread and silence are measured on: the statements that carry a narrative, the documents that cover its event, and
how much each outlet published. `run/` fills these from the corpus; nothing here knows of a store.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Stance = Literal["asserts", "denies", "reports"]
# hours from UTC that a local time may have, where neither document nor outlet states it
ANY_ZONE = (-12.0, 14.0)


@dataclass(frozen=True, slots=True)
class Carrier:
    """A statement that carries the narrative, in a document; `reports` quotes it as another's, without a view.

    `when` is the document's day or time as ISO, None where it has none; `group` is shared by near-copies and reprints, which
    are one voice. `zone` bounds the offset of a time that states none.
    """

    document: str
    outlet: str
    when: str | None
    stance: Stance = "asserts"
    group: str | None = None
    speaker: str | None = None
    speaker_country: str | None = None
    country: str | None = None
    language: str | None = None
    zone: tuple[float, float] = ANY_ZONE

    @property
    def voice(self) -> str:
        return self.group or self.document


@dataclass(frozen=True, slots=True)
class Covering:
    """A document that covers the event which the narrative is about: the same actors and places."""

    document: str
    outlet: str
    day: str
    group: str | None = None

    @property
    def voice(self) -> str:
        return self.group or self.document


@dataclass(frozen=True, slots=True)
class Case:
    """A narrative with what carries it and what covers its event, carriers included or not."""

    narrative: str
    carriers: Sequence[Carrier]
    covering: Sequence[Covering]


@dataclass(frozen=True, slots=True)
class Monitored:
    """What was watched: spheres with their outlets, all documents of each outlet by day, and its country.

    `first` and `last` are the window, both days in it; the volumes may go beyond.
    """

    spheres: Mapping[str, frozenset[str]]
    volumes: Mapping[str, Mapping[str, int]]
    first: str
    last: str
    countries: Mapping[str, str] = field(default_factory=dict)
