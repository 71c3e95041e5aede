"""`hearsay narratives`: defining, answering, asking, taking definitions along; the gloss below foreign statements."""

import json
from pathlib import Path

import pytest

from hearsay.run import silence
from hearsay.store.engine import open_corpus

from .conftest import Run

CORE = "The bridge of Velmora is safe and will be open soon"


@pytest.fixture
def told(filled: Run) -> Run:
    """A corpus of two statements and more on a bridge, in narratives, one of them defined."""
    assert filled("narrate", "--stored").status == 0
    assert (
        filled("narratives", "define", CORE, "--name", "safe-bridge", "--why", "the desk's question").status
        == 0
    )
    return filled


def only(told: Run) -> dict[str, object]:
    rows = [json.loads(line) for line in told("narratives", "--json").out.splitlines()]
    return next(row for row in rows if row["defined"])


def test_a_definition_that_finds_nothing_yet_is_listed_all_the_same(told: Run) -> None:
    assert told("narratives", "define", "Cats rule the senate of Ardmere", "--why", "a test").status == 0
    rows = [json.loads(line) for line in told("narratives", "--json").out.splitlines()]
    empty = [row for row in rows if row["defined"] and row["statements"] == 0]
    assert [row["core"] for row in empty] == ["Cats rule the senate of Ardmere"]
    assert "Cats rule" in told("narratives").out
    assert told("narratives", "show", empty[0]["id"]).status == 0


def test_what_is_asked_can_be_answered_and_is_not_asked_again(told: Run) -> None:
    name = str(only(told)["id"])
    asked = told("narratives", "ask", name, "--gloss")
    assert asked.status == 0
    assert "among the likeliest" in asked.out
    assert "word by word, by a machine: " in asked.out
    statement = asked.out.split()[0]
    assert told("narratives", "answer", name, statement, "denies", "--why", "read it").status == 0
    again = told("narratives", "ask", name)
    assert statement not in again.out
    shown = json.loads(told("narratives", "show", name, "--json").out)
    assert [each[:12] for each in shown["against"]] == [statement]


def test_it_is_said_on_how_few_answers_a_definition_stands(told: Run) -> None:
    name = str(only(told)["id"])
    assert "defined, 0 answers (some 60 are needed)" in told("narratives", "show", name).out
    statement = told("narratives", "ask", name).out.split()[0]
    said = told("narratives", "answer", name, statement, "yes", "--why", "read it").out
    assert "defined, 1 answer (some 60 are needed)" in said
    assert "safe-bridge: defined, 1 answer (some 60 are needed)" in told("narratives").err
    assert only(told)["answers"] == 1


def test_an_answer_no_takes_a_statement_out_whatever_its_score(told: Run) -> None:
    name = str(only(told)["id"])
    before = json.loads(told("narratives", "show", name, "--json").out)["tellings"]
    assert before
    statement = before[0]["statement"]
    assert told("narratives", "answer", name, statement, "no", "--why", "of another bridge").status == 0
    after = json.loads(told("narratives", "show", name, "--json").out)["tellings"]
    assert statement not in [each["statement"] for each in after]


def test_a_file_of_definitions_brings_its_answers(told: Run, tmp_path: Path) -> None:
    answer = {"text": "его откроют в понедельник", "lang": "ru", "belongs": "yes"}
    (tmp_path / "d.json").write_text(
        json.dumps([{"core": CORE, "name": "brought", "answers": [answer]}]), encoding="utf8"
    )
    done = told("narratives", "import", "d.json", "--why", "from the other desk")
    assert (done.status, "brought" in done.out) == (0, True)
    name = done.out.split()[1]
    tellings = json.loads(told("narratives", "show", name, "--json").out)["tellings"]
    assert "его откроют в понедельник" in {each["text"].removeprefix("что ") for each in tellings}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "cannot be read as JSON"),
        ("{}", "no JSON list"),
        ('[{"name": "x"}]', 'has no "core"'),
        ('[{"core": "x", "colour": 1}]', "“colour” is no field"),
        ('[{"core": "x", "must": "Velmora"}]', "“must” is of the wrong kind"),
        ('[{"core": "x", "answers": [{"text": "y", "belongs": "perhaps"}]}]', "an answer is"),
    ],
)
def test_a_file_that_is_no_definition_says_what_is_wrong(
    told: Run, tmp_path: Path, content: str, words: str
) -> None:
    (tmp_path / "d.json").write_text(content, encoding="utf8")
    done = told("narratives", "import", "d.json", "--why", "a test")
    assert done.status == 2
    assert words in done.err
    with open_corpus("c.db") as corpus, corpus.reading() as connection:
        assert connection.exec_driver_sql("select count(*) from judgements").scalar_one() == 1


