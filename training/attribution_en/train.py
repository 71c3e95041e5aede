"""Trains the English attribution model, in two stages, on one core.

usage: python train.py stage1 OUT [--passes N] [--stop N] [--shared DIR] [--weak FILE] [--without-polnear]
       python train.py stage2 OUT --start STAGE1 [--fold K]
Stage 1 learns PolNeAR train (every annotator's copy) and parsed sentences; stage 2 adds our own annotation, which marks nested
statements, recipients and media; with --fold K a third of it is left out, to measure on. Every 14th article of PolNeAR train
is never trained on: confidence is fitted there. bf16, no dropout, words hidden at random, as in research/nlp.md.
"""

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from data import (
    FOLDS,
    MASK,
    PARTS,
    Article,
    Sentence,
    Window,
    article,
    articles,
    cut,
    held_out,
    ids_of,
    parsed,
)
from model import DEPS, NAMES, UPOS, Model
from passages import passages
from torch import Tensor

from hearsay.attribute.english.places import apart, places, relations, settings

SIZE, BATCH, PARSED_BATCH, PARSE_EVERY = 160, 24, 14, 5
Windows = Iterator[list[Window]]
HIDDEN_WORDS = 0.04
STEPS2, PASSAGES = 150, 2000


@dataclass(slots=True)
class Batch:
    ids: Tensor
    case: Tensor
    state: Tensor
    mask: Tensor
    words: Tensor  # B, W: index of each word's first piece
    present: Tensor  # B, W


def tensors(rows: Sequence[tuple[list[int], list[int], list[int], list[int]]]) -> Batch:
    t = max(len(r[0]) for r in rows)
    w = max(len(r[3]) for r in rows)
    b = len(rows)
    ids, case, state = (torch.zeros(b, t, dtype=torch.long) for _ in range(3))
    mask = torch.full((b, 1, 1, t), -1e4, dtype=torch.bfloat16)
    words, present = torch.zeros(b, w, dtype=torch.long), torch.zeros(b, w)
    for i, (a, c, s, p) in enumerate(rows):
        ids[i, : len(a)], case[i, : len(a)], state[i, : len(a)] = (
            torch.tensor(a),
            torch.tensor(c),
            torch.tensor(s),
        )
        mask[i, :, :, : len(a)] = 0.0
        words[i, : len(p)], present[i, : len(p)] = torch.tensor(p), 1.0
    return Batch(ids, case, state, mask, words, present)


def window_row(window: Window) -> tuple[list[int], list[int], list[int], list[int]]:
    found = window.article.pieces
    first = found.words[window.start]
    last = found.words[window.end] if window.end < len(found.words) else len(found.ids)
    before = first
    while before > 0 and before - 1 not in _word_set(window.article) and found.ids[before - 1] < 3:
        before -= 1  # the line mark before the first word
    return (*ids_of(found, before, last), [k - before + 1 for k in found.words[window.start : window.end]])


_SETS: dict[int, set[int]] = {}


def _word_set(one: Article) -> set[int]:
    return _SETS.setdefault(id(one), set(one.pieces.words))


def bio(count: int, start: int, ranges: Sequence[tuple[int, int]]) -> np.ndarray:
    labels = np.zeros(count, dtype=np.int64)
    for first, last in ranges:
        a, b = max(0, first - start), min(count, last - start)
        if a < b:
            labels[a:b] = 2
            labels[a] = 1
    return labels


def hide(ids: Tensor) -> Tensor:
    hidden = (torch.rand(ids.shape) < HIDDEN_WORDS) & (ids > 102)
    return ids.masked_fill(hidden, MASK)


def word_states(model: Model, batch: Batch, *, train: bool) -> Tensor:
    ids = hide(batch.ids) if train else batch.ids
    states = model.encoder(ids, batch.case, batch.state, batch.mask)
    return states.gather(1, batch.words.unsqueeze(2).expand(-1, -1, states.shape[2]))


