"""`hearsay demo`: the whole job on the bundled sample region, so that one sees what this is."""

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from hearsay.cli import told
from hearsay.cli.options import now, standard_input
from hearsay.cli.overview import show, write_report
from hearsay.collect import registers
from hearsay.collect.definitions import definitions
from hearsay.collect.files import pages
from hearsay.errors import ItemError, UsageError
from hearsay.settings import Settings

if TYPE_CHECKING:
    from hearsay.store.engine import Corpus

CORPUS, REPORT = "corpus.db", "report.html"
# stands in a folder that a demo made, and in no other is anything replaced
MARK = "made-by-hearsay-demo.txt"
TITLE = "The sample region: who said what, through whom"


@click.command(name="demo")
@click.option(
    "--out",
    metavar="FOLDER",
    default="hearsay-demo",
    show_default=True,
    help="Where corpus and report are written; an earlier demo's are replaced.",
)
def command(out: str) -> None:
    """Take the bundled sample articles (an invented region) into a corpus, print what they hold, write a report.

    The corpus stays, so that it can be searched.
    """
    folder = _folder(out)
    with resources.as_file(resources.files("hearsay.samples")) as samples:
        build(samples, folder / CORPUS)
        narrate(samples, folder / CORPUS)
    from hearsay.run.summing import sum_up  # noqa: PLC0415  the database's libraries
    from hearsay.store.engine import open_corpus  # noqa: PLC0415

    console = Console(highlight=False)
    with open_corpus(str(folder / CORPUS)) as corpus:
        found = sum_up(corpus)
        show(console, found)
        write_report(corpus, found, folder / REPORT, TITLE)
        click.echo(f"\nThe report: {folder / REPORT}")
        click.echo(f"Ask on: .venv/bin/hearsay search rehearsal --corpus {folder / CORPUS}")
        click.echo("Your own: .venv/bin/hearsay collect --corpus news.db FILE, FOLDER or URL\n")
        _end(console, corpus)


def _end(console: Console, corpus: "Corpus") -> None:
    """The narratives that the samples' analyst defined: where they were first, and who passes over them."""
    from hearsay.run import silence  # noqa: PLC0415  vectors and models
    from hearsay.run.narrating import narratives  # noqa: PLC0415

    own = [each for each in narratives(corpus) if each.defined]
    click.echo(
        f"{len(own)} narratives, defined by an analyst's sentence and yes/no answers; told by the machine:\n"
    )
    told.show(console, own, silence.measure(corpus, [silence.told_of(each) for each in own]))


def build(samples: Path, path: Path) -> None:
    """Makes a corpus of the sample region, with its outlets, spheres and people; raises the error of a sample that fails."""
    from hearsay.run.linking import link_new  # noqa: PLC0415  the database's libraries
    from hearsay.run.taking import take  # noqa: PLC0415  the database's libraries
    from hearsay.store import actors, outlets  # noqa: PLC0415
    from hearsay.store.engine import open_corpus  # noqa: PLC0415

    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        (path.parent / name).unlink(missing_ok=True)
    with open_corpus(str(path), create=True) as corpus:
        with corpus.writing() as connection:
            outlets.describe(connection, registers.outlets(str(samples / "outlets.csv")))
            outlets.define(connection, registers.spheres(str(samples / "spheres.csv")))
            actors.put(connection, registers.actors(str(samples / "people.csv")), actors.IMPORTED)
        targets = [str(samples / "pages"), str(samples / "articles.jsonl")]
        for outcome in take(corpus, pages(targets, Settings(), standard_input()), Settings(), now()):
            if isinstance(outcome, tuple):
                raise ItemError(f"{outcome[0]}: {outcome[1]}")
        for _, linked in link_new(corpus, Settings()):
            if isinstance(linked, ItemError):
                raise linked


def narrate(samples: Path, path: Path) -> None:
    """Puts the corpus's statements into narratives, and the samples' analyst's own narratives beside them."""
    from hearsay.run import defining  # noqa: PLC0415  vectors and models
    from hearsay.run.narrating import narrate_stored  # noqa: PLC0415
    from hearsay.store.engine import open_corpus  # noqa: PLC0415

    with open_corpus(str(path)) as corpus:
        narrate_stored(corpus)
        read = definitions(str(samples / "narratives.json"))
        defining.put(corpus, read, "the sample region's two messages", "the samples' analyst", now())


def _folder(out: str) -> Path:
    """The folder, made where there is none; raises UsageError where it cannot be, or is not a demo's."""
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strangers = sorted(path.name for path in folder.iterdir())
        if strangers and MARK not in strangers:
            raise UsageError(
                f"{folder} holds {strangers[0]} and was made by no demo; name another folder with --out"
            )
        (folder / MARK).write_text(
            f"`hearsay demo` makes {CORPUS} and {REPORT} here anew each time. Keep a corpus of your own elsewhere.\n"
        )
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot be written to ({error.strerror}); name another with --out"
        ) from error
    return folder
