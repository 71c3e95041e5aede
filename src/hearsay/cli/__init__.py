"""The command line: one file a command, imported when it is called."""

import importlib
import os
import sys

import click

from hearsay.errors import HearsayError

COMMANDS = {
    "demo": "The whole job on the bundled sample region.",
    "read": "The document and the statements of pages.",
    "collect": "Articles into the corpus.",
    "attribute": "Statements of texts, as a filter of JSON Lines.",
    "link": "Names and documents to actors, as a filter of JSON Lines.",
    "narrate": "Statements that say alike, as a filter of JSON Lines.",
    "search": "Statements of the corpus that hold some words.",
    "show": "A text of the corpus with its statements marked.",
    "narratives": "What is repeated in the corpus, who said it first, who carries it.",
    "overview": "What a corpus holds, at a glance.",
    "silence": "What each sphere does with a narrative, and who passes over it.",
    "outlets": "The outlets and spheres of the corpus.",
    "actors": "Who speaks in the corpus: pages, one's own table, who is one and who is not.",
    "judge": "A person's correction of a statement.",
    "judgements": "All corrections.",
    "evaluate": "Quality on what you annotated or answered.",
    "remove": "Delete a document and everything derived from it.",
}

# as shells count: 128 and the signal's number
INTERRUPTED = 130
CANNOT_WRITE = 1


class Commands(click.Group):
    """A group whose commands are the modules of this package, each with its `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"hearsay.cli.{cmd_name}").command
        return command


@click.group(cls=Commands)
@click.option("--corpus", metavar="PATH|URL", help="The corpus, for the command that follows.")
def commands(corpus: str | None) -> None:
    """Hearsay records, with evidence, who said what in the news."""


def main() -> None:
    """The entry point: an error is one line, never a traceback; a reader that has seen enough is none."""
    if sys.stdout is None:
        sys.exit(CANNOT_WRITE)
    try:
        status = _status()
        sys.stdout.flush()
    except HearsayError as error:
        click.echo(f"hearsay: {error}", err=True)
        status = error.exit_status
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        status = INTERRUPTED
    except BrokenPipeError:
        status = CANNOT_WRITE
    except OSError as error:
        click.echo(f"hearsay: {error.strerror or error}; the output is not whole", err=True)
        status = CANNOT_WRITE
    # here and not above: the exception is gone by now, and with it the generators that hold the child
    if status in {INTERRUPTED, CANNOT_WRITE}:
        _drop_output()
    sys.exit(status)


def _status() -> int:
    """Runs the command; a closed pipe click ends itself, in silence, with status 1."""
    try:
        status = commands.main(prog_name="hearsay", standalone_mode=False)
    except SystemExit as ended:
        status = ended.code
    return status if isinstance(status, int) else 0


def _drop_output() -> None:
    """What Python still holds for a stream that takes nothing goes nowhere, or it would complain at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
