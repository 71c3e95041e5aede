"""Builds the register, models/hearsay_models/register.npz, from ../shared/data/actors and the hand tables.

    .venv/bin/python training/register/build.py [--out FILE] [--without phoenix] [--no-cyrillic]

Left out on purpose: the Cyrillic forms of the people of name-pairs-dev.tsv, so that the bench measures what the shipped file does.
"""

import argparse
import csv
import os
import re
import sys
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

from countries import Country, countries  # noqa: E402
from people import Person, Post, day, heads, is_name, politicians  # noqa: E402
from phoenix import entries, heads_and_ministers  # noqa: E402
from spelling import latin, without_patronymic  # noqa: E402

from hearsay.link import titles  # noqa: E402
from hearsay.link.index import codes, pairs  # noqa: E402
from hearsay.link.keys import is_cyrillic  # noqa: E402
from hearsay.link.names import compare, parse  # noqa: E402
from hearsay.records import digest  # noqa: E402

SHARED = Path(os.environ.get("HEARSAY_SHARED", HERE.parents[2] / "shared"))
# what is told by hand reaches to its last day in the register (`KNOWN_UNTIL`)
HAND = "hand-2025-09"
OUT = HERE.parents[1] / "models/hearsay_models/register.npz"
# Phoenix's ministers of these states, whom the table of politicians lacks, until its content ends
THIN = {"KAZ": "KZ", "KGZ": "KG", "TJK": "TJ", "TKM": "TM", "UZB": "UZ"}
SECTORS = {
    "GOVAGR": "Minister of Agriculture", "GOVHLH": "Minister of Health", "GOVEDU": "Minister of Education",
    "GOVJUD": "Minister of Justice", "GOVLAB": "Minister of Labour", "GOVENV": "Minister of the Environment",
    "GOVMED": "minister (information)", "GOVMIL": "minister (defence, interior or security)", "GOVBUS": "minister (economy or trade)",
    "GOV": "member of the government",
}  # fmt: skip


def left_out(shared: Path) -> set[str]:
    """The people whose Cyrillic forms the measurement leaves out."""
    with (shared / "data/actors/name-pairs-dev.tsv").open(encoding="utf8") as lines:
        return {row["qid"] for row in csv.DictReader(lines, delimiter="\t")}


