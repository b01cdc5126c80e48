"""A person switches faults on, hides them, looks for them, guesses, and the session's run stays right."""

from __future__ import annotations

from itertools import pairwise

import pytest

from playground.engine.run import run
from playground.graph.editing import move, set_value
from playground.graph.expression import parse
from playground.graph.graph import Graph
from playground.session.lab.bug_lab import BugLab, Mode
from playground.session.lab.fault import BY_ID, FAULTS
from playground.session.lab.hunt import Hunt, Outcome, hints
from playground.session.project import Project
from playground.session.session import Session

OWN_INPUT, NOT_ZEROED = BY_ID["own_input"], BY_ID["not_zeroed"]


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def lab(session: Session) -> BugLab:
    return BugLab(session, seed=1)


def hidden(lab: BugLab, id: str) -> Hunt:
    """Hide faults until it is this one."""
    while lab.hunt is None or not lab.hunt.is_open or lab.hunt.fault.id != id:
        assert lab.hide()
    return lab.hunt


def test_what_was_said_of_a_guess_goes_with_the_graph_it_was_about(lab: BugLab, session: Session) -> None:
    hunt = hidden(lab, "own_input")
    lab.accuse("s0", OWN_INPUT)
    assert lab.hunt is not None
    assert lab.hunt.said
    session.edit("Move", move(session.graph, {"x": (1.0, 2.0)}))
    assert lab.hunt.said
    session.edit("Set x", set_value(session.graph, "x", 3.0))
    assert (lab.hunt.fault, lab.hunt.guesses, lab.hunt.said) == (hunt.fault, 1, "")


def test_another_project_ends_the_hunt(lab: BugLab, session: Session) -> None:
    hidden(lab, "own_input")
    session.new()
    assert lab.hunt is None
    assert lab.gradients is None
    assert (lab.found, lab.hidden > 0) == (0, True)


def test_begins_with_right_numbers(lab: BugLab) -> None:
    assert lab.fault is None
    assert lab.gradients is None
    assert lab.guilty == ()
    assert lab.lines == ("", "")
    assert lab.hints == ()
    lab.checking.begin()
    lab.checking.work(60)
    assert lab.checking.found is not None
    assert lab.checking.found.worst < 1e-6


def test_a_fault_is_shown_with_its_numbers_its_place_and_its_code(lab: BugLab, session: Session) -> None:
    told: list[str] = []
    lab.changed.connect(lambda: told.append(lab.fault.id if lab.fault else ""))
    lab.show(OWN_INPUT)
    lab.show(OWN_INPUT)
    assert told == ["own_input"]
    assert lab.gradients is not None
    assert lab.gradients.nodes["z"] == -4
    assert lab.guilty == ("f",)
    assert lab.lines == (
        "grad_s0 = grad_f * s0\ngrad_z = grad_f * z",
        "grad_s0 = grad_f * z\ngrad_z = grad_f * s0",
    )
    assert session.playback.run is not None
    assert session.playback.run.gradients["z"] == 3
    lab.show(None)
    assert lab.gradients is None


def test_the_check_of_the_lab_is_red(lab: BugLab) -> None:
    lab.show(OWN_INPUT)
    lab.checking.begin()
    lab.checking.work(60)
    assert lab.checking.found is not None
    assert lab.checking.found.worst > 0.1
    lab.show(NOT_ZEROED)
    assert lab.checking.found is None


def test_numbers_follow_the_graph(lab: BugLab, session: Session) -> None:
    lab.show(OWN_INPUT)
    assert lab.faults_seen() == (NOT_ZEROED, OWN_INPUT)
    assert lab.is_known
    lab.look_further()
    session.edit("Change z", set_value(session.graph, "z", 3.0))
    assert lab.gradients is not None
    assert lab.gradients.nodes["z"] == 3
    assert lab.faults_seen() == (NOT_ZEROED,)


def test_what_the_graph_shows_is_found_out_fault_by_fault(lab: BugLab, session: Session) -> None:
    looks = 0
    while not lab.is_known:
        lab.look_further()
        looks += 1
    assert looks == len(FAULTS)
    session.edit("Change z", set_value(session.graph, "z", 3.0))
    assert not lab.is_known


def test_nothing_can_be_hidden_where_nothing_shows() -> None:
    for graph in (Graph(), parse("x")):
        lab = BugLab(Session(Project(graph=graph)))
        assert lab.faults_seen() == ()
        assert not lab.hide()
        lab.show(OWN_INPUT)
        assert not lab.lines[0]


