"""Where the store of tables is, unless a command is told otherwise."""

import os
import sys
from pathlib import Path

VARIABLE = "LINEPROOF_TABLES"


def default_store() -> Path:
    """Where the store is unless said otherwise: LINEPROOF_TABLES, or the user's data folder."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support"
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return folder / "lineproof" / "tables.sqlite"
