"""What is installed is whole: every module and every rulebook, and the program runs from it."""

import json
import shutil
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("logic", "graph", "cli")
BUILD_FILES = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE")
LEFTOVERS = shutil.ignore_patterns("__pycache__", ".*")
EXAMPLE = ROOT / "docs" / "examples" / "five-act-visit.yaml"


def run(cwd: Path, *command: Path | str) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy without build leftovers, which would find their way into the wheel."""
    copy = tmp_path_factory.mktemp("source")
    for name in BUILD_FILES:
        shutil.copy(ROOT / name, copy)
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, copy / folder, ignore=LEFTOVERS)
    return copy


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir")
    run(source, sys.executable, *build, target, source)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment with the wheel in it; needs no network.

    The dependencies are lent by the environment of the tests, after the installation. A .pth file
    lends the modules of a folder but not its .pth files, so an editable install stays outside.
    """
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    install = ("-m", "pip", "install", "-q", "--no-index", "--no-deps")
    run(folder, folder / "bin" / "python", *install, wheel)
    (site,) = folder.glob("lib/python3*/site-packages")
    lent = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    (site / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    return folder / "bin"


def test_wheel_is_complete(source: Path, wheel: Path) -> None:
    """A kind of file that pyproject.toml does not list would be dropped without a word."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    files = (path for folder in FOLDERS for path in (source / folder).rglob("*") if path.is_file())
    wanted = {f"lineproof/{path.relative_to(source).as_posix()}" for path in files}

    assert {Path(name).suffix for name in wanted} >= {".py", ".lp", ".typed"}
    assert sorted(wanted - inside) == []


def test_wheel_takes_one_name(wheel: Path) -> None:
    """Nothing but `lineproof` lands in site-packages, so no other package is overwritten."""
    inside = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert inside == {"lineproof", f"lineproof-{version('lineproof')}.dist-info"}


def test_wheel_is_what_runs(fresh: Path, tmp_path: Path) -> None:
    where = run(tmp_path, fresh / "python", "-c", "import lineproof.cli as c; print(c.__file__)")

    assert Path(where).is_relative_to(fresh.parent)


def test_installed_program_tells_its_version(fresh: Path, tmp_path: Path) -> None:
    assert version("lineproof") in run(tmp_path, fresh / "lineproof", "--version")


def test_installed_program_codes_a_visit(fresh: Path, tmp_path: Path) -> None:
    decided = run(tmp_path, fresh / "lineproof", "code", EXAMPLE, "--format", "json")

    assert json.loads(decided)["lines"]
