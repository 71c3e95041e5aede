"""The filter `hearsay attribute`: JSON Lines in and out, order kept, bad lines answered in their place."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

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


def test_belarusian_says_that_its_statements_are_not_extracted() -> None:
    (answer,), _, _ = run(lines({"id": 1, "text": "Мэр заявіў, што мост зачынены да вясны.", "lang": "be"}))
    assert answer["statements"] == []
    assert "not extracted" in answer["note"]


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
    assert "first 100,000 characters" in answer["note"]
    assert len(answer["statements"]) > 2500


def test_languages_are_taken_with_their_region_and_in_capitals() -> None:
    russian = {"id": 2, "text": "Мэр Вельморы Яна Рой заявила, что мост цел.", "lang": "ru_RU"}
    answers, _, _ = run(lines({**GOOD, "lang": "EN"}, russian, {**russian, "lang": "ru-RU"}))
    assert [answer["lang"] for answer in answers] == ["en", "ru", "ru"]
    assert all(answer["statements"] for answer in answers)


def test_fields_that_bear_the_names_of_the_answers_own_are_left_out() -> None:
    (answer,), status, _ = run(lines({**GOOD, "error": "old", "note": "old", "statements": "old"}))
    assert status == 0
    assert {"error", "note"}.isdisjoint(answer)
    assert answer["statements"] != "old"


def test_deep_json_passes_through_or_is_answered_without_a_traceback() -> None:
    deep = b"[" * 900 + b"]" * 900
    sent = b'{"id": 1, "text": "Jane Roe said no.", "lang": "en", "deep": %s}\n' % deep
    sent += b'{"id": 2, "text": "x", "lang": %s}\n' % deep
    answers, status, said = run(sent + lines(GOOD))
    assert [answer["id"] for answer in answers] == [1, 2, "a"]
    assert ["error" in answer for answer in answers] == [False, True, False]
    assert (status, said) == (1, "")


def test_numbers_that_are_no_json_are_refused() -> None:
    sent = b"".join(
        b'{"id": 1, "text": "x", "lang": "en", "n": %s}\n' % n for n in (b"NaN", b"-Infinity", b"1e999")
    )
    answers, status, _ = run(sent)
    assert all("error" in answer for answer in answers)
    assert (len(answers), status) == (3, 1)


def test_a_day_that_is_no_string_is_an_error() -> None:
    (answer,), status, _ = run(lines({**GOOD, "date": 20240305}))
    assert '"date"' in answer["error"]
    assert (answer["id"], status) == ("a", 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [("attribute",), ("read", "--json", "-"), ("read", "-"), ("--help",)])
def test_a_full_disk_is_one_line(arguments: tuple[str, ...]) -> None:
    given = GOOD["text"].encode() if "read" in arguments else lines(GOOD)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [HEARSAY, *arguments], input=given, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1
    assert "No space left" in done.stderr.decode()


def talking() -> subprocess.Popen:
    """The filter with all three streams open to us."""
    pipe = subprocess.PIPE
    return subprocess.Popen([HEARSAY, "attribute"], stdin=pipe, stdout=pipe, stderr=pipe)


def test_who_closes_the_pipe_hears_nothing() -> None:
    with talking() as process:
        process.stdin.write(lines(*[GOOD] * 20))
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(lines(*[GOOD] * 20))
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 1


def test_who_interrupts_gets_status_130_no_traceback_and_leaves_no_child() -> None:
    with talking() as process:
        process.stdin.write(lines(*[GOOD] * 8))
        process.stdin.flush()
        process.stdout.readline()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        born = children.read_text().split() if children.exists() else []
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert process.stderr.read().strip() == b""
        assert not any(Path(f"/proc/{child}").exists() for child in born)