def test_a_gloss_stands_below_foreign_statements_alone_and_says_what_it_is(filled: Run) -> None:
    shown = filled("search", "мост", "--gloss")
    assert "word by word, by a machine: «bridge whole" in shown.out
    assert "by a machine" not in filled("search", "bridge", "--gloss").out
    assert "by a machine" not in filled("search", "мост").out
    row = json.loads(filled("search", "мост", "--gloss", "--json").out.splitlines()[0])
    assert row["gloss"]
    assert "word by word, by a machine: " in filled("show", row["document"][:12], "--gloss").out
    assert filled("search", "мост", "--gloss", "--documents").status == 2


def test_a_translation_that_comes_on_a_later_day_is_the_same_voice(run: Run, tmp_path: Path) -> None:
    days = (
        (
            "en",
            "2024-03-05",
            "The treaty on gas supplies with Halvia was signed by the president of Drasna on Monday, the spokesman said.",
        ),
        (
            "ru",
            "2024-03-06",
            "«Президент Драсны подписал в понедельник договор о поставках газа с Хальвией», — сказал представитель.",
        ),
    )
    for lang, day, text in days:
        line = {
            "url": f"https://{lang}.example/1",
            "title": "Treaty",
            "outlet": lang,
            "published": day,
            "text": text,
            "lang": lang,
        }
        (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf8")
        assert run("collect", "a.jsonl").status == 0
        assert run("narrate", "--stored").status == 0
    (told,) = [json.loads(line) for line in run("narratives", "--least", "1", "--json").out.splitlines()]
    assert (told["statements"], told["wordings"], told["languages"]) == (2, 1, ["en", "ru"])


def test_officials_who_say_one_sentence_are_one_wording_and_a_chorus(run: Run, tmp_path: Path) -> None:
    line = "Drasna's decision on transit was ordered by Kessia, {who} said."
    said = {"a": "Prime Minister Pavel Sorn", "b": "Defence Minister Oleg Grint", "c": "lawmaker Vera Molt"}
    rows = [
        {"outlet": outlet, "published": "2024-03-05", "lang": "en", "text": line.format(who=who)}
        for outlet, who in said.items()
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf8")
    assert run("collect", "a.jsonl").status == 0
    assert run("narrate", "--stored").status == 0
    (told,) = [json.loads(row) for row in run("narratives", "--least", "3", "--json").out.splitlines()]
    assert (told["statements"], told["wordings"], told["speakers"]) == (3, 1, 3)
    assert "1 wordings" in run("narratives", "show", told["id"]).out
    with open_corpus("c.db") as corpus:
        assert [each.id for each in silence.told(corpus, None, 3)] == [told["id"]]
        assert silence.told(corpus, None, 4) == []


def test_a_name_stands_for_one_narrative(told: Run) -> None:
    other = ("narratives", "define", "Cats rule the senate of Ardmere", "--why", "w")
    taken = told(*other, "--name", "safe-bridge")
    assert (taken.status, "is the name of" in taken.err) == (2, True)
    assert told(*other, "--name", "cats").status == 0
    assert told("narratives", "rename", "cats", "safe-bridge", "--why", "w").status == 2
    assert told("narratives", "rename", "safe-bridge", " ", "--why", "w").status == 2
    assert told("narratives", "rename", "safe-bridge", "bridge", "--why", "w").status == 0
    assert told("narratives", "rename", "cats", "safe-bridge", "--why", "w").status == 0


def test_a_list_of_fewer_than_none_is_refused(told: Run) -> None:
    assert told("narratives", "--limit", "-1").status == 2


def test_days_are_whole_on_a_narrow_terminal(told: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = told("narratives", "--least", "1").out
    assert "2024-03-05" in shown
    assert str(only(told)["id"])[:8] in shown
