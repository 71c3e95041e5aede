"""`hearsay actors`, as a person types it."""

import json
from pathlib import Path

import pytest

from hearsay.store.engine import open_corpus
from hearsay.store.schema import statement_actors

from .conftest import Run

TABLE = "id,name,names,country,office\nroe,Jane Roe,Яна Рой,Lurania,mayor of Velmora\n"


@pytest.fixture
def known(filled: Run, tmp_path: Path) -> Run:
    (tmp_path / "people.csv").write_text(TABLE, encoding="utf8")
    assert filled("actors", "import", "people.csv").status == 0
    assert filled("link", "--stored").status == 0
    return filled


def test_a_table_of_ones_own_puts_two_scripts_together(known: Run) -> None:
    rows = [json.loads(line) for line in known("actors", "list", "--json").out.splitlines()]
    roe = next(row for row in rows if row["id"] == "roe")
    assert (roe["statements"], roe["documents"], roe["origin"]) == (4, 2, "imported")


def test_who_speaks_already_keeps_a_name_when_a_table_brings_them(filled: Run, tmp_path: Path) -> None:
    assert filled("link", "--stored").status == 0
    before = filled("search", "--actor", "Jane Roe", "--json").out.count("\n")
    (tmp_path / "people.csv").write_text(TABLE, encoding="utf8")
    assert filled("actors", "import", "people.csv").status == 0
    after = filled("search", "--actor", "Jane Roe", "--json").out.count("\n")
    assert after >= before > 0
    rows = [json.loads(line) for line in filled("actors", "list", "--json").out.splitlines()]
    assert not [row["name"] for row in rows if row["name"].startswith("local:")]
    assert next(row for row in rows if row["id"] == "roe")["statements"] >= before


def test_a_page_shows_names_office_and_words_under_any_spelling(known: Run) -> None:
    for asked in ("roe", "Jane Roe", "яна рой"):
        page = known("actors", "show", asked).out
        assert "Яна Рой" in page
        assert "mayor of Velmora" in page
        assert "The bridge is safe" in page
    said = json.loads(known("actors", "show", "roe", "--json").out)["said"]
    assert {row["outlet"] for row in said} == {"Velmora Herald", "Кельдпресс"}
    assert all(row["why"] for row in said)


def test_nobodys_name_is_one_line_and_status_one(known: Run) -> None:
    done = known("actors", "show", "Nobody At All")
    assert done.status == 1
    assert done.err.count("\n") == 1


def test_a_split_is_listed_among_the_judgements_and_can_be_taken_back(known: Run) -> None:
    done = known("actors", "split", "roe", "--name", "Яна Рой", "--why", "her sister")
    assert "judgement 1 is kept; 2 statements" in done.out
    assert "her sister" in known("judgements", "--csv").out
    assert "waits" not in known("judgements", "--csv").out
    assert "2 statements" in known("actors", "take-back", "1", "--why", "no sister").out
    assert known("actors", "take-back", "1", "--why", "again").status == 1


def test_statements_are_found_by_the_actor(known: Run) -> None:
    rows = [json.loads(line) for line in known("search", "--actor", "roe", "--json").out.splitlines()]
    assert {row["speaker"] for row in rows} == {"Jane Roe", "Яна Рой"}


def test_show_tells_who_is_meant(known: Run) -> None:
    number = json.loads(known("search", "--actor", "roe", "--json", "--limit", "1").out)["document"]
    shown = json.loads(known("show", number, "--json").out)
    assert any(each["actor"] == "roe" for row in shown["statements"] for each in row["actors"])
    assert any(each["actor"] == "roe" for each in shown["mentions"])


def test_who_was_found_in_a_removed_text_alone_is_forgotten_with_it(filled: Run) -> None:
    rows = [json.loads(line) for line in filled("actors", "list", "--json").out.splitlines()]
    assert any(row["origin"] == "found" for row in rows)
    texts = [json.loads(line)["id"] for line in filled("search", "--documents", "--json").out.splitlines()]
    assert filled("remove", *texts).status == 0
    assert filled("actors", "list", "--json").out == ""


