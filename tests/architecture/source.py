"""The source files of the project, as text and as syntax trees."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "playground"


def python_files(*folders: str) -> Iterator[Path]:
    """Give every Python file in these folders of the project."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def tree_of(file: Path) -> ast.Module:
    """Give the syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def place(file: Path, node: ast.AST) -> str:
    """Name a place as an editor understands it."""
    name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
    return f"{name}:{getattr(node, 'lineno', 1)}"


def assert_none(faults: Iterable[str]) -> None:
    """Fail with one line for each fault."""
    lines = list(faults)
    assert not lines, "\n" + "\n".join(lines)
