"""The corpus's narratives: new statements join or found messages, messages narratives; people's judgements are put on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from hearsay import narrate
from hearsay.errors import StoreError, Unknown, UsageError
from hearsay.narrate import asking, judged
from hearsay.narrate.cluster import Changes, Placed, State, grouped, proposals, stability
from hearsay.narrate.rows import Item, rows_of
from hearsay.narrate.translated import translations
from hearsay.records import UNKNOWN, Judgement, Narrative, Telling
from hearsay.run import defining
from hearsay.run.actors import Who
from hearsay.run.defining import candidate, defined_narrative, definition_id, weighed
from hearsay.run.grouping import BATCH, collapsed, little_garbage, repeated, resources, wording
from hearsay.store import judgements as kept
from hearsay.store import narratives as store
from hearsay.store.engine import Corpus

# fewer words are no message: "it", "any involvement", «обвинения»
LEAST_WORDS = 4


def narrate_stored(corpus: Corpus, *, anew: bool = False) -> int:
    """Puts the statements that came since into messages and narratives; `anew`: all of them. How many they were.

    Raises StoreError where another run was quicker.
    """
    with corpus.writing() as connection:
        if anew:
            store.clear(connection)
        else:
            store.sweep(connection)
    number, standing = 0, None
    while fresh := _fresh(corpus):
        standing = standing or _standing(corpus)
        with little_garbage():
            _put(corpus, standing, fresh)
        number += len(fresh)
    return number


class _Stood(NamedTuple):
    """A statement that stands for its message, and the hash of its words."""

    key: int
    place: Placed
    item: Item
    voice: str
    words: int


@dataclass(slots=True)
class _Standing:
    """What new statements are compared with: the groups of both levels, and by its id each statement that stands for one.

    `state` is that of the corpus's groups, which another run may change meanwhile.
    """

    messages: State
    stories: State
    stood: dict[str, _Stood]
    state: int


def _fresh(corpus: Corpus) -> dict[str, tuple[int, Item]]:
    """The next statements that no message holds yet, with their keys."""
    with corpus.reading() as connection:
        # rows hold their documents' whole texts, so none is kept
        fresh = islice(((row.key, _item(row)) for row in store.untold(connection) if _tells(row)), BATCH)
        return {item.id: (key, item) for key, item in fresh}


def _standing(corpus: Corpus) -> _Standing:
    """What stands in the corpus; of a million statements this takes minutes, so batches hand it on."""
    stood, cores = {}, {}
    with corpus.reading() as connection:
        for row in store.told(connection, standing=True):
            cores[row.id] = _item(row)
            if row.stands:
                place = Placed(row.message, row.confidence)
                stood[row.id] = _stood(row.key, place, cores[row.id], row.voice)
        messages = store.groups(connection, "message")
        state = store.state(connection)
    return _Standing(
        _state("message", [(each.item, each.place.group) for each in stood.values()]),
        _state(
            "narrative",
            [(core, row.parent) for row in messages if row.stands and (core := _core(row, cores))],
        ),
        stood,
        state,
    )


def _stood(key: int, place: Placed, item: Item, voice: str) -> _Stood:
    return _Stood(key, place, item, voice, wording(item.text))


def _put(corpus: Corpus, standing: _Standing, fresh: Mapping[str, tuple[int, Item]]) -> None:
    """Puts statements into groups; what stands afterwards is in `standing`."""
    items = [item for _, item in fresh.values()]
    copied = collapsed(items)
    firsts = [item for item in items if copied[item.id] == item.id]
    known = repeated(firsts, ((each.words, each.item) for each in standing.stood.values()))
    new = [item for item in firsts if item.id not in known]
    standing.messages, told = grouped(standing.messages, new, resources())
    voices = _voices(copied, known, _across(new, told, standing.stood), standing.stood)
    places = {name: standing.stood[other].place for name, other in known.items()} | dict(told.placed)
    stories = _ids(standing.stories)
    standing.stories, parents = grouped(
        standing.stories,
        [Item(name, core.text, core.lang, core.day) for name, core in told.cores.items()],
        resources(),
    )
    stood, standing.stood = (
        standing.stood,
        {
            name: standing.stood.get(name)
            or _stood(fresh[name][0], places[name], fresh[name][1], voices[name])
            for name in _ids(standing.messages)
        },
    )
    representing = frozenset(_ids(standing.stories))
    keys = {name: key for name, (key, _) in fresh.items()}
    with corpus.writing() as connection:
        if store.state(connection) != standing.state:
            raise StoreError(
                f"{corpus.name}: another run grouped statements meanwhile; run it again for the rest"
            )
        there = store.still_there(connection, keys)
        store.add(
            connection,
            [
                _telling(key, places[copied[name]], voices[name], stands=name in standing.stood)
                for name, key in keys.items()
                if name in there
            ],
            [*_groups(told, parents, representing), *_stories(parents, told)],
        )
        store.retire(
            connection,
            [each.key for name, each in stood.items() if name not in standing.stood],
            [name for name in stories if name not in representing],
        )
        standing.state = store.note_change(connection)


def _ids(state: State) -> list[str]:
    return [item.id for item in state.rows.items] if state.rows else []


def _tells(row: Any) -> bool:
    return len(_words(row).split()) >= LEAST_WORDS


def _words(row: Any) -> str:
    return " ".join(row.text[start:end] for start, end in row.content)


def _item(row: Any) -> Item:
    return Item(row.id, _words(row), row.lang, row.published or row.day)


def _state(level: Any, standing: Sequence[tuple[Item, str]]) -> State:
    if not standing:
        return State(level)
    return State(
        level, rows_of([item for item, _ in standing], resources()), tuple(name for _, name in standing)
    )


def _core(row: Any, cores: Mapping[str, Item]) -> Item | None:
    core = cores.get(row.core)
    return Item(row.id, core.text, core.lang, core.day) if core else None


def _across(new: Sequence[Item], told: Changes, stood: Mapping[str, _Stood]) -> dict[str, str]:
    """The statement of its message that each new one says in nearly the same words or translates, new or standing."""
    touched = {told.placed[item.id].group for item in new}
    standing: dict[str, list[Item]] = {}
    for each in stood.values():
        if each.place.group in touched:
            standing.setdefault(each.place.group, []).append(each.item)
    members = {message: list(of) for message, of in standing.items()}
    for item in new:
        members.setdefault(told.placed[item.id].group, []).append(item)
    first: dict[str, str] = {}
    for of in members.values():
        of.sort(key=lambda item: (item.day or "9999", item.id))
        found = translations(of, resources())
        first |= {one: other for one, other in found.items() if one not in stood}
    joined = [item for message in standing for item in members[message]]
    alike = collapsed(joined)
    originals = {
        (alike[item.id], message): item.id for message, of in standing.items() for item in reversed(of)
    }
    for item in joined:
        same = alike[item.id], told.placed[item.id].group if item.id in told.placed else ""
        if same in originals:
            first[item.id] = originals[same]
    return first


def _voices(
    copied: Mapping[str, str], known: Mapping[str, str], first: Mapping[str, str], stood: Mapping[str, _Stood]
) -> dict[str, str]:
    """Each statement's voice: that of what it copies, repeats or translates, or its own."""

    def led_back(name: str) -> str:
        while name in first:
            name = first[name]
        return stood[name].voice if name in stood else name

    return {name: led_back(known.get(other, other)) for name, other in copied.items()}


