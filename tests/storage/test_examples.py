from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from playground.storage import project_file
from playground.storage.examples import Example, example_called, found, read_examples
from playground.storage.file_error import FileError
from playground.storage.records import ProjectRecord


@pytest.fixture
def examples(tmp_path: Path, record: ProjectRecord) -> tuple[Example, ...]:
    for name, title, purpose in (
        ("31-neuron", "A neuron", "Sees a sigmoid."),
        ("12-max", "The larger", "Routes."),
        ("11-sum", "A sum", "Adds sigmoids."),
    ):
        changed = msgspec.structs.replace(record, name=title, purpose=purpose)
        project_file.write(tmp_path / f"{name}.backprop", changed)
    project_file.write(tmp_path / "mine.backprop", record)
    (tmp_path / "11-notes.txt").write_text("no example")
    return read_examples(tmp_path)


def test_examples_stand_in_the_order_of_their_numbers(examples: tuple[Example, ...], tmp_path: Path) -> None:
    assert [(each.id, each.title, each.purpose, each.stage) for each in examples] == [
        ("sum", "A sum", "Adds sigmoids.", "First gates"),
        ("max", "The larger", "Routes.", "First gates"),
        ("neuron", "A neuron", "Sees a sigmoid.", "Neurons"),
    ]
    assert examples[0].path == tmp_path / "11-sum.backprop"
    assert examples[0].graph.by_name["s0"].gate == "add"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", ["sum", "max", "neuron"]),
        ("SIGMOID", ["sum", "neuron"]),
        ("sigm neur", ["neuron"]),
        ("leaky relu", ["sum", "max", "neuron"]),
        ("leaky_relu rout", ["max"]),
        ("first gates", ["sum", "max"]),
        ("lstm", []),
    ],
)
def test_an_example_is_found_by_any_of_its_words(
    words: str, ids: list[str], examples: tuple[Example, ...]
) -> None:
    assert [each.id for each in found(examples, words)] == ids


@pytest.mark.parametrize("name", ["max", "12-max", " Max ", "12-max.backprop"])
def test_an_example_is_called_by_its_id(name: str, examples: tuple[Example, ...]) -> None:
    assert example_called(examples, name).title == "The larger"


def test_an_id_that_there_is_none_of_is_named(examples: tuple[Example, ...]) -> None:
    with pytest.raises(FileError, match='no example called "neurone", do you mean "neuron"'):
        example_called(examples, "neurone")
    with pytest.raises(FileError, match=r'no example called "qqq"$'):
        example_called(examples, "qqq")


def test_a_broken_example_is_named(examples: tuple[Example, ...], tmp_path: Path) -> None:
    examples[1].path.write_text("{")
    with pytest.raises(FileError, match=r"12-max\.backprop cannot be opened: "):
        read_examples(tmp_path)
