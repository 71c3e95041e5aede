"""`hearsay outlets`: the outlets and spheres of the corpus, described by tables of one's own."""

import click

from hearsay.cli.lists import Column, Format, table, write
from hearsay.cli.options import corpus_at, corpus_option, list_formats

_COLUMNS = ("name", "country", "language", "ownership", "agency", "forms", "documents")
_TABLE = table(
    Column("name", ("name",), 4),
    Column("country", ("country",), 2),
    Column("language", ("language",), 1),
    Column("ownership", ("ownership",), 1),
    Column("names and domains", ("forms",), 6, ", "),
    Column("documents", ("documents",), 0),
)
_SPHERES = table(Column("sphere", ("name",), 1), Column("outlets", ("outlets",), 4, ", "))


@click.command(name="outlets")
@click.option(
    "--describe", metavar="FILE.csv", help="Add outlets: name, forms, country, language, ownership, agency."
)
@click.option(
    "--define", metavar="FILE.csv", help="Add spheres: name, outlets, countries, languages, ownerships."
)
@click.option("--spheres", "list_spheres", is_flag=True, help="List the spheres with their outlets.")
@list_formats
@corpus_option
def command(
    *,
    describe: str | None,
    define: str | None,
    list_spheres: bool,
    as_json: bool,
    as_csv: bool,
    xlsx: str | None,
    corpus: str | None,
) -> None:
    """List the outlets of the corpus, or its spheres; --describe and --define add to them.

    In the tables several values of a cell are parted by |. A row of a known name replaces what was said of it.
    """
    from hearsay.collect import registers  # noqa: PLC0415  the database's libraries
    from hearsay.store import outlets  # noqa: PLC0415

    shape = Format(as_json, as_csv, xlsx).check()
    described = registers.outlets(describe) if describe else []
    defined = registers.spheres(define) if define else []
    with corpus_at(corpus, create=bool(describe or define)) as opened:
        if describe or define:
            with opened.writing() as connection:
                outlets.describe(connection, described)
                outlets.define(connection, defined)
            click.echo(f"{len(described)} outlets described, {len(defined)} spheres defined", err=True)
            return
        with opened.reading() as connection:
            rows = outlets.all_spheres(connection) if list_spheres else outlets.all_outlets(connection)
    write(
        rows, ("name", "outlets") if list_spheres else _COLUMNS, shape, _SPHERES if list_spheres else _TABLE
    )
