"""What a person names on the command line, as Pages in the order given: files, folders, standard input, URLs.

A file of JSON Lines holds many. A target that cannot be had comes back as a Failure in its place: one bad name does not
stop the others.
"""

import contextlib
import gzip
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from hearsay.collect import lines
from hearsay.errors import ItemError, ReadError, Refused
from hearsay.records import Page
from hearsay.settings import Settings

SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".md")
# what holds records, not a page
RECORDS = (".json", ".csv", ".tsv")
STANDARD_INPUT = "-"
Failure = tuple[str, ItemError]
Fetch = Callable[[str, Settings], Page]


def pages(
    targets: Iterable[str],
    settings: Settings,
    stdin: BinaryIO,
    fetch: Fetch | None = None,
    *,
    fields: lines.Mapped | None = None,
    jsonl: bool = False,
) -> Iterator[Page | Failure]:
    """A Page for every page that the targets hold, or the target and why it cannot be had.

    `fields` maps the names in JSON Lines, files that end in .jsonl; `jsonl`: so are standard input and every file.
    """
    names = fields or lines.mapping(())
    for target in targets:
        for name in _expanded(target):
            try:
                if not is_url(name) and (jsonl or lines.is_lines(name)):
                    yield from _articles(name, settings, stdin, names)
                else:
                    yield _page(name, settings, stdin, fetch or _fetch)
            except ItemError as error:
                yield name, error


def _articles(
    target: str, settings: Settings, stdin: BinaryIO, names: lines.Mapped
) -> Iterator[Page | Failure]:
    if target == STANDARD_INPUT:
        yield from lines.articles("-", _lines(stdin, settings.max_page_bytes), names, settings.max_page_bytes)
        return
    with _opened(target) as stream:
        yield from lines.articles(
            target, _lines(stream, settings.max_page_bytes), names, settings.max_page_bytes
        )


def _lines(stream: BinaryIO | gzip.GzipFile, limit: int) -> Iterator[bytes]:
    """The lines of a stream; of one that is longer than the limit a byte more than that, the rest is passed over."""
    while line := stream.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)
            if not line:
                return


def _fetch(url: str, settings: Settings) -> Page:
    # imported here: who reads files only does not wait for the network's libraries
    from hearsay.collect.pages import fetch  # noqa: PLC0415

    return fetch(url, settings)


def is_url(target: str) -> bool:
    """Whether a target is meant as an address: a scheme and two slashes."""
    scheme, mark, _ = target.strip().partition("://")
    return bool(mark) and scheme.replace("+", "").replace("-", "").isalnum()


def _expanded(target: str) -> Iterator[str]:
    """The files of a folder, sorted, without links that lead out of it; any other target as it is."""
    if target == STANDARD_INPUT or is_url(target) or not _is_folder(target):
        yield target
        return
    empty = True
    root = Path(target).resolve()
    for folder, inner, names in os.walk(target):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if is_page_name(name) and _is_within(root, Path(folder) / name):
                empty = False
                yield str(Path(folder) / name)
    if empty:
        yield target


def _is_within(root: Path, path: Path) -> bool:
    """Whether a name of a folder is a file of that folder, links followed; os.walk itself follows none to folders."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        # a link that leads to itself
        return False


def _is_folder(target: str) -> bool:
    try:
        return Path(target).is_dir()
    except (OSError, ValueError):
        return False


def is_page_name(name: str) -> bool:
    """Whether a file of a folder is taken for a page by its name; hidden files are not."""
    return not name.startswith(".") and name.lower().removesuffix(".gz").endswith(
        (*SUFFIXES, *lines.SUFFIXES)
    )


def _page(target: str, settings: Settings, stdin: BinaryIO, fetch: Fetch) -> Page:
    if target == STANDARD_INPUT:
        content = _within(stdin, settings.max_page_bytes)
        if content.lstrip().startswith(b'{"'):
            raise ReadError(
                "looks like JSON Lines; name a file that ends in .jsonl, or give --jsonl to `hearsay collect`"
            )
        return Page(target, content)
    if is_url(target):
        return fetch(target, settings)
    if not _is_folder(target) and target.lower().removesuffix(".gz").endswith(RECORDS):
        raise ReadError(
            "holds records, not a page; save them as JSON Lines, one article a line, in a file that ends in .jsonl"
        )
    return Page(target, _content(target, settings.max_page_bytes))


def _content(target: str, limit: int) -> bytes:
    """The bytes of a file; raises ReadError or Refused in words for a person."""
    with _opened(target) as stream:
        return _within(stream, limit)


@contextlib.contextmanager
def _opened(target: str) -> Iterator[BinaryIO | gzip.GzipFile]:
    """A file, unpacked where it is gzip; what goes wrong while it is read is a ReadError in words for a person."""
    try:
        status = Path(target).stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError(
                f"the folder holds no pages; they should end in {', '.join((*SUFFIXES, *lines.SUFFIXES))} (or .gz)"
            )
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(
                "is not a regular file; give a file, a folder, an address, or - for standard input"
            )
        opener = gzip.open if target.lower().endswith(".gz") else open
        with opener(target, "rb") as stream:
            yield stream
    except FileNotFoundError as error:
        raise ReadError("there is no such file; check the path, or write an address as https://…") from error
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise ReadError("is named .gz but is not whole gzip; unpack it yourself or get it again") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"cannot be opened ({reason}); check the path and its permissions") from error


def _within(stream: BinaryIO | gzip.GzipFile, limit: int) -> bytes:
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise Refused(f"is larger than {limit:,} bytes; no article is, give the article alone")
    return content
