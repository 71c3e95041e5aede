"""Writes the generated parts of the documents anew: docs/commands.md from the commands' help, the transcripts in README.md.

usage: python docs/generate.py [--check]; --check writes nothing and exits 1 where a document is behind the program.
"""

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from hearsay.cli import COMMANDS, commands
from hearsay.pipeline import STAGES
from hearsay.settings import Settings

DOCS = Path(__file__).resolve().parent
README = DOCS.parent / "README.md"
START = "<!-- {}: written by docs/generate.py -->\n"
END = "<!-- end of {} -->"
# what the README asks the sample region's corpus
QUESTION = (
    "search",
    "репетицию",
    "--since",
    "2024-03-04",
    "--until",
    "2024-03-06",
    "--corpus",
    "hearsay-demo/corpus.db",
)


# a place that acts, a mere place, a body; names of countries that are there
LINES = (
    '{"id": 1, "text": "Warsaw and Minsk will meet in Geneva on Monday, said the mayor of Warsaw."}',
    '{"id": 2, "name": "Минздрав", "lang": "ru", "country": "Belarus"}',
)
NARRATIVE = ("narratives", "show", "made-abroad", "--gloss")
SILENCE = ("silence", "made-abroad", "--sphere", "Luranian independent press", "--sphere", "Brennian media")


def reference() -> str:
    """The commands with their help, and the settings with their defaults."""
    context = click.Context(commands, info_name="hearsay")
    parts = ["# Commands\n\nGenerated from the program by `make docs`.\n"]
    for name in COMMANDS:
        command = commands.get_command(context, name)
        assert command is not None
        shown = command.get_help(click.Context(command, info_name=f"hearsay {name}", terminal_width=100))
        parts.append(f"## hearsay {name}\n\n```text\n{shown}\n```\n")
    rows = [f"| `{s.name}` | {s.version} | {s.turns} | {s.into} |" for s in STAGES]
    table = "\n".join(["| stage | version | turns | into |", "|---|---|---|---|", *rows])
    parts.append(f"## Stages\n\nA version stands on what its stage has made.\n\n{table}\n")
    parts.append(
        "## Settings\n\nLimits and their defaults (`hearsay.settings.Settings`); sizes in bytes, times in seconds.\n"
    )
    rows = [f"| `{name}` | {getattr(Settings(), name)} |" for name in Settings.__dataclass_fields__]
    parts.append("\n".join(["| setting | default |", "|---|---|", *rows]) + "\n")
    parts.append(
        "## Exit status\n\n0 done, 1 some items failed (each said in one line, the rest went on), 2 wrong usage or a broken"
        " installation, 3 the corpus is not there, not whole or cannot be written.\n"
    )
    return "\n".join(parts)


def transcripts() -> dict[str, str]:
    """What `hearsay demo` prints, and what its corpus answers."""
    with tempfile.TemporaryDirectory() as folder:
        demo = printed(folder, "demo")
        question = " ".join(QUESTION).replace("репетицию", '"репетицию"')
        return {
            "demo": demo,
            "search": f"$ .venv/bin/hearsay {question}\n{printed(folder, *QUESTION)}",
            "link": linked(folder),
            "narratives": asked(folder, *NARRATIVE),
            "silence": asked(folder, *SILENCE),
        }


def linked(folder: str) -> str:
    """What the filter answers to a few lines."""
    lines = "\n".join(LINES) + "\n"
    shown = " \\\n    ".join(f"'{line}'" for line in LINES)
    return f"$ printf '%s\\n' {shown} | .venv/bin/hearsay link\n{printed(folder, 'link', sent=lines)}"


def asked(folder: str, *arguments: str) -> str:
    """What the demo's corpus answers, which HEARSAY_CORPUS names."""
    return f"$ .venv/bin/hearsay {shlex.join(arguments)}\n{printed(folder, *arguments)}"


def printed(folder: str, *arguments: str, sent: str | None = None) -> str:
    """What a command prints for a person, run in a folder."""
    command = Path(sys.executable).with_name("hearsay")
    corpus = QUESTION[-1]
    environment = {
        **os.environ,
        "COLUMNS": "108",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
        "HEARSAY_CORPUS": corpus,
    }
    done = subprocess.run(
        [command, *arguments],
        input=sent,
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=folder,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def readme() -> str:
    text = README.read_text(encoding="utf8")
    for name, words in transcripts().items():
        before, rest = text.split(START.format(name), 1)
        _, after = rest.split(END.format(name), 1)
        text = f"{before}{START.format(name)}```text\n{words}```\n{END.format(name)}{after}"
    return text


def main() -> int:
    made = {DOCS / "commands.md": reference(), README: readme()}
    behind = [
        path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf8") != text
    ]
    for path in behind:
        print(f"{path.relative_to(DOCS.parent)} is behind the program", file=sys.stderr)
        if "--check" not in sys.argv:
            path.write_text(made[path], encoding="utf8")
    return int("--check" in sys.argv and bool(behind))


if __name__ == "__main__":
    sys.exit(main())
