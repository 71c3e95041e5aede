"""Who a source is, within its document: short names, pronouns and offices are led back to the fullest name.

Language-neutral: a language says what is a pronoun and what a base form, this module only keeps who was spoken of, in order.
Where nobody fits nobody is named.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.attribute.antecedents import Scene, by_place, fits
from hearsay.attribute.bodies import Bodies
from hearsay.attribute.cast import Entity, gathered
from hearsay.attribute.drafts import Analysis, Description, Draft, Gender, Language, Sort
from hearsay.attribute.people import People
from hearsay.records import Span

# a title may stand between an office and its holder's name, in code points
_GAP = 16
# names that one phrase may hold
_NAMES = 6
_TWO = 2
# "them" is who was told something this near before, in code points
_SINCE = 180
# how far back a text may be that «в нём» means, in code points
_LOOK = 500
# words that a fuller phrase for the same people may have more
_MORE = 3
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# how many sentences after a statement "the diplomat" may mean its speaker
_NEAR = 3
# code points between a group and its own verb of speech
_CLOSE = 60
# how many sentences back "the letter" is sooner the one named there than the speaker's
_FEW = 2


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
        self.entities = gathered(analysis.text, analysis.mentions, language.expanded)
        self._scene = Scene(analysis, self.entities, names_first=language.names_first)
        self._last: list[tuple[int, Who]] = []
        # the same without those who are quoted by others
        self._outer: list[tuple[int, Who]] = []
        self._unnamed: dict[str, str] = {}
        # who was told something last, and where
        self._told: tuple[int, str] | None = None
        self._others: dict[str, Entity] = {}
        self._bodies = Bodies(self._text, language, self._scene, self.entities, self._others, drafts)
        self._people = People(self._text, language, self._scene, self.entities)
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
            if told != role:
                return role if entity.name in told else told
        if (placed := self._placed(role, place[0])) != role:
            return placed
        parts = self._language.owned_role(role)
        if parts is None:
            return role
        owner, office = parts
        gender = self._language.pronoun(owner)
        if gender is None:
            body = self._bodies.body(owner, place)
            return self._language.role_of(self._text, office, body.name) if body else role
        named = self._owner(gender, place[0], entity)
        return self._language.role_of(self._text, office, named.name if named else "")

    def _placed(self, base: str, position: int) -> str:
        """«президент страны» with the country named last before, near by: «президент Лавонии»."""
        bare = self._language.landless(base)
        if bare is None:
            return base
        here = self._scene.sentence(position)
        for place, entity in self._scene.before(position):
            if here - self._scene.sentence(place[0]) > _NEAR:
                break
            if entity.sort == "place" and self._language.country(entity.name):
                return self._language.role_of(self._text, bare, entity.name)
        return base

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

    def who(self, draft: Draft, parent: Who | None) -> Who:
        """The speaker of the draft; `parent` is who speaks in the statement it stands in."""
        if not draft.source:
            if parent is None and self._language.own(self._text[slice(*draft.cue)]):
                return self._lately(draft.cue[0]) or Who()
            if parent is None:
                return self._going_on(draft)
            return parent if parent and self._language.implied(self._text, draft) else Who()
        self._people.verb = self._language.verb(self._text[slice(*draft.cue)])
        found = self._resolve(draft.source[0], parent)
        self._people.verb = None
        if isinstance(found, Entity):
            self._scene.spoke.append((draft.cue[0], found))
            found = Who(found.name or None, found.role, found)
        self._last.append((draft.cue[0], found))
        if parent is None:
            self._outer.append((draft.cue[0], found))
        return found

    def settled(self, who: Who) -> Who:
        """The speaker as the whole document has him: a role may be stated after he first speaks."""
        return Who(who.entity.name or None, who.entity.role, who.entity) if who.entity else who

    def _resolve(self, source: Span, parent: Who | None) -> Entity | Who:
        language, words = self._language, self._text[slice(*source)]
        words = words.split(" (", maxsplit=1)[0]
        if not (words.isupper() and len(words) > 1):  # "WHO" is an organisation
            if words.lower() in language.first_person:
                return self._own(words, parent)
            if words.lower() in language.relative:
                return self._scene.antecedent(source[0]) or Who()
            if language.reflexive(words):
                return self._subject(source, parent) or Who()
            if language.inside(self._text, source) and (text := self._text_before(source, parent)):
                return text
            if (gender := language.pronoun(words)) is not None:
                # who is quoted calls himself "I"
                own = parent.entity if parent and not self._scene.outside(source[0]) else None
                if gender == "plural" and (several := self._several(source, parent)):
                    return several
                return self._scene.pronoun(gender, source, rivals=[own] if own else []) or Who()
        return self._named(source) or self._right_behind(source) or self._noun(source, parent)

    def _going_on(self, draft: Draft) -> Who:
        """Who goes on speaking where a verb that shows a gender has no subject («При этом добавил, что …»): who spoke last in
        the paragraph, if it may be his verb.
        """
        cue = self._text[slice(*draft.cue)]
        if self._language.beside(cue) and (who := self._in_sentence(draft.cue[0])):
            return who
        gender = self._language.verb(cue)
        if gender is None or not self._outer or not self._language.implied(self._text, draft):
            return Who()
        place, who = self._outer[-1]
        here = "\n" not in self._text[place : draft.cue[0]] and place < draft.cue[0]
        return who if here and who.entity and who.entity.gender in (gender, None) else Who()

    def _in_sentence(self, position: int) -> Who | None:
        """Who spoke last in the sentence: the subject of a converb behind («сообщил …, добавив, что …»)."""
        place, who = self._outer[-1] if self._outer else (-1, None)
        return who if place >= 0 and self._scene.sentence(place) == self._scene.sentence(position) else None

    def _several(self, source: Span, parent: Who | None) -> Entity | Who | None:
        """Several people for "they": named last in the sentence so far, else first in the one before, if nobody spoke since."""
        here = self._scene.sentence(source[0])
        start = self._scene.span(here)[0]
        phrase = self._language.group(self._text, start, source[0], first=False)
        if phrase is None and here > 1:
            phrase = self._language.group(self._text, self._scene.span(here - 1)[0], start, first=True)
        spoke = self._scene.spoke[-1][0] if self._scene.spoke else -1
        if phrase is None or spoke > phrase[1] + _CLOSE or not self._scene.outside(phrase[0]):
            return None
        return self._noun(phrase, parent)

    def _lately(self, position: int) -> Who | None:
        """Who spoke last, near by: whose words a statement without a subject goes on with."""
        near = (
            self._last and self._scene.sentence(position) - self._scene.sentence(self._last[-1][0]) <= _NEAR
        )
        return self._last[-1][1] if near else None

    def _text_before(self, source: Span, parent: Who | None) -> Entity | Who | None:
        """Whose text "it" is in which something is said: of the text named last in the sentence or the one before."""
        here = self._scene.sentence(source[0])
        for word in reversed(list(_WORDS.finditer(self._text, max(0, source[0] - _LOOK), source[0]))):
            if here - self._scene.sentence(word.start()) > 1:
                return None
            if act := self._language.act(self._text, word.span()):
                return self._others.setdefault(act, Entity(act, "organisation", "neuter"))
            if self._language.document(self._language.base(self._text, word.span())):
                return self._author(word.span(), parent)
        return None

    def _own(self, word: str, parent: Who | None) -> Who:
        """Who says "I" or "we": the parent's speaker; "we" of a spokesman or head are whom he speaks for."""
        if parent and parent.role:
            spokesman = parent.speaker is None and self._language.behind(parent.role)
            if body := spokesman or self._language.led(word, parent.role):
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
        named = self._bodies.medium(base, phrase[0])
        return named.name if named else base

    def addressee(self, phrase: Span, who: Who) -> str | None:
        """Whom the phrase names, by the fullest name of the document; nobody speaks to himself."""
        words = self._text[slice(*phrase)]
        gender = self._language.told(words)
        if gender == "plural" and self._told and phrase[0] - self._told[0] < _SINCE:
            return self._told[1]
        found = self._scene.pronoun(gender, phrase) if gender else self._resolve(phrase, None)
        found = found or Who()
        name = found.name if isinstance(found, Entity) else found.speaker
        name = name or found.role or self._nobody(phrase)
        if name and not gender:
            self._told = phrase[1], name
        return name if name != who.speaker else None

    def _nobody(self, phrase: Span) -> str | None:
        """The words of a phrase that names nobody in particular: people may be told something."""
        base = self._language.base(self._text, phrase)
        return base if self._language.unnamed(base) else None

    def _noun(self, source: Span, parent: Who | None) -> Entity | Who:
        language = self._language
        base = self._placed(language.base(self._text, source), source[0])
        if not base or language.unnamed(base):
            return Who(None, self._fullest(base) if base and language.somebody(base) else None)
        if named := self._bodies.medium(base, source[0]):
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
        if named := self._bodies.titled(source):
            return named
        return (
            self._bodies.body(base, source)
            or self._bodies.organisation(base)
            or self._other(base, source, parent)
        )

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
        bare = " " not in self._language.base(self._text, source)
        near = self._bodies.writer(source, _FEW) or self._bodies.publisher(source)
        return near or (self._lately(source[0]) or self._bodies.writer(source) if bare else None)

    def _described(
        self, base: str, source: Span, description: Description, parent: Who | None
    ) -> Entity | Who:
        """People without a name: who holds the office, who was just spoken of, else nobody whom the text names."""
        if description.gender == "plural":
            full = self._language.fuller(self._text, base, source[0]) if description.bare else None
            near = full and len(full.split()) - len(base.split()) <= _MORE
            return self._other(full if full and near else base, source, parent)
        if description.gender is None and self._people.verb == "feminine":
            description = replace(description, gender="feminine")
        if not description.new:
            if within := self._people.within(source, description):
                return within
            held = self._people.holder(base, source[0], description)
            held = held or (self._people.variation(source, description) if description.bare else None)
            held = held or self._people.officeless(source, description)
            held = held or self._people.coming(source, description, self._sources)
            if held is not None:
                held.role = held.role or self._language.role(base)
                return held
        elif not description.bare and (named := self._people.named_elsewhere(base)):
            return named
        role = self._language.appended(self._text, source)
        role = role or self._language.role(self._whose(base, source, parent))
        # somebody whom the text does not name: "he" may lead back to him, and no name comes of it
        return self._others.setdefault("? " + role, Entity("", "person", description.gender, role))

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
