"""A small register of invented people, made by the code that makes the real one."""

import sys
from pathlib import Path

import numpy as np
import pytest

from hearsay.link.register import Register, load

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Orlan Dzhebrak, two of the name Viktor Samrenko, a woman and a man of one surname; all invented."""
    sys.path.insert(0, str(REPOSITORY / "training/register"))
    try:
        from build import arrays  # noqa: PLC0415  training/ is no package
        from countries import Country  # noqa: PLC0415  training/ is no package
        from people import Person, Post  # noqa: PLC0415  training/ is no package
    finally:
        sys.path.pop(0)
    known = [
        Country("Q232", "KZ", "KAZ", "Kazakhstan", "Казахстан", "kz", ()),
        Country("Q212", "UA", "UKR", "Ukraine", "Украина", "up", ()),
        Country("Q159", "RU", "RUS", "Russia", "Россия", "rs", ()),
    ]
    people = [
        Person(
            "Q900001",
            [("Alexander Dzhebrakov", "label")],
            [
                Post("Minister of Foreign Affairs", "KZ", 20030600, 20070100, "test"),
                Post("President", "KZ", 20190320, 0, "test"),
            ],
            "KZ",
        ),
        Person(
            "Q900002",
            [("Viktor Samrenko", "label")],
            [Post("People's Deputy of Ukraine", "UA", 20140000, 20180000, "test")],
            "UA",
        ),
        Person(
            "Q900003",
            [("Viktor Samrenko", "label")],
            [Post("member of the State Duma", "RU", 20140000, 20180000, "test")],
            "RU",
        ),
        Person(
            "Q900004",
            [("Svetlana Tovskaya", "label")],
            [Post("Prime Minister", "RU", 20100000, 0, "test")],
            "RU",
        ),
        Person(
            "Q900005",
            [("Sergei Tovsky", "label")],
            [Post("Minister of Health", "RU", 20100000, 0, "test")],
            "RU",
        ),
        Person(
            "Q900006",
            [("Морин Олег Петрович", "label"), ("Oleg Morin", "generated")],
            [Post("member of the State Duma", "RU", 20140000, 20180000, "test")],
            "RU",
        ),
        Person("Q900007", [("Del Vorrim", "label")], [Post("senator", "UA", 20140000, 0, "test")], "UA"),
        Person(
            "Q900008", [("David S. Wellorn", "label")], [Post("senator", "UA", 20140000, 0, "test")], "UA"
        ),
    ]
    path = tmp_path_factory.mktemp("register") / "register.npz"
    np.savez_compressed(path, **arrays(people, known))
    return load(path)


@pytest.fixture(scope="session")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Five members of a parliament that writes in Latin letters; all invented."""
    sys.path.insert(0, str(REPOSITORY / "training/register"))
    try:
        from build import arrays  # noqa: PLC0415  training/ is no package
        from countries import Country  # noqa: PLC0415  training/ is no package
        from people import Person, Post  # noqa: PLC0415  training/ is no package
    finally:
        sys.path.pop(0)
    people = [
        Person(
            f"Q91000{at}",
            [(name, "label")],
            [Post("Member of the Bundestag", "DE", 20130000, 0, "test")],
            "DE",
        )
        for at, name in enumerate(
            ("Viktor Samrenke", "David Wellorn", "Ines Tarrol", "Markus Velda", "Yvan Dorn"), 1
        )
    ]
    path = tmp_path_factory.mktemp("register") / "register.npz"
    np.savez_compressed(
        path, **arrays(people, [Country("Q183", "DE", "DEU", "Germany", "Германия", "gm", ())])
    )
    return load(path)
