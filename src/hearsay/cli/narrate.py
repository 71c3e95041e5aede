"""`hearsay narrate`: the stage alone, as a filter of JSON Lines."""

from collections.abc import Iterable
from typing import Any

import click

from hearsay.cli.filters import lines, parsed, run_filter
from hearsay.cli.options import corpus_at, corpus_option
from hearsay.errors import LineError, UsageError
from hearsay.settings import Settings

# a field of that name in a line is no part of the answer; and the text, for its size
OURS = frozenset(("text", "cluster", "error"))
_LEVELS = ("event", "message", "narrative")


@click.command(name="narrate")
@click.argument("files", metavar="[FILE…]", nargs=-1, type=click.File("rb"))
@click.option(
    "--level",
    type=click.Choice(_LEVELS),
    default="message",
    show_default=True,
    help="Reports of one event, statements that say alike, or messages of one narrative.",
)
@click.option("--stored", is_flag=True, help="Put the corpus's new statements into its narratives.")
@click.option("--all", "everything", is_flag=True, help="With --stored: all statements, anew.")
@corpus_option
def command(
    files: tuple[Iterable[bytes], ...], *, level: str, stored: bool, everything: bool, corpus: str | None
) -> None:
    """Groups of statements that say alike, in any language: JSON Lines in (standard input or FILEs), JSON Lines out.

    In: {"id", "text", "lang"?, "date"?}; out: {"id", "cluster"}, order kept. All lines are read before the first is answered.
    A line that cannot be handled comes back as {"id", "error"}, the rest goes on, and the exit status is 1.

    A cluster's name is made of the words of its first statement, so what is asked again gets the same name.
    """
    if stored and files:
        raise UsageError("--stored takes its statements from the corpus; leave the FILEs out")
    if stored:
        from hearsay.run.narrating import narrate_stored  # noqa: PLC0415  the database's libraries

        with corpus_at(corpus) as opened:
            click.echo(f"{narrate_stored(opened, anew=everything)} statements", err=True)
        return
    if everything:
        raise UsageError("--all goes with --stored")
    run_filter(answers(lines(files), level))


def answers(
    found_lines: Iterable[bytes], level: str, settings: Settings | None = None
) -> list[dict[str, Any]]:
    """An answer for every line that is not blank, in order."""
    from hearsay.run.grouping import clusters, to_narrate  # noqa: PLC0415  the stages' libraries

    settings = settings or Settings()
    found: list[dict[str, Any]] = []
    items = []
    for number, line in enumerate(found_lines, 1):
        if not line.strip():
            continue
        record: dict[str, Any] = {}
        try:
            record = parsed(line, number, settings.max_page_bytes)
            items.append(to_narrate(record, str(len(found))))
        except LineError as error:
            found.append({"id": record.get("id"), "error": str(error)})
        else:
            found.append({key: value for key, value in record.items() if key not in OURS})
    names = clusters(items, level)
    for item in items:
        found[int(item.id)]["cluster"] = names[item.id]
    return found
