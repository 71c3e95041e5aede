"""A corpus opens in its newest schema or says in one line why not."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from hearsay.errors import StoreError, UsageError
from hearsay.store import documents as documents_of_store
from hearsay.store import engine, index
from hearsay.store.engine import HEAD, Corpus, open_corpus
from hearsay.store.schema import documents, metadata
from hearsay.store.search import Asked, found_statements

from .conftest import entry, put


def test_the_steps_of_the_schema_lead_to_the_tables_that_the_program_has(corpus: Corpus) -> None:
    with corpus.reading() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), metadata)
    ours = [step for step in difference if "words" not in str(step) and "sqlite" not in str(step)]
    assert ours == []


def test_the_newest_step_is_the_one_that_the_program_asks_for() -> None:
    steps = sorted((Path(engine.__file__).parent / "migrations/versions").glob("s*.py"))
    assert steps[-1].stem[1:].startswith(HEAD)


def test_a_corpus_is_made_only_where_that_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no corpus"):
        open_corpus(str(tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()


def test_a_path_and_an_address_name_the_same_corpus(tmp_path: Path) -> None:
    open_corpus(str(tmp_path / "a.db"), create=True).close()
    with open_corpus(f"sqlite:///{tmp_path / 'a.db'}") as opened:
        assert Path(opened.name) == tmp_path / "a.db"


def test_another_kind_of_store_is_refused_as_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="postgresql"):
        open_corpus("postgresql://localhost/hearsay")


def test_a_folder_a_foreign_file_and_a_foreign_database_are_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("not a database, and longer than a header of one hundred bytes. " * 4)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE cats (name)")
    for name in ("", "text.db", "other.db"):
        with pytest.raises(StoreError):
            open_corpus(str(tmp_path / name))


def test_a_corpus_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    open_corpus(str(path), create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer"):
        open_corpus(str(path))


def test_a_write_that_fails_leaves_nothing(corpus: Corpus) -> None:
    def fail() -> None:
        with corpus.writing() as connection:
            documents_of_store.add(connection, [entry("The bridge is safe.", "bridge is safe")], "now")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with corpus.reading() as connection:
        assert connection.execute(sa.select(documents)).first() is None
        assert list(found_statements(connection, Asked("bridge"))) == []


def test_a_reader_keeps_its_view_while_another_writes(corpus: Corpus) -> None:
    put(corpus, entry("The bridge is safe.", "bridge is safe"))
    with corpus.reading() as connection:
        assert len(list(found_statements(connection, Asked("bridge")))) == 1
        put(corpus, entry("The bridge is closed.", "bridge is closed"))
        assert len(list(found_statements(connection, Asked("bridge")))) == 1
    with corpus.reading() as connection:
        assert len(list(found_statements(connection, Asked("bridge")))) == 2


def test_an_index_of_other_stems_is_made_anew_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "corpus.db")
    with monkeypatch.context() as before, open_corpus(path, create=True) as corpus:
        before.setattr(index, "stems", str.upper)
        put(corpus, entry("The bridges are safe.", "bridges are safe"))
    monkeypatch.setattr(index, "VERSION", "stems/other")
    with open_corpus(path) as corpus, corpus.reading() as connection:
        assert index.is_current(connection)
        assert len(list(found_statements(connection, Asked("bridge")))) == 1


def test_a_corpus_that_cannot_be_written_says_so(corpus: Corpus) -> None:
    def write() -> None:
        with corpus.writing() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
            connection.execute(documents.delete())

    with pytest.raises(StoreError, match="cannot be written"):
        write()


def test_a_file_is_the_one_that_was_named_whatever_its_name(tmp_path: Path) -> None:
    for name in ("what?.db", "a#b%41.db", "два слова.db"):
        with open_corpus(str(tmp_path / name), create=True) as made:
            put(made, entry("The bridge is safe."))
        with open_corpus(str(tmp_path / name)) as opened, opened.reading() as connection:
            assert connection.execute(sa.select(documents)).first() is not None
    assert {path.name for path in tmp_path.iterdir() if path.suffix == ".db"} == {
        "what?.db",
        "a#b%41.db",
        "два слова.db",
    }


def test_what_is_no_corpus_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE cats (name)")
    other.close()
    (tmp_path / "empty.db").touch()
    before = path.read_bytes()
    for name in ("other.db", "empty.db"):
        with pytest.raises(StoreError):
            open_corpus(str(tmp_path / name))
    assert path.read_bytes() == before
    assert (tmp_path / "empty.db").read_bytes() == b""


def test_a_corpus_that_may_only_be_read_can_be_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "corpus.db")
    with open_corpus(path, create=True) as corpus:
        put(corpus, entry("The bridge is safe.", "bridge is safe"))
    # root may write anywhere, so the answer is put in the system's mouth
    monkeypatch.setattr(engine.os, "access", lambda *_: False)
    with open_corpus(path) as corpus:
        with corpus.reading() as connection:
            assert len(list(found_statements(connection, Asked("bridge")))) == 1
        with pytest.raises(StoreError, match="cannot be written"):
            put(corpus, entry("The ferry sails."))


@pytest.mark.parametrize("asked", [Asked(lang="\udcff"), Asked(outlet="\udcff")])
def test_half_characters_in_a_question_are_wrong_usage(corpus: Corpus, asked: Asked) -> None:
    with pytest.raises(UsageError), corpus.reading() as connection:
        list(found_statements(connection, asked))


def test_a_path_that_the_system_refuses_is_the_corpus_fault(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="check the path"):
        open_corpus(str(tmp_path / ("a" * 300)), create=True)
