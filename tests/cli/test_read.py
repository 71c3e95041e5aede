"""`hearsay read` as a person and a program run it: in a process of its own."""

import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent.parent
ENGLISH = "Talks go on\n\nKELMOUTH, March 4 (Reuters) - The head of Verania said on Tuesday that the talks would go on.\n"
GERMAN = "Der Präsident sagte am Dienstag in der Hauptstadt, dass die Gespräche bis zum Herbst weitergehen würden.\n"


def hearsay(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from hearsay.cli import main; main()", *arguments]
    done = subprocess.run(
        command, input=stdin, capture_output=True, check=False, env={**os.environ, "COLUMNS": "120"}
    )
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "c.txt").write_text(GERMAN)
    return tmp_path


def test_a_program_gets_a_line_for_every_target_in_order_and_the_batch_goes_on(folder):
    done = hearsay(
        "read", "--json", str(folder), "missing.html", "http://127.0.0.1/", "-", stdin=ENGLISH.encode()
    )
    records = [json.loads(line) for line in done.stdout.splitlines()]
    names = [str(folder / name) for name in ("a.txt", "b.html", "c.txt")]
    assert [record["target"] for record in records] == [*names, "missing.html", "http://127.0.0.1/", "-"]
    assert ["error" in record for record in records] == [False, True, False, True, True, False]
    assert records[0]["document"]["dateline"] == {"place": "KELMOUTH", "day": "--03-04", "agency": "Reuters"}
    assert isinstance(records[0]["statements"], list)
    assert (done.returncode, done.stderr) == (1, "")


def test_a_person_gets_tables_and_errors_of_one_line(folder):
    done = hearsay("read", str(folder), "missing.html")
    assert "Talks go on" in done.stdout
    assert "KELMOUTH, --03-04, Reuters" in done.stdout
    assert "statements are not extracted in this language" in done.stdout
    assert len(done.stderr.splitlines()) == 2
    assert "missing.html: there is no such file" in done.stderr
    assert done.returncode == 1


def test_all_well_is_status_zero():
    assert hearsay("read", "--no-statements", "-", stdin=ENGLISH.encode()).returncode == 0


@pytest.mark.parametrize("arguments", [("read",), ("read", "--no-such-option", "x"), ("no-such-command",)])
def test_a_wrong_command_line_is_status_two_without_a_traceback(arguments):
    done = hearsay(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_name_in_no_encoding_is_one_failure(tmp_path):
    done = hearsay("read", "--json", os.fsdecode(b"\xff\xfe.html"))
    assert "error" in json.loads(done.stdout)


def test_who_closes_the_pipe_gets_no_traceback(folder):
    command = f"'{sys.executable}' -c 'from hearsay.cli import main; main()' read --json {folder} {folder} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, text=True)
    assert "Traceback" not in done.stderr


def test_fuzzed_pages_are_read_or_refused_in_time(tmp_path):
    spec = importlib.util.spec_from_file_location("fuzz", REPOSITORY / "bench" / "fuzz.py")
    fuzz = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fuzz)
    names = []
    for name, content in fuzz.items(17, 7):
        (tmp_path / f"{name}.html").write_bytes(content)
        names.append(str(tmp_path / f"{name}.html"))
    began = time.monotonic()
    done = hearsay("read", "--json", "--no-statements", *names)
    assert [json.loads(line)["target"] for line in done.stdout.splitlines()] == names
    assert "Traceback" not in done.stderr
    assert time.monotonic() - began < 10 * len(names)
