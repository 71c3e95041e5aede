"""The filter `hearsay link`: JSON Lines in and out, order kept, bad lines answered in their place."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HEARSAY = Path(sys.executable).with_name("hearsay")


def run(sent: bytes, *arguments: str) -> tuple[list[dict[str, Any]], int]:
    done = subprocess.run([HEARSAY, "link", *arguments], input=sent, capture_output=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode


def lines(*records: Any) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def test_names_and_documents_come_back_in_order_with_their_ids() -> None:
    answers, status = run(
        lines({"id": 1, "name": "Velmora Rennfeld"}, {"id": "b", "text": "Nobody is here.", "tag": 7})
    )
    assert status == 0
    assert answers[0] == {
        "id": 1,
        "actor": None,
        "confidence": answers[0]["confidence"],
        "why": answers[0]["why"],
    }
    assert answers[1] == {"id": "b", "tag": 7, "mentions": []}


def test_a_bad_line_is_answered_in_its_place_and_the_rest_goes_on() -> None:
    sent = b"no json\n" + lines(
        {"id": 2},
        {"id": 3, "name": 5},
        {"id": 4, "name": "x", "date": "May"},
        {"id": 5, "name": ""},
        {"id": 6, "name": "Jane Roe"},
    )
    answers, status = run(sent)
    assert [answer["id"] for answer in answers] == [None, 2, 3, 4, 5, 6]
    assert ["error" in answer for answer in answers] == [True, True, True, True, False, False]
    assert status == 1


def test_a_mention_is_where_the_text_says_it() -> None:
    text = "🌍 Le rouble; Москва предупредила соседей."
    ((answer,), _) = run(lines({"id": 1, "text": text, "lang": "ru"}))
    assert [text[start:end] for start, end in (one["span"] for one in answer["mentions"])] == ["Москва"]
