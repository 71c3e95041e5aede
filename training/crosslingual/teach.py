"""What MiniLM says of each English sentence: the vectors that the student has to meet.

usage: python teach.py MINILM OUT.npz
"""

import sys
import time
from pathlib import Path

import numpy as np
import torch
from data import ntrex, pairs
from minilm import LONGEST, pretrained

from hearsay.narrate.pieces import CLS, SEP, cut

if __name__ == "__main__":
    torch.set_num_threads(1)
    encoder, table = pretrained(Path(sys.argv[1]))
    texts = sorted({p.other for p in pairs()} | set(ntrex()["en"]))
    ids = [[CLS, *cut(t)[: LONGEST - 2], SEP] for t in texts]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    out = np.zeros((len(ids), 384), np.float16)
    began = time.time()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(order), 64):
            rows = order[at : at + 64]
            lengths = torch.tensor([len(ids[i]) for i in rows])
            batch = torch.zeros(len(rows), int(lengths.max()), dtype=torch.long)
            for k, i in enumerate(rows):
                batch[k, : len(ids[i])] = torch.tensor(ids[i])
            out[rows] = encoder(table[batch], lengths).numpy()
            if at % 6400 == 0:
                print(at, len(order), round(time.time() - began), flush=True)
    np.savez(sys.argv[2], texts=np.array(texts), vectors=out)
