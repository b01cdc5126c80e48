from __future__ import annotations

from playground.session.signal import Signal


def test_everyone_connected_is_told_in_order() -> None:
    signal: Signal[int, str] = Signal()
    told: list[tuple[str, int, str]] = []
    signal.connect(lambda number, text: told.append(("first", number, text)))
    signal.connect(lambda number, text: told.append(("second", number, text)))
    signal.emit(1, "a")
    assert told == [("first", 1, "a"), ("second", 1, "a")]


def test_a_listener_connected_twice_is_told_once_and_one_disconnected_is_not_told() -> None:
    signal: Signal[int] = Signal()
    told: list[int] = []
    signal.connect(told.append)
    signal.connect(told.append)
    signal.emit(1)
    signal.disconnect(told.append)
    signal.disconnect(told.append)
    signal.emit(2)
    assert told == [1]


def test_a_listener_may_disconnect_another_while_it_is_told() -> None:
    signal: Signal[()] = Signal()
    told: list[str] = []

    def second() -> None:
        told.append("second")

    def first() -> None:
        told.append("first")
        signal.disconnect(second)

    signal.connect(first)
    signal.connect(second)
    signal.emit()
    assert told == ["first"]