def _telling(key: int, place: Placed, voice: str, *, stands: bool) -> dict[str, Any]:
    return {
        "statement": key,
        "message": place.group,
        "voice": voice,
        "confidence": place.confidence,
        "stands": stands,
    }


def _groups(told: Changes, parents: Changes, representing: frozenset[str]) -> Iterator[dict[str, Any]]:
    for name, core in told.cores.items():
        yield _row(name, "message", core.id) | {
            "parent": parents.placed[name].group,
            "stands": name in representing,
        }


def _stories(parents: Changes, told: Changes) -> Iterator[dict[str, Any]]:
    for name, core in parents.cores.items():
        yield _row(name, "narrative", told.cores[core.id].id) | {"parent": None}


def _row(name: str, level: str, core: str) -> dict[str, Any]:
    return {"id": name, "level": level, "core": core, "stands": False, "version": narrate.VERSION}


def narratives(corpus: Corpus) -> list[Narrative]:
    """All narratives as the machine found them and people left them, pinned ones first, then those of most wordings."""
    with corpus.reading() as connection:
        who = Who(connection)
        found_ = [(row.parent, _record(row, who)) for row in store.told(connection)]
        cores = {row.id: row.core for row in store.groups(connection, "narrative")}
        judgements = store.judged(connection)
    tellings: dict[str, list[Telling]] = {}
    texts: dict[str, str] = {}
    for parent, telling in found_:
        texts[telling.statement] = telling.text
        tellings.setdefault(parent, []).append(telling)
    found = [
        Narrative(name, texts.get(cores[name], every[0].text), tuple(every))
        for name, every in tellings.items()
    ]
    everything = [telling for _, telling in found_]
    own = [
        defined_narrative(judgement, everything, judgements)
        for judgement in judgements
        if "define" in judgement.what
    ]
    all_of_them = judged.applied([*own, *found], judgements)
    return sorted(all_of_them, key=lambda each: (not each.pinned, not each.defined, -each.wordings, each.id))


