"""Opening a case file that may come from anywhere: nothing is read of it before it is known to be one of ours.

Held by ``tests/keeping/test_from_elsewhere.py``.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gouji.errors import UserError, unreadable
from gouji.keeping.database.connecting import Connection, connect
from gouji.keeping.database.schema import is_known
from gouji.keeping.refusals import damaged_case, newer_case, not_read
from gouji.keeping.renewing import version_of
from gouji.keeping.salvaging import Salvaged, salvaged
from gouji.keeping.versions import APPLICATION_ID, VERSION


def opened(path: Path) -> tuple[Connection, Salvaged | None]:
    """The database of a case file that exists, or what was salvaged of it in its place.

    Raises UserError for one that is none, or of a newer version.
    """
    if not path.is_file():
        raise UserError("not-found", "{name} was not found. Check the path and open it again.", name=path.name)
    connection = None
    try:
        connection = connect(path)
        _refuse_strange(path, connection)
        if (found := salvaged(connection)) is None:
            return connection, None
        connection.close()
        return found.connection, found
    except (UserError, sqlite3.Error, OSError, ValueError) as error:
        if connection is not None:
            connection.close()
        match error:
            case ValueError():  # too little of it is left; or what SQLite says of a broken schema is no text
                raise damaged_case(path) from error
            case sqlite3.Error():
                raise not_read(path, error) from error
            case OSError():
                raise unreadable(path.name, error) from error
        raise


def _refuse_strange(path: Path, connection: sqlite3.Connection) -> None:
    """Raises UserError for a file that is no case of ours, or of a newer version; sqlite3.Error where it is broken.

    Nothing but its header and its schema was read then.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise damaged_case(path)
    version = version_of(connection)
    if version > VERSION:
        raise newer_case(path)
    if version < 1 or not is_known(connection):
        raise damaged_case(path)
