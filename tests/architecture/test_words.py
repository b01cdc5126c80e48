"""One word for one thing, and file names that say what a file is about."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import assert_none, place, python_files, tree_of

OTHER_WORDS = frozenset(
    {"op", "edge", "link", "vjp", "cotangent", "der", "util", "manager", "helper"},
)
OTHER_PAIRS = ("grad_output",)
EMPTY_FILE_NAMES = frozenset(
    {"util", "helper", "common", "misc", "base", "core", "manager", "handler"},
)


def words_of(name: str) -> list[str]:
    """Split snake_case and camelCase into words, each without the s of the plural."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)
    return [word.lower().removesuffix("s") for word in words]


def is_other_word(name: str) -> bool:
    return any(pair in name.lower() for pair in OTHER_PAIRS) or not OTHER_WORDS.isdisjoint(words_of(name))


def names_given(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Give every name that this code itself makes: what it reads from a library is the library's word."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield node, name
            case ast.arg(arg=name) | ast.alias(asname=str(name)):
                yield node, name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield node, name


def other_words(file: Path) -> Iterator[str]:
    for node, name in names_given(tree_of(file)):
        if is_other_word(name):
            yield f"{place(file, node)}: {name}"


def empty_file_name(file: Path) -> Iterator[str]:
    words = words_of(file.stem)
    if not OTHER_WORDS.isdisjoint(words) or (len(words) == 1 and words[0] in EMPTY_FILE_NAMES):
        yield f"{file}: says nothing"


def test_every_name_is_one_of_our_words() -> None:
    assert_none(line for file in python_files("playground") for line in other_words(file))


def test_every_file_name_says_what_the_file_is_about() -> None:
    assert_none(
        line for file in python_files("playground", "tests", "packaging") for line in empty_file_name(file)
    )


@pytest.mark.parametrize(
    "code",
    [
        "def run_op(): ...",
        "class EdgeItem: ...",
        "links = 1",
        "self.vjp = 1",
        "def f(cotangent): ...",
        "der_x = 1",
        "grad_output = 1",
        "import numpy as utils",
        "for GateManager in x: ...",
        "class HTTPHelper: ...",
    ],
)
def test_another_word_is_found(tmp_path: Path, code: str) -> None:
    file = tmp_path / "planted.py"
    file.write_text(code)
    assert list(other_words(file))


@pytest.mark.parametrize(
    "code", ["operator = 1", "x.unlink()", "border = order", "Qt.Edge.LeftEdge", "upstream = 1"]
)
def test_other_names_are_free(tmp_path: Path, code: str) -> None:
    file = tmp_path / "sound.py"
    file.write_text(code)
    assert not list(other_words(file))


@pytest.mark.parametrize(
    "name", ["utils.py", "helpers.py", "common.py", "core.py", "graph_utils.py", "handler.py"]
)
def test_an_empty_file_name_is_found(name: str) -> None:
    assert list(empty_file_name(Path(name)))
