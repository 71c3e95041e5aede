"""Who a source is, within its document: short names, pronouns and offices are led back to the fullest name.

Language-neutral: a language says what is a pronoun and what a base form, this module only keeps who was spoken of, in order.
The last fitting speaker comes before the last fitting name (Hobbs 1978: the subject position is the likelier antecedent),
and where nobody fits nobody is named.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.attribute.cast import Entity, gathered
from hearsay.attribute.drafts import Analysis, Draft, Gender, Language
from hearsay.records import Span

# a relative pronoun stands this near to its noun, in code points
_APART = 60
# how many sentences after a statement "the diplomat" may mean its speaker
_NEAR = 3
# a lead that is no guess: from .25 to .35 it costs no right speaker on en-train
_MARGIN = 0.3
# weights for a pronoun's antecedent, and the price of a sentence between: guesses, which en-train and ru-train hardly feel
_SPOKE, _FIRST, _KNOWN, _STEP, _REACH = 1.0, 0.8, 0.7, 0.5, 3.0


@dataclass(frozen=True, slots=True)
class Who:
    """The speaker's name in base form and role; either may be unknown."""

    speaker: str | None = None
    role: str | None = None


class Cast:
    """Who is spoken of in one document, and who spoke so far."""

    def __init__(self, analysis: Analysis, language: Language) -> None:
        self._text = analysis.text
        self._language = language
        self.entities = gathered(analysis.text, analysis.mentions)
        self._spoke: list[tuple[int, Entity]] = []
        self._starts = [start for start, _ in analysis.sentences]
        self._first: dict[int, Span] = {}
        for place in sorted(m.span for m in analysis.mentions if m.sort == "person"):
            self._first.setdefault(self._sentence(place[0]), place)
        self._places = sorted(
            ((place, entity) for entity in self.entities for place in entity.places), key=_by_place
        )

    def who(self, draft: Draft, parent: Who | None) -> Who:
        """The speaker of the draft; `parent` is who speaks in the statement it stands in."""
        if not draft.source:
            return Who()
        start, end = draft.source[0]
        found = self._resolve(draft, parent, self._text[start:end])
        if isinstance(found, Entity):
            self._spoke.append((draft.cue[0], found))
            return Who(found.name, found.role)
        return found

    def _resolve(self, draft: Draft, parent: Who | None, words: str) -> Entity | Who:
        source = draft.source[0]
        language = self._language
        if not (words.isupper() and len(words) > 1):  # "WHO" is an organisation
            if words.lower() in language.first_person:
                return parent or Who()
            if words.lower() in language.relative:
                return self._antecedent(source[0]) or Who()
            if (gender := language.pronoun(words)) is not None:
                return self._pronoun(gender, draft) or Who()
        return self._named(source) or self._noun(source)

    def _named(self, source: Span) -> Entity | None:
        """The person whose name heads the phrase."""
        first = bisect_left(self._places, (source[0], 0), key=_by_place)
        last = bisect_left(self._places, (source[1], 0), key=_by_place)
        inside = [(entity, place) for place, entity in self._places[first:last] if place[1] <= source[1]]
        people = (
            e for e, place in inside if e.sort == "person" and self._language.heads(self._text, source, place)
        )
        return next(people, None)

    def via(self, phrase: Span) -> str:
        """The medium that the phrase names; "the newspaper" is the one named last."""
        base = self._language.base(self._text, phrase)
        named = self._medium(base, phrase[0])
        return named.name if named else base

    def _medium(self, base: str, position: int) -> Entity | None:
        if not self._language.medium(base):
            return None
        for place, entity in self._before(position):
            if entity.sort == "organisation" and self._language.names_medium(self._text, place):
                return entity
        return None

    def addressee(self, phrase: Span) -> str:
        """Whom the phrase names, by the fullest name of the document."""
        found = self._named(phrase)
        return found.name if found else self._language.base(self._text, phrase)

    def _noun(self, source: Span) -> Entity | Who:
        base = self._language.base(self._text, source)
        if not base or self._language.unnamed(base):
            return Who(None, base or None)
        if named := self._medium(base, source[0]):
            return named
        return (
            self._described(base, source[0])
            or self._variation(source)
            or self._organisation(base)
            or Entity(base, "person" if self._language.person(base) else "organisation")
        )

    def _before(self, position: int) -> Iterator[tuple[Span, Entity]]:
        """The names before a position, nearest first."""
        for i in range(bisect_left(self._places, (position, 0), key=_by_place) - 1, -1, -1):
            yield self._places[i]

    def _antecedent(self, position: int) -> Entity | None:
        """The name right before a relative pronoun."""
        for place, entity in self._before(position):
            between = self._text[place[1] : position]
            owner = between.startswith(("'s", "’s"))  # "Roe's aide, who": the aide, whose name is not known
            return entity if len(between) <= _APART and "." not in between and not owner else None
        return None

    def _pronoun(self, gender: Gender, draft: Draft) -> Entity | None:
        """The entity that fits best: near, spoken last, named first in its sentence, of the gender known."""
        position = draft.source[0][0]
        weights: dict[int, tuple[float, Entity]] = {}
        for nearness, entity in self._candidates(position, spoken_only=gender in ("plural", "neuter")):
            if _fits(entity, gender):
                weight = nearness + (_KNOWN if entity.gender == gender else 0.0)
                if weight > -_REACH and weight > weights.get(id(entity), (-_REACH, entity))[0]:
                    weights[id(entity)] = weight, entity
        ranked = sorted(weights.values(), key=lambda row: -row[0])
        # two that fit about as well are a guess, and a wrong name is worse than none
        sure = ranked and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _MARGIN)
        return ranked[0][1] if sure else None

    def _candidates(self, position: int, *, spoken_only: bool) -> Iterator[tuple[float, Entity]]:
        """Who spoke or was named within reach before a position, each with a weight; the nearest first."""
        here = self._sentence(position)
        for place, entity in reversed(self._spoke):
            distance = (here - self._sentence(place)) * _STEP
            if distance > _REACH + _SPOKE:
                break
            if place < position:
                yield _SPOKE - distance, entity
        for span, entity in self._before(position) if not spoken_only else ():
            distance = (here - self._sentence(span[0])) * _STEP
            if distance > _REACH + _FIRST:
                break
            yield (_FIRST if self._opens(span) else 0.0) - distance, entity

    def _sentence(self, position: int) -> int:
        return bisect_right(self._starts, position)

    def _opens(self, place: Span) -> bool:
        """Whether the name is the first person's of its sentence, where subjects mostly stand."""
        owner = self._text.startswith(("'s", "’s"), place[1])
        return self._first.get(self._sentence(place[0])) == place and not owner

    def _described(self, base: str, position: int) -> Entity | None:
        """An office alone ("the minister", «пресс-атташе»): the last person whose role has the words."""
        wanted = self._language.words(base)
        if not wanted or len(wanted) > 3:
            return None
        head = self._language.head(base)
        people = [e for e in self.entities if e.role and set(wanted) <= set(self._language.words(e.role))]
        people = [
            e for e in people if any(self._language.head(role) == head for role in (e.role or "").split(", "))
        ]
        before = [e for e in people if e.last_before(position) >= 0] or people
        return max(before, key=lambda e: e.last_before(position), default=None)

    def _variation(self, source: Span) -> Entity | None:
        """A bare office ("the diplomat") right after a person has spoken is that person, where no role has the word."""
        gender = self._language.stands_in(self._text[slice(*source)])
        if gender is None or not self._spoke:
            return None
        place, entity = self._spoke[-1]
        near = self._sentence(source[0]) - self._sentence(place) <= _NEAR
        fits = entity.sort == "person" and (gender == "plural" or entity.gender in (gender, None))
        return entity if near and fits and place < source[0] else None

    def _organisation(self, base: str) -> Entity | None:
        """A short name ("the Church") is the fullest name that ends or begins with the same words."""
        wanted = self._language.words(base)
        if not wanted or not any(word[:1].isupper() for word in base.split()):
            return None
        longer = [
            e
            for e in self.entities
            if e.sort == "organisation"
            and len(e.name.split()) > len(base.split())
            and (
                self._language.words(e.name)[: len(wanted)] == wanted
                or self._language.words(e.name)[-len(wanted) :] == wanted
            )
        ]
        return longer[0] if len({e.name for e in longer}) == 1 else None


def _by_place(row: tuple[Span, Entity]) -> Span:
    return row[0]


def _fits(entity: Entity, gender: Gender) -> bool:
    if gender == "plural":
        return entity.sort == "organisation"
    if gender == "neuter":
        return entity.sort != "person"
    return entity.sort == "person" and entity.gender in (gender, None)
