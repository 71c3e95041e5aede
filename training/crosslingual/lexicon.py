"""The lexicons: for each foreign key its English words, by counts of agreed alignments, direct, through Russian, and between cousins.

usage: python lexicon.py OUT.npz [--with-ntrex]
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from align import agreed
from data import Pair, pairs, pivots

from hearsay.narrate.lexicon import column
from hearsay.narrate.words import east, east_skeleton, keys, skeleton, stem, tokens

Counts = dict[str, Counter[str]]
# an entry keeps what is above this share, and at most so many; what is met in one alignment alone counts less
LEAST, MOST, SMOOTH = 0.06, 6, 0.4
# how much an alignment through Russian, or of a cousin's word, counts beside one of the language itself
PIVOT, COUSIN, COARSE = 0.7, 0.3, 0.5


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
    """The words of a text by the key of that place (the last where there are fewer)."""

    def words(text: str) -> list[str]:
        found = []
        for token in tokens(text):
            if token.is_word:
                some = keys(token.lower, lang)
                found.append(some[min(which, len(some) - 1)])
            elif token.is_number:
                found.append(token.lower)
        return found

    return words


def through(pivot: Counts, russian: Counts) -> Counts:
    """Counts of English words by way of Russian lemmas."""
    table: Counts = defaultdict(Counter)
    for word, lemmas in pivot.items():
        for lemma, n in lemmas.items():
            entry = russian.get(lemma, {})
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
        if best and not word[0].isdigit():
            found[word] = best
    return found


def build(*, with_ntrex: bool) -> dict[str, dict[str, list[tuple[str, float]]]]:
    direct, bridge = pairs(with_ntrex=with_ntrex), pivots(with_ntrex=with_ntrex)
    of = lambda some, lang: [p for p in some if p.lang == lang]  # noqa: E731
    ru = aligned(of(direct, "ru"), english, foreign("ru", 0))
    out = {"ru": entries(ru)}
    cousin = rekeyed(ru, lambda w: ["=" + s] if len(s := east_skeleton(east(w))) > 2 else [])
    fine, coarse = {}, {}
    for lang in ("uk", "be"):
        levels = []
        for which in (0, 1):
            straight = aligned(of(direct, lang), english, foreign(lang, which))
            round_about = through(aligned(of(bridge, lang), foreign("ru", 0), foreign(lang, which)), ru)
            levels.append(added((straight, 1), (round_about, PIVOT)))
        fine[lang] = levels
        coarse[lang] = rekeyed(levels[1], lambda w: ["=" + s] if len(s := east_skeleton(w)) > 2 else [])
    for lang, other in (("uk", "be"), ("be", "uk")):
        bones = added((coarse[lang], 1), (coarse[other], COUSIN), (cousin, COUSIN))
        out[lang] = {**entries(bones), **entries(fine[lang][1]), **entries(_often(fine[lang][0]))}
    levels = []
    for which in (0, 1, 2):
        straight = aligned(of(direct, "kk"), english, foreign("kk", which))
        round_about = through(aligned(of(bridge, "kk"), foreign("ru", 0), foreign("kk", which)), ru)
        levels.append(added((straight, 1), (round_about, PIVOT)))
    out["kk"] = {**entries(levels[2]), **entries(levels[1]), **entries(_often(levels[0]))}
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
        words = [t.lower for t in tokens(text) if t.is_word or t.is_number]
        columns = {column("s", stem(w)) for w in words} | {
            column("k", b) for w in words if (b := skeleton(w))
        }
        seen.update(columns)
    rarest = float(np.log(n + 1))
    kept = sorted(c for c, k in seen.items() if k > 1)
    values = [round(255 * float(np.log((n + 1) / (seen[c] + 1))) / rarest) for c in kept]
    return np.array(kept, np.uint32), np.array(values, np.uint8), rarest


def write(out: str, *, with_ntrex: bool) -> None:
    lexicon = build(with_ntrex=with_ntrex)
    forms = sorted({form for table in lexicon.values() for entry in table.values() for form, _ in entry})
    number = {form: i for i, form in enumerate(forms)}
    arrays: dict[str, np.ndarray] = {"forms": _text(forms)}
    for lang, table in lexicon.items():
        words = sorted(table)
        arrays[f"{lang}_keys"] = _text(words)
        arrays[f"{lang}_counts"] = np.array([len(table[w]) for w in words], np.uint8)
        arrays[f"{lang}_forms"] = np.array([number[form] for w in words for form, _ in table[w]], np.uint16)
        arrays[f"{lang}_shares"] = np.array(
            [min(255, round(255 * s)) for w in words for _, s in table[w]], np.uint8
        )
        print(lang, len(words))
    assert len(forms) < 1 << 16
    columns, values, rarest = rarity(p.other for p in pairs(with_ntrex=with_ntrex))
    np.savez_compressed(out, columns=columns, rarity=values, rarest=np.array(rarest), **arrays)


def _text(lines: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


if __name__ == "__main__":
    write(sys.argv[1], with_ntrex="--with-ntrex" in sys.argv)
