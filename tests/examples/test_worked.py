"""The files of the worked examples are those of the table, and what they show is right."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.engine.gradient_check import check_gradients
from playground.engine.run import run
from playground.gates.catalog import gate
from playground.graph.arrange import outlines
from playground.graph.problems import diagnose
from playground.session.lab.fault import FAULTS, Fault
from playground.session.lab.faulty_pass import can_be_seen, faulty_gradients
from playground.session.project import open_project
from playground.storage.examples import STAGES, read_examples
from tests.examples.table import WORKED
from tests.examples.worked import Worked
from tests.examples.write import FOLDER, write

each_example = pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked.id)
DIGITS = re.compile(r"-?0*([0-9]*)\.?([0-9]*)(?:e(-?[0-9]+))?")


def unit_of_last_digit(number: float) -> float:
    """Give what one unit in the last digit of a number, as it is written down, is worth."""
    written = re.fullmatch(DIGITS, repr(float(number)))
    assert written is not None
    return 10.0 ** (int(written[3] or 0) - len(written[2]))


def agrees(known: Any, found: Any) -> bool:
    """Whether numbers agree to the last digit that is known."""
    units = np.vectorize(unit_of_last_digit)(known)
    return np.shape(known) == np.shape(found) and bool(np.all(np.abs(np.subtract(known, found)) <= units))


def test_the_files_are_those_of_the_table(tmp_path: Path) -> None:
    write(tmp_path)
    shipped = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert shipped == {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}, (
        "run python -m tests.examples.write"
    )


def test_writing_anew_takes_away_what_is_no_example_any_more(tmp_path: Path) -> None:
    (tmp_path / "19-gone.backprop").write_text("{}")
    write(tmp_path)
    assert len(list(tmp_path.iterdir())) == len(WORKED)


def test_they_are_the_seeds_of_a_course() -> None:
    examples = read_examples(FOLDER)
    assert len(examples) >= 16
    assert [each.id for each in examples] == [each.id for each in WORKED]
    assert list(dict.fromkeys(each.stage for each in examples)) == list(STAGES.values())
    for names in zip(*((each.id, each.title, each.purpose) for each in examples), strict=True):
        assert len(set(names)) == len(names)


@each_example
def test_its_file_says_what_it_is(worked: Worked) -> None:
    project = open_project(FOLDER / worked.file_name)
    assert project.name == worked.title
    assert project.purpose == worked.purpose
    assert not re.search(r'[/\\:*?"<>|]', project.name), "it is offered as the name of a file"
    assert len(project.name) <= 44
    assert re.fullmatch(r"[A-Z][^.!?\n]*(?:\.[0-9][^.!?\n]*)*\.", project.purpose), "one sentence"
    assert len(project.purpose) <= 112


@each_example
def test_it_runs_and_its_gradients_are_right(worked: Worked) -> None:
    graph = open_project(FOLDER / worked.file_name).graph
    assert diagnose(graph).problems == ()
    checked = check_gradients(graph)
    assert checked.worst <= 1e-6
    for name in checked.kinks:
        assert gate(graph.by_name[name].gate).kinks is not None
    assert bool(checked.kinks) is (worked.id == "tie")


@each_example
def test_it_shows_the_numbers_of_the_books(worked: Worked) -> None:
    made = run(open_project(FOLDER / worked.file_name).graph)
    for name, known in worked.known.items():
        found = made.gradients[name.removeprefix("grad_")] if name not in made.values else made.values[name]
        assert agrees(known, found), (name, known, found)


@each_example
def test_nothing_of_it_lies_on_anything_else(worked: Worked) -> None:
    boxes = outlines(open_project(FOLDER / worked.file_name).graph)
    for (name, box), (other, beside) in combinations(boxes.items(), 2):
        assert not box.moved(-6, 0).touches(beside), (name, other)
        assert not box.moved(6, 0).touches(beside), (name, other)
        assert not box.moved(0, 8).touches(beside), (name, other)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_every_fault_of_the_bug_lab_can_be_seen_in_one(fault: Fault) -> None:
    runs = [run(worked.graph) for worked in WORKED]
    assert any(can_be_seen(made, faulty_gradients(made, fault)) for made in runs)


def by_id(id: str) -> Worked:
    return next(each for each in WORKED if each.id == id)


def test_one_step_of_mazurs_network_moves_the_weights_as_he_says() -> None:
    made = run(by_id("mazur").graph)

    def moved(name: str) -> float:
        value, gradient = made.values[name], made.gradients[name]
        assert isinstance(value, float)
        assert isinstance(gradient, float)
        return value - 0.5 * gradient

    assert moved("w5") == pytest.approx(0.35891648, abs=5e-9)
    assert moved("w1") == pytest.approx(0.149780716, abs=5e-10)


def test_the_network_in_matrices_is_the_one_by_hand() -> None:
    by_hand, short = run(by_id("mazur").graph), run(by_id("mazur-in-matrices").graph)
    assert short.output == pytest.approx(by_hand.output, rel=1e-15)
    weights = [by_hand.gradients[f"w{place}"] for place in range(1, 9)]
    both = np.concatenate([np.ravel(short.gradients[name]) for name in ("W1", "W2")])
    assert both == pytest.approx(np.array(weights), rel=1e-12)


def test_two_linear_layers_are_the_one_they_collapse_to() -> None:
    two, one = run(by_id("two-linear-layers").graph), run(by_id("the-layer-they-collapse-to").graph)
    assert np.array_equal(np.matmul(two.values["W2"], two.values["W1"]), one.values["W"])
    assert two.output == one.output
    assert np.array_equal(two.gradients["x"], one.gradients["x"])


@pytest.mark.parametrize(("x1", "x2", "sign"), [(0, 0, -1), (0, 1, 1), (1, 0, 1), (1, 1, -1)])
def test_the_network_knows_xor(x1: float, x2: float, sign: float) -> None:
    assert run(by_id("xor-network").graph, {"x1": x1, "x2": x2}).values["y"] * sign > 0.75


def test_the_gradient_vanishes_and_explodes() -> None:
    assert 0 < run(by_id("vanishing").graph).gradients["x"] < 0.25**8
    assert run(by_id("exploding").graph).gradients["x"] == 3**8
