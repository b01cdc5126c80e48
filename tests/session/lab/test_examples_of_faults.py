"""Every fault is red on the worked example named for it, and without the fault that example is green."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.engine.run import Run, run
from playground.engine.wire_check import Verdict, check_wires
from playground.session.lab.fault import FAULTS, Fault
from playground.session.lab.faulty_pass import can_be_seen, faulty_gradients, guilty_nodes
from playground.session.project import open_project

EXAMPLES = Path(__file__).parents[3] / "resources/examples"


def run_of(path: Path) -> Run:
    return run(open_project(path).graph)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_a_fault_is_red_on_its_example_and_green_without_it(fault: Fault) -> None:
    made = run_of(EXAMPLES / f"{fault.example}.backprop")
    red = check_wires(made, faulty_gradients(made, fault))
    assert red.count(Verdict.WRONG) + red.count(Verdict.WRONG, wires=False)
    assert guilty_nodes(made, faulty_gradients(made, fault))
    green = check_wires(made)
    assert not green.count(Verdict.WRONG) + green.count(Verdict.WRONG, wires=False)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.backprop")), ids=lambda path: path.stem)
def test_every_example_is_green_and_shows_some_fault(path: Path) -> None:
    made = run_of(path)
    assert check_wires(made).rows[0].verdict is not Verdict.WRONG
    assert any(can_be_seen(made, faulty_gradients(made, fault)) for fault in FAULTS)