def _record(row: Any, who: Who) -> Telling:
    return Telling(
        statement=row.id,
        document=row.document_id,
        text=_words(row),
        lang=row.lang,
        speaker=row.speaker,
        outlet=row.outlet_known or row.outlet_name or UNKNOWN,
        country=row.country,
        published=row.published or row.day,
        title=row.title,
        url=row.url,
        message=row.message,
        voice=row.voice,
        confidence=row.confidence,
        known=who[row.actor].name if row.actor else None,
    )


def worth_asking(corpus: Corpus, prefix: str, count: int) -> tuple[Narrative, list[tuple[Telling, str]]]:
    """A defined narrative and the statements whose answer would tell most of it, each with the reason. Raises Unknown."""
    tellings, judgements = told_all(corpus)
    mine = [each for each in judgements if "define" in each.what]
    found = find([defined_narrative(each, tellings, judgements) for each in mine], prefix)
    judgement = next(each for each in mine if definition_id(each) == found.id)
    weights = weighed(judgement, tellings, judgements)
    candidates = [candidate(each, weights.odds[each.statement]) for each in tellings]
    if len(weights.answered) < asking.FIRST_ROUND:
        fresh = [each for each in candidates if each.voice not in weights.answered]
        questions = asking.spread(fresh, min(count, asking.FIRST_ROUND - len(weights.answered)))
    else:
        questions = asking.questions(candidates, weights.answered, weights.least, count)
    by_id = {each.statement: each for each in tellings}
    return found, [(by_id[each.statement], each.why) for each in questions]


def left_out(corpus: Corpus) -> dict[str, tuple[list[bool], list[bool]]]:
    """For each defined narrative with answers to statements that are there: what people said, and what would be told without."""
    tellings, judgements = told_all(corpus)
    found = {}
    for judgement in judgements:
        if "define" in judgement.what:
            said, told = defining.left_out(judgement, tellings, judgements)
            if said:
                found[str(judgement.what.get("name") or judgement.what["define"])] = said, told
    return found


def telling(corpus: Corpus, prefix: str) -> Telling:
    """The statement whose id begins so, as it tells something; raises Unknown."""
    fits = [each for each in told_all(corpus)[0] if each.statement.startswith(prefix)]
    if len(fits) != 1:
        reason = (
            "several ids begin so; write more of it" if fits else "`hearsay narratives ask` lists statements"
        )
        raise Unknown(f"{prefix}: {reason}")
    return fits[0]


def told_all(corpus: Corpus) -> tuple[list[Telling], list[Judgement]]:
    """Every statement that tells something, and all judgements of narratives."""
    with corpus.reading() as connection:
        who = Who(connection)
        return [_record(row, who) for row in store.told(connection)], store.judged(connection)


def steady(narrative: Narrative) -> float:
    """How much of a narrative stays together when links must be likelier."""
    voices = {
        each.voice: Item(each.voice, each.text, each.lang, each.published) for each in narrative.tellings
    }
    return stability(list(voices.values()), "narrative", resources())


def find(found: Sequence[Narrative], prefix: str) -> Narrative:
    """The narrative of this name, or whose id begins so; raises Unknown."""
    fits = [each for each in found if each.name == prefix] or [
        each for each in found if each.id.startswith(prefix)
    ]
    if len(fits) != 1:
        called = any(each.name == prefix for each in fits)
        reason = (
            "several narratives are called so; give an id"
            if called
            else "several ids begin so; write more of it"
            if fits
            else "no narrative has this id or name; `hearsay narratives` lists them"
        )
        raise Unknown(f"{prefix}: {reason}")
    return fits[0]


def judge(corpus: Corpus, what: Mapping[str, Any], why: str, who: str, when: str) -> Judgement:
    """Keeps what a person says of narratives. Raises UsageError."""
    if not any(verb in what for verb in (*judged.VERBS, "define", "answer")):
        raise UsageError("say what is to be done: define, answer, merge, split, rename or pin")
    with corpus.writing(durable=True) as connection:
        defining.refuse_taken_name(store.judged(connection), what)
        number = store.judge(connection, Judgement(what, why, who, when))
    return Judgement(what, why, who, when, number=number)


def take_back(corpus: Corpus, number: int, why: str, who: str, when: str) -> None:
    """Takes a judgement of narratives back. Raises Unknown."""
    with corpus.writing(durable=True) as connection:
        kept.take_back(connection, kept.NARRATIVE, number, who, when, why)


def proposed(corpus: Corpus) -> list[tuple[str, str, float]]:
    """Pairs of narratives that would be one if all were grouped today, likeliest first; nothing is changed."""
    with corpus.reading() as connection:
        cores = {row.id: _item(row) for row in store.told(connection, standing=True)}
        messages = store.groups(connection, "message")
    state = _state(
        "narrative", [(core, row.parent) for row in messages if row.stands and (core := _core(row, cores))]
    )
    return [(each.one, each.other, each.probability) for each in proposals(state, resources())]
