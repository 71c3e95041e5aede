"""`hearsay narrate`: JSON Lines in, JSON Lines out, order kept."""

import json

from click.testing import CliRunner

from hearsay.cli import commands

LINES = [
    {"id": 1, "text": "The protests in Velmora were organised abroad, the minister said.", "lang": "en"},
    {"id": "two", "text": "Мост через реку закрыли на ремонт до осени.", "lang": "ru", "date": "2024-03-03"},
    {"id": 3, "text": "Протесты в Вельморе организованы за границей, заявил министр.", "lang": "ru"},
    {"id": 4, "text": "The protests in Velmora were not organised abroad, the minister said.", "lang": "en"},
]


def run(lines, *options):
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    result = CliRunner().invoke(commands, ["narrate", *options], input=text)
    return result.exit_code, [json.loads(line) for line in result.output.splitlines()]


def test_every_line_gets_a_cluster_and_order_is_kept():
    status, answers = run(LINES)
    assert status == 0
    assert [answer["id"] for answer in answers] == [1, "two", 3, 4]
    assert all(isinstance(answer["cluster"], str) for answer in answers)
    assert "text" not in answers[0]


def test_a_claim_meets_its_translation_and_not_its_denial():
    _, answers = run(LINES)
    clusters = [answer["cluster"] for answer in answers]
    assert clusters[0] == clusters[2]
    assert clusters[0] != clusters[3]


def test_what_is_asked_again_gets_the_same_names():
    assert run(LINES) == run(LINES)
    assert [answer["cluster"] for answer in run(LINES[1:2])[1]] == [run(LINES)[1][1]["cluster"]]


def test_levels_have_clusters_of_their_own():
    names = {
        run(LINES[1:2], "--level", level)[1][0]["cluster"] for level in ("event", "message", "narrative")
    }
    assert len(names) == 3


def test_a_bad_line_is_answered_with_an_error_and_the_rest_goes_on():
    bad = [
        "{",
        {"id": 7},
        {"id": 8, "text": 5},
        {"id": 9, "text": "x", "lang": 3},
        {"id": 10, "text": "x", "date": 3},
    ]
    status, answers = run([*bad, LINES[0]])
    assert status == 1
    assert ["error" in answer for answer in answers] == [True] * 5 + [False]
    assert [answer["id"] for answer in answers] == [None, 7, 8, 9, 10, 1]


def test_a_date_that_is_none_counts_as_no_date():
    status, answers = run(
        [{"id": 1, "text": "The bridge is closed", "date": "next week"}], "--level", "event"
    )
    assert (status, len(answers)) == (0, 1)


def test_a_field_beyond_ours_passes_through_and_nothing_comes_of_nothing():
    _, answers = run([{**LINES[0], "outlet": "Herald"}])
    assert answers[0]["outlet"] == "Herald"
    assert run([]) == (0, [])
