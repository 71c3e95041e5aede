"""Narratives that an analyst defines by a sentence and a few answers: is what the sample region shows then right?

usage: python bench/judged.py [region|claims]... [--check] [--draws N] [--rounds N] [--write]

region  both messages, defined by the sentences of samples/narratives.json. Ten statements drawn at random from the forty
        likeliest are answered as the key has them; then the questions of `hearsay narratives ask`, ten at a time, until none of
        them is about a first telling or an outlet's few. A line a draw: answers, precision and recall of statements, who is
        absent, who was first
claims  EUvsDisinfo claims that no weight was fitted on: a keyword stands for a narrative, a claim that has it for the core,
        twenty of the eighty likeliest are answered; average precision over the rest, by the core alone and by the answers
--check exits 1 where a sphere is absent that should not be, or below bench/floors.json; --write puts one draw's answers, those
of the plain queue without any chance, into samples/narratives.json
"""

import argparse
import csv
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import resources as files
from pathlib import Path
from typing import Any

import numpy as np

from hearsay.cli.demo import build
from hearsay.narrate import asking, defined
from hearsay.narrate.learned import Example
from hearsay.narrate.rows import Item
from hearsay.records import Judgement, Narrative, Telling
from hearsay.run import defining, narrating
from hearsay.run.grouping import resources
from hearsay.run.silence import Told, measure
from hearsay.run.summing import items
from hearsay.store.engine import Corpus, open_corpus
from samples import letters, matched, overlap

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("HEARSAY_SHARED", REPOSITORY.parent / "shared")) / "data"
FLOORS = json.loads((REPOSITORY / "bench/floors.json").read_text(encoding="utf8")).get("judged", {})
SAMPLES = REPOSITORY / "src/hearsay/samples/narratives.json"
PRESS = "Luranian independent press"
# a statement of ours whose words are the key's by so much is answered as the key has it
_SAME = 0.2
_A_ROUND = 10
Gold = dict[str, tuple[str | None, str | None]]


def gold_of(corpus: Corpus) -> Gold:
    """Message and stance, if any, of each of our statements that the key has."""
    found: Gold = {}
    best: dict[str, float] = {}
    with corpus.reading() as connection:
        for key, item in matched(list(items(connection))):
            text = item.document.text
            for gold in key["statements"]:
                places = [(at, at + len(p)) for p in gold["content"] if (at := text.find(p)) >= 0]
                if not places:
                    continue
                wanted = letters(text, tuple(places))
                for ours in item.statements:
                    name, share = ours.id(item.document.id), overlap(wanted, letters(text, ours.content))
                    if share >= max(_SAME, best.get(name, 0)):
                        found[name], best[name] = (gold["message"], gold["stance"]), share
    return found


class Desk:
    """An analyst who answers by the key."""

    def __init__(self, name: str, core: str, number: int, tellings: Sequence[Telling], gold: Gold) -> None:
        self.judgement = Judgement({"define": core, "lang": "en", "name": name}, "", "", "", number=number)
        self.id = defining.definition_id(self.judgement)
        self.tellings, self.gold, self.name = tellings, gold, name
        self.by_id = {each.statement: each for each in tellings}
        self.answers: list[Judgement] = []

    def answer(self, statement: str) -> None:
        message, stance = self.gold.get(statement, ("", ""))
        telling = self.by_id[statement]
        verdict = "no" if message != self.name else "denies" if stance == "denies" else "yes"
        what = defining.answer(self.id, statement, telling.text, telling.lang, verdict)
        self.answers.append(Judgement(what, "", "", ""))

    def weighed(self) -> defining.Weighed:
        return defining.weighed(self.judgement, self.tellings, self.answers)

    def candidates(self, weights: defining.Weighed) -> list[asking.Candidate]:
        return [defining.candidate(each, weights.odds[each.statement]) for each in self.tellings]

    def work(self, draw: int | None, rounds: int) -> None:
        """Ten answers, by chance or as the queue spreads them, then rounds of ten."""
        candidates = self.candidates(self.weighed())
        if draw is None:
            first = [each.statement for each in asking.spread(candidates, asking.FIRST_ROUND)]
        else:
            likeliest = [each.statement for each in asking.spread(candidates, 40)]
            first = random.Random(draw).sample(likeliest, asking.FIRST_ROUND)
        for statement in first:
            self.answer(statement)
        for number in range(rounds + 3):
            weights = self.weighed()
            questions = asking.questions(self.candidates(weights), weights.answered, weights.least, _A_ROUND)
            if number >= rounds:
                questions = [each for each in questions if each.why not in {asking.UNSURE, asking.EARLIER}]
            for question in questions:
                self.answer(question.statement)

    def found(self) -> Narrative:
        return defining.defined_narrative(self.judgement, self.tellings, self.answers)


def told(narrative: Narrative, name: str) -> Told:
    ids = [each.statement for each in narrative.tellings]
    against = set(narrative.against)
    return Told(name, name, tuple(i for i in ids if i not in against), tuple(i for i in ids if i in against))


def bench_region(draws: int, rounds: int, *, write: bool) -> dict[str, float]:
    """Draws, each a line; then how many were right."""
    definitions = json.loads(SAMPLES.read_text(encoding="utf8"))
    counted: Counter[str] = Counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        files.as_file(files.files("hearsay.samples")) as samples,
    ):
        build(samples, Path(folder) / "c.db")
        with open_corpus(f"{folder}/c.db") as corpus:
            narrating.narrate_stored(corpus)
            with corpus.reading():
                tellings, _ = narrating.told_all(corpus)
            gold = gold_of(corpus)
            for draw in [None] if write else range(draws):
                desks = [
                    Desk(each["name"], each["core"], number, tellings, gold)
                    for number, each in enumerate(definitions, 1)
                ]
                for desk in desks:
                    desk.work(draw, rounds)
                counted.update(judged(corpus, desks, draw))
                if write:
                    keep(definitions, desks)
    return {**counted, "draws": 1 if write else draws}