def attribution_loss(
    model: Model, rows: Sequence[Window], *, train: bool = True
) -> tuple[Tensor, dict[str, float]]:
    batch = tensors([window_row(w) for w in rows])
    b, w = batch.words.shape
    outer, every, weights = (
        np.zeros((b, w), np.int64),
        np.zeros((b, w), np.int64),
        np.zeros((b, w), np.float32),
    )
    spans = np.zeros((b, w, 2), np.int64)
    of, mean, place, near, related, labels, worth, kinds = [], [], [], [], [], [], [], []
    for i, window in enumerate(rows):
        one, start, n = window.article, window.start, window.end - window.start
        weights[i, :n] = one.known[window.start : window.end]
        sentence = np.array(one.pieces.sentence[window.start : window.end])
        quote, line = settings(one.pieces, window.start, window.end)
        for cue in one.cues:
            if cue.words[0] < start or cue.words[1] > window.end:
                continue
            a, z = cue.words[0] - start, cue.words[1] - start
            every[i, a:z] = 2
            every[i, a] = 1
            if not cue.nested:
                outer[i, a:z] = 2
                outer[i, a] = 1
                for layer in range(2):
                    marked = bio(n, start, cue.parts[layer])
                    spans[i, :n, layer] = np.where(marked > 0, marked, spans[i, :n, layer])
            row = np.zeros(w, np.float32)
            row[a:z] = 1 / (z - a)
            far = np.zeros((3, w), np.int64)
            far[0, :n], far[1, :n] = places(n, (a, z)), apart(sentence, (a, z))
            far[2, :n] = relations(quote, line, (a, z))
            label = np.zeros((len(PARTS), w), np.int64)
            for layer, ranges in enumerate(cue.parts):
                label[layer, :n] = bio(n, start, ranges)
            of.append(i), mean.append(row), place.append(far[0]), near.append(far[1]), related.append(far[2])
            labels.append(label), kinds.append(cue.kind)
            # a part that the window cuts teaches nothing about where it begins or ends
            whole = [all(start <= a and b <= window.end for a, b in ranges) for ranges in cue.parts]
            worth.append([weight * fits for weight, fits in zip(cue.weights, whole, strict=True)])
    present = batch.present
    total = present.sum()
    with torch.autocast("cpu", torch.bfloat16):
        words = word_states(model, batch, train=train)
        cue_scores, any_scores, span_scores = model.cue(words), model.any(words), model.spans(words)
    span_raw = span_scores
    cue_scores, any_scores, span_scores = cue_scores.float(), any_scores.float(), span_scores.float()
    zero = torch.zeros(b, dtype=torch.long)
    losses = {"cue": model.crf.loss(cue_scores, torch.from_numpy(outer), zero, present).sum() / total}
    nll = F.cross_entropy(any_scores.flatten(0, 1), torch.from_numpy(every).flatten(), reduction="none")
    losses["any"] = (nll * torch.from_numpy(weights).flatten()).sum() / total
    nll = (
        F.cross_entropy(span_scores.view(-1, 3), torch.from_numpy(spans).flatten(), reduction="none")
        .view(b, w, 2)
        .sum(2)
    )
    losses["spans"] = 0.3 * (nll * present).sum() / total
    if of:
        index = torch.tensor(of)
        mean_t = torch.from_numpy(np.stack(mean))
        with torch.autocast("cpu", torch.bfloat16):
            own = words[index]
            cues = (mean_t.to(own.dtype).unsqueeze(1) @ own).squeeze(1)
            link = model.linker
            scores = link.link(
                link.word(words)[index],
                link.key(words)[index],
                cues,
                span_raw[index],
                torch.from_numpy(np.stack(place)),
                torch.from_numpy(np.stack(near)),
                torch.from_numpy(np.stack(related)),
            )
            kind_scores = model.kind(cues).squeeze(1)
        scores = scores.float().view(len(of), w, len(PARTS), 3).permute(0, 2, 1, 3).flatten(0, 1)
        kind = torch.arange(1, 1 + len(PARTS)).repeat(len(of))
        label = torch.from_numpy(np.stack(labels)).flatten(0, 1)
        nll = model.crf.loss(scores, label, kind, present[index].repeat_interleave(len(PARTS), 0))
        nll = nll.view(len(of), len(PARTS)) * torch.tensor(worth)
        for layer, part in enumerate(PARTS):
            losses[part] = nll[:, layer].sum() / total
        target = torch.tensor(kinds, dtype=torch.float)
        known = (target >= 0).float()
        nll = F.binary_cross_entropy_with_logits(kind_scores.float(), target.clamp(min=0), reduction="none")
        losses["kind"] = 0.3 * (nll * known).sum() / total
    return torch.stack(list(losses.values())).sum(), {k: float(v) for k, v in losses.items()}


