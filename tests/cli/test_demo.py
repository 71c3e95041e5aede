"""`hearsay demo`: what a newcomer sees first."""

import subprocess
import sys
from pathlib import Path

import pytest

from hearsay.cli.demo import chain

HEARSAY = Path(sys.executable).with_name("hearsay")


@pytest.fixture(scope="module")
def printed() -> str:
    done = subprocess.run(
        [HEARSAY, "demo"],
        capture_output=True,
        check=True,
        text=True,
        env={"COLUMNS": "110", "LC_ALL": "C.UTF-8"},
    )
    assert done.stderr == ""
    return done.stdout


def test_it_reads_all_twelve_pages_in_both_languages(printed: str) -> None:
    assert "12 pages in 2 languages" in printed


def test_it_shows_the_chain_from_outlet_over_agency_and_portal_to_the_speaker(printed: str) -> None:
    assert (
        "The longest chain: The Ellory Mail ← Zavorian state agency Zavinform ← Zaslon portal ← Arkady Lomovets"
        in printed
    )


def test_it_shows_words_place_and_confidence(printed: str) -> None:
    assert 'Ingrid Solvane, Foreign Minister  told  "We paid for schoolbooks,"' in printed
    assert "confidence 0.9" in printed
    assert "text[" in printed


def test_a_chain_runs_over_the_statements_that_hold_the_one_asked_for() -> None:
    outer = {"via": ["Radio"], "speaker": "Roe", "parent": None}
    inner = {"via": [], "speaker": "Lind", "parent": 0}
    reading = {"document": {"outlet": "Herald"}, "statements": [outer, inner]}
    assert chain(reading, 1) == ["Herald", "Radio", "Roe", "Lind"]