def test_a_judgement_of_another_kind_is_not_taken_back_and_says_what_does(known: Run) -> None:
    known("actors", "split", "roe", "--name", "Яна Рой", "--why", "her sister")
    for command in (("judge", "--take-back", "1"), ("narratives", "take-back", "1")):
        done = known(*command, "--why", "no")
        assert done.status == 1
        assert "hearsay actors take-back 1" in done.err
    assert "taken back" not in known("judgements", "--csv").out


def test_a_reason_of_no_words_is_none(known: Run) -> None:
    assert known("actors", "split", "roe", "--name", "Яна Рой", "--why", " ").status == 2


def test_collect_links_what_is_new_and_leaves_what_an_older_version_linked(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearsay.link.VERSION", "link/next")
    filled("collect", "a.jsonl")
    assert len(filled("link", "--stored").out.splitlines()) == 3


def test_organisations_and_outlets_have_pages_under_any_name(filled: Run) -> None:
    done = filled("actors", "show", "НАТО")
    assert done.status == 0
    assert done.out.splitlines()[:2] == ["NATO", "  id         Q7184"]
    assert "РИА Новости" in filled("actors", "show", "РИА Новости").out


def test_what_an_actor_says_of_herself_is_not_spoken_by_others(known: Run, tmp_path: Path) -> None:
    text = (
        "“Jane Roe keeps her word,” said Jane Roe on Monday. “Jane Roe must go,” said Ada Ellory on Tuesday."
    )
    line = json.dumps({"text": text, "published": "2024-03-05"}, ensure_ascii=False)
    (tmp_path / "own.jsonl").write_text(line + "\n", encoding="utf8")
    assert known("collect", "own.jsonl").status == 0
    page = json.loads(known("actors", "show", "roe", "--json").out)
    assert "“Jane Roe keeps her word,”" in {row["quote"] for row in page["said"]}
    assert [row["quote"] for row in page["spoken_of"] if "Roe" in row["quote"]] == ["“Jane Roe must go,”"]


def test_what_takes_links_away_names_the_command_that_brings_them_back(known: Run) -> None:
    statement = json.loads(known("search", "bridge", "--json").out.splitlines()[0])["id"]
    assert known("judge", statement, "--kind", "attitude", "--why", "w").err == ""
    assert "link --stored" in known("judge", statement, "--speaker", "Ann Roe", "--why", "w").err
    done = known("attribute", "--stored", "--all")
    assert "3 documents have names to be linked; `hearsay link --stored`" in done.err
    assert "narrate --stored" in done.err


def test_who_is_listed_is_found_by_the_name_and_the_id_in_the_list(filled: Run) -> None:
    filled("link", "--stored")
    for row in map(json.loads, filled("actors", "list", "--json").out.splitlines()):
        for asked in (row["name"], row["id"]):
            assert json.loads(filled("actors", "show", asked, "--json").out)["id"] == row["id"]


def test_a_speaker_whom_only_a_text_calls_so_is_found(known: Run) -> None:
    with open_corpus("c.db") as corpus, corpus.writing() as connection:
        connection.execute(statement_actors.update().values(actor="local:gone", name="Mayor Jane"))
    assert json.loads(known("actors", "show", "mayor jane", "--json").out)["id"] == "local:gone"


def test_search_takes_an_actors_name_and_says_so_where_nobody_has_it(known: Run) -> None:
    by_id, by_name = (known("search", "--actor", asked, "--json").out for asked in ("roe", "Яна Рой"))
    assert by_id == by_name != ""
    done = known("search", "--actor", "Nobody At All")
    assert (done.status, "nobody of this name" in done.err) == (1, True)
    done = known("search", "bridge", "--documents", "--actor", "roe")
    assert (done.status, "documents have no speaker, actor" in done.err) == (2, True)


def test_ids_are_whole_on_a_narrow_terminal(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("link", "--stored")
    monkeypatch.setenv("COLUMNS", "80")
    ids = [json.loads(line)["id"] for line in filled("actors", "list", "--json").out.splitlines()]
    shown = filled("actors", "list").out
    assert ids
    assert all(each in shown for each in ids)
