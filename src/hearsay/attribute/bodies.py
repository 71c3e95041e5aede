"""Bodies and media of one document: which one a common noun, a short name or a text leads back to. Language-neutral."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from hearsay.attribute.antecedents import Scene, by_place
from hearsay.attribute.cast import Entity
from hearsay.attribute.drafts import Draft, Language
from hearsay.records import Span

# letters by which an adjective and its country are one
_STEM = 4
# names that one phrase may hold
_NAMES = 6
# a source that is longer is no mere name of a body
_LONGEST_BODY = 120
_WORD = re.compile(r"[^\W\d_]+")
# a noun's phrase goes on to a mark or a verb's subject: as far as its complement may stand
_PHRASE = re.compile(r"(?:[^,.:;!?\n(—–](?!\b(?:о|об|про|к|для)\b)){0,70}")
# how many sentences after it spoke "the ministry" may mean a body
_NEAR = 3


class Bodies:
    """The bodies of a document; `others` holds those that only common nouns call, and is shared with who asks."""

    def __init__(
        self,
        text: str,
        language: Language,
        scene: Scene,
        entities: Sequence[Entity],
        others: dict[str, Entity],
        drafts: Sequence[Draft],
    ) -> None:
        self._text = text
        self._language = language
        self._scene = scene
        self.entities = entities
        self._others = others
        self._bodies = [(d.source[0], base) for d in drafts if (base := self._long_body(d))]

    def medium(self, base: str, position: int) -> Entity | None:
        if not self._language.medium(base):
            return None
        for place, entity in self._scene.before(position):
            if entity.sort == "organisation" and self._language.names_medium(self._text, place):
                return entity
        return None

    def titled(self, source: Span) -> Entity | None:
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
                # «пресс-служба МЧС» is no name of the МЧС
                if said and self._language.words(said)[:1] != [
                    self._language.head(self._language.base(self._text, source))
                ]:
                    continue  # «руководство клуба «Заря»»
                marked = self._text[place[0]].isascii() or self._text[place[0] - 1] in "«“„\"'"
                if said and (self._language.medium(said) or (marked and self._language.body(said.lower()))):
                    return entity
        return None

    def publisher(self, source: Span) -> Entity | None:
        """Who is named first in the near sentence that brought the text in: «МИД опубликовал комментарий. В комментарии …»."""
        head = self._language.head(self._language.base(self._text, source))
        here = self._scene.sentence(source[0])
        for number in range(here, max(0, here - _NEAR), -1):
            start, end = self._scene.span(number)
            words = self._text[start : min(end, source[0])]
            if number == here and self._text[slice(*source)] in words:
                words = words.split(self._text[slice(*source)])[0]
            held = self._language.words(words)
            if head in held or (self._language.generic(head) and any(map(self._language.document, held))):
                return self._scene.opening(number, source[0])
        return None

    def writer(self, source: Span, sentences: int | None = None) -> Entity | None:
        """Whose a text was called when it was named before («В сообщении союза … В сообщении»), so many sentences back."""
        head = self._language.head(self._language.base(self._text, source))
        here = self._scene.sentence(source[0])
        first = 0 if sentences is None else self._scene.span(max(1, here - sentences))[0]
        for word in reversed(list(_WORD.finditer(self._text, first, source[0]))):
            if word.group()[:_STEM].lower() != head[:_STEM] or self._language.words(word.group()) != [head]:
                continue
            end = _PHRASE.match(self._text, word.end())
            place = (word.start(), end.end() if end else word.end())
            owner = self._language.owner(self._text, place)
            at = bisect_left(self._scene.places, owner or (0, 0), key=by_place)
            for found, entity in self._scene.places[at : at + 1] if owner else ():
                if entity.sort != "place" and found[1] <= place[1] + 1 and self._owns(entity, found):
                    return entity
        return None

    def _owns(self, entity: Entity, place: Span) -> bool:
        """Whether a name is a body's or stands in an oblique case."""
        return (
            entity.sort == "organisation" or self._text[slice(*place)].split()[-1] != entity.name.split()[-1]
        )

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

    def body(self, base: str, source: Span) -> Entity | None:
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
        if full and (" " not in base or wanted < set(language.words(full))):
            return self._others.setdefault(full, Entity(full, "organisation", "plural"))
        fuller = [b for place, b in self._bodies if place != source and wanted < set(language.words(b))]
        if fuller:
            return self._others.setdefault(fuller[0], Entity(fuller[0], "organisation", "plural"))
        return None

    def organisation(self, base: str) -> Entity | None:
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

    def _long_body(self, draft: Draft) -> str | None:
        """The base form of a source that calls a body by more than one word."""
        if not draft.source or draft.source[0][1] - draft.source[0][0] > _LONGEST_BODY:
            return None
        base = self._language.base(self._text, draft.source[0])
        return base if " " in base and self._language.body(base) else None


def _alike(one: list[str], other: list[str]) -> bool:
    """Whether two phrases have the same words in other forms: «луранский МИД», «МИД Лурании»."""
    stems = [sorted(word[:_STEM] for word in words) for words in (one, other)]
    return stems[0] == stems[1]
