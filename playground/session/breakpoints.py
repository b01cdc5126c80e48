"""Breakpoints: the nodes at whose steps playing stops, so that a class can look before it goes on."""

from __future__ import annotations

from collections.abc import Iterable

from playground.session.playback import Playback
from playground.session.project import Project
from playground.session.renaming import new_names
from playground.session.signal import Signal


def stops(playback: Playback, names: Iterable[str]) -> tuple[int, ...]:
    """Return the playheads just after the steps of these nodes, in order."""
    places = playback.run.places if playback.run else {}
    wanted = frozenset(names)
    return tuple(sorted(index + 1 for (_phase, node), index in places.items() if node in wanted))


class Breakpoints:
    """The nodes to stop at. They follow a node to its new name and stay where an undo brings it back."""

    def __init__(self) -> None:
        """Begin without any."""
        self.changed: Signal[()] = Signal()
        self._names: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The nodes to stop at, also such as are deleted at the moment."""
        return self._names

    def toggle(self, names: Iterable[str]) -> bool:
        """Stop at all of these nodes, or at none of them where one stops at all; return whether one does."""
        wanted = frozenset(names)
        sets = not wanted <= self._names
        self._set(self._names | wanted if sets else self._names - wanted)
        return sets

    def clear(self) -> None:
        """Stop nowhere."""
        self._set(frozenset())

    def next_stop(self, playback: Playback) -> int:
        """Return the playhead at the next breakpoint, or at the end."""
        ahead = (stop for stop in stops(playback, self._names) if stop > playback.playhead)
        return next(ahead, playback.length)

    def stops_at(self, playback: Playback) -> bool:
        """Whether the step just taken is that of a breakpoint."""
        return playback.step is not None and playback.step.node in self._names

    def follow(self, old: Project, new: Project) -> None:
        """Follow renamed nodes from one project to the next."""
        if self._names and new.graph is not old.graph:
            names = new_names(old.graph, new.graph)
            self._set(frozenset(names.get(name, name) for name in self._names))

    def _set(self, names: frozenset[str]) -> None:
        if names != self._names:
            self._names = names
            self.changed.emit()
