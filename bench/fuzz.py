"""Pages made to break a reader: 200 generated items, each of which must be read or refused, in words and in
time.

usage: python bench/fuzz.py [COUNT [SEED]]; prints one JSON object of figures; exit status 1 where an item was
lost, took longer than ten seconds, or ended in a traceback.
"""

import gzip
import io
import json
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

BIN = Path(sys.executable).parent
LIMIT = 10.0
SENTENCES = (
    "The president of Verania said on Monday that the talks would go on.",
    "«Мы готовы к переговорам», — заявил глава Верании Пётр Орлов.",
    "\"We are ready,\" Orlov told reporters, adding that 'nothing' was decided.",
    "Президент зазначив, що переговори триватимуть.",
)
Maker = Callable[[random.Random], bytes]


def article(rng: random.Random, paragraphs: int = 12) -> str:
    """A page as an outlet might serve it."""
    body = "".join(f"<p>{' '.join(rng.choices(SENTENCES, k=4))}</p>\n" for _ in range(paragraphs))
    title = "<title>Talks fail | Verania Today</title>"
    head = f"<head>{title}<meta property='article:published_time' content='2024-03-05'></head>"
    return f"<!doctype html><html>{head}<body><article><h1>Talks fail</h1>{body}</article></body></html>"


def truncated(rng: random.Random) -> bytes:
    whole = article(rng).encode()
    return whole[: rng.randrange(len(whole))]


def noise(rng: random.Random) -> bytes:
    return rng.randbytes(rng.choice((0, 1, 100, 10_000, 2_000_000)))


def changed_bytes(rng: random.Random) -> bytes:
    page = bytearray(article(rng).encode())
    for _ in range(rng.randrange(1, 400)):
        page[rng.randrange(len(page))] = rng.randrange(256)
    return bytes(page)


def nested(rng: random.Random) -> bytes:
    tag = rng.choice(("div", "b", "table", "ul", "span", "blockquote", "font", "p"))
    depth = rng.choice((300, 10_000, 100_000))
    return (f"<html><body>{f'<{tag}>' * depth}{SENTENCES[0]}{f'</{tag}>' * rng.choice((0, depth))}").encode()


def deep_tables(rng: random.Random) -> bytes:
    depth = rng.choice((50, 1000, 20_000))
    return (f"<table><tr><td>{SENTENCES[0]}" * depth + "</td></tr></table>" * depth).encode()


def wrong_encoding(rng: random.Random) -> bytes:
    stated, used = rng.choices(
        ("utf-8", "windows-1251", "koi8-r", "utf-16", "cp866", "gb18030", "nonsense"), k=2
    )
    page = article(rng).replace("<head>", f"<head><meta charset='{stated}'>")
    return page.encode("utf-8" if used == "nonsense" else used, "replace")


def nulls(rng: random.Random) -> bytes:
    return article(rng).replace(" ", rng.choice(("\0", "\0 ", " \x1b", "\x08"))).encode()


def one_line(rng: random.Random) -> bytes:
    return (rng.choice(("a", "«", "((", "said ", "By A ", "1.2.", "— ", "January ")) * 1_500_000).encode()[
        :3_000_000
    ]


def huge(rng: random.Random) -> bytes:
    return article(rng).encode() + b"x" * 50_000_000


def many_paragraphs(rng: random.Random) -> bytes:
    return article(rng, rng.choice((2_000, 20_000))).encode()


def no_text(rng: random.Random) -> bytes:
    return rng.choice(
        (b"", b" \n\t", b"<html></html>", b"<html><body><img src=x></body></html>", b"<!--", b"&nbsp;")
    )


