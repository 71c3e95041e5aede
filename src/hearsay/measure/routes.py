"""The way a statement came: outlet, the media it passed through, those who quote it, and who said it."""

from collections.abc import Collection, Sequence

from hearsay.records import Route, Statement


def route(
    outlet: str, statements: Sequence[Statement], place: int, own: Collection[str] = ()
) -> Route | None:
    """The names from the page to the speaker; None where somebody on the way is not named, or stands on it twice.

    `own` are the outlet's names: what was said "to the Courier" in the Halsten Courier went through no other medium.
    """
    names: list[str | None] = []
    at: int | None = place
    while at is not None and len(names) <= len(statements) * 2:
        statement = statements[at]
        names = [*statement.via, statement.speaker, *names]
        at = statement.parent
    forms = [_words(name) for name in (outlet, *own)]
    found = [outlet]
    for name in names:
        if name is None:
            return None
        first = len(found) == 1 and any(_words(name) <= form for form in forms)
        if not first and name != found[-1]:
            found.append(name)
    again = any(_words(name) <= form for name in found[1:] for form in forms)
    return tuple(found) if len(found) > 1 and len(set(found)) == len(found) and not again else None


def _words(name: str) -> set[str]:
    return set(name.casefold().replace("«", "").replace("»", "").split())
