"""The filter `hearsay attribute`: JSON Lines in and out, order kept, bad lines answered in their place."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HEARSAY = Path(sys.executable).with_name("hearsay")
GOOD = {"id": "a", "text": "“The bridge is safe,” Jane Roe said.", "lang": "en"}


def run(sent: bytes, *arguments: str) -> tuple[list[dict[str, Any]], int, str]:
    done = subprocess.run([HEARSAY, "attribute", *arguments], input=sent, capture_output=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode, done.stderr.decode()


def lines(*records: Any) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def test_a_line_comes_back_with_its_id_and_statements_whose_spans_are_the_evidence() -> None:
    (answer,), status, _ = run(lines(GOOD))
    (statement,) = answer["statements"]
    assert status == 0
    assert answer["id"] == "a"
    assert [GOOD["text"][start:end] for start, end in statement["content"]] == ["“The bridge is safe,”"]
    keys = "source cue content type kind speaker role via addressee parent confidence"
    assert set(keys.split()) <= set(statement)


def test_order_is_kept_and_a_bad_line_stands_in_its_place() -> None:
    sent = lines(GOOD) + b"no json\n" + lines({**GOOD, "id": 2}, {"id": "c"}, ["list"], {**GOOD, "id": None})
    answers, status, said = run(sent)
    assert [answer["id"] for answer in answers] == ["a", None, 2, "c", None, None]
    assert ["error" in answer for answer in answers] == [False, True, False, True, True, False]
    assert status == 1
    assert said == ""


def test_fields_that_the_filter_does_not_know_pass_through() -> None:
    (answer,), _, _ = run(lines({**GOOD, "desk": "night", "tags": [1]}))
    assert (answer["desk"], answer["tags"]) == ("night", [1])
    assert "text" not in answer


def test_the_language_is_found_where_it_is_not_given() -> None:
    text = "Мэр Вельморы Яна Рой заявила, что мост цел и его откроют в пятницу."
    (answer,), _, _ = run(lines({"id": 1, "text": text}))
    assert answer["lang"] == "ru"
    assert answer["statements"][0]["speaker"] == "Яна Рой"


def test_another_language_says_that_its_statements_are_not_extracted() -> None:
    (answer,), status, _ = run(
        lines({"id": 1, "text": "Міст безпечний, заявила мерка міста в понеділок.", "lang": "uk"})
    )
    assert answer["statements"] == []
    assert "not extracted" in answer["note"]
    assert status == 0


def test_text_of_any_characters_is_answered() -> None:
    sent = b'{"id": 1, "text": "\\ud800 he said \\u0000 \\u202e"}\r\n\r\n' + lines({"id": 2, "text": ""})
    answers, status, _ = run(sent)
    assert [answer["id"] for answer in answers] == [1, 2]
    assert status == 0


def test_answers_come_while_the_input_is_still_open() -> None:
    with subprocess.Popen([HEARSAY, "attribute"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for number in range(8):
            process.stdin.write(lines({**GOOD, "id": number}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 0
        process.stdin.close()
        assert [json.loads(line)["id"] for line in process.stdout] == list(range(1, 8))


def test_a_file_that_is_not_there_is_a_matter_of_usage() -> None:
    _, status, said = run(b"", "/nowhere/at/all.jsonl")
    assert status == 2
    assert "Traceback" not in said


def test_a_very_long_text_is_attributed_up_to_the_limit_and_says_so() -> None:
    (answer,), status, _ = run(lines({**GOOD, "text": (GOOD["text"] + "\n") * 8000}))
    assert status == 0
    assert "first 200,000 characters" in answer["note"]
    assert len(answer["statements"]) > 5000