class People:
    """The people gathered so far, with what finds one by name."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.by_id: dict[str, int] = {}
        self._by_pair: dict[str, list[int]] = defaultdict(list)

    def add(self, person: Person) -> Person:
        self.by_id[person.id] = len(self.all)
        for form, _ in person.names:
            for key in pairs(parse(form)):
                self._by_pair[key].append(len(self.all))
        self.all.append(person)
        return person

    def near(self, name: str, country: str) -> Person | None:
        """The person of a country whose name this is, where there is one."""
        asked, best = parse(name), []
        for key in pairs(asked):
            for number in self._by_pair.get(key, ()):
                person = self.all[number]
                if person.country == country or any(post.country == country for post in person.posts):
                    cost = min(compare(asked, parse(form)).cost for form, _ in person.names)
                    best.append((cost, -weight(person), number))
        best.sort()
        return self.all[best[0][2]] if best and best[0][0] < 0.6 else None

    def monarch(self, name: str) -> Person | None:
        """The head of another country who bears exactly this name: Charles III is King of fifteen."""
        for key in pairs(parse(name)):
            for number in self._by_pair.get(key, ()):
                person = self.all[number]
                if weight(person) >= 6 and any(
                    form.casefold() == name.casefold() for form, _ in person.names
                ):
                    return person
        return None


def gather(shared: Path, known: list[Country], without: set[str], *, no_cyrillic: bool) -> list[Person]:
    people = People()
    for person in politicians(shared, known):
        if person.names:
            people.add(person)
    add_leaders(people)
    add_heads(people, shared, known)
    if "phoenix" not in without:
        add_phoenix_heads(people, shared, known)
        add_phoenix(people, shared)
    add_ministers(people)
    name_leaders(people)
    secret = left_out(shared)
    for person in people.all:
        if person.id in secret or no_cyrillic:
            kept = [form for form in person.names if not is_cyrillic(form[0])]
            person.names = kept or ([] if person.id in secret else person.names)
        if person.names and all(is_cyrillic(form) for form, _ in person.names):
            person.names.append((latin(without_patronymic(person.names[0][0])), "generated"))
    return [person for person in people.all if person.names]


def leaders() -> list[dict[str, str]]:
    with (HERE / "leaders.tsv").open(encoding="utf8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def add_leaders(people: People) -> None:
    """The leaders of the hand table whom the table of politicians lacks, with their posts."""
    for row in leaders():
        if row["id"] and row["id"] not in people.by_id:
            posts = [post.split("|") for post in row["posts"].split(";") if post]
            held = [
                Post(title, code, day(start), day(end), source) for title, code, start, end, source in posts
            ]
            people.add(Person(row["id"], [(row["en"], "hand")], held, row["country"]))


def add_ministers(people: People) -> None:
    """Foreign ministers and heads whom the sources lack, by hand; who was in office without an end leaves when the next one comes."""
    with (HERE / "ministers.tsv").open(encoding="utf8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    held: dict[tuple[str, int], list[tuple[Person, Post]]] = defaultdict(list)
    for person in people.all:
        for post in person.posts:
            held[post.country, titles.class_of(post.title)].append((person, post))
    for row in sorted(rows, key=lambda row: row["start"]):
        names = [(row[lang], "hand") for lang in ("en", "ru", "uk")]
        person = people.near(row["en"], row["country"]) or people.add(
            Person("local:" + digest("hand", row["en"], row["country"])[:16], names[:1], [], row["country"])
        )
        have = {name for name, _ in person.names}
        person.names += [form for form in names if form[0] not in have]
        _hold(
            person,
            Post(row["title"], row["country"], day(row["start"]), day(row["end"]), HAND),
            held[row["country"], titles.class_of(row["title"])],
        )


def _hold(person: Person, post: Post, held: list[tuple[Person, Post]]) -> None:
    """Gives a person a post that `held` may have already, and ends what others hold before it without an end."""
    same = None
    for who, old in held:
        if who is not person and not old.end and old.start < post.start:
            old.end = post.start
        # within three months the two sources mean one term
        if who is person and abs(old.start - post.start) <= 300:
            same = old
    if same is None:
        person.posts.append(post)
        held.append((person, post))
    elif not same.end:
        same.end, same.source = post.end, HAND


def name_leaders(people: People) -> None:
    """Spellings of leaders in Russian, Ukrainian, Belarusian and Kazakh, by hand."""
    for row in leaders():
        person = people.all[people.by_id[row["id"]]] if row["id"] else people.near(row["en"], row["country"])
        if person is None:
            print("no such leader:", row["en"])
            continue
        have = {name for name, _ in person.names}
        for form in (form for lang in ("en", "ru", "uk", "be", "kk") for form in row[lang].split("|")):
            if form and form not in have:
                person.names.append((form, "hand"))
                have.add(form)


def add_heads(people: People, shared: Path, known: list[Country]) -> None:
    """The World Factbook's heads of May 2026: those known get the post, the others become people of their own."""
    new: dict[str, Person] = {}
    for name, title, country, since in heads(shared, known):
        if not is_name(name):
            continue
        person = new.get(name) or people.near(name, country) or people.monarch(name)
        if person is None:
            person = people.add(
                Person("local:" + digest("factbook", name, country)[:16], [(name, "factbook")], [], country)
            )
        new[name] = person
        kind = titles.class_of(title)
        same = [
            old
            for old in person.posts
            if titles.class_of(old.title) == kind and old.country == country and not old.end
        ]
        for old in same:
            old.source = "factbook-2026-05"
        if not same:
            person.posts.append(Post(title, country, since, 0, "factbook-2026-05"))


