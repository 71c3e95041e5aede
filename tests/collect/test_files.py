"""What a person may name on the command line."""

import gzip
import io
import os
import tracemalloc

import pytest

from hearsay.collect.files import is_url, pages
from hearsay.errors import FetchError, ItemError
from hearsay.records import Page
from hearsay.settings import Settings

SMALL = Settings(max_page_bytes=1000)


def taken(*targets: str, stdin: bytes = b"", settings: Settings = SMALL, fetch=None) -> list:
    return list(pages(targets, settings, io.BytesIO(stdin), fetch))


def test_a_folder_is_its_pages_sorted_at_any_depth_without_hidden_ones(tmp_path):
    for name in (
        "b.html",
        "a.TXT",
        "c/d.md",
        "c/e.htm.gz",
        ".hidden.html",
        ".git/x.html",
        "image.png",
        "f.xhtml",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(b"x") if name.endswith("gz") else b"x")
    found = [os.path.relpath(page.target, tmp_path) for page in taken(str(tmp_path))]
    assert found == ["a.TXT", "b.html", "f.xhtml", "c/d.md", "c/e.htm.gz"]


def test_a_file_is_taken_whatever_its_suffix_and_keeps_the_name_that_was_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saved").write_bytes(b"text")
    assert taken("./saved") == [Page("./saved", b"text")]


def test_standard_input_is_a_page():
    assert taken("-", stdin=b"text") == [Page("-", b"text")]


def test_a_gzip_file_is_unpacked(tmp_path):
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(b"<p>text"))
    assert taken(str(path))[0].content == b"<p>text"


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(b"x" * 900)[:-9]])
def test_a_broken_gzip_file_is_a_failure_in_words(tmp_path, content):
    path = tmp_path / "page.html.gz"
    path.write_bytes(content)
    ((target, error),) = taken(str(path))
    assert target == str(path)
    assert "gzip" in str(error)


def test_a_gzip_bomb_is_stopped_at_the_limit(tmp_path):
    path = tmp_path / "bomb.html.gz"
    path.write_bytes(gzip.compress(bytes(50_000_000)))
    tracemalloc.start()
    ((_, error),) = taken(str(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "larger than 1,000 bytes" in str(error)
    assert peak < 5_000_000


def test_a_file_that_is_too_large_is_refused(tmp_path):
    (tmp_path / "large.txt").write_bytes(b"x" * 1001)
    ((_, error),) = taken(str(tmp_path / "large.txt"))
    assert "larger" in str(error)


@pytest.mark.parametrize(
    "target", ["missing.html", "", "a\0b", "x" * 5000, "/dev/null", "www.verania.test/news"]
)
def test_what_is_no_file_is_one_failure_and_the_others_go_on(tmp_path, target):
    (tmp_path / "a.txt").write_bytes(b"text")
    failure, page = taken(target, str(tmp_path / "a.txt"))
    assert isinstance(failure[1], ItemError)
    assert len(str(failure[1]).splitlines()) == 1
    assert page.content == b"text"


def test_a_folder_without_pages_says_which_files_it_should_hold(tmp_path):
    ((target, error),) = taken(str(tmp_path))
    assert target == str(tmp_path)
    assert ".html" in str(error)


def test_a_folder_that_links_to_itself_ends(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(taken(str(tmp_path))) == 1


def test_links_that_lead_out_of_a_folder_are_left_out(tmp_path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").write_bytes(b"x")
    (inside / "secret.txt").symlink_to(outside / "a.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "again.txt").symlink_to(inside / "a.txt")
    (inside / "self.txt").symlink_to(inside / "self.txt")
    (tmp_path / "named").symlink_to(inside)
    for target in (inside, tmp_path / "named"):
        found = [os.path.relpath(page.target, target) for page in taken(str(target))]
        assert found == ["a.txt", "again.txt"]


def test_addresses_are_fetched_and_their_failures_keep_their_place(tmp_path):
    def fetch(url, settings):
        if "gone" in url:
            raise FetchError("the server answers 410 Gone")
        return Page(url, b"fetched", url)

    first, second = taken("https://verania.test/gone", "https://verania.test/a", fetch=fetch)
    assert first[0] == "https://verania.test/gone"
    assert second.content == b"fetched"


@pytest.mark.parametrize(
    ("target", "expected"),
    [("https://a.test", True), ("ftp://a.test", True), ("a/b.html", False), ("-", False), ("://x", False)],
)
def test_an_address_has_a_scheme_and_two_slashes(target, expected):
    assert is_url(target) is expected


@pytest.mark.parametrize("name", ["a.json", "a.csv", "A.CSV", "a.tsv", "a.json.gz"])
def test_a_table_or_a_json_list_is_no_page_and_says_how_articles_are_saved(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b'[{"text": "The bridge is safe, Jane Roe said."}]')
    ((target, error),) = pages([str(path)], Settings(), io.BytesIO())
    assert target == str(path)
    assert "ends in .jsonl" in str(error)
