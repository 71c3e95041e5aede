"""Training sentences as the product reads them: rows of vectors by number, so that torch need not know the lexicon.

usage: python inputs.py OUT.npz [--with-ntrex]

`ids` of a sentence count through the pieces (below 30,522), then through `extra`, the mixtures of foreign words. `spelled` has the pieces of the
same sentence's words in Latin letters, so that training can hide a word from the lexicon, as the product will meet words that it lacks.
"""

import sys

import numpy as np
from data import pairs

from hearsay.narrate.pieces import cut, word_pieces
from hearsay.narrate.vectors import Space
from hearsay.narrate.words import latin, stemmed, tokens

PIECES = 30522


def main(out: str, *, with_ntrex: bool) -> None:
    space = Space()
    extra: list[np.ndarray] = []
    numbers: dict[tuple[str, str], int] = {}
    ids: list[int] = []
    starts, words, spelled, spelled_starts = [0], [], [], [0]
    bags: list[int] = []
    shares: list[float] = []
    bag_starts = [0]
    found = pairs(with_ntrex=with_ntrex)
    for pair in found:
        for token in tokens(pair.text):
            meanings = space.meanings(token, pair.lang)
            if len(meanings) == 1 and meanings[0][1] == 1.0:
                ids += meanings[0][0]
                words += [0] * len(meanings[0][0])
            else:
                key = (token.lower, pair.lang)
                if key not in numbers:
                    numbers[key] = PIECES + len(extra)
                    extra.append(space.word_input(token, pair.lang)[0].astype(np.float16))
                    spelled += word_pieces(latin(stemmed(token.lower, pair.lang)))
                    spelled_starts.append(len(spelled))
                ids.append(numbers[key])
            for pieces, share in meanings:
                bags += pieces
                shares += [share] * len(pieces)
        starts.append(len(ids))
        bag_starts.append(len(bags))
    english = sorted({p.other for p in found})
    place = {t: i for i, t in enumerate(english)}
    cuts = [cut(t) for t in english]
    np.savez(
        out,
        extra=np.stack(extra), ids=np.array(ids, np.int32), starts=np.array(starts),
        spelled=np.array(spelled, np.int32), spelled_starts=np.array(spelled_starts),
        bags=np.array(bags, np.int32), shares=np.array(shares, np.float32), bag_starts=np.array(bag_starts),
        english=np.array([place[p.other] for p in found]), texts=np.array(english),
        cuts=np.concatenate([np.array(c, np.int32) for c in cuts]), cut_starts=np.cumsum([0, *map(len, cuts)]),
        tag=np.array([p.tag for p in found]), lang=np.array([p.lang for p in found]),
    )  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1], with_ntrex="--with-ntrex" in sys.argv)
