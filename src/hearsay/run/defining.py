"""What analysts' definitions and answers make of the corpus's statements.

An answer keeps the statement's words, so it teaches even where a re-run cut the statement otherwise; it decides on that
statement, its copies, and whatever has the same words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hearsay.errors import UsageError
from hearsay.narrate import asking, defined
from hearsay.narrate.learned import Example
from hearsay.narrate.rows import Item
from hearsay.records import Judgement, Narrative, Telling, digest
from hearsay.run.grouping import resources
from hearsay.store import narratives as store
from hearsay.store.engine import Corpus

# log-odds of what a person answered
_SURE = 9.0


def defined_narrative(
    judgement: Judgement, tellings: Sequence[Telling], judgements: Sequence[Judgement]
) -> Narrative:
    """A narrative as an analyst's definition and answers make it."""
    found = weighed(judgement, tellings, judgements)
    chosen = tuple(each for each in tellings if found.odds[each.statement] >= found.least)
    against = tuple(each.statement for each in chosen if found.denies[each.statement])
    what = judgement.what
    return Narrative(
        definition_id(judgement),
        what["define"],
        chosen,
        name=what.get("name"),
        defined=True,
        against=against,
        answers=found.answers,
    )


@dataclass(frozen=True, slots=True)
class Weighed:
    """Every statement's log-odds that it tells a defined narrative, whether it denies it; `answered` voices are people's word.

    `answers`: all, those on statements that are gone too.
    """

    odds: Mapping[str, float]
    denies: Mapping[str, bool]
    answered: frozenset[str]
    least: float
    answers: int


def weighed(judgement: Judgement, tellings: Sequence[Telling], judgements: Sequence[Judgement]) -> Weighed:
    """What a definition and the answers to it make of all statements; an answer holds for copies, too."""
    definition = _definition(judgement)
    examples, said = _examples(judgement, tellings, judgements)
    items = [Item(each.statement, each.text, each.lang, each.published) for each in tellings]
    scored = defined.scores(
        definition, items, [_called(each) for each in tellings], resources(), list(examples.values())
    )
    odds, denies = {}, {}
    for telling, worth, contrary in zip(tellings, scored.odds, scored.denies, strict=True):
        word = said.get(telling.voice)
        odds[telling.statement] = worth if word is None else _SURE if word.belongs else -_SURE
        denies[telling.statement] = contrary if word is None else word.denies
    least = defined.least(definition, answered=bool(examples))
    return Weighed(odds, denies, frozenset(said), least, len(examples))


def _definition(judgement: Judgement) -> defined.Definition:
    what = judgement.what
    return defined.Definition(
        what["define"],
        what.get("lang"),
        tuple(what.get("must", ())),
        tuple(what.get("must_not", ())),
        what.get("threshold"),
    )


def _examples(
    judgement: Judgement, tellings: Sequence[Telling], judgements: Sequence[Judgement]
) -> tuple[dict[str, Example], dict[str, Example]]:
    """The answers to a definition, one a voice: all as examples, and those on statements that are there."""
    by_id = {each.statement: each for each in tellings}
    by_words = {_bare(each.text): each for each in tellings}
    examples: dict[str, Example] = {}
    said: dict[str, Example] = {}
    for each in judgements:
        if each.what.get("answer") != definition_id(judgement):
            continue
        telling = by_id.get(each.what.get("statement", "")) or by_words.get(_bare(each.what.get("text", "")))
        text = each.what.get("text") or (telling.text if telling else None)
        if text is None:
            continue
        lang = each.what.get("lang") or (telling.lang if telling else None)
        example = Example(text, lang, bool(each.what["belongs"]), bool(each.what.get("denies")))
        examples[telling.voice if telling else text] = example
        if telling:
            said[telling.voice] = example
    return examples, said


def left_out(
    judgement: Judgement, tellings: Sequence[Telling], judgements: Sequence[Judgement]
) -> tuple[list[bool], list[bool]]:
    """What people answered on statements that are there, and what each would be without its own answer."""
    definition = _definition(judgement)
    examples, said = _examples(judgement, tellings, judgements)
    speakers = {each.voice: _called(each) for each in tellings}
    answered, told = [], []
    for voice, example in said.items():
        others = [each for name, each in examples.items() if name != voice]
        item = Item(voice, example.text, example.lang)
        found = defined.scores(definition, [item], [speakers[voice]], resources(), others)
        answered.append(example.belongs)
        told.append(found.odds[0] >= defined.least(definition, answered=bool(others)))
    return answered, told


def _called(telling: Telling) -> str:
    """The speaker as the text and as the register has the name: what a definition must or must not have may be either."""
    return " ".join(filter(None, (telling.speaker, telling.known)))


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def candidate(telling: Telling, odds: float) -> asking.Candidate:
    """A telling as it may be asked about."""
    return asking.Candidate(
        telling.statement,
        odds,
        telling.voice,
        telling.message,
        telling.document,
        telling.outlet,
        telling.published,
    )


def definition_id(judgement: Judgement) -> str:
    """The id of a narrative that a judgement defines: of its number and words."""
    return digest("define", str(judgement.number), judgement.what["define"])[:16]


def refuse_taken_name(judgements: Sequence[Judgement], what: Mapping[str, Any]) -> None:
    """Raises UsageError where a definition or another name would give two narratives one name."""
    names: dict[str, str | None] = {}
    for each in judgements:
        if "define" in each.what:
            names[definition_id(each)] = each.what.get("name")
        elif "rename" in each.what:
            names[each.what["rename"]] = each.what["name"]
    for narrative, name in names.items():
        if name and name == what.get("name") and narrative != what.get("rename"):
            raise UsageError(f"“{name}” is the name of {narrative[:8]} already; give another one")


def put(corpus: Corpus, definitions: Sequence[Mapping[str, Any]], why: str, who: str, when: str) -> list[str]:
    """Keeps definitions with their answers, as `collect.definitions` reads them; their ids."""
    ids = []
    with corpus.writing(durable=True) as connection:
        for each in definitions:
            what = {key: value for key, value in each.items() if key not in {"core", "answers"}}
            refuse_taken_name(store.judged(connection), each)
            judgement = Judgement({"define": each["core"], **what}, why, who, when)
            number = store.judge(connection, judgement)
            ids.append(definition_id(Judgement(judgement.what, why, who, when, number=number)))
            for answer in each["answers"]:
                store.judge(connection, Judgement({"answer": ids[-1], **answer}, why, who, when))
    return ids


def answer(name: str, statement: str, text: str, lang: str | None, verdict: str) -> dict[str, Any]:
    """What a judgement says of a statement: "yes", "no", or "denies" where it belongs and denies what the narrative says."""
    return {
        "answer": name,
        "statement": statement,
        "text": text,
        "lang": lang,
        "belongs": verdict != "no",
        "denies": verdict == "denies",
    }
