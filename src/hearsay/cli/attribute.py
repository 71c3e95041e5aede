"""`hearsay attribute`: the stage alone, as a filter of JSON Lines."""

import json
import sys
from collections.abc import Iterable, Iterator

import click

from hearsay.cli import filters
from hearsay.cli.filters import Answer
from hearsay.cli.options import corpus_at, corpus_option, say_unlinked
from hearsay.errors import ItemError, UsageError
from hearsay.settings import Settings

# what the stage is given; all else stays here and is put together with its answer
SENT = ("text", "lang", "date")
# what an answer says of itself, so a field of that name in a line is no part of it; and the text, for its size
OURS = frozenset(("text", "lang", "statements", "note", "error"))
FILTER = filters.Filter("hearsay.pipeline:attributed", "hearsay.pipeline:open_attribution", SENT, OURS)


@click.command(name="attribute")
@click.argument("files", metavar="[FILE…]", nargs=-1, type=click.File("rb"))
@click.option(
    "--stored", is_flag=True, help="Attribute anew what an earlier version attributed in the corpus."
)
@click.option("--all", "everything", is_flag=True, help="With --stored: every document of the corpus.")
@corpus_option
def command(
    files: tuple[Iterable[bytes], ...], *, stored: bool, everything: bool, corpus: str | None
) -> None:
    """Statements of texts: JSON Lines in (standard input or FILEs), JSON Lines out, order kept.

    In: {"id", "text", "lang"?, "date"?}; out: {"id", "statements": […]}. A line that cannot be handled comes back as
    {"id", "error"}, the rest goes on, and the exit status is 1. Offsets count code points of the text as given.

    With --stored the texts are those of the corpus; judgements are put on the new statements.
    """
    if stored and files:
        raise UsageError("--stored takes its texts from the corpus; leave the FILEs out")
    if stored:
        _attribute_stored(corpus, everything=everything)
        return
    if everything:
        raise UsageError("--all goes with --stored")
    filters.run_filter(answers(filters.lines(files)))


def _attribute_stored(where: str | None, *, everything: bool) -> None:
    """Prints a line a document; one that fails keeps the statements it has."""
    from hearsay.run.judging import attribute_again  # noqa: PLC0415  the database's libraries

    failed = False
    with corpus_at(where) as corpus:
        for document, outcome in attribute_again(corpus, Settings(), everything=everything):
            error = isinstance(outcome, ItemError)
            failed = failed or error
            found = {"error": str(outcome)} if error else {"statements": outcome}
            click.echo(json.dumps({"id": document, **found}, ensure_ascii=False))
        say_unlinked(corpus, then="; then `hearsay narrate --stored`, where it was used")
    if failed:
        sys.exit(ItemError.exit_status)


def answers(lines: Iterable[bytes], settings: Settings | None = None) -> Iterator[Answer]:
    """An answer for every line that is not blank, in order; lines are read as they are needed."""
    return filters.answers(FILTER, lines, settings or Settings())
