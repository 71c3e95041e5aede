"""Articles come into the corpus whole and once; judgements stay with what they were passed on."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hearsay.collect.files import pages
from hearsay.collect.lines import articles, mapping
from hearsay.errors import ItemError, UsageError
from hearsay.records import Page
from hearsay.run import judging, taking
from hearsay.run.taking import Taken, take
from hearsay.settings import Settings
from hearsay.store import documents, judgements, statements
from hearsay.store.engine import Corpus, open_corpus
from hearsay.store.search import Asked, found_statements

URL = "https://velmoraherald.example/bridge"
SAFE = '"The bridge is safe," said Jane Roe, mayor of Velmora. She added that the ferry would sail on Monday.'
LATER = '"The bridge is safe," said Jane Roe, mayor of Velmora, on Tuesday. She said that nobody would sail on Monday.'


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with open_corpus(str(tmp_path / "corpus.db"), create=True) as opened:
        yield opened


def page(text: str, url: str | None = URL, **given: str) -> Page:
    return Page("a.jsonl:1", text.encode(), url, "utf-8", "text/plain", {"lang": "en", **given})


def taken(corpus: Corpus, *items: Any, when: str = "2024-03-10T08:00:00+00:00") -> list[Any]:
    return list(take(corpus, items, Settings(), when))


def said(corpus: Corpus, **asked: Any) -> list[Any]:
    with corpus.reading() as connection:
        return list(found_statements(connection, Asked(**asked)))


def speakers(corpus: Corpus) -> dict[str, str | None]:
    return {row.text[row.content[0][0] : row.content[-1][1]]: row.speaker for row in said(corpus)}


def test_new_known_and_changed_texts_are_told_apart_and_failures_keep_their_place(corpus: Corpus) -> None:
    failure = ("missing.html", ItemError("there is no such file"))
    binary = Page("b.html", b"\x89PNG\r\n\x1a\n")
    found = taken(corpus, page(SAFE), failure, page(SAFE), binary, page(LATER))
    kinds = [each.outcome if isinstance(each, Taken) else type(each[1]).__name__ for each in found]
    assert kinds == ["new", "ItemError", "known", "ReadError", "changed"]
    assert found[0].statements == 2
    assert all(row.current for row in said(corpus))


def test_what_is_known_is_not_attributed_again(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    taken(corpus, page(SAFE))
    before, asked = taking.run, []

    def watched(function: str, items: Any, *arguments: Any, **options: Any) -> Any:
        def seen() -> Iterator[Any]:
            for item in items:
                asked.append(function)
                yield item

        return before(function, seen(), *arguments, **options)

    monkeypatch.setattr(taking, "run", watched)
    assert [each.outcome for each in taken(corpus, page(SAFE), page(SAFE + " It rained."))] == [
        "known",
        "changed",
    ]
    assert asked.count("hearsay.pipeline:stated") == 1


def test_a_text_on_which_attribution_breaks_is_kept_and_tried_again_later(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(taking, "run", _run_that_breaks(taking.run))
        (found,) = taken(corpus, page(SAFE))
    assert "no statements" in found.error
    assert said(corpus) == []
    assert [number for _, number in judging.attribute_again(corpus, Settings(), everything=False)] == [2]
    assert len(said(corpus)) == 2


def _run_that_breaks(run: Any) -> Any:
    def broken(function: str, items: Any, *arguments: Any, **options: Any) -> Any:
        if function == "hearsay.pipeline:stated":
            return (ItemError("took too long") for _ in items)
        return run(function, items, *arguments, **options)

    return broken


def test_half_a_character_is_replaced_and_moves_nothing(corpus: Corpus) -> None:
    line = json.dumps({"text": "\ud800 " + SAFE, "lang": "en", "title": "\ud800", "url": "\ud800"}).encode()
    (found,) = taken(corpus, *articles("a.jsonl", [line], mapping(()), 10_000))
    assert found.outcome == "new"
    assert min(row.content[0][0] for row in said(corpus)) == 2


def test_a_judgement_changes_what_is_found_and_taking_it_back_brings_it_back(corpus: Corpus) -> None:
    taken(corpus, page(SAFE))
    row = next(row for row in said(corpus, words="bridge"))
    number = judging.judge(corpus, row.id[:10], {"speaker": "Joan Roe"}, "misspelt", "Ann", "2024-03-11")
    assert [each.speaker for each in said(corpus, speaker="Joan")] == ["Joan Roe"]
    assert said(corpus, speaker="Jane", words="bridge") == []
    judging.take_back(corpus, number, "it is Jane", "Ben", "2024-03-12")
    assert said(corpus, speaker="Joan") == []
    assert [each.speaker for each in said(corpus, words="bridge")] == ["Jane Roe"]
    with corpus.reading() as connection:
        (kept,) = judgements.listed(connection)
    assert (kept.who, kept.taken_back_by, kept.taken_back_why) == ("Ann", "Ben", "it is Jane")


def test_a_rejected_statement_is_found_no_more(corpus: Corpus) -> None:
    taken(corpus, page(SAFE))
    row = next(row for row in said(corpus, words="bridge"))
    judging.judge(corpus, row.id, {"verdict": "wrong"}, "nobody said it", "Ann", "2024-03-11")
    assert said(corpus, words="bridge") == []
    assert len(said(corpus)) == 1


def test_a_judgement_outlives_a_re_run_and_waits_where_its_statement_is_gone(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(corpus, page(SAFE))
    row = next(row for row in said(corpus, words="bridge"))
    judging.judge(corpus, row.id, {"speaker": "Joan Roe"}, "misspelt", "Ann", "2024-03-11")
    with corpus.reading() as connection:
        document = documents.find(connection, row.id)
        made = [statements.machine_of(each) for each in statements.of_document(connection, document.key)]
    shorter = [_moved(each, 1) for each in made]
    _re_run(corpus, monkeypatch, shorter)
    assert "Joan Roe" in speakers(corpus).values()
    _re_run(corpus, monkeypatch, [each for each in shorter if each.speaker is None])
    with corpus.reading() as connection:
        (waiting,) = judgements.listed(connection, waiting=True)
    assert waiting.what == {"speaker": "Joan Roe"}
    _re_run(corpus, monkeypatch, made)
    assert "Joan Roe" in speakers(corpus).values()


def _moved(statement: Any, by: int) -> Any:
    from dataclasses import replace  # noqa: PLC0415

    return replace(statement, content=tuple((start + by, end) for start, end in statement.content))


def _re_run(corpus: Corpus, monkeypatch: pytest.MonkeyPatch, found: Any) -> None:
    with monkeypatch.context() as other:
        other.setattr(judging, "run", lambda _, items, *__, **___: ((found, None) for _ in items))
        list(judging.attribute_again(corpus, Settings(), everything=True))


def test_a_judgement_goes_over_to_a_new_version_of_the_text(corpus: Corpus) -> None:
    taken(corpus, page(SAFE))
    row = next(row for row in said(corpus, words="bridge"))
    judging.judge(corpus, row.id, {"speaker": "Joan Roe"}, "misspelt", "Ann", "2024-03-11")
    taken(corpus, page(LATER), when="2024-03-12T08:00:00+00:00")
    (now,) = said(corpus, words="bridge")
    assert (now.speaker, now.version) == ("Joan Roe", 2)


def test_a_judgement_holds_for_every_version_whichever_it_was_passed_on(corpus: Corpus) -> None:
    taken(corpus, page(SAFE))
    taken(corpus, page(LATER), when="2024-03-12T08:00:00+00:00")
    old = next(row for row in said(corpus, words="bridge", all_versions=True) if row.version == 1)
    number = judging.judge(corpus, old.id, {"speaker": "Joan Roe"}, "misspelt", "Ann", "2024-03-13")
    assert {row.speaker for row in said(corpus, words="bridge", all_versions=True)} == {"Joan Roe"}
    judging.take_back(corpus, number, "it is Jane", "Ben", "2024-03-14")
    assert {row.speaker for row in said(corpus, words="bridge", all_versions=True)} == {"Jane Roe"}


@pytest.mark.parametrize("gone", [1, 2])
def test_removing_a_version_leaves_no_judgement_half_applied(corpus: Corpus, gone: int) -> None:
    taken(corpus, page(SAFE))
    first = next(row for row in said(corpus, words="bridge"))
    judging.judge(corpus, first.id, {"verdict": "wrong"}, "nobody said it", "Ann", "2024-03-11")
    taken(corpus, page(LATER), when="2024-03-12T08:00:00+00:00")
    assert said(corpus, words="bridge", all_versions=True) == []
    with corpus.writing() as connection:
        versions = documents.versions(connection, documents.find(connection, first.document_id))
        judging.remove(connection, documents.find(connection, versions[gone - 1].id))
    with corpus.reading() as connection:
        left = judgements.listed(connection)
        kept = documents.find(connection, versions[2 - gone].id)
        ids = [row.id for row in statements.of_document(connection, kept.key)]
    # with the version it was passed on goes the judgement, with another one nothing but its place
    assert len(said(corpus, words="bridge")) == (1 if gone == 1 else 0)
    assert [row.attached in ids for row in left] == ([] if gone == 1 else [True])


def test_a_document_that_is_removed_meanwhile_does_not_stop_a_re_run(corpus: Corpus) -> None:
    taken(corpus, *(page(f"{SAFE} Number {i}.", f"{URL}/{i}") for i in range(6)))
    done = judging.attribute_again(corpus, Settings(), everything=True)
    next(done)
    with corpus.writing() as connection:
        for row in said(corpus)[-3:]:
            if row.document_id != said(corpus)[0].document_id:
                document = documents.find_itself(connection, row.document_id)
                if document is not None:
                    judging.remove(connection, document)
    assert len(list(done)) >= 4


def test_what_is_no_judgement_is_refused_before_anything_is_written(corpus: Corpus) -> None:
    taken(corpus, page(SAFE))
    with pytest.raises(UsageError):
        judging.judge(corpus, said(corpus)[0].id, {}, "why", "Ann", "2024-03-11")
    with corpus.reading() as connection:
        assert judgements.listed(connection) == []


def test_a_killed_run_has_kept_what_it_told_of(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": f"{SAFE} Number {i}.", "url": f"{URL}/{i}", "lang": "en"}) for i in range(150)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-c", "from hearsay.cli import main; main()", "collect", "--json"]
    arguments = ["--corpus", str(tmp_path / "c.db"), str(tmp_path / "a.jsonl")]
    writer = subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, text=True)
    assert writer.stdout
    told = [json.loads(writer.stdout.readline())["id"] for _ in range(60)]
    writer.kill()
    told += [
        json.loads(line)["id"]
        for line in writer.communicate()[0].splitlines(keepends=True)
        if line.endswith("\n")
    ]
    with open_corpus(str(tmp_path / "c.db")) as corpus, corpus.reading() as connection:
        for document in told:
            row = documents.find(connection, document)
            assert len(statements.of_document(connection, row.key)) == 2
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True)
    outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
    assert set(outcomes) == {"known", "new"}
    assert len(outcomes) == 150


def test_a_folder_holds_json_lines_beside_pages(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n\n{"text": "Two."}\n')
    (tmp_path / "b.txt").write_text("Three.")
    found = [
        each.target for each in pages([str(tmp_path)], Settings(), sys.stdin.buffer) if isinstance(each, Page)
    ]
    assert [name.rsplit("/", 1)[1] for name in found] == ["a.jsonl:1", "a.jsonl:3", "b.txt"]


def test_a_line_longer_than_an_article_is_passed_over_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 5000 + b'"}\n{"text": "Good."}\n')
    found = list(pages([str(path)], Settings(max_page_bytes=1000), sys.stdin.buffer))
    assert [isinstance(each, Page) for each in found] == [False, True]


def test_equal_lines_are_counted_once(corpus: Corpus) -> None:
    assert [each.statements for each in taken(corpus, page(SAFE), page(SAFE))] == [2, 0]
