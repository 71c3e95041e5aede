"""The walls of the house: a stage knows records, errors, settings and itself; no clock, and no network but in `collect`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src/hearsay"
STAGES = ["collect", "read", "attribute", "link", "relate", "narrate", "measure", "publish"]
EVERYONES = {"records", "errors", "settings"}
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "httpx2",
    "httpcore2",
    "requests",
    "asyncio",
    "ftplib",
    "smtplib",
}
CLOCK = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "localtime", "gmtime"}
FILES = sorted((SOURCE / stage, path) for stage in STAGES for path in (SOURCE / stage).rglob("*.py"))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def breaches(stage: str, source: str) -> list[str]:
    """What a module of a stage does that its walls forbid."""
    tree, found = ast.parse(source), []
    for name in imported(tree):
        parts = name.split(".")
        if parts[0] == "hearsay" and len(parts) > 1 and parts[1] not in EVERYONES | {stage}:
            found.append(f"imports {name}")
        if stage != "collect" and any(name == module or name.startswith(module + ".") for module in NETWORK):
            found.append(f"reaches the network through {name}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK:
            owner = ast.unparse(node.func.value)
            if owner.split(".")[-1] in {"datetime", "date", "time", "dt"} and stage != "collect":
                found.append(f"asks the clock: {ast.unparse(node.func)}")
    return found


@pytest.mark.parametrize(("folder", "path"), FILES, ids=[str(path.relative_to(SOURCE)) for _, path in FILES])
def test_a_stage_keeps_to_its_room(folder: Path, path: Path) -> None:
    assert breaches(folder.name, path.read_text(encoding="utf8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from hearsay.read.article import read",
        "import hearsay.pipeline",
        "from hearsay.cli import tables",
        "import httpx2",
        "from urllib.request import urlopen",
        "import datetime\nx = datetime.datetime.now()",
        "import time\nx = time.time()",
    ],
)
def test_the_test_sees_a_door_that_must_not_exist(source: str) -> None:
    assert breaches("attribute", source)


def test_every_folder_of_the_package_is_a_stage_or_a_named_room() -> None:
    rooms = {*STAGES, "cli", "run", "store", "web", "samples"}
    assert {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"} <= rooms


def test_no_module_is_longer_than_six_hundred_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf8").splitlines()) for path in SOURCE.rglob("*.py")}
    assert {path.name: length for path, length in lengths.items() if length > 600} == {}
