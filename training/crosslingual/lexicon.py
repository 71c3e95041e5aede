"""The lexicons: for each foreign key its English words, by counts of agreed alignments, direct, through Russian, and between cousins.

usage: python lexicon.py OUT.npz [--with-ntrex] [--no-list]
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from align import agreed
from data import Pair, ntrex, pairs, pivots

from hearsay.narrate.lexicon import column
from hearsay.narrate.words import (
    THIN,
    cousin,
    east,
    east_skeleton,
    grams,
    keys,
    lemma,
    skeleton,
    stem,
    tokens,
)

Counts = dict[str, Counter[str]]
# an entry keeps what is above this share, and at most so many; what is met in one alignment alone counts less
LEAST, MOST, SMOOTH = 0.06, 6, 0.4
# how much an alignment through Russian, or of a cousin's word, counts beside one of the language itself
PIVOT, COUSIN = 0.7, 0.3
# each line of the Kazakh word list counts as so many sentence pairs
LISTED = 3


def english(text: str) -> list[str]:
    return [t.lower for t in tokens(text) if t.is_word or t.is_number]


def aligned(
    found: Sequence[Pair], left: Callable[[str], list[str]], right: Callable[[str], list[str]]
) -> Counts:
    """Right word -> left words -> how often."""
    ln: dict[str, int] = {}
    rn: dict[str, int] = {}
    rows = [
        (
            [ln.setdefault(w, len(ln)) for w in left(p.other)],
            [rn.setdefault(w, len(rn)) for w in right(p.text)],
        )
        for p in found
    ]
    rows = [row for row in rows if row[0] and row[1]]
    kl, kr, counts = agreed([r[0] for r in rows], [r[1] for r in rows], len(ln), len(rn))
    lefts, rights = list(ln), list(rn)
    table: Counts = defaultdict(Counter)
    for a, b, n in zip(kl.tolist(), kr.tolist(), counts.tolist(), strict=True):
        if n > 0.01:
            table[rights[b]][lefts[a]] += n
    return table


def foreign(lang: str, which: int) -> Callable[[str], list[str]]:
    """The words of a text by the key of that place."""

    def words(text: str) -> list[str]:
        found = []
        for token in tokens(text):
            if token.is_word:
                some = keys(token.lower, lang)
                found.append(some[which] or some[1])
            elif token.is_number:
                found.append(token.lower)
        return found

    return words


def through(pivot: Counts, russian: Counts) -> Counts:
    """Counts of English words by way of Russian lemmas."""
    table: Counts = defaultdict(Counter)
    for word, lemmas in pivot.items():
        for base, n in lemmas.items():
            entry = russian.get(base, {})
            total = sum(entry.values()) + SMOOTH
            for e, m in entry.items():
                table[word][e] += n * m / total
    return table


def added(*parts: tuple[Counts, float]) -> Counts:
    table: Counts = defaultdict(Counter)
    for counts, weight in parts:
        for word, entry in counts.items():
            for e, n in entry.items():
                table[word][e] += weight * n
    return table


def rekeyed(counts: Counts, key: Callable[[str], Iterable[str]]) -> Counts:
    table: Counts = defaultdict(Counter)
    for word, entry in counts.items():
        for k in key(word):
            for e, n in entry.items():
                table[k][e] += n
    return table


def stems(counts: Counts) -> tuple[Counts, dict[tuple[str, str], str]]:
    """The counts by English stem, and the likeliest form of each stem for a word."""
    table: Counts = defaultdict(Counter)
    forms: dict[tuple[str, str], str] = {}
    for word, entry in counts.items():
        best: dict[str, float] = {}
        for e, n in entry.items():
            s = stem(e)
            table[word][s] += n
            if n > best.get(s, 0.0):
                best[s], forms[word, s] = n, e
    return table, forms


def entries(counts: Counts) -> dict[str, list[tuple[str, float]]]:
    """Word -> (English form, share), shares after smoothing."""
    table, forms = stems(counts)
    found = {}
    for word, entry in table.items():
        total = sum(entry.values()) + SMOOTH
        best = [(forms[word, s], n / total) for s, n in entry.most_common(MOST) if n / total > LEAST]
        if best and word and not word[0].isdigit():
            found[word] = best
    return found


def listed() -> list[Pair]:
    """Our own word list for Kazakh, of which there are too few sentences."""
    lines = (Path(__file__).parent / "kazakh.tsv").read_text(encoding="utf8").splitlines()[1:]
    return [Pair("own", "kk", line.split("\t")[1], line.split("\t")[0]) for line in lines]


def build(*, with_ntrex: bool, with_list: bool = True) -> dict[str, dict[str, list[tuple[str, float]]]]:
    direct, bridge = pairs(with_ntrex=with_ntrex), pivots(with_ntrex=with_ntrex)
    of = lambda some, lang: [p for p in some if p.lang == lang]  # noqa: E731
    ru = aligned(of(direct, "ru"), english, foreign("ru", 0))
    out = {"ru": entries(ru)}
    bones = rekeyed(ru, lambda w: [east_skeleton(east(w))])
    # each Russian form as its cousins might spell it
    russian = [p.text for p in of(direct, "ru")] + [p.other for p in bridge]
    met = sorted({t.lower for text in russian for t in tokens(text) if t.is_word and len(t.lower) > 3})
    alike: Counts = defaultdict(Counter)
    for word in met:
        alike["~" + cousin(word)].update(ru.get(lemma(word), Counter()))
    out["east"] = entries(alike)
    fine, coarse = {}, {}
    for lang in ("uk", "be"):
        levels = []
        for which in (0, 2):
            straight = aligned(of(direct, lang), english, foreign(lang, which))
            round_about = through(aligned(of(bridge, lang), foreign("ru", 0), foreign(lang, which)), ru)
            levels.append(added((straight, 1), (round_about, PIVOT)))
        fine[lang] = levels
        coarse[lang] = rekeyed(levels[1], lambda w: [east_skeleton(w)])
    for lang, other in (("uk", "be"), ("be", "uk")):
        shared = added((coarse[lang], 1), (coarse[other], COUSIN), (bones, COUSIN))
        parts = (entries(shared), entries(fine[lang][1]), entries(_often(fine[lang][0])))
        out[lang] = {word: entry for part in parts for word, entry in part.items() if word}
    levels = []
    kazakh = of(direct, "kk") + (listed() * LISTED if with_list else [])
    for which in (0, 1, 2):
        straight = aligned(kazakh, english, foreign("kk", which))
        round_about = through(aligned(of(bridge, "kk"), foreign("ru", 0), foreign("kk", which)), ru)
        levels.append(added((straight, 1), (round_about, PIVOT)))
    borrowed = {w: e for w, e in bones.items() if len(w) > 4}
    out["kk"] = {
        **entries(borrowed),
        **entries(levels[2]),
        **entries(levels[1]),
        **entries(_often(levels[0])),
    }
    if with_ntrex:
        dev = ntrex()
        for lang in THIN:
            found = [Pair("ntrex", lang, e, t) for e, t in zip(dev["en"], dev[lang], strict=True)]
            whole, first = (aligned(found, english, foreign(lang, which)) for which in (0, 1))
            out[lang] = {
                **(entries(borrowed) if lang in {"ky", "tg"} else {}),
                **entries(first),
                **entries(_often(whole)),
            }
    return out


def _often(counts: Counts) -> Counts:
    """Whole forms are trusted where they were seen more than once or twice."""
    return {w: e for w, e in counts.items() if sum(e.values()) > 2.0}


def rarity(texts: Iterable[str]) -> tuple[np.ndarray, np.ndarray, float]:
    """Columns and how rare each is among English sentences, in 255ths of the rarest; columns of one sentence are as rare as none."""
    seen: Counter[int] = Counter()
    n = 0
    for text in texts:
        n += 1
        met = [t for t in tokens(text) if t.is_word or t.is_number]
        kinds = [("s", stem(t.lower)) for t in met] + [("k", b) for t in met if (b := skeleton(t.lower))]
        kinds += [("g", gram) for t in met if t.name for gram in grams(t.lower)]
        columns = {column(kind, key) for kind, key in kinds}
        seen.update(columns)
    rarest = float(np.log(n + 1))
    kept = sorted(c for c, k in seen.items() if k > 1)
    values = [round(255 * float(np.log((n + 1) / (seen[c] + 1))) / rarest) for c in kept]
    return np.array(kept, np.uint32), np.array(values, np.uint8), rarest


def cased(texts: Iterable[str]) -> dict[str, str]:
    """The forms that are mostly capitalised inside a sentence, as they are written there."""
    inside: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for before, token in pairwise(tokens(text)):
            if before.is_word and token.is_word:
                inside[token.lower] += 1
                capital[token.text] += token.text[0].isupper()
    best = [(token, n) for token, n in capital.most_common() if n > 0.6 * inside[token.lower()]]
    return {token.lower(): token for token, _ in reversed(best)}


def write(out: str | Path, *, with_ntrex: bool, with_list: bool = True) -> None:
    lexicon = build(with_ntrex=with_ntrex, with_list=with_list)
    forms = sorted({form for table in lexicon.values() for entry in table.values() for form, _ in entry})
    number = {form: i for i, form in enumerate(forms)}
    written = cased(p.other for p in pairs(with_ntrex=with_ntrex))
    arrays: dict[str, np.ndarray] = {"forms": _text([written.get(form, form) for form in forms])}
    for lang, table in lexicon.items():
        words = sorted(table)
        arrays[f"{lang}_keys"] = _text(words)
        arrays[f"{lang}_counts"] = np.array([len(table[w]) for w in words], np.uint8)
        arrays[f"{lang}_forms"] = np.array([number[form] for w in words for form, _ in table[w]], np.uint16)
        arrays[f"{lang}_shares"] = np.array(
            [min(255, round(255 * s)) for w in words for _, s in table[w]], np.uint8
        )
    assert len(forms) < 1 << 16
    columns, values, rarest = rarity(p.other for p in pairs(with_ntrex=with_ntrex))
    np.savez_compressed(out, columns=columns, rarity=values, rarest=np.array(rarest), **arrays)


def _text(lines: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


if __name__ == "__main__":
    write(sys.argv[1], with_ntrex="--with-ntrex" in sys.argv, with_list="--no-list" not in sys.argv)
