"""Any number can be picked for a prediction, and put back until it is tried."""

from playground.session.blanks import Mode
from playground.session.predicting import Predicting
from playground.session.question import Question, Sort
from playground.session.session import Session
from tests.session.rounds import round_, session

__all__ = ["round_", "session"]

F_X, S_X = Question(Sort.WIRE, "f", "x"), Question(Sort.WIRE, "s0", "x")


def test_any_number_can_be_picked(session: Session, round_: Predicting) -> None:
    session.to_end()
    round_.ask(S_X)
    assert (round_.mode, round_.blanks, round_.asked) == (Mode.PICKED, (S_X,), S_X)
    round_.ask(Question(Sort.VALUE, "s0"))
    assert round_.blanks == (Question(Sort.VALUE, "s0"), S_X)
    round_.ask(Question(Sort.VALUE, "x"))  # a person gave that: nothing to ask
    assert round_.asked == Question(Sort.VALUE, "s0")
    round_.again()
    assert round_.blanks == ()


def test_a_picked_number_can_be_put_back_until_it_is_tried(session: Session, round_: Predicting) -> None:
    session.to_end()
    round_.choose(Mode.GRADIENTS)
    assert not round_.can_put_back
    for each in (S_X, F_X):
        round_.ask(Question(Sort.VALUE, "s0"))
        round_.choose(Mode.PICKED)
        round_.ask(each)
    round_.put_back()
    assert round_.blanks == (Question(Sort.VALUE, "s0"), S_X)
    assert round_.asked == Question(Sort.VALUE, "s0")
    round_.answer("7")
    assert not round_.can_put_back
    round_.put_back()
    round_.move(1)
    round_.show_me()
    round_.put_back()
    assert round_.blanks == (Question(Sort.VALUE, "s0"), S_X)