def add_phoenix(people: People, shared: Path) -> None:
    """Ministers of Central Asia until Phoenix ends; a term that the table of politicians covers is not added."""
    member = titles.number("legislator")
    for spellings, roles in entries(shared):
        held = [
            (role, start, end)
            for code, role, start, end in roles
            if code in THIN and role.startswith("GOV") and end
        ]
        country = next(
            (THIN[code] for code, role, _, _ in roles if code in THIN and role.startswith("GOV")), None
        )
        if country is None or not held:
            continue
        person = people.near(spellings[0], country)
        if person is None:
            names = [(name, "phoenix") for name in spellings]
            person = people.add(
                Person("local:" + digest("phoenix", spellings[0], country)[:16], names, [], country)
            )
        for role, start, end in held:
            covered = any(
                old.country == country
                and old.start // 100 <= start // 100
                and (not old.end or end // 100 <= old.end // 100)
                for old in person.posts
                if titles.class_of(old.title) != member
            )
            if not covered:
                person.posts.append(
                    Post(SECTORS.get(role[:6], SECTORS["GOV"]), country, start, end, "phoenix")
                )


def add_phoenix_heads(people: People, shared: Path, known: list[Country]) -> None:
    """Heads of state and government of 1990 to 2011 whom the table lacks for the time, of the states it covers."""
    covered = {
        post.country
        for person in people.all
        for post in person.posts
        if post.source.endswith(("cabinet", "ministers"))
    }
    codes = {one.iso3: one.iso2 for one in known if one.iso2 in covered}
    found, _ = heads_and_ministers(shared)
    held: dict[tuple[str, int], list[Post]] = defaultdict(list)
    for person in people.all:
        for post in person.posts:
            held[post.country, titles.class_of(post.title)].append(post)
    for iso3, code in sorted(codes.items()):
        for kind, terms in found.get(iso3, {}).items():
            for start, end, called in terms:
                if end < 19900000 or any(
                    old.start + 100 < end and (not old.end or old.end > start + 100)
                    for old in held[code, titles.number(kind)]
                ):
                    continue
                name = re.sub(r"^.*\bPresident ", "", called)
                person = people.near(name, code) or people.add(
                    Person("local:" + digest("phoenix", name, code)[:16], [(name, "phoenix")], [], code)
                )
                title = (
                    titles.label(kind)
                    .replace("head of state", "President")
                    .replace("head of government", "Prime Minister")
                )
                person.posts.append(Post(title, code, start, end, "phoenix"))


def weight(person: Person) -> int:
    if all(post.source in {"world", "shared"} for post in person.posts):
        return 0  # often a second entry of somebody whose country's files have the first
    ranks = [
        titles.classes()[number - 1].rank for post in person.posts if (number := titles.class_of(post.title))
    ]
    return max(ranks, default=1)


def gender(person: Person) -> int:
    shown = {found for form, _ in person.names if (found := parse(form).gender)}
    return {"m": 1, "f": 2}[shown.pop()] if len(shown) == 1 else 0


def blob(lines: list[str]) -> np.ndarray:
    assert not any("\n" in line for line in lines)
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def posting(found_by: dict[str, set[int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sorted hashes, where each one's people begin, the people."""
    merged: dict[int, set[int]] = defaultdict(set)
    for key, numbers in found_by.items():
        merged[zlib.crc32(key.encode())] |= numbers
    hashes = sorted(merged)
    begin = np.cumsum([0, *(len(merged[found]) for found in hashes)]).astype(np.uint32)
    return (
        np.array(hashes, np.uint32),
        begin,
        np.array([n for found in hashes for n in sorted(merged[found])], np.uint32),
    )


def arrays(people: list[Person], known: list[Country]) -> dict[str, np.ndarray]:
    code = {one.iso2: number for number, one in enumerate(known, 1)}
    title_names = sorted({post.title for person in people for post in person.posts})
    title_number = {title: number for number, title in enumerate(title_names)}
    sources = sorted(
        {post.source for person in people for post in person.posts}
        | {kind for person in people for _, kind in person.names}
    )
    source_number = {source: number for number, source in enumerate(sources)}
    by_pair, by_word = defaultdict(set), defaultdict(set)
    for number, person in enumerate(people):
        for form, _ in person.names:
            name = parse(form)
            for key in pairs(name):
                by_pair[key].add(number)
            for word in name.words:
                for key in codes(word):
                    by_word[key].add(number)
    posts = [
        (person, post) for person in people for post in sorted(person.posts, key=lambda p: (p.start, p.title))
    ]
    found = {
        "ids": blob([person.id for person in people]),
        "names": blob([form for person in people for form, _ in person.names]),
        "name_source": np.array(
            [source_number[kind] for person in people for _, kind in person.names], np.uint8
        ),
        "name_begin": np.cumsum([0, *(len(person.names) for person in people)]).astype(np.uint32),
        "country": np.array([code.get(person.country, 0) for person in people], np.uint8),
        "gender": np.array([gender(person) for person in people], np.uint8),
        "weight": np.array([weight(person) for person in people], np.uint8),
        "post_begin": np.cumsum([0, *(len(person.posts) for person in people)]).astype(np.uint32),
        "post_title": np.array([title_number[post.title] for _, post in posts], np.uint16),
        "post_country": np.array([code.get(post.country, 0) for _, post in posts], np.uint8),
        "post_start": np.array([post.start for _, post in posts], np.uint32),
        "post_end": np.array([post.end for _, post in posts], np.uint32),
        "post_source": np.array([source_number[post.source] for _, post in posts], np.uint8),
        "titles": blob(title_names),
        "title_class": np.array([titles.class_of(title) for title in title_names], np.uint8),
        "sources": blob(sources),
        "countries": blob(
            ["\t".join((one.qid, one.iso2, one.iso3, one.en, one.ru, *one.others)) for one in known]
        ),
    }
    for name, found_by in (("pair", by_pair), ("word", by_word)):
        found[f"{name}_hash"], found[f"{name}_begin"], found[f"{name}_people"] = posting(found_by)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--out", type=Path, default=OUT)
    arguments.add_argument("--without", action="append", default=[], choices=["phoenix"])
    arguments.add_argument(
        "--no-cyrillic", action="store_true", help="leave out every Cyrillic form of people with a Latin one"
    )
    given = arguments.parse_args()
    known = countries(SHARED)
    people = gather(SHARED, known, set(given.without), no_cyrillic=given.no_cyrillic)
    made = arrays(people, known)
    np.savez_compressed(given.out, **made)
    print(
        f"{len(people):,} people, {len(made['names'].tobytes().split(bytes([10]))):,} names, {len(made['post_title']):,} posts, "
        f"{len(made['pair_people']):,} pairs, {len(made['word_people']):,} words, {given.out.stat().st_size / 1e6:.1f} MB"
    )
    unknown = sorted(
        {post.title for person in people for post in person.posts if not titles.class_of(post.title)},
        key=re.escape,
    )
    print(f"{len(unknown)} titles of no class")


if __name__ == "__main__":
    main()
