"""Print every figure: the machine, one visit, many visits, growth, and the start of a command."""

import os
import platform
from importlib.metadata import version

from . import absences, batch, cold, growth, others, proofs, tables
from .timing import heading


def main() -> None:
    """Print every figure, ours beside plain clingo's, their ratio, and the ratio aimed at."""
    print(
        f"{platform.machine()}, {os.cpu_count()} cores; Python {platform.python_version()}; "
        f"clingo {version('clingo')}; load {os.getloadavg()[0]:.1f} at the start\n"
    )
    heading()
    proofs.show_all()
    absences.show_all()
    batch.show_all()
    cold.show_all()
    others.show_all()
    growth.show_all()
    tables.show_all()


if __name__ == "__main__":
    main()
