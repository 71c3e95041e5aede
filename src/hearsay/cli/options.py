"""Options that several commands share: the corpus, and the formats of lists."""

import datetime as dt
import getpass
import io
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from hearsay.errors import UsageError

if TYPE_CHECKING:
    from hearsay.store.engine import Corpus

Command = Callable[..., Any]

corpus_option = click.option(
    "--corpus",
    metavar="PATH|URL",
    envvar="HEARSAY_CORPUS",
    help="The corpus; else HEARSAY_CORPUS names it.",
)


def corpus_at(where: str | None, *, create: bool = False) -> "Corpus":
    """The corpus that a command was given, on its line or before it; raises UsageError where it was given none."""
    # `hearsay --corpus PATH command`
    where = where or click.get_current_context().find_root().params.get("corpus")
    if not where:
        raise UsageError("name a corpus with --corpus PATH, or in HEARSAY_CORPUS")
    # imported here: who asks for help does not wait for the database's libraries
    from hearsay.store.engine import open_corpus  # noqa: PLC0415

    return open_corpus(where, create=create)


def list_formats(command: Command) -> Command:
    """--json, --csv, --xlsx."""
    for option in (
        click.option(
            "--xlsx",
            is_flag=False,
            flag_value="-",
            metavar="[FILE.xlsx]",
            help="A workbook, into FILE or standard output.",
        ),
        click.option("--csv", "as_csv", is_flag=True, help="CSV, safe for spreadsheets."),
        click.option("--json", "as_json", is_flag=True, help="One JSON object a line."),
    ):
        command = option(command)
    return command


def gloss_option(command: Command) -> Command:
    """--gloss, for who cannot read a language."""
    return click.option(
        "--gloss",
        is_flag=True,
        help="Below each foreign statement its words in English, one by one, by a machine; no translation.",
    )(command)


def who_option(command: Command) -> Command:
    """--who, who it is that judges."""
    return click.option(
        "--who", envvar="HEARSAY_WHO", help="Who judges; else HEARSAY_WHO, else the login's name."
    )(command)


def why_option(command: Command) -> Command:
    """--why, the reason of a judgement, in a word or two at least."""
    return click.option(
        "--why",
        metavar="WORDS",
        required=True,
        callback=_reason,
        help="The reason, for those who come after.",
    )(command)


def _reason(_: click.Context, __: click.Parameter, why: str) -> str:
    if not why.strip():
        raise UsageError("--why is for those who come after; say a word or two")
    return why


def day(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """What checks an option that is a day."""
    try:
        return dt.date.fromisoformat(value).isoformat() if value else None
    except ValueError as error:
        raise click.BadParameter(f"“{value}” is no day; write 2024-03-05", param=parameter) from error


def person(who: str | None) -> str:
    """Who it is that judges."""
    if who:
        return who
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("say who judges, with --who NAME or in HEARSAY_WHO") from error


def standard_input() -> BinaryIO:
    """Standard input, empty where it was closed."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()


def say_unlinked(corpus: "Corpus", then: str = "") -> None:
    """Says of how many documents the names are to be linked, and by which command, if there are any."""
    from hearsay.store import actors  # noqa: PLC0415  the database's libraries

    with corpus.reading() as connection:
        waiting = len(actors.new(connection))
    if waiting:
        what = "1 document has" if waiting == 1 else f"{waiting} documents have"
        click.echo(f"{what} names to be linked; `hearsay link --stored` does it{then}", err=True)


def now() -> str:
    """The time, ISO, UTC, whole seconds."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
