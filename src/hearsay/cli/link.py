"""`hearsay link`: the stage alone, as a filter of JSON Lines."""

from collections.abc import Iterable

import click

from hearsay.cli import filters
from hearsay.settings import Settings

SENT = ("name", "text", "lang", "date", "country", "context")
OURS = frozenset(
    ("name", "text", "context", "actor", "body", "confidence", "why", "office", "mentions", "error", "error")
)


@click.command(name="link")
@click.argument("files", metavar="[FILE…]", nargs=-1, type=click.File("rb"))
@click.option("--always", is_flag=True, help="Name the likeliest actor even where it is not sure.")
def command(files: tuple[Iterable[bytes], ...], *, always: bool) -> None:
    """Actors of names and documents: JSON Lines in (standard input or FILEs), JSON Lines out, order kept.

    In: {"id", "name", "lang"?, "date"?, "country"?, "context"?} or a document {"id", "text", "lang"?, "date"?};
    out: {"id", "actor", "body"?, "confidence", "why", "office"?} or {"id", "mentions": […]}. An actor is a Wikidata
    id, "local:…" or null. A line that cannot be handled comes back as {"id", "error"}, the rest goes on, and the exit
    status is 1. Offsets count code points of the text as given.
    """
    job = "hearsay.pipeline:linked_always" if always else "hearsay.pipeline:linked"
    filter_ = filters.Filter(job, "hearsay.pipeline:open_linking", SENT, OURS)
    filters.run_filter(filters.answers(filter_, filters.lines(files), Settings()))
