"""Quality floors: each stage's figures on the dev sets, as the benches measure them, against bench/floors.json."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench"


def run(name: str, *arguments: str, shared: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **({"HEARSAY_SHARED": str(shared)} if shared else {})}
    command = [sys.executable, str(BENCH / f"{name}.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize(
    "name", ["actors", "attribution", "calibration", "crosslingual", "linked", "metonyms", "pages"]
)
def test_a_stage_keeps_its_floors_on_the_dev_sets(name: str, shared: Path) -> None:
    done = run(name, "--check", shared=shared)
    assert done.returncode == 0, done.stdout + done.stderr


def test_silence_on_simulated_corpora_keeps_its_floors() -> None:
    done = run("silence", "--check", "--quick")
    assert done.returncode == 0, done.stdout + done.stderr


def test_copies_events_and_pairs_keep_their_floors(shared: Path) -> None:
    done = run("narratives", "copies", "itn", "pairs", "--check", shared=shared)
    assert done.returncode == 0, done.stdout + done.stderr


def test_many_statements_and_a_day_that_joins_them_keep_their_floors_at_a_hundredth_of_their_size(
    shared: Path,
) -> None:
    done = run(
        "narratives", "many", "day", "--statements", "12000", "--day", "4000", "--check", shared=shared
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_answers_to_a_defined_narrative_teach_what_they_should(shared: Path) -> None:
    done = run("judged", "claims", "--draws", "1", "--check", shared=shared)
    assert done.returncode == 0, done.stdout + done.stderr


def test_precedents_keep_their_floors_on_the_sample_region() -> None:
    done = run("precedents", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_sample_region_keeps_its_floors() -> None:
    done = run("samples", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_corpus_keeps_its_targets_at_a_hundredth_of_their_size() -> None:
    done = run("corpus", "--check", "--documents", "1000", "--kills", "4", "--seconds", "4")
    assert done.returncode == 0, done.stdout + done.stderr


def test_pages_made_to_break_a_reader_do_not_break_it() -> None:
    done = run("fuzz", "40", "7")
    assert done.returncode == 0, done.stdout + done.stderr
