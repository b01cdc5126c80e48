"""The class votes by keys for one of some answers."""

from playground.graph.editing import set_value
from playground.session.answers import Score
from playground.session.blanks import Mode
from playground.session.mistake import Mistake
from playground.session.predicting import Predicting
from playground.session.question import Question, Sort
from playground.session.session import Session
from playground.session.tally import MOST_VOTES, Poll
from tests.session.rounds import gradients, round_, session

__all__ = ["gradients", "round_", "session"]

S_X = Question(Sort.WIRE, "s0", "x")


def test_the_class_votes_and_nobodys_score_changes(gradients: Predicting) -> None:
    gradients.ask(S_X)
    assert gradients.tally.poll is None
    gradients.tally.vote(0)
    gradients.reveal()
    gradients.tally.open(is_open=True)
    poll = gradients.tally.poll
    assert poll is not None
    assert "-4.00" in {option.text for option in poll.options}
    wrong = {option.mistake for option in poll.options if not option.is_right}
    assert wrong >= {Mistake.UPSTREAM, Mistake.SIGN}
    for place, votes in ((0, 1), (0, 1), (1, 1), (1, -1), (1, -1), (9, 1)):
        gradients.tally.vote(place, votes)
    assert [option.votes for option in gradients.tally.poll.options][:2] == [2, 0]
    gradients.reveal()
    assert gradients.tally.poll.revealed
    assert not gradients.hides(S_X)
    assert gradients.score == Score()
    gradients.tally.vote(0)
    gradients.reveal()
    assert gradients.tally.poll.votes == 2


def test_the_order_of_the_choices_is_kept_until_a_new_round(gradients: Predicting) -> None:
    gradients.tally.open(is_open=True)

    def orders() -> list[list[str]]:
        found = []
        for _ in gradients.blanks:
            assert gradients.tally.poll is not None
            found.append([option.text for option in gradients.tally.poll.options])
            gradients.move(1)
        return found

    first = orders()
    assert orders() == first
    gradients.again()
    assert orders() != first
    gradients.tally.open(is_open=False)
    assert gradients.tally.poll is None


def test_votes_do_not_outlive_the_number(session: Session, gradients: Predicting) -> None:
    gradients.ask(S_X)
    gradients.tally.open(is_open=True)
    gradients.tally.vote(0)
    session.edit("Set z", set_value(session.graph, "z", 6.0))
    assert gradients.tally.poll is not None
    assert gradients.tally.poll.votes == 0


def test_a_class_is_not_endless() -> None:
    session = Session()
    made = Predicting(session)
    made.choose(Mode.GRADIENTS)
    made.tally.open(is_open=True)
    poll = made.tally.poll
    assert isinstance(poll, Poll)
    assert poll.voted(0, 10**6).votes == MOST_VOTES