def parse_loss(model: Model, rows: Sequence[list[Sentence]]) -> tuple[Tensor, dict[str, float]]:
    """Sentences packed into windows; heads are looked for in the sentence's own window."""
    inputs, targets = [], []
    for packed in rows:
        ids, case, state, at = [], [], [], []
        upos, heads, deps, names = [], [], [], []
        for s in packed:
            base, first = len(ids), len(at)
            ids += s.pieces.ids
            case += s.pieces.case
            state += s.pieces.state
            at += [base + k + 1 for k in s.at]
            upos += [UPOS.index(u) if u in UPOS else -100 for u in s.upos]
            heads += [first + h if h >= 0 else -100 for h in s.heads]
            deps += [DEPS.index(d) if d in DEPS else -100 for d in s.deps]
            names += [NAMES.index(n) for n in s.names] if s.names else [-100] * len(s.at)
        inputs.append(([101, *ids, 102], [0, *case, 0], [0, *state, 0], at))
        targets.append((upos, heads, deps, names))
    batch = tensors(inputs)
    b, w = batch.words.shape
    gold = torch.full((4, b, w), -100)
    for i, four in enumerate(targets):
        for j, row in enumerate(four):
            gold[j, i, : len(row)] = torch.tensor(row)
    with torch.autocast("cpu", torch.bfloat16):
        words = word_states(model, batch, train=True)
        upos, names = model.upos(words), model.names(words)
        to = torch.relu(model.arc_to(words))
        arcs = torch.relu(model.arc_from(words)) @ model.arc @ to.transpose(1, 2) + model.arc_bias(
            to
        ).transpose(1, 2)
        arcs = arcs.float().masked_fill(batch.present.unsqueeze(1) == 0, -1e4)
        known = (gold[1] >= 0) & (gold[2] >= 0)
        head = gold[1].clamp(min=0).unsqueeze(2).expand(-1, -1, words.shape[2])
        x, y = (
            torch.relu(model.rel_from(words))[known],
            torch.relu(model.rel_to(words.gather(1, head)))[known],
        )
        rels = (model.rel(x).view(len(x), len(DEPS), -1) @ y.unsqueeze(2)).squeeze(2) + model.rel_both(
            torch.cat([x, y], -1)
        )
    losses = {
        "upos": F.cross_entropy(upos.float().flatten(0, 1), gold[0].flatten()),
        "names": F.cross_entropy(names.float().flatten(0, 1), gold[3].flatten())
        if (gold[3] >= 0).any()
        else torch.tensor(0.0),
    }
    if known.any():
        losses["arcs"] = F.cross_entropy(arcs.flatten(0, 1), gold[1].flatten())
        losses["rels"] = F.cross_entropy(rels.float(), gold[2][known])
    return 0.25 * torch.stack(list(losses.values())).sum(), {k: float(v) for k, v in losses.items()}


def endless_windows(
    found: Sequence[Article], rng: random.Random, batch: int, size: int = SIZE
) -> Iterator[list[Window]]:
    while True:
        rows = [w for one in found for w in cut(one, size, rng)]
        rng.shuffle(rows)
        for i in range(0, len(rows) - batch + 1, batch):
            yield rows[i : i + batch]


def endless_parses(found: Sequence[Sentence], rng: random.Random) -> Iterator[list[list[Sentence]]]:
    while True:
        packs: list[list[Sentence]] = [[]]
        size = 0
        for s in found:
            if len(s.pieces.ids) > SIZE:
                continue
            if size + len(s.pieces.ids) > SIZE:
                packs.append([])
                size = 0
            packs[-1].append(s)
            size += len(s.pieces.ids)
        rng.shuffle(packs)
        for i in range(0, len(packs) - PARSED_BATCH + 1, PARSED_BATCH):
            yield packs[i : i + PARSED_BATCH]


def fit(
    model: Model,
    steps: int,
    peak: tuple[float, float],
    end: float,
    warm: int,
    batches: Iterator[list[Window]],
    parses: Iterator[list[list[Sentence]]] | None,
    save: Path,
    save_every: int,
    check: Sequence[Window],
    stop: int = 0,
) -> None:
    inner = list(model.encoder.parameters())
    theirs = {id(p) for p in inner}
    heads = [p for p in model.parameters() if id(p) not in theirs]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": peak[0]}, {"params": heads, "lr": peak[1]}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        foreach=True,
    )
    rate = lambda i: min((i + 1) / warm, 1.0) * (end + (1 - end) * (1 - i / steps))  # noqa: E731
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    began, mean = time.time(), {}
    for i in range(steps):
        parse = parses is not None and i % PARSE_EVERY == PARSE_EVERY - 1
        loss, parts = parse_loss(model, next(parses)) if parse else attribution_loss(model, next(batches))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0, foreach=True)
        optimiser.step()
        plan.step()
        for k, v in parts.items():
            mean[k] = v if k not in mean else 0.95 * mean[k] + 0.05 * v
        if i % 20 == 19 or i in {4, 9} or i == steps - 1:
            print(i + 1, f"{time.time() - began:.0f}s", {k: round(v, 4) for k, v in mean.items()}, flush=True)
        if i % save_every == save_every - 1 or i == steps - 1:
            torch.save(model.state_dict(), save)
            if check:
                print("held out", evaluate(model, check), flush=True)
            if i + 1 == stop:
                return


