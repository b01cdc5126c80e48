"""Only gates decides by a gate's id; everyone else asks the gate for a field."""

import ast
import builtins
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from playground.gates.catalog import GATES
from tests.architecture.source import PROGRAM, assert_none, place, python_files, tree_of

IDS = frozenset(gate.id for gate in GATES)
EVERYDAY = frozenset({"copy", "input"})  # these may mean other things where nothing speaks of gates
DECIDING = (ast.Eq, ast.NotEq, ast.In, ast.NotIn)


def ids_in(node: ast.AST) -> set[str]:
    """Give the gate ids that stand in this literal, or in this collection of literals."""
    parts: Iterable[ast.AST] = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else (node,)
    return {part.value for part in parts if isinstance(part, ast.Constant) and part.value in IDS}


def is_itself(key: ast.expr, value: ast.expr) -> bool:
    """Tell a word of Python that stands for itself, as in {"abs": abs}: such a table is a namespace."""
    return (
        isinstance(key, ast.Constant)
        and isinstance(value, ast.Name)
        and key.value == value.id
        and hasattr(builtins, value.id)
    )


def decisions(file: Path) -> Iterator[str]:
    """Find the comparisons with gate ids, the cases for them, and the tables keyed by them."""
    for node in ast.walk(tree_of(file)):
        found: set[str] = set()
        match node:
            case ast.Compare(left=left, ops=ops, comparators=others):
                if any(isinstance(operator, DECIDING) for operator in ops):
                    found = set().union(*map(ids_in, (left, *others)))
            case ast.MatchValue(value=value):
                found = ids_in(value)
            case ast.Dict(keys=keys, values=values):
                rows = zip(keys, values, strict=True)
                found = set().union(
                    *(ids_in(key) for key, value in rows if key and not is_itself(key, value))
                )
            case ast.Subscript(slice=key):
                found = ids_in(key)
        if found - EVERYDAY or (found and "gate" in ast.unparse(node)):
            yield f"{place(file, node)}: decides by {sorted(found)}"


def test_no_line_outside_gates_decides_by_an_id() -> None:
    outside = [file for file in python_files("playground") if not file.is_relative_to(PROGRAM / "gates")]
    assert_none(line for file in outside for line in decisions(file))


@pytest.mark.parametrize(
    "code",
    [
        "if node.gate == 'multiply': ...",
        "if 'relu' != gate.id: ...",
        "x = gate_id in ('max', 'min')",
        "x = 'max' in ids",
        "x = node.gate == 'copy'",
        "match gate_id:\n    case 'add' | 'subtract': ...",
        "COLOURS = {'add': 1, **others}",
        "TABLE['softmax_loss']",
        "RULES = {'relu': relu}",
    ],
)
def test_a_decision_is_found(tmp_path: Path, code: str) -> None:
    file = tmp_path / "planted.py"
    file.write_text(code)
    assert list(decisions(file))


@pytest.mark.parametrize(
    "code",
    [
        "activation = 'tanh'",
        "add_node(graph, 'multiply')",
        "gate.family == Family.INPUT",
        "if name == 'f': ...",
    ],
)
def test_a_default_or_an_example_is_free(tmp_path: Path, code: str) -> None:
    file = tmp_path / "sound.py"
    file.write_text(code)
    assert not list(decisions(file))
