"""The command line: one file a command, imported when it is called."""

import importlib
import sys

import click

from hearsay.errors import HearsayError

COMMANDS = {
    "demo": "The main job on the bundled sample pages.",
    "read": "The document and the statements of pages.",
    "attribute": "Statements of texts, as a filter of JSON Lines.",
}


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
def commands() -> None:
    """Hearsay records, with evidence, who said what in the news."""


def main() -> None:
    """The entry point: an error is one line, never a traceback."""
    try:
        commands(prog_name="hearsay")
    except HearsayError as error:
        click.echo(f"hearsay: {error}", err=True)
        sys.exit(error.exit_status)
