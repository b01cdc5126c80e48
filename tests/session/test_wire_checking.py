"""The check of a session: a little at a time, and forgotten as soon as it is not true any more."""

from __future__ import annotations

import pytest

from playground.engine.wire_check import Verdict, WireCheck, WireRow
from playground.graph.editing import disconnect, move, set_value
from playground.graph.expression import parse
from playground.graph.graph import Graph
from playground.session.project import Project
from playground.session.session import Session
from playground.session.wire_checking import WireChecking, in_words


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def checking(session: Session) -> WireChecking:
    return WireChecking(session)


def test_a_check_goes_on_bit_by_bit_and_tells(checking: WireChecking) -> None:
    told: list[bool] = []
    checking.changed.connect(lambda: told.append(checking.is_running))
    assert checking.found is None
    assert checking.begin()
    while checking.is_running:
        checking.work(0)
    assert told == [True, True, True, True, True, False]
    assert checking.found is not None
    assert checking.found is checking.found
    assert len(checking.found.rows) == checking.total == 5
    assert in_words(checking.found, checking.total).startswith("4 wires right, worst ")
    checking.work(0)
    assert len(told) == 6


def test_a_check_can_be_done_in_one_go(checking: WireChecking) -> None:
    checking.begin()
    checking.work(60)
    assert not checking.is_running
    assert checking.found is not None
    assert len(checking.found.rows) == 5


def test_a_check_can_be_stopped_and_keeps_what_it_found(checking: WireChecking) -> None:
    checking.begin()
    checking.work(0)
    checking.work(0)
    checking.stop()
    checking.stop()
    assert not checking.is_running
    assert checking.found is not None
    assert in_words(checking.found, checking.total).startswith("1 wire of 5 right")


def test_a_number_that_changes_makes_it_forget(session: Session, checking: WireChecking) -> None:
    checking.begin()
    checking.work(60)
    session.edit("Change x", set_value(session.graph, "x", 3.0))
    assert checking.found is None
    session.undo()
    assert checking.found is None


def test_a_gate_that_moves_does_not(session: Session, checking: WireChecking) -> None:
    checking.begin()
    checking.work(60)
    session.edit("Move", move(session.graph, {"x": (0.0, 500.0)}))
    session.step()
    assert checking.found is not None


def test_a_wire_that_is_gone_makes_it_forget_in_the_middle(session: Session, checking: WireChecking) -> None:
    checking.begin()
    session.edit("Delete wire", disconnect(session.graph, "f", "y"))
    assert checking.found is None
    assert not checking.is_running


def test_another_h_makes_it_forget(checking: WireChecking) -> None:
    checking.begin()
    checking.set_step(checking.step)
    assert checking.found is not None
    checking.set_step(1e-3)
    assert checking.found is None
    checking.begin()
    checking.work(60)
    assert checking.found is not None


def test_an_empty_graph_has_nothing_to_check() -> None:
    checking = WireChecking(Session(Project(graph=Graph())))
    assert not checking.begin()
    assert checking.found is None


def test_it_stays_forgotten_when_nothing_can_run(session: Session, checking: WireChecking) -> None:
    checking.begin()
    checking.work(60)
    session.edit("Delete all", Graph())
    assert checking.found is None


def row(verdict: Verdict, port: str = "x", error: float = 0.0) -> WireRow:
    return WireRow("f", port, verdict, error=error)


@pytest.mark.parametrize(("rows", "said"), [
    ([row(Verdict.RIGHT, error=2e-10)] * 31, "31 wires right, worst 2.0e-10 ✓"),
    ([row(Verdict.RIGHT), row(Verdict.WRONG), row(Verdict.WRONG)], "2 wires wrong ✗"),
    ([row(Verdict.RIGHT), row(Verdict.WRONG, "")], "1 sum wrong ✗"),
    ([row(Verdict.RIGHT), row(Verdict.COARSE)], "1 cannot be told: h is too large"),
    ([row(Verdict.KINK)], "nothing to judge"),
])  # fmt: skip
def test_what_was_found_is_said_in_one_line(rows: list[WireRow], said: str) -> None:
    assert in_words(WireCheck.of(rows), len(rows)) == said


def test_a_run_that_was_followed_by_its_numbers_only_is_another() -> None:
    session = Session(Project(graph=parse("x = 0\nf = relu(x)")))
    checking = WireChecking(session)
    checking.begin()
    checking.work(60)
    assert checking.found is not None
    assert checking.found.count(Verdict.KINK) == 1
    session.edit("Change x", set_value(session.graph, "x", 1.0))
    assert checking.found is None
