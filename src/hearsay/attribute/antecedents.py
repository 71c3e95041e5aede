"""Who stands where in a document, and whom "he" leads back to: near, spoken last, named first in its sentence.

Language-neutral. The last fitting speaker comes before the last fitting name (Hobbs 1978: the subject position is the likelier
antecedent); two that fit about as well name nobody.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from hearsay.attribute.cast import Entity
from hearsay.attribute.drafts import Analysis, Gender, Mention
from hearsay.records import Span

# a relative pronoun stands this near to its noun, in code points
_APART = 60
# code points; a quotation that is shorter may be a name in marks
_LONG = 30
# a lead at all: two that fit exactly as well are a guess; below 0.3, 7 of 10 more answers were right on ru-dev,
# 2 of 3 on ru-train
_MARGIN = 0.05
# weights for a pronoun's antecedent, and the price of a sentence between: guesses, which en-train and ru-train hardly feel
_SPOKE, _FIRST, _KNOWN, _STEP, _REACH = 1.0, 0.8, 0.7, 0.5, 3.0
# a name in an oblique case; who spoke and is not named: a reader looks for a name first
_ASIDE, _NAMELESS = -0.5, 0.0
# whose office fits a calling («дипломат»: the ambassador); by eye, on ru-train
_LIKELY = 1.0


class Scene:
    """The places of all names of one document in order, and who spoke so far."""

    def __init__(self, analysis: Analysis, entities: Sequence[Entity], *, names_first: bool) -> None:
        self._text = analysis.text
        self._nameless = _NAMELESS if names_first else _SPOKE
        self.spoke: list[tuple[int, Entity]] = []
        self._sentences = analysis.sentences
        self._starts = [start for start, _ in analysis.sentences]
        self.first: dict[int, Span] = {}
        self._oblique = {m.span for m in analysis.mentions if turned(analysis.text, m)}
        for place in sorted(m.span for m in analysis.mentions if m.sort == "person"):
            if place not in self._oblique:
                self.first.setdefault(self.sentence(place[0]), place)
        self.places = sorted(
            ((place, entity) for entity in entities for place in entity.places), key=by_place
        )
        self._quoted = [q.span for q in analysis.quotes if q.depth == 0 and q.end - q.start >= _LONG]

    def before(self, position: int) -> Iterator[tuple[Span, Entity]]:
        """The names before a position, nearest first."""
        for i in range(bisect_left(self.places, (position, 0), key=by_place) - 1, -1, -1):
            yield self.places[i]

    def antecedent(self, position: int) -> Entity | None:
        """The name right before a relative pronoun."""
        for place, entity in self.before(position):
            between = self._text[place[1] : position]
            owner = between.startswith(("'s", "’s"))  # "Roe's aide, who": the aide, whose name is not known
            return entity if len(between) <= _APART and "." not in between and not owner else None
        return None

    def pronoun(
        self,
        gender: Gender,
        source: Span,
        *,
        any_gender: bool = False,
        rivals: Sequence[Entity] = (),
        likely: Sequence[Entity] = (),
    ) -> Entity | None:
        """The entity that fits best: near, spoken last, named first in its sentence, of the gender known."""
        position = source[0]
        weights: dict[int, tuple[float, Entity]] = {}
        for nearness, entity in self._candidates(position, spoken_only=gender in ("plural", "neuter")):
            if entity in rivals:
                continue
            one = any_gender and entity.sort == "person" and entity.gender != "plural"
            if fits(entity, gender) or one:
                weight = nearness + (_KNOWN if entity.gender == gender else 0.0)
                weight += _LIKELY if entity in likely else 0.0
                if weight > -_REACH and weight > weights.get(id(entity), (-_REACH, entity))[0]:
                    weights[id(entity)] = weight, entity
        # news names people in full: of one word, without an office, a name is a place's or a medium's that was mistaken
        full = [
            row for row in weights.values() if " " in row[1].name or row[1].role or row[1].sort != "person"
        ]
        ranked = sorted(full or weights.values(), key=lambda row: -row[0])
        # two that fit about as well are a guess, and a wrong name is worse than none
        sure = ranked and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _MARGIN)
        return ranked[0][1] if sure else None

    def _candidates(self, position: int, *, spoken_only: bool) -> Iterator[tuple[float, Entity]]:
        """Who spoke or was named within reach before a position, each with a weight; the nearest first."""
        here = self.sentence(position)
        for place, entity in reversed(self.spoke):
            distance = (here - self.sentence(place)) * _STEP
            if distance > _REACH + _SPOKE:
                break
            if place < position:
                yield (_SPOKE if entity.name else self._nameless) - distance, entity
        outside = self.outside(position)
        for span, entity in self.before(position) if not spoken_only else ():
            if outside and not self.outside(span[0]):
                continue  # who is only spoken of in a quotation is not "he" behind it
            distance = (here - self.sentence(span[0])) * _STEP
            if distance > _REACH + _FIRST:
                break
            weight = _FIRST if self.opens(span) else _ASIDE if span in self._oblique else 0.0
            yield weight - distance, entity

    def outside(self, position: int) -> bool:
        """Whether a place stands in no quotation of a few words or more."""
        i = bisect_right(self._quoted, (position, len(self._text))) - 1
        return i < 0 or position >= self._quoted[i][1]

    def sentence(self, position: int) -> int:
        return bisect_right(self._starts, position)

    def span(self, number: int) -> Span:
        """The sentence of that number, as `sentence` counts."""
        return self._sentences[number - 1]

    def opening(self, number: int, end: int) -> Entity | None:
        """The first person or body of a sentence that may be its subject, before `end`."""
        start, stop = self.span(number)
        at = bisect_left(self.places, (start, 0), key=by_place)
        for i in range(at, len(self.places)):
            place, entity = self.places[i]
            if place[0] >= min(stop, end):
                return None
            first = self._text[slice(*place)].split()[:1]
            bent = first != entity.name.split()[:1] and len(entity.names) == 1
            if entity.sort != "place" and place not in self._oblique and not bent:
                return entity
        return None

    def opens(self, place: Span) -> bool:
        """Whether the name is the first person's of its sentence, where subjects mostly stand."""
        owner = self._text.startswith(("'s", "’s"), place[1])
        return self.first.get(self.sentence(place[0])) == place and not owner


def turned(text: str, mention: Mention) -> bool:
    """Whether a name stands in an oblique case, which no subject does («учеником Орлова»); English has none."""
    last = text[slice(*mention.span)].split(" (", maxsplit=1)[0].split()[-1:]
    return mention.sort == "person" and last != mention.name.split()[-1:]


def by_place(row: tuple[Span, Entity]) -> Span:
    return row[0]


def fits(entity: Entity, gender: Gender) -> bool:
    if gender == "plural":
        return entity.gender == "plural" or entity.sort == "organisation"
    if entity.gender == "plural" and entity.sort == "person":
        return False
    if gender == "neuter":
        return entity.sort != "person"
    return entity.sort == "person" and entity.gender in (gender, None)
