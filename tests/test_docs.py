"""The documents say what the program does: generated parts are current, links lead somewhere, files and tables are listed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from hearsay import __version__

REPOSITORY = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"), REPOSITORY / "models/README.md"]
)
MEGABYTE = 1_000_000


def text(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf8")


def test_generated_documents_are_what_the_program_prints() -> None:
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "docs/generate.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(REPOSITORY)) for page in PAGES])
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_file_of_the_models_keeps_the_budget_that_the_sources_state() -> None:
    rows = re.findall(r"^\| `(\S+)` \| (\d+) \|", text("docs/sources.md"), re.MULTILINE)
    budget = {name: int(size) for name, size in rows}
    files = {
        p.name: p.stat().st_size
        for p in (REPOSITORY / "models/hearsay_models").iterdir()
        if p.suffix in {".tar", ".tsv", ".onnx", ".npz"}
    }
    assert files.keys() == budget.keys()
    assert {name: size for name, size in files.items() if size > budget[name] * MEGABYTE} == {}
    assert max(budget.values()) <= 30
    assert sum(budget.values()) <= 150


def test_every_table_is_named_in_the_sources() -> None:
    sources = text("docs/sources.md")
    tables = {path.stem for path in (REPOSITORY / "src").rglob("data/*.tsv")}
    assert {table for table in tables if f"`{table}`" not in sources} == set()


def test_every_row_of_a_table_names_its_source_unless_the_table_is_counted() -> None:
    for path in (REPOSITORY / "src").rglob("data/*.tsv"):
        head, *rows = [
            line.split("\t")
            for line in path.read_text(encoding="utf8").splitlines()
            if not line.startswith("#")
        ]
        if path.stem.startswith("counts_"):
            continue
        assert "source" in head, path.name
        assert all(len(row) == len(head) and row[head.index("source")] for row in rows), path.name


def test_every_bench_that_can_be_made_is_in_the_methods_or_the_readme() -> None:
    targets = re.findall(r"^(bench-[a-z]+):", text("Makefile"), re.MULTILINE)
    assert targets
    assert [target for target in targets if target not in text("docs/methods.md")] == []


def test_every_dependency_is_named_with_what_it_beat() -> None:
    declared = re.search(r"^dependencies = \[\n(.*?)^\]", text("pyproject.toml"), re.MULTILINE | re.DOTALL)
    assert declared
    names = set(re.findall(r'"([A-Za-z0-9_-]+)', declared[1])) - {"hearsay-models"}
    decision = text("docs/decisions/0002-dependencies.md")
    assert {name for name in names if name not in decision} == set()


def test_the_version_has_an_entry_in_the_changelog() -> None:
    assert f"## {__version__} " in text("CHANGELOG.md")
    assert f'version = "{__version__}"' in text("pyproject.toml")
