"""What the canvas shows at one moment: the playhead, the selection, the problems and the marks of a lens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from playground.graph.graph import Graph, Wire
from playground.graph.problems import Problem
from playground.session.playback import Playback
from playground.session.selection import Selection
from playground.ui.canvas.magnitude import gradient_share
from playground.ui.canvas.overlay import NO_NODE_MARK, NO_OVERLAY, NO_WIRE_MARK, Overlay
from playground.ui.canvas.states import Carry, NodeState, WireState, node_kink, node_total, wire_state

NOTHING = Playback(None)


@dataclass(frozen=True, eq=False)
class Moment:
    """Works out what each node and wire shows.

    ``problems`` are texts by node, ``stops`` the nodes with a breakpoint, and ``weighs`` says whether the
    thickness of a wire follows its gradient; not where a lens writes something else below it.
    """

    playback: Playback = NOTHING
    selection: Selection = field(default_factory=Selection)
    problems: Mapping[str, str] = field(default_factory=dict)
    overlay: Overlay = NO_OVERLAY
    stops: frozenset[str] = frozenset()
    weighs: bool = False
    digits: int = 2

    def node(self, name: str, graph: Graph, *, with_total: bool) -> NodeState:
        """Return what a node shows; ``with_total`` also the sum of its gradients."""
        step = self.playback.step
        mark = self.overlay.nodes.get(name, NO_NODE_MARK)
        total = node_total(self.playback, graph, name, self.digits) if mark.total is None else mark.total
        return NodeState(
            phase=step.phase if step is not None and step.node == name else None,
            total=total if with_total else "",
            kink=node_kink(self.playback, graph, name),
            problem=self.problems.get(name, ""),
            selected=name in self.selection.nodes,
            stops=name in self.stops,
            mark=mark,
        )

    def wire(self, wire: Wire) -> WireState:
        """Return what a wire shows."""
        state = wire_state(self.playback, wire, self.digits)
        run = self.playback.run
        mark = self.overlay.wires.get(wire, NO_WIRE_MARK)
        weighs = self.weighs and state.carry is Carry.GRADIENT and mark.gradient is None
        weight = gradient_share(run, wire) if run is not None and weighs else None
        return replace(state, weight=weight, mark=mark)


def by_node(problems: Iterable[Problem]) -> dict[str, str]:
    """Return the text of the first problem of every node that has one."""
    found: dict[str, str] = {}
    for problem in problems:
        if problem.node is not None:
            found.setdefault(problem.node, problem.text)
    return found
