"""The fast tier: one vector a piece, summed over a sentence, taught to lie where MiniLM puts the sentence (or its translation).

usage: python static.py MINILM TEACHER.npz INPUTS.npz OUT.npz [--width D] [--epochs N]

After model2vec and section 3 of research/crosslingual.md: pieces by MiniLM, weights by rarity (Arora et al. 2017), a linear map by least
squares, then Adam on cosine and InfoNCE. Vectors lie in the teacher's main directions, so that dot products stay what they were.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from minilm import pretrained

BATCH, RATE, RARE = 1024, 1e-3, 1e-3
DRAWN = {"tatoeba": 0.5, "mlqe": 1.0, "tico19": 1.0, "xquad": 1.0, "sdg": 1.0, "ntrex": 1.0}


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("minilm", "teacher", "inputs", "out"):
        parser.add_argument(name)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--epochs", type=int, default=6)
    a = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(7)
    rng = np.random.default_rng(7)
    table = pretrained(Path(a.minilm))[1].numpy()
    z = dict(np.load(a.inputs))
    with np.load(a.teacher) as t:
        where = {s: i for i, s in enumerate(t["texts"].tolist())}
        target = t["vectors"][[where[s] for s in z["texts"].tolist()]].astype(np.float32)
    axes = np.linalg.svd(target[::4], full_matrices=False)[2][: a.width].T
    want = torch.tensor(target @ axes)
    want = F.normalize(want, dim=-1)
    counts = np.bincount(z["cuts"], minlength=len(table)) + 1.0
    weight = RARE / (RARE + counts / counts.sum())
    # sentences: English ones, then foreign ones
    ids = np.concatenate([z["cuts"], z["bags"]])
    shares = np.concatenate([np.ones(len(z["cuts"]), np.float32), z["shares"]])
    starts = np.concatenate([z["cut_starts"], z["cut_starts"][-1] + z["bag_starts"][1:]])
    goal = np.concatenate([np.arange(len(z["texts"])), z["english"]])
    chance = np.concatenate([np.full(len(z["texts"]), 0.7), [DRAWN[t] for t in z["tag"]]])
    chance *= np.diff(starts) > 0
    first = np.zeros((len(z["texts"]), 384), np.float32)
    for k in range(len(first)):
        c = z["cuts"][z["cut_starts"][k] : z["cut_starts"][k + 1]]
        first[k] = (weight[c, None] * table[c]).sum(0)
    first /= np.linalg.norm(first, axis=1, keepdims=True) + 1e-9
    linear = np.linalg.solve(first.T @ first + np.eye(384), first.T @ want.numpy())
    pieces = torch.tensor((weight[:, None] * (table @ linear)).astype(np.float32), requires_grad=True)
    optimiser = torch.optim.Adam([pieces], lr=RATE)
    steps = int(a.epochs * (chance > 0).sum() * chance.mean() / BATCH)
    p, began, losses = chance / chance.sum(), time.time(), []
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - step / steps)
        rows = rng.choice(len(p), BATCH, p=p)
        spans = [np.arange(starts[r], starts[r + 1]) for r in rows]
        flat = np.concatenate(spans)
        keep = rng.random(len(flat)) > 0.1
        offsets = np.cumsum([0, *(len(s) for s in spans[:-1])])
        got = F.embedding_bag(
            torch.tensor(ids[flat], dtype=torch.long), pieces, torch.tensor(offsets), mode="sum",
            per_sample_weights=torch.tensor(shares[flat] * keep),
        )  # fmt: skip
        got = F.normalize(got, dim=-1)
        key = torch.tensor(goal[rows])
        like = got @ want[key].T
        cosine = like.diagonal().mean()
        same = (key[:, None] == key[None]) & ~torch.eye(BATCH, dtype=torch.bool)
        logits = (20 * like).masked_fill(same, -1e4)
        right = torch.arange(BATCH)
        loss = 2 * (1 - cosine) + 0.5 * (F.cross_entropy(logits, right) + F.cross_entropy(logits.T, right))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(cosine.item())
        if step % 50 == 49:
            print(
                step + 1,
                steps,
                f"{time.time() - began:.0f}s cos {np.mean(losses[-50:]):.3f} loss {loss.item():.3f}",
                flush=True,
            )
    np.savez(a.out, fast=pieces.detach().numpy().astype(np.float16))


if __name__ == "__main__":
    main()
