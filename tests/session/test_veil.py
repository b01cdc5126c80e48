from playground.graph.editing import set_value
from playground.graph.expression import parse
from playground.session.blanks import Mode
from playground.session.predicting import Predicting
from playground.session.project import Project
from playground.session.session import Session
from tests.session.rounds import round_, session

__all__ = ["round_", "session"]


def told(session: Session) -> str:
    step = session.playback.step
    assert step is not None
    return session.veil.told(step)


def test_nothing_is_hidden_before_somebody_asks(session: Session) -> None:
    session.to_end()
    run = session.playback.run
    assert run is not None
    assert session.veil.is_lifted
    assert not session.veil.hides_value("s0")
    assert not session.veil.hides_gradient(run, "s0")
    assert not session.veil.hides_wire("f", "x")
    assert told(session) == run.steps[-1].text


def test_a_step_is_told_without_the_numbers_that_are_asked(session: Session, round_: Predicting) -> None:
    session.to(3)
    assert told(session) == "Add computes s0: predict its value."
    round_.answer("3")
    assert told(session).endswith("gives s0 = 3.00.")
    session.to(6)
    assert told(session) == "Multiply hands gradients back at f: predict them."
    session.to(4)
    assert told(session) == "z is -4.00."


def test_a_step_is_told_without_what_comes_to_it_when_that_is_asked(
    session: Session, round_: Predicting
) -> None:
    round_.choose(Mode.VALUES)
    assert told(session) == "Multiply computes f: predict its value."
    round_.show_me()
    round_.move(1)
    round_.answer("-12")
    assert told(session).endswith("gives f = -12.00.")
    round_.choose(Mode.GRADIENTS)
    run = session.playback.run
    assert run is not None
    assert session.veil.hides_gradient(run, "s0")
    assert session.veil.hides_wire("f", "x")
    session.to(8)
    assert told(session) == "Add hands gradients back at s0: predict them."
    session.to_end()
    assert told(session) == "A gradient comes back to x."


def test_where_gradients_come_together_their_sum_is_asked() -> None:
    session = Session(Project(graph=set_value(parse("x * x"), "x", 3.0)))
    Predicting(session).begin()
    session.to_end()
    assert told(session) == "Gradients come back to x: predict their sum."


def test_a_step_that_is_not_taken_yet_tells_nothing(session: Session, round_: Predicting) -> None:
    run = session.playback.run
    assert run is not None
    ahead = [session.veil.told(step, taken=False) for step in run.steps]
    assert ahead[:3] == ["x is -2.00.", "y is 5.00.", "Add computes s0: predict its value."]
    assert ahead[5] == "Multiply hands gradients back at f: predict them."
    assert ahead[-1] == "A gradient comes back to x."
    round_.end()
    assert [session.veil.told(step, taken=False) for step in run.steps] == [step.text for step in run.steps]


def test_a_node_whose_gradient_is_lost_has_nothing_to_hide(session: Session, round_: Predicting) -> None:
    from playground.graph.editing import add_node

    graph, name = add_node(session.graph, "input", value=1.0)
    session.edit("Add", graph)
    round_.choose(Mode.GRADIENTS)
    run = session.playback.run
    assert run is not None
    assert not session.veil.hides_gradient(run, name)
