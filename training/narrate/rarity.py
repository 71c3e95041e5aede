"""Makes models/hearsay_models/narrate_rarity.npz: how rare each skeleton and each letter group is.

usage: python training/narrate/rarity.py
Counted once a sentence over ../shared/data/crosslingual, all languages together; a language's share is levelled by capping its
sentences, so that a word of Georgian is not rare for Georgian being rare. Eight bits, sixteenths of a nat.
"""

import gzip
import os
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from hearsay.narrate import signs

SHARED = Path(os.environ.get("HEARSAY_SHARED", "../shared")) / "data/crosslingual"
OUT = Path("models/hearsay_models/narrate_rarity.npz")
# sentences of one language
MOST = 20_000


def sentences() -> Iterator[tuple[str, str]]:
    for lang in ("ru", "uk", "be", "kk"):
        with gzip.open(SHARED / f"pairs-en-{lang}.tsv.gz", "rt", encoding="utf8") as lines:
            for line in lines:
                _, english, other = line.rstrip("\n").split("\t")[:3]
                yield "en", english
                yield lang, other
    with gzip.open(SHARED / "ntrex-dev.tsv.gz", "rt", encoding="utf8") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield from list(zip(header, line.rstrip("\n").split("\t"), strict=True))[1:]


def main() -> None:
    by_language: dict[str, list[str]] = {}
    for lang, text in dict.fromkeys(sentences()):
        by_language.setdefault(lang, []).append(text)
    random.seed(1)
    chosen = [text for texts in by_language.values() for text in random.sample(texts, min(len(texts), MOST))]
    print({lang: len(texts) for lang, texts in by_language.items()})
    rarity = []
    for places_of in (signs.skeleton_place, signs.letter_places):
        seen = np.zeros(signs.PLACES)
        for text in chosen:
            seen[list({place for word in signs.words(text) for place in places_of(word)})] += 1
        rarity.append(np.log((len(chosen) + 1) / (seen + 1)))
    np.savez_compressed(OUT, rarity=np.clip(np.round(np.array(rarity) * 16), 0, 255).astype(np.uint8))
    print(OUT, OUT.stat().st_size)


if __name__ == "__main__":
    main()
