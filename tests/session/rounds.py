"""A round of predictions for tests: on a session, and about all its gradients."""

import pytest

from playground.session.blanks import Mode
from playground.session.predicting import Predicting
from playground.session.session import Session


@pytest.fixture
def session() -> Session:
    """(x + y) * z at -2, 5 and -4."""
    return Session()


@pytest.fixture
def round_(session: Session) -> Predicting:
    """A round that has begun, with nothing asked yet."""
    made = Predicting(session)
    made.begin()
    return made


@pytest.fixture
def gradients(round_: Predicting) -> Predicting:
    """A round about all gradients."""
    round_.choose(Mode.GRADIENTS)
    return round_
