"""Opening a corpus: SQLite set as the platform notes measured it, its schema brought up to date, its errors in one line.

Readers never wait and never see half a write (WAL); writers begin by taking the write lock, so two of them wait for each
other instead of failing. One process writes in bulk, people's judgements are rare and short.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa

from hearsay.errors import StoreError, UsageError
from hearsay.store import index

# the schema that this program writes; migrations/ brings older ones up to it
HEAD = "0003"
# milliseconds a writer waits for another; two at full tilt wait for up to 1.6 s (platform notes)
_PATIENCE = 30_000
_PRAGMAS = (
    f"busy_timeout = {_PATIENCE}",
    # what is committed survives a killed process; a power cut may cost the last commits, never the file
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "cache_size = -64000",
    "mmap_size = 268435456",
    "temp_store = MEMORY",
    # what is removed is overwritten
    "secure_delete = ON",
)
_OLDEST = (3, 34, 0)
_MIGRATIONS = Path(__file__).parent / "migrations"


class Corpus:
    """An open corpus; `reading()` and `writing()` give connections, each in one transaction."""

    def __init__(self, engine: sa.Engine, name: str) -> None:
        self._engine = engine
        self.name = name

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees the corpus as it stands at its first question, whatever is written meanwhile."""
        with told(self.name), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[sa.Connection]:
        """A connection whose changes are all kept at the end, or none; `durable` outlives even a power cut."""
        with told(self.name), self._engine.connect() as connection:
            writer = connection.execution_options(begin="BEGIN IMMEDIATE", durable=durable)
            with writer.begin():
                yield writer

    def purge(self) -> None:
        """Leaves no word in the file of what was removed; takes as long as the word index is large."""
        with self.writing(durable=True) as connection:
            index.purge(connection)
        with told(self.name), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_corpus(where: str, *, create: bool = False) -> Corpus:
    """The corpus at a path or sqlite:// address, its schema up to date; raises StoreError, UsageError.

    `create` makes one where there is none. One that may only be read is opened for reading.
    """
    path = _path(where)
    found = _look(path, create=create)
    read_only = found is not None and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    corpus = Corpus(_engine(path, read_only=read_only), str(path))
    try:
        if found != HEAD:
            _bring_up_to_date(corpus)
        _bring_index_up_to_date(corpus)
    except BaseException:
        corpus.close()
        raise
    return corpus


def _path(where: str) -> Path:
    scheme, mark, rest = where.partition("://")
    if not mark:
        return Path(where)
    if scheme == "sqlite":
        return Path(rest.removeprefix("/"))
    raise UsageError(f"a corpus at {scheme}:// cannot be opened yet; give a file's path or sqlite:///path")


def _look(path: Path, *, create: bool) -> str | None:
    """The schema's number in a corpus, None where there is none yet and one may be made; nothing is changed.

    Raises StoreError for what is no corpus.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old; Hearsay needs 3.34 or newer")
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder; name a file for the corpus, as {path / 'corpus.db'}")
        empty = not path.exists() or path.stat().st_size == 0
        if empty and not create:
            raise StoreError(f"there is no corpus at {path}; `hearsay collect --corpus {path} …` makes one")
        if not path.parent.is_dir():
            raise StoreError(f"there is no folder {path.parent}; make it first")
        return None if empty else _revision(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f"{path}: {reason}; check the path and its permissions") from error


def _revision(path: Path) -> str | None:
    """The schema's number in a file; None for a database that holds nothing yet."""
    with contextlib.closing(
        sqlite3.connect(f"{path.absolute().as_uri()}?{_reading(path)}", uri=True)
    ) as connection:
        try:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if not tables:
                return None
            if not {"alembic_version", "documents", "statement_words"} <= tables:
                raise StoreError(f"{path} holds other tables and no corpus; name another file")
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        except sqlite3.DatabaseError as error:
            raise StoreError(_in_words(str(path), str(error))) from error


def _reading(path: Path) -> str:
    """How a file is opened for reading alone: where no log lies beside it nobody writes, and none may be made."""
    return "mode=ro" if Path(f"{path}-wal").exists() else "mode=ro&immutable=1"


def _engine(path: Path, *, read_only: bool) -> sa.Engine:
    def connect() -> sqlite3.Connection:
        # by hand: in an address of SQLAlchemy's a ? or % of a file's name would mean something else
        where = f"{path.absolute().as_uri()}?{_reading(path)}" if read_only else str(path.absolute())
        return sqlite3.connect(where, uri=read_only, check_same_thread=False)

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.QueuePool)
    sa.event.listen(engine, "connect", _set_up)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _: object) -> None:
    # the driver's own transactions begin too late for a writer; `_begin` says when
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    # asked before it is set, as setting it needs the file to itself
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")


def _begin(connection: sa.Connection) -> None:
    options = connection.get_execution_options()
    # cannot be set within a transaction, so it is set before each
    connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get('durable') else 'NORMAL'}")
    connection.exec_driver_sql(options.get("begin", "BEGIN"))


@contextlib.contextmanager
def told(name: str) -> Iterator[None]:
    """What the database says, in one line that says what to do; a constraint broken is our bug and stays a traceback."""
    try:
        yield
    except (sa.exc.IntegrityError, sa.exc.ProgrammingError):
        raise
    except sa.exc.DBAPIError as error:
        raise StoreError(_in_words(name, str(error.orig))) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise UsageError(
            "half characters and numbers beyond 64 bits are in no corpus; ask for others"
        ) from error


def _in_words(name: str, reason: str) -> str:
    advice = {
        "locked": "another process has been writing for long; wait for it, or end it",
        "not a database": "it is no corpus; name another file",
        "malformed": "it is damaged; put a copy of it back",
        "full": "make room, then go on where it stopped: what was acknowledged is kept",
        "readonly": "it cannot be written here; check its permissions",
        "unable to open": "check the path and its permissions",
    }
    what = next((words for mark, words in advice.items() if mark in reason), "what was acknowledged is kept")
    return f"{name}: {reason}; {what}"


def _bring_up_to_date(corpus: Corpus) -> None:
    # imported here: a corpus that is up to date does not wait for it
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with corpus.writing(durable=True) as connection:
        config.attributes["connection"] = connection
        try:
            # what another process has done meanwhile is not done again
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(f"{corpus.name} was made by a newer Hearsay; update this one") from error


def _bring_index_up_to_date(corpus: Corpus) -> None:
    """Makes the word index anew where it is another stemmer's: once after an update, as long as taking everything in."""
    with corpus.reading() as connection:
        if index.is_current(connection):
            return
    with corpus.writing() as connection:
        if not index.is_current(connection):
            index.make_anew(connection)
