"""The order in which nodes take their turns in a backward pass: the right one, and two that are wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from playground.engine.run import Run
from playground.gates.catalog import gate

MOST_PER_NODE = 8
AT_LEAST = 1000


def last_first(run: Run) -> Iterator[str]:
    """Give the right order: a node's turn comes when all of its gradient has arrived."""
    yield from run.backward_order


def breadth_first(run: Run) -> Iterator[str]:
    """Give each node once, those nearest the target first, as a queue of sources would."""
    waiting = deque([run.target])
    seen = {run.target}
    while waiting:
        name = waiting.popleft()
        yield name
        for source in sources(run, name):
            if source not in seen:
                seen.add(source)
                waiting.append(source)


def once_per_path(run: Run) -> Iterator[str]:
    """Give each node once for every path to the target, as a careless recursion would, without recursing.

    Paths can be more than anybody can count: it ends after eight turns a node, or a thousand.
    """
    waiting = [run.target]
    for _ in range(max(AT_LEAST, MOST_PER_NODE * len(run.backward_order))):
        if not waiting:
            return
        name = waiting.pop()
        yield name
        waiting.extend(sources(run, name))


def sources(run: Run, name: str) -> tuple[str, ...]:
    """Give the nodes that feed a node, once for each port."""
    plugged = run.graph.incoming[name]
    return tuple(plugged[port].source for port in gate(run.graph.by_name[name].gate).inputs)
