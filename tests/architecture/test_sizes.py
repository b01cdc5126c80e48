"""Files, classes and functions that one can see at once, in folders that are not deep."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import PROGRAM, assert_none, place, python_files, tree_of

LINES_OF_A_FILE = 300
LINES_OF_A_CLASS = 200
LINES_OF_A_FUNCTION = 30
DEPTH = 3  # counting playground/
PAGES = ("playground", "ui", "workspaces")  # each of its pages may be a folder

Function = ast.FunctionDef | ast.AsyncFunctionDef


def long_file(file: Path) -> Iterator[str]:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    if lines > LINES_OF_A_FILE:
        yield f"{file}: {lines} lines"


def lines_of(node: ast.ClassDef | Function) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def lines_without_docstring(node: Function) -> int:
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if is_docstring else 0
    return lines_of(node) - docstring


def long_parts(file: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.ClassDef) and lines_of(node) > LINES_OF_A_CLASS:
            yield f"{place(file, node)}: class {node.name} has {lines_of(node)} lines"
        if isinstance(node, Function) and lines_without_docstring(node) > LINES_OF_A_FUNCTION:
            yield f"{place(file, node)}: function {node.name} has {lines_without_docstring(node)} lines"


def too_deep(file: Path, root: Path) -> Iterator[str]:
    folders = file.relative_to(root).parts[:-1]
    if len(folders) > DEPTH + (folders[:3] == PAGES):
        yield f"{file}: {len(folders)} folders deep"


def test_no_file_is_too_long() -> None:
    assert_none(line for file in python_files("playground", "tests", "packaging") for line in long_file(file))


def test_no_class_or_function_is_too_long() -> None:
    assert_none(line for file in python_files("playground", "packaging") for line in long_parts(file))


def test_no_folder_is_too_deep() -> None:
    assert_none(line for file in python_files("playground") for line in too_deep(file, PROGRAM.parent))


@pytest.mark.parametrize(("lines", "faults"), [(300, 0), (301, 1)])
def test_a_long_file_is_found(tmp_path: Path, lines: int, faults: int) -> None:
    file = tmp_path / "long.py"
    file.write_text("x = 1\n" * lines)
    assert len(list(long_file(file))) == faults


@pytest.mark.parametrize(("lines", "faults"), [(199, 0), (200, 1)])
def test_a_long_class_is_found(tmp_path: Path, lines: int, faults: int) -> None:
    file = tmp_path / "long.py"
    file.write_text("class Long:\n" + "    x = 1\n" * lines)
    assert len(list(long_parts(file))) == faults


@pytest.mark.parametrize(("lines", "faults"), [(29, 0), (30, 1)])
def test_a_long_function_is_found_and_its_docstring_is_free(tmp_path: Path, lines: int, faults: int) -> None:
    file = tmp_path / "long.py"
    file.write_text('def long():\n    """One.\n\n    Two.\n    """\n' + "    x = 1\n" * lines)
    assert len(list(long_parts(file))) == faults


@pytest.mark.parametrize(
    ("path", "faults"),
    [
        ("playground/ui/canvas/a.py", 0),
        ("playground/ui/canvas/x/a.py", 1),
        ("playground/ui/workspaces/graph/a.py", 0),
        ("playground/ui/workspaces/graph/x/a.py", 1),
    ],
)
def test_a_deep_folder_is_found(tmp_path: Path, path: str, faults: int) -> None:
    assert len(list(too_deep(tmp_path / path, tmp_path))) == faults
