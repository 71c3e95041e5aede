"""Outlets by their names and domains; spheres by list and rule."""

import pytest

from hearsay.errors import UsageError
from hearsay.records import Outlet, Sphere
from hearsay.store import documents, outlets
from hearsay.store.addresses import host
from hearsay.store.engine import Corpus

from .conftest import entry, put

AGENCY = Outlet("Zavinform", ("Завинформ", "zavinform.example"), "Zavoria", "ru", "state", agency=True)


def known(corpus: Corpus, *entries: documents.Entry) -> list[bool]:
    with corpus.reading() as connection:
        return [documents.find(connection, each.document.id).outlet is not None for each in entries]


def test_a_document_is_its_outlets_by_host_or_by_name_whenever_either_comes(corpus: Corpus) -> None:
    by_host = entry("One.", outlet="", url="https://en.zavinform.example/1")
    by_name = entry("Two.", outlet="ЗАВИНФОРМ")
    other = entry("Three.", url="https://notzavinform.example/3")
    put(corpus, by_host, by_name, other)
    assert known(corpus, by_host, by_name, other) == [False, False, False]
    with corpus.writing() as connection:
        outlets.describe(connection, [AGENCY])
    assert known(corpus, by_host, by_name, other) == [True, True, False]
    later = entry("Four.", outlet="«Завинформ»")
    put(corpus, later)
    assert known(corpus, later) == [True]


def test_describing_an_outlet_anew_replaces_what_was_said_and_keeps_its_spheres(corpus: Corpus) -> None:
    with corpus.writing() as connection:
        outlets.describe(connection, [AGENCY])
        outlets.define(connection, [Sphere("ours", ("Завинформ",))])
        outlets.describe(connection, [Outlet("Zavinform", ("new.example",), "Zavoria")])
        row = outlets.all_outlets(connection)[0]
        assert (row["ownership"], row["forms"]) == (None, ["new.example", "zavinform"])
        assert outlets.all_spheres(connection) == [{"name": "ours", "outlets": ["Zavinform"]}]


def test_one_form_is_one_outlets_and_nothing_is_changed_where_it_is_not(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match=r"zavinform\.example"), corpus.writing() as connection:
        outlets.describe(connection, [AGENCY, Outlet("Other", ("zavinform.example",))])
    with corpus.reading() as connection:
        assert outlets.all_outlets(connection) == []


def test_a_rule_has_to_fit_in_every_part_that_it_has(corpus: Corpus) -> None:
    with corpus.writing() as connection:
        outlets.describe(connection, [AGENCY, Outlet("Zaslon", (), "Zavoria", "ru", "private")])
        rules = [
            Sphere("all"),
            Sphere("state", countries=("Zavoria",), ownerships=("state",)),
            Sphere("ru", languages=("ru",)),
        ]
        outlets.define(connection, rules)
        found = {row["name"]: row["outlets"] for row in outlets.all_spheres(connection)}
    assert found == {"all": [], "ru": ["Zavinform", "Zaslon"], "state": ["Zavinform"]}


def test_outlets_that_nobody_described_are_listed_as_documents_name_them(corpus: Corpus) -> None:
    put(corpus, entry("One.", outlet="Harbour Notes"), entry("Two.", outlet="", url="https://blog.example/2"))
    with corpus.reading() as connection:
        rows = outlets.all_outlets(connection)
    assert [(row["name"], row["documents"]) for row in rows] == [("Harbour Notes", 1), ("blog.example", 1)]


def test_a_form_may_move_from_one_outlet_to_another(corpus: Corpus) -> None:
    with corpus.writing() as connection:
        outlets.describe(connection, [Outlet("A", ("a.example",)), Outlet("B", ("b.example",))])
        outlets.describe(connection, [Outlet("A", ("b.example",)), Outlet("B", ("a.example",))])
        forms = {row["name"]: row["forms"] for row in outlets.all_outlets(connection)}
    assert forms == {"A": ["a", "b.example"], "B": ["a.example", "b"]}


def test_a_host_stands_without_path_and_port() -> None:
    assert [host(each) for each in ("a.example:8080/x", "a.example?id=1", "a.example", None)] == [
        "a.example"
    ] * 3 + [""]
