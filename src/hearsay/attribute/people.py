"""People whom a text describes and does not name: who of its people holds the office, or would be "he". Language-neutral."""

from bisect import bisect_left
from collections.abc import Sequence

from hearsay.attribute.antecedents import Scene, by_place
from hearsay.attribute.cast import Entity
from hearsay.attribute.drafts import Description, Gender, Language
from hearsay.records import Span

# words of a role that are enough to know somebody by
_TELLING = 2
# names that one phrase may hold
_NAMES = 6
# how many sentences after a name "the diplomat" may mean its bearer
_NEAR = 3


class People:
    """The people of a document; `verb` is the gender that the verb at hand shows («дипломат заявила»)."""

    def __init__(self, text: str, language: Language, scene: Scene, entities: Sequence[Entity]) -> None:
        self._text = text
        self._language = language
        self._scene = scene
        self.entities = entities
        self.verb: Gender | None = None

    def within(self, source: Span, description: Description) -> Entity | None:
        """The person in the phrase whose own role has its head: "the long-serving mayor of Dawn Jane Roe"."""
        at = bisect_left(self._scene.places, (source[0], 0), key=by_place)
        for place, entity in self._scene.places[at : at + _NAMES]:
            if place[1] > source[1]:
                break
            if entity.sort == "person" and description.head in self._language.words(entity.role or ""):
                return entity
        return None

    def named_elsewhere(self, base: str) -> Entity | None:
        """The one person whose role has all the words: "An interior ministry spokesman … The spokesman, Jo Lind, …"."""
        wanted = set(self._language.words(base))
        people = [
            e
            for e in self.entities
            if e.sort == "person" and wanted <= set(self._language.words(e.role or ""))
        ]
        return people[0] if len(people) == 1 and len(wanted) > _TELLING else None

    def holder(self, base: str, position: int, description: Description) -> Entity | None:
        """The last person whose role the description may be of."""
        people = [
            e
            for e in self.entities
            if e.sort == "person"
            and e.role
            and not (description.gender and e.gender and e.gender != description.gender)
            and self._language.same_office(base, e.role)
        ]
        before = [e for e in people if e.last_before(position) >= 0] or people
        return max(before, key=lambda e: e.last_before(position), default=None)

    def variation(self, source: Span, description: Description) -> Entity | None:
        """A bare noun for a person ("the diplomat", «актриса») is who would be "he" or "she" there."""
        if self._language.stands_in(self._text[slice(*source)]) is None and not description.bare:
            return None
        likely = [e for e in self.entities if e.role and self._language.calling(description.head, e.role)]
        rivals = [
            e for e in self.entities if e.role and e not in likely and self._rivals(description.head, e.role)
        ]
        any_gender = description.gender is None
        gender = description.gender or "masculine"
        if any_gender and self.verb == "masculine":
            rivals += [e for e in self.entities if e.gender == "feminine"]
        return self._scene.pronoun(gender, source, any_gender=any_gender, rivals=rivals, likely=likely)

    def officeless(self, source: Span, description: Description) -> Entity | None:
        """The one person near by whom the text gives no office («Орлов … Секретарь президиума …»)."""
        here, found = self._scene.sentence(source[0]), {}
        for place, entity in self._scene.before(source[0]):
            if here - self._scene.sentence(place[0]) > _NEAR:
                break
            subject = self._text[slice(*place)].split()[-1] == entity.name.split()[-1]
            if (
                entity.sort == "person"
                and entity.gender != "plural"
                and subject
                and self._scene.outside(place[0])
            ):
                found[id(entity)] = entity
        free = [e for e in found.values() if not e.role and " " in e.name]
        gender = description.gender or self.verb
        one = len(free) == 1 and not (gender and free[0].gender not in (None, gender))
        return free[0] if one else None

    def coming(self, source: Span, description: Description, sources: Sequence[Span]) -> Entity | None:
        """The one person without an office who is first named as a source right behind («Директор парка … По словам Яна Роя»)."""
        if description.bare:
            return None
        here, found = self._scene.sentence(source[0]), {}
        at = bisect_left(self._scene.places, (source[1], 0), key=by_place)
        for place, entity in self._scene.places[at:]:
            if self._scene.sentence(place[0]) - here > _NEAR:
                break
            new = entity.sort == "person" and min(entity.places) == place and " " in entity.name
            if new and not entity.role and any(a <= place[0] and place[1] <= b for a, b in sources):
                found[id(entity)] = entity
        gender = description.gender or self.verb
        free = list(found.values())
        one = len(free) == 1 and not (gender and free[0].gender not in (None, gender))
        return free[0] if one else None

    def _rivals(self, head: str, role: str) -> bool:
        """Whether who holds the role is in another office than a bare noun means."""
        return self._language.post(self._language.head(role)) and not self._language.same_office(head, role)
