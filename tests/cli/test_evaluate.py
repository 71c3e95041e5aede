"""`hearsay evaluate`: figures on annotated texts and on the answers in a corpus."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run

GOLD = [
    {"id": 1, "text": "«Мост цел», — заявила мэр Вельморы Яна Рой.", "lang": "ru", "statements": [
        {"source": [[22, 42]], "cue": [[14, 21]], "content": [[0, 10]], "type": "direct", "kind": "speech", "speaker": "Яна Рой"}]},
    {"id": 2, "text": "The bridge stands there, grey and quiet.", "lang": "en", "statements": []},
]  # fmt: skip
GROUPS = [
    {"id": 1, "text": "The protests in Velmora were organised abroad, the minister said.", "lang": "en", "cluster": "x"},
    {"id": 2, "text": "Протесты в Вельморе организованы за границей, заявил министр.", "lang": "ru", "cluster": "x"},
    {"id": 3, "text": "Мост через реку закрыли на ремонт до осени.", "lang": "ru", "cluster": "y"},
]  # fmt: skip


def write(path: Path, records: list[dict[str, object]]) -> str:
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records), encoding="utf8")
    return path.name


def test_attribution_on_ones_own_annotation(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("evaluate", "attribute", write(tmp_path / "g.jsonl", GOLD), "--json").out)
    assert (told["texts"], told["annotated"], told["found"]) == (2, 1, 1)
    assert told["triple"]["f1"] == told["speaker accuracy"] == 100.0
    assert "triple" in run("evaluate", "attribute", "g.jsonl").out


def test_the_figures_are_those_of_the_projects_scorer(run: Run, shared: Path, tmp_path: Path) -> None:
    gold = shared / "data/attribution/en-dev.jsonl"
    told = json.loads(run("evaluate", "attribute", str(gold), "--json").out)
    sent = "".join(
        json.dumps({"id": row["id"], "text": row["text"], "lang": "en"}) + "\n"
        for row in map(json.loads, gold.read_text(encoding="utf8").splitlines())
    )
    command = Path(sys.executable).with_name("hearsay")
    answered = subprocess.run(
        [command, "attribute"], input=sent.encode(), capture_output=True, check=True
    ).stdout
    (tmp_path / "found.jsonl").write_bytes(answered)
    scorer = [
        sys.executable,
        str(shared / "tools/score.py"),
        "attribution",
        str(gold),
        str(tmp_path / "found.jsonl"),
    ]
    score = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    for ours, theirs in (("triple", "triple"), ("content", "attribution"), ("all exact", "all_exact")):
        assert list(told[ours].values()) == [score[theirs][part] for part in "pr"] + [score[theirs]["f1"]]
    assert told["speaker accuracy"] == score["speaker_accuracy"]
    assert told["recall"] == score["recall"]


def test_groups_on_ones_own_annotation(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("evaluate", "narrate", write(tmp_path / "g.jsonl", GROUPS), "--json").out)
    assert told["b-cubed"]["f1"] == told["pairs"]["f1"] == 100.0


def test_answers_in_the_corpus_each_left_out(filled: Run) -> None:
    assert filled("evaluate", "narrate").status == 2
    filled("narrate", "--stored")
    filled("narratives", "define", "The bridge of Velmora is safe", "--name", "safe", "--why", "a test")
    name = next(
        row["id"]
        for row in map(json.loads, filled("narratives", "--json").out.splitlines())
        if row["defined"]
    )
    statements = [
        line.split()[0] for line in filled("narratives", "ask", name).out.splitlines() if line[0] != " "
    ]
    for statement in statements[:2]:
        assert filled("narratives", "answer", name, statement, "yes", "--why", "read it").status == 0
    told = json.loads(filled("evaluate", "narrate", "--json").out)
    assert (told["evaluated"], told["answers"], told["yes"]) == ("safe", 2, 2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no annotated text"),
        ('{"id": 1}', "line 1 has no text and no cluster"),
        ("{", "line 1 is no JSON"),
    ],
)
def test_a_file_without_annotation_is_refused_in_words(
    run: Run, tmp_path: Path, content: str, words: str
) -> None:
    (tmp_path / "g.jsonl").write_text(content, encoding="utf8")
    done = run("evaluate", "narrate", "g.jsonl")
    assert done.status == 2
    assert words in done.err
