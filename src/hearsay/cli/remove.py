"""`hearsay remove ID…`: a document and everything that was derived from it."""

import sys

import click

from hearsay.cli.options import corpus_at, corpus_option
from hearsay.errors import Unknown


@click.command(name="remove")
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.option("--all-versions", is_flag=True, help="The other texts of its URL too.")
@corpus_option
def command(ids: tuple[str, ...], *, all_versions: bool, corpus: str | None) -> None:
    """Delete documents with their statements, mentions and judgements. There is no way back.

    ID is a document's or one of its statements', whole or its first six digits or more.
    """
    from hearsay.store import documents  # noqa: PLC0415  the database's libraries

    failed = False
    with corpus_at(corpus) as opened:
        for prefix in ids:
            try:
                with opened.writing(durable=True) as connection:
                    row = documents.find(connection, prefix)
                    chosen = (
                        [version.id for version in documents.versions(connection, row)]
                        if all_versions
                        else [row.id]
                    )
                    for document in chosen:
                        documents.remove(connection, documents.find(connection, document))
            except Unknown as error:
                failed = True
                click.echo(f"hearsay: {error}", err=True)
            else:
                for document in chosen:
                    click.echo(f"removed  {document}  {row.title or row.url or ''}")
    if failed:
        sys.exit(Unknown.exit_status)
