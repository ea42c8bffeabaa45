"""The table of pairs at its real size: its import, its store, and what a claim looks up in it.

The rows are made up, as many and of the form of CMS's; where LINEPROOF_CMS names a folder with
`full/ncci_ptp*.parquet`, and pyarrow is installed, they are those.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from lineproof.logic import Tables, open_tables, with_tables
from tables import layouts

from .visits import FIVE_ACTS, example, rulebook

Row = layouts.Row
ABOVE, BELOW = 12_800, 199  # column 1 codes, and pairs of each: 2.5 million rows
CLAIM = ("11102", "11103", "11104", "11900", "17000", "17003", "17110", "88305", "96372", "99214")
PARTS = 4
ROUNDS = 200
IMPORT = """
import re, sys, time
from pathlib import Path
from lineproof.logic import import_files
start = time.perf_counter()
done = import_files([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]))
# Not getrusage: that begins with what the process was forked from.
status = Path("/proc/self/status")
found = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()) if status.exists() else None
most = int(found[1]) / 1024 if found else -1
print(sum(each.rows for each in done.files), time.perf_counter() - start, most)
"""


def show_all() -> None:
    """Print rows, seconds, memory, size and look-up time, each beside the most it may be."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "tables.sqlite"
        paths = list(_written(Path(folder)))
        rows, seconds, most = subprocess.run(
            [sys.executable, "-P", "-c", IMPORT, store, *paths],
            check=True, capture_output=True, text=True,
        ).stdout.split()  # fmt: skip
        tables = open_tables(store)
        print(f"\n{'the table of pairs':52}{'taken':>15}{'at most':>15}")
        _show(f"{int(rows):,} rows imported", f"{float(seconds):.1f} s", "30 s")
        _show("  memory", f"{float(most):.0f} MB", "500 MB")
        _show("  the store", f"{store.stat().st_size / 1e6:.1f} MB", "80 MB")
        _show(f"look-up of {len(CLAIM)} codes", f"{_look_up(tables):.3f} ms", "0.2 ms")
        _show("five acts: rows looked up and laid over", f"{_laid(tables):.1f} ms", "")


def _show(what: str, taken: str, most: str) -> None:
    print(f"{what:52}{taken:>15}{most:>15}".rstrip(), flush=True)


def _look_up(tables: Tables) -> float:
    """The median milliseconds of reading the rows of a claim's codes."""
    (edition,) = tables.held
    return _median(
        lambda: (tables.store.pairs(edition, CLAIM), tables.store.paired(edition, CLAIM))
    )


def _laid(tables: Tables) -> float:
    facts = example(FIVE_ACTS.name)
    return _median(lambda: with_tables([facts], rulebook(), tables), ROUNDS // 20)


def _median(work: object, rounds: int = ROUNDS) -> float:
    assert callable(work)
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return 1000 * statistics.median(taken)


def _written(folder: Path) -> Iterator[Path]:
    """The table in the text layout of CMS, in four parts."""
    rows = list(_real() or _made_up())
    size = -(-len(rows) // PARTS)
    for part in range(PARTS):
        content = layouts.pairs(*rows[part * size : (part + 1) * size])
        yield layouts.put(folder, f"ccipra-v302r0-f{part + 1}.TXT", content)


def _made_up() -> Iterator[Row]:
    """Rows in order, among them the codes of the claim; every fourth has ended."""
    above = sorted({*CLAIM, *(f"{5 * n:05}" for n in range(2_000, 2_000 + ABOVE))})
    for place, one in enumerate(above):
        below = sorted({*CLAIM, *(above[(place + 7 * k) % len(above)] for k in range(BELOW))})
        for k, other in enumerate(below):
            if one < other:
                last = "20191231" if k % 4 == 0 else "*"
                yield layouts.pair(one, other, str(k % 2), f"{2000 + k % 19}0101", last)
            elif other < one and other not in CLAIM:
                yield layouts.pair(one, other, "1", "20050101")


def _real() -> list[Row]:
    """The rows of CMS's own table; their first days, which the copy lacks, are made up."""
    folder = os.environ.get("LINEPROOF_CMS", "")
    found = sorted(Path(folder).glob("full/ncci_ptp*.parquet")) if folder else []
    if not found or find_spec("pyarrow") is None:
        return []
    read = import_module("pyarrow.parquet").read_table(found[0])
    columns = (read.column(name).to_pylist() for name in read.schema.names)
    return [
        (one, other, "", *_days(last), str(indicator), reason)
        for one, other, last, indicator, reason in zip(*columns, strict=True)
    ]


def _days(last: str | None) -> tuple[str, str]:
    """A first day, the year before the last one, and the last as CMS writes it."""
    if not last:
        return "20200101", "*"
    ended = last.replace("-", "")
    return f"{int(ended[:4]) - 1}{ended[4:]}", ended
