"""The form of the store: one sqlite file for all tables and quarters.

Rows of pairs are kept once, whatever many quarters have them: `editions` has a bit for each.
Of a file of pairs the first and the last are noted; `whole`: they stand in order, so that nothing
between them is missing. Dates of pairs are numbers of days, all others yyyymmdd; 0 is no date.
"""

from sqlite3 import Connection

MARK = 0x4C505442  # "LPTB": what makes a file one of ours
FORMAT = 1

_TABLES = """
CREATE TABLE edition (
    kind TEXT, quarter TEXT, bit INTEGER, PRIMARY KEY (kind, quarter)
) WITHOUT ROWID;
CREATE TABLE file (
    kind TEXT, quarter TEXT, digest TEXT, name TEXT, rows INTEGER,
    first1 TEXT, first2 TEXT, last1 TEXT, last2 TEXT, whole INTEGER,
    PRIMARY KEY (kind, quarter, digest)
) WITHOUT ROWID;
CREATE TABLE reason (id INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE ptp (
    column1 TEXT, column2 TEXT, first INTEGER, last INTEGER, indicator INTEGER, reason INTEGER,
    editions INTEGER, PRIMARY KEY (column1, column2, first, last, indicator)
) WITHOUT ROWID;
CREATE TABLE ptp_code (code TEXT PRIMARY KEY, editions INTEGER) WITHOUT ROWID;
CREATE TABLE mue (
    quarter TEXT, code TEXT, units INTEGER, indicator INTEGER, reason INTEGER,
    PRIMARY KEY (quarter, code)
) WITHOUT ROWID;
CREATE TABLE aoc (
    quarter TEXT, code TEXT, primary_code TEXT, kind INTEGER, first INTEGER, last INTEGER,
    PRIMARY KEY (quarter, code, primary_code, kind, first)
) WITHOUT ROWID;
CREATE TABLE pfs (
    quarter TEXT, code TEXT, days TEXT, value INTEGER, status TEXT, PRIMARY KEY (quarter, code)
) WITHOUT ROWID;
CREATE TABLE hcpcs (
    quarter TEXT, code TEXT, first INTEGER, last INTEGER, PRIMARY KEY (quarter, code)
) WITHOUT ROWID;
"""


def create(connection: Connection) -> None:
    """Make an empty store."""
    connection.executescript(
        f"PRAGMA application_id = {MARK}; PRAGMA user_version = {FORMAT}; BEGIN; {_TABLES} COMMIT;"
    )
