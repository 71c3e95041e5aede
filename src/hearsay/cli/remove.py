"""`hearsay remove ID…`: a document and everything that was derived from it."""

import sys
from typing import Any

import click

from hearsay.cli.options import corpus_at, corpus_option
from hearsay.cli.printing import printable
from hearsay.errors import Unknown


@click.command(name="remove")
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.option("--all-versions", is_flag=True, help="The other texts of its URL too.")
@corpus_option
def command(ids: tuple[str, ...], *, all_versions: bool, corpus: str | None) -> None:
    """Delete documents with their statements, mentions and judgements, their words in the index too. There is no way back.

    ID is a document's, whole or its first six digits or more. A statement alone is rejected with `hearsay judge ID --wrong`.
    """
    failed = False
    gone = 0
    with corpus_at(corpus) as opened:
        for prefix in ids:
            try:
                with opened.writing(durable=True) as connection:
                    removed = _remove(connection, prefix, all_versions=all_versions)
            except Unknown as error:
                failed = True
                click.echo(f"hearsay: {error}", err=True)
            else:
                gone += len(removed)
                for document in removed:
                    click.echo(f"removed  {document.id}  {printable(document.title or document.url or '')}")
        if gone:
            opened.purge()
    if failed:
        sys.exit(Unknown.exit_status)


def _remove(connection: Any, prefix: str, *, all_versions: bool) -> list[Any]:
    """The rows of the documents that are gone now; raises Unknown, for a statement's id too: more than that would go."""
    from hearsay.run.judging import remove  # noqa: PLC0415  the database's libraries
    from hearsay.store import documents  # noqa: PLC0415

    row = documents.find_itself(connection, prefix)
    if row is None:
        holder = documents.find(connection, prefix)
        raise Unknown(
            f"{prefix}: is a statement of document {holder.id}; give that id to remove the document, or reject the"
            f" statement: hearsay judge {prefix} --wrong"
        )
    ids = [version.id for version in documents.versions(connection, row)] if all_versions else [row.id]
    rows = [documents.find(connection, each) for each in ids]
    for each in rows:
        remove(connection, each)
    return rows