def judged(corpus: Corpus, desks: Sequence[Desk], draw: int | None) -> Iterator[str]:
    """What is right of a draw, and its line."""
    found = {desk.name: desk.found() for desk in desks}
    verdicts = measure(corpus, [told(each, name) for name, each in found.items()]).verdicts
    for desk in desks:
        told_by, gold = found[desk.name], desk.gold
        absent = {v.sphere for v in verdicts if v.narrative == desk.name and v.state == "absent"}
        denied = {
            v.sphere for v in verdicts if v.narrative == desk.name and v.state == "carried only to deny"
        }
        ids = {each.statement for each in told_by.tellings}
        right = {each for each in ids if gold.get(each, ("", ""))[0] == desk.name}
        wanted = [each.statement for each in desk.tellings if gold.get(each.statement, ("",))[0] == desk.name]
        stances = [gold[each][1] == "denies" for each in right]
        ours = [each in set(told_by.against) for each in right]
        first = told_by.tellings[0]
        earliest = min(desk.by_id[each].published or "9" for each in wanted)[:10]
        is_first = (first.published or "")[:10] == earliest
        print(
            json.dumps(
                {
                    "draw": draw,
                    "message": desk.name,
                    "answers": len(desk.answers),
                    "yes": sum(each.what["belongs"] for each in desk.answers),
                    "precision": round(100 * len(right) / max(1, len(ids))),
                    "recall": round(100 * len(right) / len(wanted)),
                    "stance_right": round(
                        100 * sum(a == b for a, b in zip(stances, ours, strict=True)) / max(1, len(ours))
                    ),
                    "absent": sorted(absent),
                    "only_to_deny": sorted(denied),
                    "first": f"{(first.published or '')[:10]} {first.outlet}",
                    "first_right": is_first,
                },
                ensure_ascii=False,
            ),
            flush=True,
        )
        yield "narratives"
        yield from ["silence_found"] * (absent == {PRESS})
        yield from ["silence_false"] * bool(absent - {PRESS})
        yield from ["first_right"] * is_first


def keep(definitions: list[dict[str, Any]], desks: Sequence[Desk]) -> None:
    """The answers of a draw into the samples."""
    for each, desk in zip(definitions, desks, strict=True):
        each["answers"] = [
            {
                "text": one.what["text"],
                "lang": one.what["lang"],
                "belongs": "denies" if one.what["denies"] else "yes" if one.what["belongs"] else "no",
            }
            for one in desk.answers
        ]
    SAMPLES.write_text(json.dumps(definitions, ensure_ascii=False, indent=1) + "\n", encoding="utf8")


def bench_claims(draws: int) -> dict[str, float]:
    """Average precision of claims of a keyword, in percent; mean over keywords and draws."""
    with (SHARED / "narratives/euvsdisinfo-2015-2020-07.csv").open(encoding="utf8", newline="") as lines:
        rows = list(csv.DictReader(lines))[3::5]
    keywords = Counter(word for row in rows for word in set(row["keywords"].split("+")) - {""})
    chosen = sorted(word for word, number in keywords.items() if 12 <= number <= 150)
    random.Random(3).shuffle(chosen)
    found: dict[str, list[float]] = {"core": [], "answers": []}
    claims = [Item(row["id"], row["title"], "en") for row in rows]
    for word in chosen[:25]:
        gold = np.array([word in row["keywords"].split("+") for row in rows])
        for draw in range(draws):
            chance = random.Random(draw)
            core = chance.choice(np.flatnonzero(gold).tolist())
            definition = defined.Definition(claims[core].text, "en")
            plain = np.array(defined.scores(definition, claims, [None] * len(claims), resources()).odds)
            likeliest = [i for i in np.argsort(-plain, kind="stable")[:81].tolist() if i != core]
            answered = chance.sample(likeliest, 20)
            examples = [Example(claims[i].text, "en", bool(gold[i])) for i in answered]
            learned = defined.scores(definition, claims, [None] * len(claims), resources(), examples).odds
            rest = np.array(sorted(set(range(len(claims))) - {core, *answered}))
            if gold[rest].any():
                found["core"].append(average_precision(plain[rest], gold[rest]))
                found["answers"].append(average_precision(np.array(learned)[rest], gold[rest]))
    return {name: round(100 * float(np.mean(values)), 1) for name, values in found.items()}


def average_precision(scores: Any, gold: Any) -> float:
    ranked = gold[np.argsort(-scores, kind="stable")]
    hits = np.flatnonzero(ranked)
    return float(np.mean(np.arange(1, len(hits) + 1) / (hits + 1)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", choices=["region", "claims", []])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    status = 0
    for name in options.names or ["region", "claims"]:
        found = (
            bench_region(options.draws, options.rounds, write=options.write)
            if name == "region"
            else bench_claims(min(options.draws, 3))
        )
        print(json.dumps({"set": name, **found}))
        if options.check:
            status |= any(found.get(key, 0) < value for key, value in FLOORS.get(name, {}).items())
            status |= found.get("silence_false", 0) > 0
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
