"""The commands over a corpus, as a person types them: what they print, and what they leave."""

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from .conftest import ARTICLES, Run


def ids(run: Run, *arguments: str) -> list[str]:
    return [json.loads(line)["id"] for line in run("search", *arguments, "--json").out.splitlines()]


def test_collect_tells_of_each_text_and_sums_up(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "No statement here."}\n{"title": "none"}\n', encoding="utf8")
    done = run("collect", "a.jsonl", "missing.html")
    assert done.status == 1
    assert re.match(r"new +[0-9a-f]{12} +0 statements  a\.jsonl:1\n", done.out)
    assert "a.jsonl:2: has no text" in done.err
    assert "missing.html: there is no such file" in done.err
    assert "1 new, 0 new versions, 0 known, 2 failed; 0 statements" in done.err


def test_collect_twice_changes_nothing_and_a_changed_text_is_a_new_version(
    filled: Run, tmp_path: Path
) -> None:
    before = filled("search", "--csv").out
    assert "0 new, 0 new versions, 3 known" in filled("collect", "a.jsonl").err
    assert filled("search", "--csv").out == before
    changed = {**ARTICLES[0], "text": '"The bridge is closed," said Jane Roe, mayor of Velmora.'}
    (tmp_path / "b.jsonl").write_text(json.dumps(changed), encoding="utf8")
    assert "1 new versions" in filled("collect", "b.jsonl").err
    shown = filled("show", ids(filled, "closed")[0]).out
    assert "2 of 2" in shown
    assert len(ids(filled, "bridge")) == 1
    assert len(ids(filled, "bridge", "--all-versions")) == 2


def test_fields_of_other_names_are_mapped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(
        '{"body": {"plain": "One."}, "link": "https://a.example/1"}', encoding="utf8"
    )
    done = run("collect", "--jsonl", "--json", "--field", "text=body.plain", "--field", "url=link", "x.txt")
    assert json.loads(done.out)["outcome"] == "new"
    assert run("collect", "--field", "colour=red", "x.txt").status == 2


def test_search_shows_who_said_what_where(filled: Run) -> None:
    done = filled("search", "мосту")
    assert "Яна Рой, мэр Вельморы  заявила  «Мост цел»" in done.out
    assert "2024-03-06 · Кельдпресс · speech" in done.out
    assert done.err == "1 statements\n"
    assert filled("search", "nothing at all").err == "0 statements\n"


def test_search_gives_programs_every_column(filled: Run) -> None:
    record = json.loads(filled("search", "bridge", "--json").out)
    assert record["quote"] == '"The bridge is safe,"'
    start, end = map(int, record["offsets"][0].split("-"))
    assert ARTICLES[0]["text"][start:end] == record["quote"]
    assert (record["speaker"], record["role"], record["cue"]) == ("Jane Roe", "mayor of Velmora", "said")
    assert (record["outlet"], record["day"], record["url"]) == (
        "Velmora Herald",
        "2024-03-05",
        ARTICLES[0]["url"],
    )
    rows = list(csv.DictReader(io.StringIO(filled("search", "--csv").out)))
    assert len(rows) == len(ids(filled))
    assert set(rows[0]) == set(record)


def test_search_writes_a_workbook(filled: Run, tmp_path: Path) -> None:
    assert filled("search", "--xlsx", "out.xlsx").status == 0
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert sheet.max_row == 1 + len(ids(filled))
    for wrong in (("--xlsx", "out.odt"), ("--json", "--csv")):
        assert filled("search", *wrong).status == 2


def test_texts_without_statements_are_kept_found_and_shown_with_the_reason(filled: Run) -> None:
    done = filled("search", "протести", "--documents", "--json")
    record = json.loads(done.out)
    assert record["note"] == "statements are not extracted in this language (uk)"
    assert "Ціни зростають" in filled("show", record["id"]).out


def test_show_marks_statements_and_those_within_them(filled: Run) -> None:
    shown = filled("show", ids(filled, "bridge")[0]).out
    assert '[1 "The bridge is safe," 1] said Jane Roe' in shown
    assert re.search(r"\[2 that .*\[3 .*3\] 2\]|\[2 that .*\[3 .*3\]+", shown)
    assert "  [3] John Doe" in shown
    record = json.loads(filled("show", "--json", ids(filled, "bridge")[0]).out)
    assert record["document"]["text"] == ARTICLES[0]["text"]
    assert record["statements"][2]["parent"] == 1


