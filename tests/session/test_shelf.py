"""What a person keeps is in the palette the next time, too, and a spoiled file is told and passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.graph.expression import parse
from playground.graph.groups import group, retitle
from playground.session.shelf import Shelf
from playground.storage import fragment_file
from playground.storage.composite_files import file_name, write
from playground.storage.file_error import FileError

GRAPH, NAME = group(parse("f = sigmoid(w * x + b)"), ["s0", "s1"], "Sum of w x")


def titles(shelf: Shelf) -> list[str]:
    return [each.title for each in shelf.composites]


def test_what_is_kept_is_there_the_next_time(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new" / "composites")
    heard: list[int] = []
    shelf.changed.connect(lambda: heard.append(1))
    assert titles(shelf) == ["Sigmoid", "Softmax", "Neuron"]
    shelf.keep(GRAPH, NAME)
    shelf.keep(GRAPH, NAME)
    assert heard == [1, 1]
    again = Shelf(tmp_path / "new" / "composites")
    assert titles(again) == ["Sigmoid", "Softmax", "Neuron", "Sum of w x"]
    assert again.composites == shelf.composites
    assert again.problems == ()


def test_without_a_folder_it_is_kept_as_long_as_the_program_runs() -> None:
    shelf = Shelf()
    shelf.keep(GRAPH, NAME)
    assert titles(shelf)[-1] == "Sum of w x"


def test_spoiled_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.composite").write_text("{")
    (tmp_path / "b.composite").write_bytes(b"\xff")
    (tmp_path / "c.composite").write_text(fragment_file.encode(parse("x * y")))
    (tmp_path / "d.composite").write_bytes(b" " * 5_000_001)
    (tmp_path / "e.composite").mkdir()
    shelf = Shelf(tmp_path)
    assert len(shelf.composites) == 3
    assert [text.split(" cannot")[0] for text in shelf.problems] == [f"{each}.composite" for each in "abcde"]
    assert "one group and nothing else" in shelf.problems[2]


def test_titles_have_files_of_their_own() -> None:
    assert file_name("Sum of w x").startswith("sum-of-w-x-")
    assert file_name("σ").startswith("gate-")
    assert file_name("a b") != file_name("a-b")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shelf = Shelf(tmp_path / "file" / "composites")
    with pytest.raises(FileError, match="cannot be saved"):
        shelf.keep(retitle(GRAPH, NAME, "Other"), NAME)
    with pytest.raises(FileError, match="cannot be saved"):
        write(tmp_path / "file" / "composites", shelf.composites[0])
    assert titles(shelf) == ["Sigmoid", "Softmax", "Neuron"]
