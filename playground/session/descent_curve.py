"""The curve of a descent: the output after every step, and where undo and redo stand on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.graph.graph import Graph

LONGEST = 10_000  # points; then the older half of them goes


@dataclass(frozen=True)
class Point:
    """The output after so many steps; ``by_hand`` where a person, not a step, changed a number.

    ``held`` tells apart what the graph holds there.
    """

    step: int
    output: float
    held: int
    by_hand: bool = False


class DescentCurve:
    """The points of one descent, of which those up to ``place`` are in the past of the project."""

    def __init__(self) -> None:
        """Begin with no point."""
        self._points: list[Point] = []
        self.place = -1

    @property
    def points(self) -> tuple[Point, ...]:
        """What led to the project as it is now."""
        return tuple(self._points[: self.place + 1])

    @property
    def is_empty(self) -> bool:
        """Whether no step was taken yet."""
        return not self._points

    @property
    def start(self) -> float:
        """The output before the first step; 0 while there is none."""
        return self._points[0].output if self._points else 0.0

    @property
    def steps(self) -> int:
        """How many steps led to the project as it is now."""
        return self._points[self.place].step if self._points else 0

    def forget(self) -> None:
        """Begin anew."""
        self._points.clear()
        self.place = -1

    def begin(self, graph: Graph, output: float) -> None:
        """Make the first point, unless there is one."""
        if not self._points:
            self._add(Point(0, output, held_by(graph)))

    def stepped(self, graph: Graph, output: float) -> None:
        """Add the point after a step; what was undone is forgotten."""
        self._add(Point(self.steps + 1, output, held_by(graph)))

    def follow(self, graph: Graph, output: float) -> None:
        """Go to the point of a graph, back by undo or on by redo; add one where a number came by hand."""
        held = held_by(graph)
        if held == self._points[self.place].held:
            return
        there = self._nearest(held)
        if there is not None:
            self.place = there
            return
        here = self._points[self.place]
        if here.by_hand:
            self.place -= 1
        self._add(Point(here.step, output, held, by_hand=True))

    def _add(self, point: Point) -> None:
        del self._points[self.place + 1 :]
        self._points.append(point)
        if len(self._points) > LONGEST:
            del self._points[1 : LONGEST // 2]
            self._points[1] = replace(self._points[1], by_hand=True)
        self.place = len(self._points) - 1

    def _nearest(self, held: int) -> int | None:
        """Give the place of the point nearest to this one at which the graph held the same."""
        places = [place for place, point in enumerate(self._points) if point.held == held]
        return min(places, key=lambda place: abs(place - self.place), default=None)


def held_by(graph: Graph) -> int:
    """Give a number that tells apart what the inputs, constants and knobs of a graph hold."""
    return hash(tuple((node.value, node.knobs) for node in graph.nodes))
