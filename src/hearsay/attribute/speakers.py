"""Who a source is, within its document: short names, pronouns and offices are led back to the fullest name.

Language-neutral: a language says what is a pronoun and what a base form, this module only keeps who was spoken of, in order.
Where nobody fits nobody is named.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.attribute.antecedents import Scene, by_place, fits
from hearsay.attribute.cast import Entity, gathered
from hearsay.attribute.drafts import Analysis, Description, Draft, Gender, Language, Sort
from hearsay.records import Span

# a title may stand between an office and its holder's name, in code points
_GAP = 16
# letters by which an adjective and its country are one
_STEM = 4
# words of a role that are enough to know somebody by
_TELLING = 2
# names that one phrase may hold
_NAMES = 6
_TWO = 2
# "them" is who was told something this near before, in code points
_SINCE = 180
# a source that is longer is no mere name of a body
_LONGEST_BODY = 120
# words that a fuller phrase for the same people may have more
_MORE = 3
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# how many sentences after a statement "the diplomat" may mean its speaker
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Who:
    """The speaker's name in base form and role; either may be unknown. `entity` is whom the text knows by more names."""

    speaker: str | None = None
    role: str | None = None
    entity: Entity | None = None


class Cast:
    """Who is spoken of in one document, and who spoke so far."""

    def __init__(self, analysis: Analysis, language: Language, drafts: Sequence[Draft] = ()) -> None:
        self._text = analysis.text
        self._language = language
        self.entities = gathered(analysis.text, analysis.mentions)
        self._scene = Scene(analysis, self.entities)
        self._last: list[tuple[int, Who]] = []
        self._unnamed: dict[str, str] = {}
        # who was told something last, and where
        self._told: tuple[int, str] | None = None
        # the gender that the verb at hand shows («дипломат заявила»)
        self._verb: Gender | None = None
        self._others: dict[str, Entity] = {}
        self._bodies = [(d.source[0], base) for d in drafts if (base := self._long_body(d))]
        self._sources = sorted(d.source[0] for d in drafts if d.source)
        self._leads = {m.span: m.lead for m in analysis.mentions if m.lead is not None and m.role}
        stated = [self._stated(entity) for entity in self.entities]
        for entity, roles in zip(self.entities, stated, strict=True):
            # of several roles the language says which stands for him
            entity.role = language.chosen_role(roles) if roles else entity.role

    def _stated(self, entity: Entity) -> list[tuple[str, bool]]:
        """The roles that are stated of somebody, told with their owners; with each, whether he speaks there."""
        return [
            (self._with_owner(role, place, entity), self._in_source(place)) for place, role in entity.stated
        ]

    def _in_source(self, place: Span) -> bool:
        at = bisect_right(self._sources, (place[0], len(self._text))) - 1
        return at >= 0 and place[1] <= self._sources[at][1]

    def _with_owner(self, role: str, place: Span, entity: Entity) -> str:
        """A role whose owner is only pointed to, with the owner's name: "its chair" -> "chair of the Harbour Council"."""
        if (lead := self._leads.get(place)) is not None:
            words = self._text[lead : place[0]].rstrip()
            told = self._whose(role, (lead, lead + len(words)), None)
            return role if entity.name in told else told
        parts = self._language.owned_role(role)
        if parts is None:
            return role
        owner, office = parts
        gender = self._language.pronoun(owner)
        if gender is None:
            body = self._body(owner, place)
            return self._language.role_of(self._text, office, body.name) if body else role
        named = self._owner(gender, place[0], entity)
        return self._language.role_of(self._text, office, named.name if named else "")

    def _owner(self, gender: Gender, position: int, entity: Entity) -> Entity | None:
        """Whose "its" or "his" beside a name is: of the body, or person, named last in the sentence or the one before."""
        here = self._scene.sentence(position)
        for place, other in self._scene.before(position):
            if here - self._scene.sentence(place[0]) > 1:
                return None
            bodies = gender in {"neuter", "plural"} and other.sort == "organisation"
            if other is not entity and (bodies or (other.sort == "person" and fits(other, gender))):
                return other
        return None

    def _long_body(self, draft: Draft) -> str | None:
        """The base form of a source that calls a body by more than one word."""
        if not draft.source or draft.source[0][1] - draft.source[0][0] > _LONGEST_BODY:
            return None
        base = self._language.base(self._text, draft.source[0])
        return base if " " in base and self._language.body(base) else None

    def who(self, draft: Draft, parent: Who | None) -> Who:
        """The speaker of the draft; `parent` is who speaks in the statement it stands in."""
        if not draft.source:
            if parent is None and self._language.own(self._text[slice(*draft.cue)]):
                return self._lately(draft.cue[0]) or Who()
            return parent if parent and self._language.implied(self._text, draft) else Who()
        self._verb = self._language.verb(self._text[slice(*draft.cue)])
        found = self._resolve(draft.source[0], parent)
        self._verb = None
        if isinstance(found, Entity):
            self._scene.spoke.append((draft.cue[0], found))
            found = Who(found.name or None, found.role, found)
        self._last.append((draft.cue[0], found))
        return found

    def settled(self, who: Who) -> Who:
        """The speaker as the whole document has him: a role may be stated after he first speaks."""
        return Who(who.entity.name or None, who.entity.role, who.entity) if who.entity else who

    def _resolve(self, source: Span, parent: Who | None) -> Entity | Who:
        language, words = self._language, self._text[slice(*source)]
        words = words.split(" (", maxsplit=1)[0]
        if not (words.isupper() and len(words) > 1):  # "WHO" is an organisation
            if words.lower() in language.first_person:
                return self._own(parent, source[0])
            if words.lower() in language.relative:
                return self._scene.antecedent(source[0]) or Who()
            if language.reflexive(words):
                return self._subject(source, parent) or Who()
            if language.inside(self._text, source) and (text := self._text_before(source, parent)):
                return text
            if (gender := language.pronoun(words)) is not None:
                # who is quoted calls himself "I"
                own = parent.entity if parent and not self._scene.outside(source[0]) else None
                return self._scene.pronoun(gender, source, rivals=[own] if own else []) or Who()
        return self._named(source) or self._right_behind(source) or self._noun(source, parent)

    def _lately(self, position: int) -> Who | None:
        """Who spoke last, near by: whose words a statement without a subject goes on with."""
        near = self._last and self._scene.sentence(position) - self._scene.sentence(self._last[-1][0]) <= _NEAR
        return self._last[-1][1] if near else None

    def _text_before(self, source: Span, parent: Who | None) -> Entity | Who | None:
        """Whose text "it" is in which something is said: of the text named last in the sentence or the one before."""
        here = self._scene.sentence(source[0])
        for word in reversed(list(_WORDS.finditer(self._text, 0, source[0]))):
            if here - self._scene.sentence(word.start()) > 1:
                return None
            base = self._language.base(self._text, word.span())
            if self._language.document(base):
                if act := self._language.act(self._text, word.span()):
                    return self._others.setdefault(act, Entity(act, "organisation", "neuter"))
                return self._author(word.span(), parent)
        return None

    def _own(self, parent: Who | None, position: int) -> Who:
        """Who says "I" or "we": the parent's speaker, else who spoke last; of an unnamed spokesman, whom he speaks for."""
        parent = parent or self._lately(position)
        if parent and parent.speaker is None and parent.role and (body := self._language.behind(parent.role)):
            return Who(body)
        return parent or Who()

    def _right_behind(self, source: Span) -> Entity | None:
        """The person whose office alone was taken for the source: "[the mayor] Jane Roe said"."""
        at = bisect_left(self._scene.places, (source[1], 0), key=by_place)
        if at == len(self._scene.places) or self._scene.places[at][0][0] - source[1] > _GAP:
            return None
        place, entity = self._scene.places[at]
        between = self._text[source[1] : place[0]]
        if entity.sort != "person" or not entity.role or not (between.isspace() or between.strip().isalpha()):
            return None
        told = self._language.describes(self._text, source)
        mine = set(self._language.words(self._language.base(self._text, source)))
        whole = (
            told is not None and told.gender != "plural" and mine <= set(self._language.words(entity.role))
        )
        return entity if whole and (between.isspace() or between.strip().islower()) else None

    def _subject(self, source: Span, parent: Who | None) -> Entity | Who | None:
        """Whom «свой» leads back to: who spoke last in the sentence, or is named first in it, else who spoke last."""
        here = self._scene.sentence(source[0])
        if self._last and self._scene.sentence(self._last[-1][0]) == here:
            return self._last[-1][1]
        place = self._scene.first.get(here)
        if place and place[1] <= source[0]:
            return next(entity for at, entity in self._scene.places if at == place)
        return parent or (self._last[-1][1] if self._last else None)

    def _named(self, source: Span) -> Entity | None:
        """The person whose name heads the phrase."""
        first = bisect_left(self._scene.places, (source[0], 0), key=by_place)
        last = bisect_left(self._scene.places, (source[1], 0), key=by_place)
        inside = [
            (entity, place) for place, entity in self._scene.places[first:last] if place[1] <= source[1]
        ]
        people = [row for row in inside if row[0].sort == "person"]
        if two := self._pair(people):
            return two
        head = next((row for row in people if self._language.heads(self._text, source, row[1])), None)
        if head is None:
            return None
        entity, place = head
        stated = self._language.stated(self._text, source, place)
        if stated and (entity.role is None or stated.endswith(" " + entity.role)):
            entity.role = stated
        return entity

    def _pair(self, people: Sequence[tuple[Entity, Span]]) -> Entity | None:
        """Two people who speak together: «Франц Орлов и Анна Коваль»."""
        if len(people) != _TWO or people[0][0] is people[1][0]:
            return None
        (one, first), (other, second) = people
        between = re.sub(r"\s*\([^()]*\)", "", self._text[first[1] : second[0]]).split()
        if between not in (["и"], ["and"]) or not (" " in one.name and " " in other.name):
            return None
        name = f"{one.name} {between[0]} {other.name}"
        return self._others.setdefault(name, Entity(name, "person", "plural"))

    def via(self, phrase: Span) -> str:
        """The medium that the phrase names; "the newspaper" is the one named last."""
        base = self._language.base(self._text, phrase)
        named = self._medium(base, phrase[0])
        return named.name if named else base

    def _medium(self, base: str, position: int) -> Entity | None:
        if not self._language.medium(base):
            return None
        for place, entity in self._scene.before(position):
            if entity.sort == "organisation" and self._language.names_medium(self._text, place):
                return entity
        return None

    def addressee(self, phrase: Span, who: Who) -> str | None:
        """Whom the phrase names, by the fullest name of the document; nobody speaks to himself."""
        words = self._text[slice(*phrase)]
        gender = self._language.told(words)
        if gender == "plural" and self._told and phrase[0] - self._told[0] < _SINCE:
            return self._told[1]
        found = self._scene.pronoun(gender, phrase) if gender else self._resolve(phrase, None)
        found = found or Who()
        name = found.name if isinstance(found, Entity) else found.speaker
        name = name or found.role
        if name and not gender:
            self._told = phrase[1], name
        return name if name != who.speaker else None

    def _noun(self, source: Span, parent: Who | None) -> Entity | Who:
        language = self._language
        base = language.base(self._text, source)
        if not base or language.unnamed(base):
            return Who(None, self._fullest(base) if base else None)
        if named := self._medium(base, source[0]):
            named.role = named.role or base
            return named
        if named := self._called(base):
            return named
        if act := language.act(self._text, source):
            return self._others.setdefault(act, Entity(act, "organisation", "neuter"))
        if language.document(base) and (author := self._author(source, parent)):
            return author
        if (dubbed := language.dubbed(self._text, source)) and not (parent and parent.speaker == dubbed[0]):
            return self._others.setdefault(dubbed[0], Entity(dubbed[0], "person", None, dubbed[1]))
        if description := language.describes(self._text, source):
            return self._described(base, source, description, parent)
        if named := self._titled(source):
            return named
        return self._body(base, source) or self._organisation(base) or self._other(base, source, parent)

    def _fullest(self, base: str) -> str:
        """What one who is not named was called when he came in: "a source" is "a source close to the talks"."""
        head, rest = self._language.head(base), base.split()[1:]
        # «источник», «собеседник агентства»: whoever was brought in last without a name
        if self._unnamed and all(self._language.medium(word) for word in rest):
            return self._unnamed.get(head) or next(reversed(self._unnamed.values()))
        self._unnamed[head] = base
        return base

    def _called(self, base: str) -> Entity | None:
        """Whom the words name where the tagger saw no name: a name, or the last word of one, that the text has elsewhere."""
        if not base[:1].isupper():
            return None
        found = [
            e for e in self.entities if base in e.names or (e.sort == "person" and base == e.name.split()[-1])
        ]
        return found[-1] if found else None

    def _titled(self, source: Span) -> Entity | None:
        """The body whose name ends the phrase behind nouns that say what it is: "the magazine Dawn (Harbour)"."""
        end = source[1]
        if (open_ := self._text.find(" (", *source)) > 0:
            end = open_
        while end > source[0] and self._text[end - 1] in "»”\"'’ ,":
            end -= 1
        at = bisect_left(self._scene.places, (source[0], 0), key=by_place)
        for place, entity in self._scene.places[at : at + _NAMES]:
            if entity.sort == "organisation" and abs(place[1] - end) <= 1 and place[0] > source[0]:
                lead = self._text[source[0] : place[0]].strip("«“„\"' ").split()
                said = lead[-1] if lead else ""
                if said and (self._language.medium(said) or self._language.body(said.lower())):
                    return entity
        return None

    def _author(self, source: Span, parent: Who | None) -> Entity | Who | None:
        """Whose a text is: of whom it names, of its owner, else of who was spoken of last."""
        first = bisect_left(self._scene.places, (source[0], 0), key=by_place)
        inside = [e for place, e in self._scene.places[first : first + _NAMES] if place[1] <= source[1]]
        people = [e for e in inside if e.sort == "person"] or [e for e in inside if e.sort == "organisation"]
        if people:
            return people[0]
        owner = self._language.owner(self._text, source)
        if owner is not None:
            return self._resolve(owner, parent)
        return self._publisher(source) or self._lately(source[0])

    def _publisher(self, source: Span) -> Entity | None:
        """Who is named first in the near sentence that brought the text in: «МИД опубликовал комментарий. В комментарии …»."""
        head = self._language.head(self._language.base(self._text, source))
        here = self._scene.sentence(source[0])
        for number in range(here, max(0, here - _NEAR), -1):
            start, end = self._scene.span(number)
            words = self._text[start : min(end, source[0])]
            if number == here and self._text[slice(*source)] in words:
                words = words.split(self._text[slice(*source)])[0]
            if head in self._language.words(words):
                return self._scene.opening(number, source[0])
        return None

    def _described(
        self, base: str, source: Span, description: Description, parent: Who | None
    ) -> Entity | Who:
        """People without a name: who holds the office, who was just spoken of, else nobody whom the text names."""
        if description.gender == "plural":
            full = self._language.fuller(self._text, base, source[0]) if description.bare else None
            near = full and len(full.split()) - len(base.split()) <= _MORE
            return self._other(full if full and near else base, source, parent)
        if description.gender is None and self._verb == "feminine":
            description = replace(description, gender="feminine")
        if not description.new:
            if within := self._within(source, description):
                return within
            held = self._holder(base, source[0], description)
            held = held or (self._variation(source, description) if description.bare else None)
            held = held or self._officeless(source, description)
            if held is not None:
                held.role = held.role or self._language.role(base)
                return held
        elif not description.bare and (named := self._named_elsewhere(base)):
            return named
        role = self._language.appended(self._text, source)
        role = role or self._language.role(self._whose(base, source, parent))
        # somebody whom the text does not name: "he" may lead back to him, and no name comes of it
        return self._others.setdefault("? " + role, Entity("", "person", description.gender, role))

    def _within(self, source: Span, description: Description) -> Entity | None:
        """The person in the phrase whose own role has its head: "the long-serving mayor of Dawn Jane Roe"."""
        at = bisect_left(self._scene.places, (source[0], 0), key=by_place)
        for place, entity in self._scene.places[at : at + _NAMES]:
            if place[1] > source[1]:
                break
            if entity.sort == "person" and description.head in self._language.words(entity.role or ""):
                return entity
        return None

    def _named_elsewhere(self, base: str) -> Entity | None:
        """The one person whose role has all the words: "An interior ministry spokesman … The spokesman, Jo Lind, …"."""
        wanted = set(self._language.words(base))
        people = [
            e
            for e in self.entities
            if e.sort == "person" and wanted <= set(self._language.words(e.role or ""))
        ]
        return people[0] if len(people) == 1 and len(wanted) > _TELLING else None

    def _holder(self, base: str, position: int, description: Description) -> Entity | None:
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

    def _whose(self, base: str, source: Span, parent: Who | None) -> str:
        """The phrase with its owner's full name: «его адвокаты» -> «адвокаты Глеба Сорокина»."""
        owner = self._language.owner(self._text, source)
        if owner is None:
            return base
        words = self._text[slice(*owner)]
        told = self._language.describes(self._text, owner)
        one = (
            told is not None and told.bare and told.gender != "plural" and not self._language.post(told.head)
        )
        if not (
            words.lower() in self._language.first_person
            or self._language.pronoun(words)
            or self._language.reflexive(words)
            or one
        ):
            return base
        found = self._noun(owner, parent) if one else self._resolve(owner, parent)
        name = found.name if isinstance(found, Entity) else found.speaker or ""
        return self._language.owned(self._text, source, owner, name) if name else base

    def _other(self, base: str, source: Span, parent: Who | None) -> Entity:
        """Several people or a body by its own words, the same ones each time they are called so."""
        name = self._whose(base, source, parent)
        sort: Sort = "person" if self._language.person(base) else "organisation"
        return self._others.setdefault(name, Entity(name, sort, "plural"))

    def _nearest_body(self, source: Span) -> Entity | None:
        """The body that spoke last or was named last, near by; a medium only where the noun calls it one."""
        here = self._scene.sentence(source[0])
        for place, entity in reversed(self._scene.spoke):
            if here - self._scene.sentence(place) > _NEAR:
                break
            if entity.sort == "organisation" and entity.gender != "plural":
                return entity
        for place_, entity in self._scene.before(source[0]):
            if here - self._scene.sentence(place_[0]) > _NEAR:
                break
            if entity.sort == "organisation" and not self._language.names_medium(self._text, place_):
                return entity
        return None

    def _body(self, base: str, source: Span) -> Entity | None:
        """A body called by its common noun: the one whose name or fuller phrase has the noun, else who spoke last."""
        language = self._language
        if not language.body(base):
            return None
        wanted = set(language.words(base))
        for _, entity in self._scene.before(source[0]):
            if entity.sort == "organisation" and wanted < set(language.words(entity.name)):
                return entity
        if language.generic(base):
            return self._nearest_body(source) if " " not in base else None
        full = language.fuller(self._text, base, source[0]) or language.fuller(self._text, base)
        if full and (" " not in base or base.lower() != full.lower()):
            return self._others.setdefault(full, Entity(full, "organisation", "plural"))
        fuller = [b for place, b in self._bodies if place != source and wanted < set(language.words(b))]
        if fuller:
            return self._others.setdefault(fuller[0], Entity(fuller[0], "organisation", "plural"))
        return None

    def _variation(self, source: Span, description: Description) -> Entity | None:
        """A bare noun for a person ("the diplomat", «актриса») is who would be "he" or "she" there."""
        if self._language.stands_in(self._text[slice(*source)]) is None and not description.bare:
            return None
        likely = [e for e in self.entities if e.role and self._language.calling(description.head, e.role)]
        rivals = [
            e for e in self.entities if e.role and e not in likely and self._rivals(description.head, e.role)
        ]
        any_gender = description.gender is None
        gender = description.gender or "masculine"
        if any_gender and self._verb == "masculine":
            rivals += [e for e in self.entities if e.gender == "feminine"]
        return self._scene.pronoun(gender, source, any_gender=any_gender, rivals=rivals, likely=likely)

    def _officeless(self, source: Span, description: Description) -> Entity | None:
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
        gender = description.gender or self._verb
        one = len(free) == 1 and not (gender and free[0].gender not in (None, gender))
        return free[0] if one else None

    def _rivals(self, head: str, role: str) -> bool:
        """Whether who holds the role is in another office than a bare noun means."""
        return self._language.post(self._language.head(role)) and not self._language.same_office(head, role)

    def _organisation(self, base: str) -> Entity | None:
        """A short name ("the Church") is the fullest name that ends or begins with the same words."""
        wanted = self._language.words(base)
        if not wanted or not any(word[:1].isupper() for word in base.split()):
            return None
        alike = [
            e
            for e in self.entities
            if e.sort == "organisation" and e.name != base and _alike(wanted, self._language.words(e.name))
        ]
        if len(alike) == 1 and len(wanted) > 1:
            return alike[0]
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


def _alike(one: list[str], other: list[str]) -> bool:
    """Whether two phrases have the same words in other forms: «луранский МИД», «МИД Лурании»."""
    stems = [sorted(word[:_STEM] for word in words) for words in (one, other)]
    return stems[0] == stems[1]