def test_show_is_in_colour_where_a_terminal_asks_for_it(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in filled("show", ids(filled, "bridge")[0]).out


def test_remove_deletes_a_document_and_what_was_derived_and_goes_on_after_a_wrong_id(filled: Run) -> None:
    record = json.loads(filled("search", "bridge", "--json").out)
    done = filled("remove", "ffffffff", record["document"][:10])
    assert done.status == 1
    assert "ffffffff" in done.err
    assert done.out.startswith(f"removed  {record['document']}")
    assert ids(filled, "bridge") == []
    assert filled("show", record["id"]).status == 1
    assert len(ids(filled)) == 2


def test_remove_takes_no_statement_for_its_document(filled: Run) -> None:
    done = filled("remove", ids(filled, "bridge")[0])
    assert done.status == 1
    assert "--wrong" in done.err
    assert len(ids(filled, "bridge")) == 1


def test_remove_takes_all_versions_where_that_is_asked_for(filled: Run, tmp_path: Path) -> None:
    changed = {**ARTICLES[0], "text": '"The bridge is closed," said Jane Roe, mayor of Velmora.'}
    (tmp_path / "b.jsonl").write_text(json.dumps(changed), encoding="utf8")
    filled("collect", "b.jsonl")
    record = json.loads(filled("search", "bridge", "--json").out)
    assert filled("remove", "--all-versions", record["document"]).out.count("removed") == 2
    assert ids(filled, "bridge", "--all-versions") == []


def test_a_judgement_is_kept_listed_and_taken_back(filled: Run) -> None:
    statement = ids(filled, "bridge")[0]
    assert (
        filled("judge", statement, "--speaker", "Joan Roe", "--why", "misspelt").out
        == "judgement 1 is kept\n"
    )
    assert ids(filled, "--speaker", "Joan") == [statement]
    assert json.loads(filled("search", "bridge", "--json").out)["judged"] == ["speaker"]
    (row,) = [json.loads(line) for line in filled("judgements", "--json").out.splitlines()]
    assert (row["what"], row["why"], row["who"], row["state"]) == (
        "speaker: Joan Roe",
        "misspelt",
        "Ann",
        "holds",
    )
    assert filled("judge", "--take-back", "1", "--why", "it is Jane").status == 0
    assert ids(filled, "--speaker", "Joan") == []
    assert filled("judge", "--take-back", "1", "--why", "again").status == 1
    assert filled("judge", statement, "--why", "nothing").status == 2
    assert filled("judge", statement, "--wrong", "--why", "nobody said it").status == 0
    assert ids(filled, "bridge") == []


def test_attributing_what_is_stored_leaves_judgements_and_statements(filled: Run) -> None:
    filled("judge", ids(filled, "bridge")[0], "--nobody", "--why", "no name there")
    before = filled("search", "--csv").out
    done = filled("attribute", "--stored", "--all")
    assert [json.loads(line)["statements"] for line in done.out.splitlines()].count(0) == 1
    assert filled("search", "--csv").out == before
    assert filled("attribute", "--stored").out == ""
    assert filled("attribute", "--all").status == 2


def test_outlets_and_spheres_come_from_tables(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_text(
        "name,forms,country,agency\nKeldpress,Кельдпресс|Keld,[/Keldia],yes\n", encoding="utf8"
    )
    (tmp_path / "s.csv").write_text("name,countries\nKeldia,[/Keldia]\n", encoding="utf8")
    assert filled("outlets", "--describe", "o.csv", "--define", "s.csv").status == 0
    rows = {row["name"]: row for row in map(json.loads, filled("outlets", "--json").out.splitlines())}
    assert (rows["Keldpress"]["agency"], rows["Keldpress"]["documents"]) == (True, 1)
    assert rows["Velmora Herald"]["country"] is None
    assert "←" not in filled("outlets").out
    assert json.loads(filled("outlets", "--spheres", "--json").out)["outlets"] == ["Keldpress"]
    assert filled("narrate", "--stored").status == 0
    assert "no narrative has 50 wordings or speakers" in filled("silence", "--least", "50").err
    assert len(ids(filled, "--sphere", "Keldia")) == 2
    assert "[/Keldia]" in filled("overview").out
    (tmp_path / "bad.csv").write_text("name,agency\nKeldpress,perhaps\n", encoding="utf8")
    done = filled("outlets", "--describe", "bad.csv")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "bad.csv:2" in done.err


def test_the_overview_counts_and_writes_a_report(filled: Run, tmp_path: Path) -> None:
    done = filled("overview", "--html", "report.html", "--title", "March & <b>May</b>")
    assert "3 documents of 3 outlets in 3 languages, 2024-03-05 to 2024-03-06" in done.out
    assert "March &amp; &lt;b&gt;May&lt;/b&gt;" in (tmp_path / "report.html").read_text(encoding="utf8")
    assert filled("overview", "--html", "no/such/folder.html").status == 2


def test_no_text_steers_the_terminal_that_shows_it(run: Run, tmp_path: Path) -> None:
    text = '"The \x1b[31mbridge\x07 is safe," said Jane Roe, mayor of Velmora.'
    article = {
        "text": text,
        "title": "\x1b]0;owned\x07Bridge",
        "outlet": "A\x9b31m",
        "url": "https://a.example/\x1b[2J",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(article), encoding="utf8")
    collected = run("collect", "a.jsonl")
    record = json.loads(run("search", "--json").out)
    assert record["quote"].startswith('"The \x1b[31mbridge\x07')
    commands = (("search",), ("search", "--documents"), ("show", record["id"]), ("overview",), ("outlets",))
    for shown in (collected.out, *(run(*command).out for command in commands)):
        assert not set(shown) & {"\x1b", "\x07", "\x9b"}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("search", "x", "--corpus", "none.db"), 3, "there is no corpus"),
        (("show", "abcdef", "--corpus", "text.db"), 3, "no corpus"),
        (("search", "x", "--corpus", "postgresql://h/d"), 2, "cannot be opened yet"),
        (("search", "x", "--since", "yesterday"), 2, "is no day"),
        (("search", "x", "--sphere", "none"), 2, "no sphere"),
        (("search", "—"), 2, "no word"),
        (("search", "x", "--documents", "--speaker", "Roe"), 2, "--documents"),
        (("show", "nothex"), 1, "is no id"),
        (("remove", "abcdef12"), 1, "no document or statement"),
        (("judge", "abcdef12", "--right", "--why", "w"), 1, "no statement"),
        (("judge", "--right", "--why", "w"), 2, "give the ID"),
        (("judge", "--take-back", "1", "--wrong", "--why", "w"), 2, "alone"),
        (("judge", "abcdef12", "--right", "--why", " "), 2, "--why"),
        (("judge", "--take-back", "9" * 20, "--why", "w"), 2, "64 bits"),
        (("search", "x", "--min-confidence", "nan"), 2, "between 0 and 1"),
        (("search", "x", "--speaker", ""), 2, "no word"),
        (("search", "x", "--limit", "9" * 20), 2, "64 bits"),
        (("search", "--sphere", "none", "--xlsx", "keep.xlsx"), 2, "no sphere"),
        (("search", "--xlsx", "no/such/folder.xlsx"), 2, "cannot be written"),
        (("attribute", "--stored", "a.jsonl"), 2, "leave the FILEs out"),
        (("outlets", "--describe", "missing.csv", "--corpus", "typo.db"), 2, "missing.csv"),
    ],
)
def test_what_goes_wrong_is_one_line_and_the_right_status(
    filled: Run, tmp_path: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    (tmp_path / "text.db").write_text("not a database at all, and longer than a header is. " * 3)
    (tmp_path / "keep.xlsx").write_text("kept")
    done = filled(*arguments)
    assert done.status == status
    assert words in done.err
    assert "Traceback" not in done.err
    assert (tmp_path / "keep.xlsx").read_text() == "kept"
    assert {path.name for path in tmp_path.iterdir()} <= {
        "a.jsonl",
        "c.db",
        "c.db-shm",
        "c.db-wal",
        "keep.xlsx",
        "text.db",
    }


def test_lines_of_json_on_standard_input_are_not_taken_for_a_text(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Input:
        buffer = io.BytesIO(b'{"text": "One."}\n')

    monkeypatch.setattr("sys.stdin", Input)
    done = run("collect", "-")
    assert done.status == 1
    assert "--jsonl" in done.err
    Input.buffer.seek(0)
    assert run("collect", "--jsonl", "-").status == 0
    monkeypatch.setattr("sys.stdin", None)
    assert run("collect", "-").status == 1


def test_a_corpus_has_to_be_named_on_the_line_or_before_the_command_or_in_the_environment(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HEARSAY_CORPUS")
    assert filled("search").status == 2
    assert filled("--corpus", "c.db", "search", "bridge").status == 0
    assert filled("search", "bridge", "--corpus", "sqlite:///c.db").status == 0
