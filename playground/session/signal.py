"""A signal: something happened, and everyone who asked to hear of it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVarTuple

Told = TypeVarTuple("Told")


class Signal(Generic[*Told]):
    """A list of callables, called in the order in which they were connected.

    A callable hears a signal once, however often it was connected. It may connect and disconnect
    while the signal is being told: one that was disconnected is not called any more.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[*Told], object]] = []

    def connect(self, listener: Callable[[*Told], object]) -> None:
        """Call ``listener`` whenever the signal is emitted."""
        if listener not in self._listeners:
            self._listeners.append(listener)

    def disconnect(self, listener: Callable[[*Told], object]) -> None:
        """Stop calling ``listener``; one that was never connected is no error."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def emit(self, *told: *Told) -> None:
        """Call every listener with what is told."""
        for listener in tuple(self._listeners):
            if listener in self._listeners:
                listener(*told)
