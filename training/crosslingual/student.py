"""Teaches MiniLM's layers to read soft glosses: a foreign sentence shall come out where its translation lies, an English one where it lay.

usage: python student.py MINILM TEACHER.npz INPUTS.npz OUT.pt [--minutes M] [--from CHECKPOINT]

After recipe T6 of research/crosslingual.md: 3 (1 - cos) + .3 InfoNCE both ways, AdamW, bf16, one thread. The pieces' vectors stay as they are.
"""

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from minilm import pretrained

CLS, SEP, LONGEST, BATCH = 101, 102, 126, 64
# how often a sentence is drawn, by collection and language: long sentences of news and reports above a phrase book's
DRAWN = {"tatoeba": 0.35, "mlqe": 1.0, "tico19": 1.5, "xquad": 1.0, "sdg": 1.0, "ntrex": 3.0}
LANGUAGE = {"ru": 1.0, "uk": 1.2, "be": 2.0, "kk": 4.0}
ENGLISH, HIDDEN, DROPPED = 0.2, 0.06, 0.04


def main() -> None:
    parser = argparse.ArgumentParser()
    (
        parser.add_argument("minilm"),
        parser.add_argument("teacher"),
        parser.add_argument("inputs"),
        parser.add_argument("out"),
    )
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--start", default="")
    parser.add_argument("--rate", type=float, default=1e-4)
    a = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(7)
    rng = np.random.default_rng(7)
    encoder, table = pretrained(Path(a.minilm))
    if a.start:
        encoder.load_state_dict(torch.load(a.start))
    z = dict(np.load(a.inputs))
    with np.load(a.teacher) as t:
        where = {s: i for i, s in enumerate(t["texts"].tolist())}
        target = torch.tensor(t["vectors"][[where[s] for s in z["texts"].tolist()]])
    rows = torch.cat([table, torch.tensor(z["extra"]).float()])
    weight = np.array([DRAWN[t] for t in z["tag"]]) * np.array([LANGUAGE[k] for k in z["lang"]])
    weight *= (np.diff(z["starts"]) > 2) * (np.diff(z["cut_starts"])[z["english"]] > 2)
    weight /= weight.sum()
    pieces = len(table)
    spelled = [
        z["spelled"][b:e].tolist()
        for b, e in zip(z["spelled_starts"][:-1], z["spelled_starts"][1:], strict=True)
    ]

    def foreign(k: int) -> list[int]:
        found: list[int] = [CLS]
        ids = z["ids"][z["starts"][k] : z["starts"][k + 1]]
        luck = rng.random(len(ids))
        for i, u in zip(ids.tolist(), luck.tolist(), strict=True):
            if u < DROPPED:
                continue
            if i >= pieces and u < DROPPED + HIDDEN:
                found += spelled[i - pieces]
            else:
                found.append(i)
        return [*found[:LONGEST], SEP]

    def english(k: int) -> list[int]:
        return [CLS, *z["cuts"][z["cut_starts"][k] : z["cut_starts"][k + 1]].tolist()[:LONGEST], SEP]

    optimiser = torch.optim.AdamW(encoder.parameters(), lr=a.rate, weight_decay=0.01)
    began, step, seen = time.time(), 0, 0
    losses: list[tuple[float, float]] = []
    pool: list[tuple[list[int], int]] = []
    while True:
        done = (time.time() - began) / 60 / a.minutes
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = a.rate * min(1, (step + 1) / 50) * 0.5 * (1 + math.cos(math.pi * done))
        if not pool:  # sentences of like length go together; batches come in any order
            drawn = rng.choice(len(weight), BATCH * 40, p=weight)
            some = [
                (english(z["english"][k]), z["english"][k])
                if rng.random() < ENGLISH
                else (foreign(k), z["english"][k])
                for k in drawn
            ]
            some.sort(key=lambda s: len(s[0]))
            batches = [some[i : i + BATCH] for i in range(0, len(some), BATCH)]
            rng.shuffle(batches)
            pool = batches
        batch = pool.pop()
        lengths = torch.tensor([len(ids) for ids, _ in batch])
        words = torch.zeros(len(batch), int(lengths.max()), dtype=torch.long)
        for i, (ids, _) in enumerate(batch):
            words[i, : len(ids)] = torch.tensor(ids)
        key = torch.tensor([int(e) for _, e in batch])
        want = F.normalize(target[key].float(), dim=-1)
        with torch.autocast("cpu", torch.bfloat16):
            got = encoder(rows[words], lengths)
        like = got @ want.T
        cosine = like.diagonal().mean()
        same = (key[:, None] == key[None]) & ~torch.eye(len(key), dtype=torch.bool)
        logits = (20 * like).masked_fill(same, -1e4)
        right = torch.arange(len(key))
        info = (F.cross_entropy(logits, right) + F.cross_entropy(logits.T, right)) / 2
        loss = 3 * (1 - cosine) + 0.3 * info
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimiser.step()
        step, seen = step + 1, seen + len(batch)
        losses.append((cosine.item(), info.item()))
        if step % 50 == 0:
            c, n = np.mean(losses[-50:], 0)
            print(f"{step} {seen} {time.time() - began:.0f}s cos {c:.3f} info {n:.3f}", flush=True)
        if step % 500 == 0:
            torch.save(encoder.state_dict(), a.out)
    torch.save(encoder.state_dict(), a.out)


if __name__ == "__main__":
    main()
