"""Who may import whom: the contracts in pyproject.toml hold, and each is seen to break."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import PROGRAM, ROOT, assert_none, place, python_files, tree_of

PACKAGES = ("app", "ui", "session", "storage", "codegen", "training", "engine", "graph", "gates")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of a project, in a process of its own so that its package is the one found."""
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Give a small project with the same packages and the same contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in (*PACKAGES, "ui/plots"):
        (tmp_path / "playground" / package).mkdir(parents=True)
        (tmp_path / "playground" / package / "__init__.py").touch()
    (tmp_path / "playground/__init__.py").touch()
    (tmp_path / "playground/ui/plots/boundary.py").write_text("import pyqtgraph\nfrom PySide6 import QtGui\n")
    (tmp_path / "playground/graph/order.py").write_text("import networkx\n")
    (tmp_path / "playground/engine/run.py").write_text("from playground.graph import order\n")
    return tmp_path


def test_a_sound_project_passes(sound: Path) -> None:
    result = lint(sound)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "code", "contract"),
    [
        ("engine/planted.py", "import playground.session", "A package imports only what stands below it"),
        ("codegen/planted.py", "import playground.training", "A package imports only what stands below it"),
        ("surprise/__init__.py", "", "A package imports only what stands below it"),
        ("training/planted.py", "def f():\n    import networkx", "Only graph knows networkx"),
        ("session/planted.py", "from PySide6.QtCore import QObject", "Only ui and app know Qt"),
        ("ui/planted.py", "import pyqtgraph as pg", "Only ui.plots knows pyqtgraph"),
    ],
)
def test_a_planted_import_breaks_its_contract(sound: Path, file: str, code: str, contract: str) -> None:
    planted = sound / "playground" / file
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(code)
    result = lint(sound)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout


# --- what import-linter does not see ------------------------------------------------------------------


def imports_of_the_whole(file: Path) -> Iterator[str]:
    """Find `import playground`, through which a package would reach what stands above it."""
    for node in ast.walk(tree_of(file)):
        match node:
            case ast.Import(names=names) if any(name.name == "playground" for name in names):
                yield place(file, node)
            case ast.ImportFrom(module="playground", names=names) if any(
                not (PROGRAM / name.name).is_dir() for name in names
            ):
                yield place(file, node)


FILE_READERS = frozenset({"open", "read_text", "read_bytes", "write_text", "write_bytes"})


def opened_files(file: Path) -> Iterator[str]:
    """Find the calls that open a file."""
    for node in ast.walk(tree_of(file)):
        match node:
            case ast.Call(func=ast.Name(id="open")):
                yield place(file, node)
            case ast.Call(func=ast.Attribute(attr=name)) if name in FILE_READERS - {"open"}:
                yield place(file, node)


def test_no_package_imports_the_public_names() -> None:
    inside = [file for file in python_files("playground") if file.parent not in (PROGRAM, PROGRAM / "app")]
    assert_none(line for file in inside for line in imports_of_the_whole(file))


def test_only_storage_opens_files() -> None:
    outside = [file for file in python_files("playground") if file.parent != PROGRAM / "storage"]
    assert_none(line for file in outside for line in opened_files(file))


@pytest.mark.parametrize(
    "code", ["import playground", "import playground as pg", "from playground import parse"]
)
def test_an_import_of_the_public_names_is_found(tmp_path: Path, code: str) -> None:
    file = tmp_path / "planted.py"
    file.write_text(code)
    assert list(imports_of_the_whole(file))


@pytest.mark.parametrize("code", ["open('x')", "Path('x').read_text()", "p.write_bytes(b'')"])
def test_an_opened_file_is_found(tmp_path: Path, code: str) -> None:
    file = tmp_path / "planted.py"
    file.write_text(code)
    assert list(opened_files(file))
