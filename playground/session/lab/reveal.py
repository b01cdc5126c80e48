"""The reveal: the line of code with the fault in it, and beside it the right one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playground.engine.forward import knobs_of
from playground.engine.run import Run
from playground.engine.term import name_of
from playground.gates.catalog import gate
from playground.gates.name import Name, write
from playground.session.lab.fault import Fault
from playground.session.lab.turns import sources


def code_lines(run: Run, fault: Fault, guilty: tuple[str, ...]) -> tuple[str, str]:
    """Give the wrong code and the right code; a gate's own in the names of the graph, at a guilty node.

    It is the one nearest the target whose gate makes the slip; where none does, the lines are empty.
    """
    if fault.slip is None:
        return fault.wrong, fault.right
    for name in guilty:
        kind = gate(run.graph.by_name[name].gate)
        wrong = _written(run, name, kind.slipped(fault.slip))
        right = _written(run, name, kind.backward)
        apart = [place for place, line in enumerate(wrong) if line != right[place]]
        if apart:
            return "\n".join(wrong[place] for place in apart), "\n".join(right[place] for place in apart)
    return "", ""


def _written(run: Run, name: str, backward: Callable[..., tuple[Any, ...]]) -> list[str]:
    """Write a backward rule of a node, a line for each of its inputs."""
    node = run.graph.by_name[name]
    names = [name_of(run, source) for source in sources(run, name)]
    upstream = Name(f"grad_{name}", name_of(run, name).shape)
    parts = backward(upstream, name_of(run, name), *names, **knobs_of(node, gate(node.gate)))
    return [f"grad_{source} = {write(part)}" for source, part in zip(sources(run, name), parts, strict=True)]