def test_a_fault_is_never_hidden_twice_in_a_row(lab: BugLab) -> None:
    drawn = []
    for _ in range(6):
        assert lab.hide()
        assert lab.hunt is not None
        drawn.append(lab.hunt.fault)
    assert all(one is not after for one, after in pairwise(drawn))
    assert lab.hidden == 6


def test_unless_there_is_no_other() -> None:
    lab = BugLab(Session(Project(graph=parse("x = 1\ny = 2\nf = x + y"))))
    assert lab.hide()
    assert lab.hide()
    assert lab.hunt is not None
    assert lab.hunt.fault is NOT_ZEROED


def test_the_same_seed_hides_the_same(session: Session) -> None:
    session.edit("Diamond", parse("a = 2\np = 3 * a\nq = p + 1\nf = p * q + sigmoid(a)"))
    first, second = BugLab(session, 5), BugLab(session, 5)
    for _ in range(8):
        first.hide()
        second.hide()
        assert first.hunt == second.hunt


def test_a_guess_is_judged_in_a_sentence(lab: BugLab) -> None:
    hidden(lab, "own_input")
    lab.accuse("s0", NOT_ZEROED)
    assert lab.hunt is not None
    assert lab.hunt.said == "s0 is innocent: it hands on rightly what it was given, right or wrong."
    lab.accuse("s0", OWN_INPUT)
    assert lab.hunt.said.startswith("“A swapped multiply” it is, but s0 is innocent")
    lab.accuse("f", NOT_ZEROED)
    assert lab.hunt.said == "f is guilty, but of something else than “Gradients not zeroed”."
    assert lab.found == 0
    lab.accuse("f", OWN_INPUT)
    assert lab.hunt.outcome is Outcome.FOUND
    assert lab.hunt.said.startswith("Found: A swapped multiply, at f. ")
    assert lab.hunt.guesses == 4
    assert lab.found == 1
    lab.accuse("f", OWN_INPUT)
    lab.give_up()
    lab.hint()
    assert (lab.found, lab.hunt.guesses, lab.hunt.hints) == (1, 4, 0)


def test_a_fault_that_looks_the_same_is_right_as_well() -> None:
    hunt = Hunt(NOT_ZEROED).guessed("f", OWN_INPUT, ("f",), ("own_input", "not_zeroed"))
    assert hunt.outcome is Outcome.FOUND


def test_hints_go_from_vague_to_plain_and_end(lab: BugLab) -> None:
    hidden(lab, "own_input")
    assert lab.hints == (
        "The fault is in what one kind of gate hands back.",
        "One of these is guilty: f, s0, y, z.",
        "Look at f. Compare what it was given with what it hands back.",
    )
    for _ in range(5):
        lab.hint()
    assert lab.hunt is not None
    assert lab.hunt.hints == 3


def test_hints_where_all_are_guilty_and_where_nothing_shows_any_more() -> None:
    hunt = Hunt(NOT_ZEROED)
    assert hints(hunt, ("f", "q"), ())[1:] == (
        "There is only one suspect.",
        "Look at f, one of 2 that are guilty. Compare what it was given with what it hands back.",
    )
    assert hints(hunt, (), ("x",)) == ("The fault is in how gradients are added up.",)


def test_giving_up_shows_the_fault_and_does_not_count(lab: BugLab) -> None:
    lab.give_up()
    lab.hint()
    lab.accuse("f", OWN_INPUT)
    hidden(lab, "not_zeroed")
    lab.give_up()
    assert lab.hunt is not None
    assert lab.hunt.said.startswith("It was: Gradients not zeroed.")
    assert lab.found == 0


def test_both_ways_keep_what_was_done_in_them(lab: BugLab) -> None:
    lab.show(OWN_INPUT)
    hunt = hidden(lab, "not_zeroed")
    lab.set_mode(Mode.SHOW)
    lab.set_mode(Mode.SHOW)
    assert lab.fault is OWN_INPUT
    lab.set_mode(Mode.FIND)
    assert lab.fault is NOT_ZEROED
    assert lab.hunt is hunt


def test_finding_begins_with_nothing_hidden(lab: BugLab) -> None:
    lab.set_mode(Mode.FIND)
    assert lab.fault is None
    assert lab.hunt is None


def test_a_graph_that_cannot_run_has_no_numbers(session: Session, lab: BugLab) -> None:
    lab.show(OWN_INPUT)
    session.edit("Delete all", Graph())
    assert lab.gradients is None
    assert lab.guilty == ()
    assert lab.faults_seen() == ()


def test_the_lab_touches_no_run() -> None:
    session = Session()
    graph = session.graph
    lab = BugLab(session)
    for fault in FAULTS:
        lab.show(fault)
    assert session.playback.run is not None
    assert dict(session.playback.run.gradients) == dict(run(graph).gradients)
    assert not session.modified
