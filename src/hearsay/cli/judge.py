"""`hearsay judge ID`: a person's correction of a statement, which wins over the machine."""

from typing import Any

import click

from hearsay.cli.options import corpus_at, corpus_option, now, person, say_unlinked, who_option, why_option
from hearsay.errors import UsageError


@click.command(name="judge")
@click.argument("statement", metavar="ID", required=False)
@click.option("--right", "verdict", flag_value="right", help="It is as the record has it.")
@click.option("--wrong", "verdict", flag_value="wrong", help="Nobody said this: it is not found any more.")
@click.option("--speaker", metavar="NAME", help="Who said it.")
@click.option("--nobody", is_flag=True, help="The text does not name who said it.")
@click.option("--role", metavar="OFFICE", help="The speaker's office.")
@click.option("--kind", type=click.Choice(["speech", "attitude"]), help="Said, or thought and wanted.")
@click.option("--addressee", metavar="NAME", help="To whom it was said.")
@click.option(
    "--via",
    metavar="NAME",
    multiple=True,
    help="Through whom, nearest to the document first; may be repeated.",
)
@click.option("--take-back", metavar="NUMBER", type=int, help="Take this judgement back instead.")
@why_option
@who_option
@corpus_option
def command(
    statement: str | None,
    *,
    take_back: int | None,
    why: str,
    who: str | None,
    corpus: str | None,
    **said: Any,
) -> None:
    """Judge the statement ID: right, wrong, or what is right in the place of what the program found.

    A judgement is kept with who, when and why, outlives re-runs and new versions of the text, and can be taken back.
    """
    from hearsay.run import judging  # noqa: PLC0415  the database's libraries

    what = _what(said)
    if (statement is None) == (take_back is None) or (take_back is not None and what):
        raise UsageError("give the ID of a statement and what is right of it, or --take-back NUMBER alone")
    with corpus_at(corpus) as opened:
        if take_back is not None:
            judging.take_back(opened, take_back, why, person(who), now())
            click.echo(f"judgement {take_back} is taken back")
        else:
            number = judging.judge(opened, statement or "", what, why, person(who), now())
            click.echo(f"judgement {number} is kept")
        say_unlinked(opened)


def _what(said: dict[str, Any]) -> dict[str, Any]:
    if said["nobody"] and said["speaker"]:
        raise UsageError("give --speaker or --nobody")
    what = {
        name: said[name]
        for name in ("verdict", "speaker", "role", "kind", "addressee")
        if said[name] is not None
    }
    if said["via"]:
        what["via"] = list(said["via"])
    return {**what, "speaker": None, "role": None} if said["nobody"] else what
