"""`hearsay link`: the stage alone, as a filter of JSON Lines."""

import json
import sys
from collections.abc import Iterable

import click

from hearsay.cli import filters
from hearsay.cli.options import corpus_at, corpus_option
from hearsay.errors import ItemError, UsageError
from hearsay.settings import Settings

SENT = ("name", "text", "lang", "date", "country", "context")
OURS = frozenset(
    ("name", "text", "context", "actor", "body", "confidence", "why", "office", "mentions", "error")
)


@click.command(name="link")
@click.argument("files", metavar="[FILE…]", nargs=-1, type=click.File("rb"))
@click.option("--always", is_flag=True, help="Name the likeliest actor even where it is not sure.")
@click.option("--stored", is_flag=True, help="Link the corpus's documents that are new or have changed.")
@click.option("--all", "everything", is_flag=True, help="With --stored: every document of the corpus.")
@corpus_option
def command(
    files: tuple[Iterable[bytes], ...], *, always: bool, stored: bool, everything: bool, corpus: str | None
) -> None:
    """Actors of names and documents: JSON Lines in (standard input or FILEs), JSON Lines out, order kept.

    In: {"id", "name", "lang"?, "date"?, "country"?, "context"?} or a document {"id", "text", "lang"?, "date"?};
    out: {"id", "actor", "body"?, "confidence", "why", "office"?} or {"id", "mentions": […]}. An actor is a Wikidata
    id, "local:…" or null. A line that cannot be handled comes back as {"id", "error"}, the rest goes on, and the exit
    status is 1. Offsets count code points of the text as given.

    With --stored the names are those of the corpus's statements and texts; people's decisions on actors hold.
    """
    if stored and (files or always):
        raise UsageError("--stored takes its names from the corpus; leave FILEs and --always out")
    if stored:
        _link_stored(corpus, everything=everything)
        return
    if everything:
        raise UsageError("--all goes with --stored")
    job = "hearsay.pipeline:linked_always" if always else "hearsay.pipeline:linked"
    filter_ = filters.Filter(job, "hearsay.pipeline:open_linking", SENT, OURS)
    filters.run_filter(filters.answers(filter_, filters.lines(files), Settings()))


def _link_stored(where: str | None, *, everything: bool) -> None:
    """Prints a line a document; one that fails keeps the links it has."""
    from hearsay.run.linking import link_again  # noqa: PLC0415  the database's libraries

    failed = False
    with corpus_at(where) as corpus:
        for document, outcome in link_again(corpus, Settings(), everything=everything):
            error = isinstance(outcome, ItemError)
            failed = failed or error
            found = {"error": str(outcome)} if error else {"speakers": outcome}
            click.echo(json.dumps({"id": document, **found}, ensure_ascii=False))
    if failed:
        sys.exit(ItemError.exit_status)
