"""What a person types at a corpus of three texts, in this process."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from hearsay import cli

ARTICLES = [
    {
        "url": "https://velmoraherald.example/1",
        "title": "Bridge safe, mayor says",
        "outlet": "Velmora Herald",
        "published": "2024-03-05",
        "text": '"The bridge is safe," said Jane Roe, mayor of Velmora. She added that John Doe had called it "a heap of rust".',
    },
    {
        "url": "https://keldpress.example/2",
        "title": "Мост",
        "outlet": "Кельдпресс",
        "published": "2024-03-06",
        "text": "«Мост цел», — заявила мэр Вельморы Яна Рой. Она добавила, что его откроют в понедельник.",
    },
    {
        "url": "https://k.example/3",
        "title": "Ціни",
        "text": "Ціни зростають, а протести тривають у столиці вже тиждень.",
        "lang": "uk",
    },
]


class Done(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `hearsay` in this process, in a folder of its own whose corpus is c.db."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEARSAY_CORPUS", "c.db")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("HEARSAY_WHO", "Ann")

    def hearsay(*arguments: str) -> Done:
        monkeypatch.setattr("sys.argv", ["hearsay", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        status = ended.value.code
        return Done(status if isinstance(status, int) else 0, *capsys.readouterr())

    return hearsay


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the articles and a corpus of them, made once; tests take copies."""
    folder = tmp_path_factory.mktemp("made")
    lines = "\n".join(json.dumps(article, ensure_ascii=False) for article in ARTICLES)
    (folder / "a.jsonl").write_text(lines, encoding="utf8")
    command = [sys.executable, "-c", "from hearsay.cli import main; main()", "collect", "a.jsonl"]
    subprocess.run(
        command, cwd=folder, env={**os.environ, "HEARSAY_CORPUS": "c.db"}, check=True, capture_output=True
    )
    return folder


@pytest.fixture
def filled(run: Run, made: Path, tmp_path: Path) -> Run:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return run
