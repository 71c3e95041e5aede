"""Which of the people a name may mean it does mean, how sure that is, and why in words a person can check.

Precision first: who is not clearly nearer than the next bearer of the name is not the answer.
"""

import math
from collections.abc import Sequence

from hearsay.link.heard import is_near
from hearsay.link.names import Name
from hearsay.link.ranking import Candidate, likelihood
from hearsay.link.register import Post, Register
from hearsay.link.titles import label
from hearsay.records import Link

# below this share of right answers nobody is named, unless the caller wants the likeliest
SURE = 0.85
# how steeply a rival's chance falls with what he costs more; fitted with likelihood() on training/register/pairs.py
STEEP = 22.0
# a surname alone means a person this high in rank, if anybody
FAMOUS = 5


def choose(
    register: Register, name: Name, found: Sequence[Candidate], day: int | None, *, always: bool = False
) -> Link:
    """The link to the first of the candidates, or to nobody with the reason."""
    if not found:
        return Link(None, 0.9, ("nobody in the register bears this name",))
    best = found[0]
    share = chance(found) * likelihood(best.cost)
    if len(name.words) == 1:
        share *= alone(register, found)
    elif not always and not is_near(register, best):
        return Link(None, 0.6, (f"{_nearest(register, best)}, which only sounds a little like it",))
    rivals = [one for one in found[1:] if one.ranked - best.ranked < 0.15]
    if share < SURE and not always:
        return Link(None, round(1 - share, 3), tuple(_doubts(register, best, rivals)))
    post = best.post
    why = reasons(register, best, day)
    if rivals:
        why += (f"{len(rivals)} other{'s' * (len(rivals) > 1)} of that name fit less",)
    return Link(
        register.ids[best.person], round(share, 3), why, office=title(register, post, day) if post else None
    )


def chance(found: Sequence[Candidate]) -> float:
    """The first candidate's share among all."""
    best = found[0].ranked
    return 1.0 / sum(math.exp(-STEEP * (one.ranked - best)) for one in found)


def alone(register: Register, found: Sequence[Candidate]) -> float:
    """What is left of the certainty when a surname is all there is: enough only with a high office or the place and day."""
    best = found[0]
    if best.held and best.cost < 0.2:
        return 0.97
    if register.weight(best.person) >= FAMOUS and best.cost < 0.2:
        return 0.97 if best.post or best.here else 0.92
    return 0.9 if best.post and best.here and best.cost < 0.2 else 0.5


def reasons(register: Register, one: Candidate, day: int | None) -> tuple[str, ...]:
    """What speaks for a candidate, each reason a clause."""
    compared, said = one.comparison, []
    if compared.surname:
        asked, known, distance = compared.surname
        how = (
            "the same letters"
            if asked == known
            else "by sound"
            if distance < 0.02
            else f"nearly, by sound ({distance:.2f} apart)"
        )
        said.append(f"{asked} = {known}: {how}")
    if compared.given:
        said.append(f"given name {compared.given[0]} = {compared.given[1]}")
    if compared.patronymic == "same":
        said.append("the patronymic is the register's")
    if one.here and register.person(one.person).country:
        said.append(f"of {register.country_name(register.person(one.person).country)}, the country given")
    if one.post and day:
        said.append(f"{title(register, one.post, day)} on {iso(day)} ({one.post.source})")
    return tuple(said)


def title(register: Register, post: Post, day: int | None) -> str:
    """An office in words; "last known" where the source ends before the day."""
    country = register.country_name(post.country)
    name = post.title if post.title != "wpoffice" else label(post.kind)
    full = f"{name} of {country}" if country and country not in name else name
    return full if day is None or post.known(day) else f"last known: {full}"


def iso(day: int) -> str:
    year, month, date = day // 10000, day // 100 % 100, day % 100
    return (
        f"{year:04d}-{month:02d}-{date:02d}"
        if date
        else f"{year:04d}-{month:02d}"
        if month
        else f"{year:04d}"
    )


def _nearest(register: Register, best: Candidate) -> str:
    person = register.person(best.person)
    return f"nearest is {person.name} ({person.id})"


def _doubts(register: Register, best: Candidate, rivals: Sequence[Candidate]) -> list[str]:
    first = register.person(best.person)
    if best.comparison.strange:
        return [
            f"nearest is {first.name} ({first.id}), whose given name differs from {best.comparison.strange}"
        ]
    if rivals:
        others = ", ".join(register.person(one.person).name for one in rivals[:3])
        return [
            f"not sure: {first.name} ({first.id}) or {others}; a country, a day or a full name would decide"
        ]
    if best.comparison.patronymic == "different":
        return [f"nearest is {first.name} ({first.id}), whose patronymic is another"]
    if best.comparison.gender == "different":
        return [f"nearest is {first.name} ({first.id}), of another gender than the name"]
    return [f"nearest is {first.name} ({first.id}), not near enough"]
