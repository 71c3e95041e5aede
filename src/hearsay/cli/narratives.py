"""`hearsay narratives`: what is repeated in the corpus, and what people say of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import click

from hearsay.cli.lists import Column, Format, table, write
from hearsay.cli.options import (
    corpus_at,
    corpus_option,
    gloss_option,
    list_formats,
    now,
    person,
    who_option,
    why_option,
)
from hearsay.cli.printing import GLOSS, printable
from hearsay.errors import UsageError
from hearsay.records import UNKNOWN, Narrative, Telling

_COLUMNS = (
    "id",
    "name",
    "core",
    "statements",
    "wordings",
    "messages",
    "speakers",
    "outlets",
    "countries",
    "languages",
    "first",
    "first_outlet",
    "stability",
    "pinned",
    "defined",
    "answers",
)
_TABLE = table(
    Column("id", ("short",), 0),
    Column("says (core sentence)", ("name", "core"), 8),
    Column("wordings", ("wordings",), 0),
    Column("outlets", ("outlets",), 0),
    Column("countries", ("where",), 3),
    Column("in", ("tongues",), 0),
    Column("first", ("first_day",), 0),
    Column("there", ("first_outlet",), 3),
)
# first appearances that are shown
_FIRST = 8


@click.group(name="narratives", invoke_without_command=True)
@click.option(
    "--least", metavar="N", default=2, show_default=True, help="List those of N wordings or speakers."
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    help="List at most N; 0: all.",
)
@list_formats
@corpus_option
@click.pass_context
def command(
    context: click.Context,
    *,
    least: int,
    limit: int,
    as_json: bool,
    as_csv: bool,
    xlsx: str | None,
    corpus: str | None,
) -> None:
    """List the narratives of the corpus; show, define, merge, split, rename and pin them.

    A narrative describes what is repeated; it says nothing of whether it is true. `hearsay narrate --stored` finds them. What a
    person says of one is kept with who, when and why, outlives re-runs, and can be taken back.
    """
    context.obj = corpus
    if context.invoked_subcommand:
        return
    from hearsay.run.narrating import narratives  # noqa: PLC0415  the stages' libraries

    shape = Format(as_json, as_csv, xlsx).check()
    with corpus_at(corpus) as opened:
        found = [each for each in narratives(opened) if each.breadth >= least or each.pinned or each.defined]
    rows = [_row(each, steady=not shape.is_table) for each in found[: limit or None]]
    write(rows, _COLUMNS, shape, _TABLE)
    if shape.is_table:
        click.echo(
            f"{len(rows)} of {len(found)} narratives with at least {least} wordings or speakers", err=True
        )
        for each in found[: limit or None]:
            if each.defined:
                click.echo(printable(f"{each.name or each.id[:8]}: {each.footing}"), err=True)


def _row(narrative: Narrative, *, steady: bool) -> dict[str, Any]:
    from hearsay.run import narrating  # noqa: PLC0415

    first = narrative.tellings[0] if narrative.tellings else None
    countries = _most(each.country or UNKNOWN for each in narrative.tellings)
    languages = _most(each.lang or UNKNOWN for each in narrative.tellings)
    return {
        "id": narrative.id,
        "short": narrative.id[:8],
        "name": narrative.name,
        "core": narrative.core,
        "statements": len(narrative.tellings),
        "wordings": narrative.wordings,
        "messages": narrative.messages,
        "speakers": narrative.speakers,
        "outlets": len({each.outlet for each in narrative.tellings}),
        "countries": countries,
        "where": ", ".join(countries),
        "languages": languages,
        "tongues": " ".join(languages),
        "first": first.published if first else None,
        "first_day": ((first.published if first else None) or "no day")[:10],
        "first_outlet": first.outlet if first else None,
        "stability": narrating.steady(narrative) if steady else None,
        "pinned": narrative.pinned,
        "defined": narrative.defined,
        "answers": narrative.answers if narrative.defined else None,
    }


def _most(values: Iterable[str]) -> list[str]:
    return [value for value, _ in Counter(values).most_common()]


@command.command(name="show")
@click.argument("narrative", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with every statement.")
@gloss_option
@click.pass_obj
def show(corpus: str | None, narrative: str, *, as_json: bool, gloss: bool) -> None:
    """A narrative: its core sentence, who said it first in this collection, who carried it."""
    import json  # noqa: PLC0415
    from dataclasses import asdict  # noqa: PLC0415

    from hearsay.run import narrating  # noqa: PLC0415

    with corpus_at(corpus) as opened:
        found = narrating.find(narrating.narratives(opened), narrative)
    if as_json:
        click.echo(json.dumps({**asdict(found), "stability": narrating.steady(found)}, ensure_ascii=False))
        return
    for line in described(found, narrating.steady(found), gloss=gloss):
        click.echo(printable(line))


def described(narrative: Narrative, stability: float, *, gloss: bool = False) -> Iterator[str]:
    """The lines that show a narrative to a person."""
    tellings = narrative.tellings
    yield f"{narrative.name + ': ' if narrative.name else ''}{narrative.core}"
    yield (
        f"  {narrative.id}  {len(tellings)} statements, {narrative.wordings} wordings, {narrative.messages} messages, "
        f"{narrative.footing if narrative.defined else f'stability {stability:.2f}'}{', pinned' if narrative.pinned else ''}"
    )
    for heading, values in (
        ("outlets", (each.outlet for each in tellings)),
        ("countries", (each.country or UNKNOWN for each in tellings)),
        ("languages", (each.lang or UNKNOWN for each in tellings)),
        ("speakers", (each.who for each in tellings if each.who)),
    ):
        counted = Counter(values).most_common(8)
        yield f"  {heading}: " + ", ".join(f"{value} {number}" for value, number in counted)
    yield "  earliest in this collection:"
    for number, each in enumerate(tellings[:_FIRST], 1):
        tied = sum(_precise(each) == _precise(other) for other in tellings) > 1 and each.published is not None
        yield f"  {number}. {_moment(each)}{' (tied)' if tied else ''} · {each.outlet} · {each.who or 'unnamed'}"
        yield f"     {'(denies) ' if each.statement in narrative.against else ''}{each.text}"
        yield from (f"     {line}" for line in glossed(each, wanted=gloss))
    if len(tellings) > _FIRST:
        yield f"  … and {len(tellings) - _FIRST} more"


def glossed(telling: Telling, *, wanted: bool) -> Iterator[str]:
    """The line below a foreign statement, where it is wanted."""
    if wanted:
        from hearsay.run.glossing import gloss  # noqa: PLC0415  the lexicon

        if words := gloss(telling.text, telling.lang):
            yield printable(f"{GLOSS}: {words}")


def _precise(telling: Telling) -> str | None:
    """A time is compared to the minute, a day with days."""
    return telling.published[:16] if telling.published else None


def _moment(telling: Telling) -> str:
    return telling.published[:16].replace("T", " ") if telling.published else "no day"


@command.command(name="define")
@click.argument("message", metavar="MESSAGE")
@click.option("--name", metavar="NAME", help="What it is called.")
@click.option("--lang", metavar="CODE", help="The message's language; else it is told by its words.")
@click.option(
    "--must", metavar="ACTOR", multiple=True, help="Only statements by or about ACTOR; may be repeated."
)
@click.option("--must-not", metavar="ACTOR", multiple=True, help="None by or about ACTOR; may be repeated.")
@click.option("--threshold", metavar="ODDS", type=float, help="Log-odds from which a statement belongs.")
@why_option
@who_option
@click.pass_obj
def define(
    corpus: str | None,
    message: str,
    *,
    why: str,
    who: str | None,
    name: str | None,
    lang: str | None,
    must: tuple[str, ...],
    must_not: tuple[str, ...],
    threshold: float | None,
) -> None:
    """Define a narrative by what it says, in any language; `answer` then says of a few statements whether they belong."""
    from hearsay.read.language import language  # noqa: PLC0415
    from hearsay.run import defining  # noqa: PLC0415

    if not message.strip():
        raise UsageError("say the narrative's message in a sentence")
    what = {
        "define": message,
        "lang": lang or language(message),
        "name": name,
        "must": list(must),
        "must_not": list(must_not),
        "threshold": threshold,
    }
    judgement = _judge(corpus, what, why, who)
    found = _found(corpus, defining.definition_id(judgement))
    click.echo(f"narrative {found.id} is {found.footing} (judgement {judgement.number})")


@command.command(name="ask")
@click.argument("narrative", metavar="ID")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), default=10, show_default=True, help="At most N."
)
@gloss_option
@click.pass_obj
def ask(corpus: str | None, narrative: str, *, limit: int, gloss: bool) -> None:
    """List the statements whose answer would tell most of a narrative that was defined.

    First ten of the likeliest; then its first tellings, those of outlets that have one or two, the likeliest from before the
    first, and the least certain. A claim of "first" or "silent" rests on the first two kinds: answer until none is listed.
    """
    from hearsay.run import narrating  # noqa: PLC0415

    with corpus_at(corpus) as opened:
        found, questions = narrating.worth_asking(opened, narrative, limit)
    for telling, why in questions:
        click.echo(printable(f"{telling.statement[:12]}  {telling.who or 'unnamed'}: {telling.text}"))
        for line in glossed(telling, wanted=gloss):
            click.echo(f"    {line}")
        click.echo(printable(f"    {_moment(telling)} · {telling.outlet} · {why}"))
    click.echo(f"hearsay narratives answer {found.id[:8]} STATEMENT yes|no|denies --why …", err=True)


@command.command(name="answer")
@click.argument("narrative", metavar="ID")
@click.argument("statement", metavar="STATEMENT")
@click.argument("belongs", metavar="yes|no|denies", type=click.Choice(["yes", "no", "denies"]))
@why_option
@who_option
@click.pass_obj
def answer(
    corpus: str | None, narrative: str, statement: str, belongs: str, *, why: str, who: str | None
) -> None:
    """Say whether a statement belongs to a narrative that was defined, or belongs and denies it.

    Each answer teaches by the statement's words; `ask` lists the statements that are worth one.
    """
    from hearsay.run import defining, narrating  # noqa: PLC0415

    with corpus_at(corpus) as opened:
        found = narrating.find(narrating.narratives(opened), narrative)
        if not found.defined:
            raise UsageError(
                f"{narrative} was found by the machine; merge, split or rename it, or define one"
            )
        of = narrating.telling(opened, statement)
    _said(corpus, defining.answer(found.id, of.statement, of.text, of.lang, belongs), why, who)
    click.echo(_found(corpus, found.id).footing)


@command.command(name="import")
@click.argument("file", metavar="FILE.json")
@why_option
@who_option
@click.pass_obj
def import_definitions(corpus: str | None, file: str, *, why: str, who: str | None) -> None:
    """Define the narratives of a file, with the answers in it.

    A JSON list of {"core", "name"?, "lang"?, "must"?, "must_not"?, "threshold"?, "answers"?: [{"text", "lang"?, "belongs": "yes",
    "no" or "denies"}]}.
    """
    from hearsay.collect.definitions import definitions  # noqa: PLC0415
    from hearsay.run import defining  # noqa: PLC0415

    read = definitions(file)
    with corpus_at(corpus) as opened:
        for name, each in zip(defining.put(opened, read, why, person(who), now()), read, strict=True):
            click.echo(printable(f"narrative {name} is defined: {each['name'] or each['core']}"))


@command.command(name="merge")
@click.argument("narrative", metavar="ID")
@click.argument("into", metavar="OTHER")
@why_option
@who_option
@click.pass_obj
def merge(corpus: str | None, narrative: str, into: str, *, why: str, who: str | None) -> None:
    """Make a narrative part of another."""
    one, other = _found(corpus, narrative), _found(corpus, into)
    if one.id == other.id:
        raise UsageError("these are one already")
    _said(corpus, {"merge": one.id, "core": one.core, "into": other.id, "into_core": other.core}, why, who)


@command.command(name="split")
@click.argument("narrative", metavar="ID")
@click.argument("statements", metavar="STATEMENT…", nargs=-1, required=True)
@why_option
@who_option
@click.pass_obj
def split(
    corpus: str | None, narrative: str, statements: tuple[str, ...], *, why: str, who: str | None
) -> None:
    """Take statements out of a narrative, into one of their own."""
    found = _found(corpus, narrative)
    chosen = []
    for prefix in statements:
        fits = [each.statement for each in found.tellings if each.statement.startswith(prefix)]
        if len(fits) != 1:
            raise UsageError(f"{prefix}: the narrative holds {len(fits)} statements whose id begins so")
        chosen += fits
    _said(corpus, {"split": found.id, "core": found.core, "statements": chosen}, why, who)


@command.command(name="rename")
@click.argument("narrative", metavar="ID")
@click.argument("name", metavar="NAME")
@why_option
@who_option
@click.pass_obj
def rename(corpus: str | None, narrative: str, name: str, *, why: str, who: str | None) -> None:
    """Give a narrative a name."""
    if not name.strip():
        raise UsageError("give a name of one letter at least")
    found = _found(corpus, narrative)
    _said(corpus, {"rename": found.id, "core": found.core, "name": name}, why, who)


@command.command(name="pin")
@click.argument("narrative", metavar="ID")
@click.option("--off", is_flag=True, help="Let it go again.")
@why_option
@who_option
@click.pass_obj
def pin(corpus: str | None, narrative: str, *, off: bool, why: str, who: str | None) -> None:
    """Keep a narrative at the head of the list."""
    found = _found(corpus, narrative)
    _said(corpus, {"pin": found.id, "core": found.core, "pinned": not off}, why, who)


@command.command(name="take-back")
@click.argument("number", metavar="NUMBER", type=int)
@why_option
@who_option
@click.pass_obj
def take_back(corpus: str | None, number: int, *, why: str, who: str | None) -> None:
    """Take a judgement of narratives back."""
    from hearsay.run import narrating  # noqa: PLC0415

    with corpus_at(corpus) as opened:
        narrating.take_back(opened, number, why, person(who), now())
    click.echo(f"judgement {number} is taken back")


@command.command(name="proposals")
@click.pass_obj
def proposals(corpus: str | None) -> None:
    """List narratives that would be one if all were found today; nothing is changed."""
    from hearsay.run import narrating  # noqa: PLC0415

    with corpus_at(corpus) as opened:
        cores = {each.id: each.core for each in narrating.narratives(opened)}
        for one, other, likely in narrating.proposed(opened):
            if one in cores and other in cores:
                click.echo(
                    printable(f"{likely:.2f}  {one[:8]} {cores[one]}\n      {other[:8]} {cores[other]}")
                )


def _found(corpus: str | None, narrative: str) -> Narrative:
    from hearsay.run import narrating  # noqa: PLC0415

    with corpus_at(corpus) as opened:
        return narrating.find(narrating.narratives(opened), narrative)


def _judge(corpus: str | None, what: dict[str, Any], why: str, who: str | None) -> Any:
    from hearsay.run import narrating  # noqa: PLC0415

    with corpus_at(corpus) as opened:
        return narrating.judge(opened, what, why, person(who), now())


def _said(corpus: str | None, what: dict[str, Any], why: str, who: str | None) -> None:
    click.echo(f"judgement {_judge(corpus, what, why, who).number} is kept")