def evaluate(model: Model, rows: Sequence[Window]) -> dict[str, float]:
    sums: dict[str, float] = {}
    count = 0
    with torch.no_grad():
        for i in range(0, len(rows), BATCH):
            _, parts = attribution_loss(model, rows[i : i + BATCH], train=False)
            size = sum(w.end - w.start for w in rows[i : i + BATCH])
            count += size
            for k, v in parts.items():
                sums[k] = sums.get(k, 0.0) + v * size
    return {k: round(v / count, 4) for k, v in sums.items()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("stage", choices=["stage1", "stage2"])
    parser.add_argument("out", type=Path)
    parser.add_argument("--passes", type=float, default=5)
    parser.add_argument("--stop", type=int, default=0)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--start", type=Path, dest="before")
    parser.add_argument("--peak", type=float, default=3e-4)
    parser.add_argument("--fold", type=int, default=-1)
    parser.add_argument("--shared", type=Path, default=Path("/work/shared"))
    parser.add_argument("--weak", type=Path, default=Path("weak.jsonl"))
    parser.add_argument("--minilm", type=Path)
    parser.add_argument("--without-polnear", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(4)
    rng = random.Random(4)
    found = articles(options.shared, options.weak, polnear=not options.without_polnear)
    apart_names = held_out([a.name for a in found if not a.name.startswith("GUM")])
    own = [a for a in found if a.name.startswith("GUM")]
    news = [a for a in found if not a.name.startswith("GUM") and a.name not in apart_names]
    check = [w for a in found if a.name in apart_names for w in cut(a, SIZE, random.Random(1))]
    own = [a for k, a in enumerate(own) if options.fold < 0 or k % FOLDS != options.fold]
    folder = options.shared / "data/parsing"
    sentences = parsed(folder / "english-train.jsonl.gz") + 2 * parsed(folder / "english-names.jsonl.gz")
    print(
        len(own),
        "own,",
        len(news),
        "PolNeAR copies,",
        len(apart_names),
        "held out,",
        len(sentences),
        "parsed",
        flush=True,
    )
    model = Model()
    if options.before:
        model.load_state_dict(torch.load(options.before), strict=options.stage == "stage2")
    else:
        model.encoder.start(options.minilm)
    if options.stage == "stage1":
        texts = news or own
        a_pass = sum(len(cut(a, SIZE, rng)) for a in texts) / BATCH * PARSE_EVERY / (PARSE_EVERY - 1)
        steps = options.steps or math.ceil(options.passes * a_pass)
        print("steps", steps, "a pass", round(a_pass), flush=True)
        peak = (options.peak, options.peak * 10 / 3)
        fit(
            model,
            steps,
            peak,
            4.5e-5 / options.peak,
            60,
            endless_windows(texts, rng, BATCH),
            endless_parses(sentences, rng),
            options.out,
            max(1, round(a_pass)),
            check,
            options.stop * round(a_pass),  # the rate falls as it would over all the passes
        )
    else:
        steps = options.steps or STEPS2
        invented = [article(record, record["statements"], []) for record in passages(PASSAGES, rng)]
        long = (endless_windows(own, rng, 8), endless_windows(news, rng, 14) if news else None)
        short = (endless_windows(invented, rng, 24), endless_windows(news or own, rng, 24, SIZE // 3))
        fit(
            model,
            steps,
            (8e-5, 2e-4),
            0.0,
            10,
            mixed(long, short),
            endless_parses(sentences, rng),
            options.out,
            steps,
            check,
        )


def mixed(long: Sequence[Windows | None], short: Sequence[Windows | None]) -> Windows:
    """Two batches of long windows, then one of passages and single sentences."""
    while True:
        for kinds in (long, long, short):
            yield [window for kind in kinds if kind for window in next(kind)]


if __name__ == "__main__":
    main()
