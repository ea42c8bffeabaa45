"""Print how the standard rulebook compares with the CMS tables of a folder.

Run by `make tables-check`. The folder is the argument, or the environment variable LINEPROOF_CMS.
The exit code is 1 when pairs agree in less than 99 %, or anything else in less than 100 %.
"""

import os
import sys
from pathlib import Path

from lineproof.logic import Agreement, compare_tables, load_rulebook, ruled

from .published import NoTable, read

LEAST = {"pairs": 99.0}


def main() -> int:
    """Say where the tables are not, or print the comparison."""
    folder = (sys.argv[1:] or [os.environ.get("LINEPROOF_CMS", "")])[0]
    if not folder:
        print("no CMS tables: name their folder in LINEPROOF_CMS, or as the argument")
        return 0
    try:
        found = compare_tables(read(Path(folder)), ruled(load_rulebook("standard")))
    except NoTable as absent:
        print(f"no CMS tables: {absent}")
        return 0
    for agreement in found:
        print(agreement, *agreement.differences, sep="\n  ")
    return 0 if all(enough(agreement) for agreement in found) else 1


def enough(agreement: Agreement) -> bool:
    """Whether the two agree as far as they must."""
    return agreement.percent >= LEAST.get(agreement.kind, 100.0)


if __name__ == "__main__":
    sys.exit(main())