def archives(rng: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.html", article(rng))
    png = b"\x89PNG\r\n\x1a\n" + rng.randbytes(5000)
    return rng.choice(
        (packed.getvalue(), png, gzip.compress(b"x" * 1000), b"%PDF-1.7\n" + rng.randbytes(9000))
    )


def entities(rng: random.Random) -> bytes:
    bomb = "<!DOCTYPE html [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
    )
    tricks = (
        "&#xD800;",
        "&#0;",
        "&#x110000;",
        "&" * 100_000,
        "&amp;" * 100_000,
        "&#99999999999999999999;",
        "&j;",
    )
    paragraph = f"<p>{SENTENCES[0]} {rng.choice(tricks)} {SENTENCES[1]}</p>"
    return f"{bomb}]><html><body>{paragraph}</body></html>".encode()


def surrogates(rng: random.Random) -> bytes:
    page = "".join(char + rng.choice(("", "", "\ud800", "\udfff")) for char in article(rng))
    return page.encode(rng.choice(("utf-8", "utf-16-le", "utf-16-be")), "surrogatepass")


def broken_json(rng: random.Random) -> bytes:
    value = rng.choice(
        ("[" * 100_000, '{"@type":' * 5000, '{"@type":"NewsArticle","datePublished":{}}', "{'a'}", '"')
    )
    script = f"<script type='application/ld+json'>{value}</script>"
    return article(rng).replace("</head>", f"{script}</head>").encode()


def odd_attributes(rng: random.Random) -> bytes:
    attribute = rng.choice(("class", "datetime", "content", "href", "id"))
    value = rng.choice(
        ("a" * 500_000, "2024-99-99", "http://[::1", "9" * 5000, "-" * 50_000, "2024-02-30T25:61:61+99:99")
    )
    time_element = f"<time datetime='{value}'>{value}</time><link rel='canonical' href='{value}'>"
    return article(rng).replace("<p>", f"{time_element}<p {attribute}='{value}'>", 3).encode()


def odd_text(rng: random.Random) -> bytes:
    alphabet = "aA .,-—–()/:;«»\"'0123456789\n\u202e\u0301\U0001f600яЯ" + "\n" * 3
    return "".join(rng.choices(alphabet, k=rng.choice((10, 1000, 200_000)))).encode()


MAKERS: tuple[Maker, ...] = (
    truncated,
    noise,
    changed_bytes,
    nested,
    deep_tables,
    wrong_encoding,
    nulls,
    one_line,
    many_paragraphs,
    no_text,
    archives,
    entities,
    surrogates,
    broken_json,
    odd_attributes,
    odd_text,
    huge,
)


def items(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes, the same for the same seed; the kinds take turns, the 50 MB one is rare."""
    rng = random.Random(seed)
    for number in range(count):
        makers = MAKERS if number % 100 == 16 else MAKERS[:-1]
        maker = makers[number % len(makers)]
        yield f"{number:03}-{maker.__name__}", maker(rng)


def main(count: int = 200, seed: int = 1) -> int:
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, content in items(count, seed):
            path = Path(folder, f"{name}.{'txt' if name.endswith('text') else 'html'}")
            path.write_bytes(content)
            names.append(str(path))
        figures = outcome([str(BIN / "hearsay"), "read", "--json", *names], names)
    print(json.dumps(figures))
    return int(bool(figures["lost"] or figures["tracebacks"] or figures["slowest_seconds"] > LIMIT + 1))


def outcome(command: list[str], names: list[str]) -> dict[str, float | int | str]:
    began = last = time.perf_counter()
    read = refused = 0
    slowest, slowest_name = 0.0, ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        for name, line in zip(names, process.stdout, strict=False):
            record = json.loads(line)
            assert record["target"] == name, (record["target"], name)
            read, refused = read + ("document" in record), refused + ("error" in record)
            if "error" in record:
                print(Path(name).name, record["error"], file=sys.stderr)
            now = time.perf_counter()
            if now - last > slowest:
                slowest, slowest_name = now - last, Path(name).name
            last = now
        said = process.stderr.read()
    return {
        "items": len(names),
        "read": read,
        "refused": refused,
        "lost": len(names) - read - refused,
        "tracebacks": said.count("Traceback"),
        "exit_status": process.returncode,
        "slowest_seconds": round(slowest, 2),
        "slowest": slowest_name,
        "seconds": round(time.perf_counter() - began, 1),
    }


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
