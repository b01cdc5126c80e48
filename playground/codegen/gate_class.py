"""Gate classes: each gate as a class with the forward / backward API of CS231n, from its own formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from playground.codegen.plan import Plan
from playground.engine.forward import knobs_of
from playground.gates.catalog import gate
from playground.gates.gate import Gate
from playground.gates.name import Name, write

OUTPUT = "output"
UPSTREAM = "upstream"


@dataclass(frozen=True)
class GateClass:
    """What the class of a gate says: its formulas in the names of its ports, for inputs of some shapes.

    Two nodes of one gate share a class where their formulas agree. ``kink`` is empty for a smooth gate.
    """

    gate: str
    forward: str
    backward: tuple[str, ...]
    kink: str

    @property
    def kind(self) -> Gate:
        """The gate itself."""
        return gate(self.gate)

    @property
    def name(self) -> str:
        """The name of the class, where it is the only one of its gate."""
        return "".join(part.capitalize() for part in self.gate.split("_"))

    @property
    def kept(self) -> list[str]:
        """What forward keeps, because backward needs it again: inputs, and the output last."""
        used = set(re.findall(r"self\.(\w+)", " ".join([*self.backward, self.kink])))
        return [word for word in (*self.kind.inputs, OUTPUT) if word in used]


def class_of(plan: Plan, node: str) -> GateClass:
    """Write the formulas of a node's gate for inputs of the shapes that it has."""
    record = plan.run.graph.by_name[node]
    kind = gate(record.gate)
    shapes = [np.shape(plan.run.values[name]) for name in plan.inputs(node)]
    knobs = {knob.name: Name(f"self.{knob.name}", ()) for knob in kind.knobs}
    plain = [Name(port, shape) for port, shape in zip(kind.inputs, shapes, strict=True)]
    kept = [Name(f"self.{port}", shape) for port, shape in zip(kind.inputs, shapes, strict=True)]
    shape = np.shape(plan.run.values[node])
    given = [Name(UPSTREAM, shape), Name(f"self.{OUTPUT}", shape), *kept]
    return GateClass(
        record.gate,
        write(kind.forward(*plain, **knobs)),
        tuple(write(part) for part in kind.backward(*given, **knobs)),
        write(kind.kinks(*kept, **knobs)) if kind.kinks is not None else "",
    )


def class_names(classes: list[GateClass]) -> dict[GateClass, str]:
    """Give every class a name of its own: a second one of the same gate, for other shapes, is numbered."""
    names: dict[GateClass, str] = {}
    for entry in classes:
        if entry not in names:
            before = sum(other.gate == entry.gate for other in names)
            names[entry] = f"{entry.name}{before + 1}" if before else entry.name
    return names


def made(plan: Plan, node: str, name: str) -> str:
    """Write how the gate of a node is made: its class, with the numbers of its knobs."""
    record = plan.run.graph.by_name[node]
    knobs = knobs_of(record, gate(record.gate))
    return f"{name}({', '.join(f'{knob}={float(number)!r}' for knob, number in knobs.items())})"


def class_text(entry: GateClass, name: str) -> str:
    """Write a class: its knobs, forward, which keeps what backward needs, backward, and its kink."""
    kind, knobs = entry.kind, [knob.name for knob in entry.kind.knobs]
    lines = [f"class {name}:", f'    """{kind.name}: {kind.pattern}."""', ""]
    if knobs:
        lines += [f"    def __init__(self, {', '.join(knobs)}):"]
        lines += [*(f"        self.{knob} = {knob}" for knob in knobs), ""]
    lines += [f"    def forward(self, {', '.join(kind.inputs)}):", *_forward(entry), ""]
    lines += [f"    def backward(self, {UPSTREAM}):", f"        return {', '.join(entry.backward)}"]
    if entry.kink:
        lines += ["", "    def kink(self):", f"        return {entry.kink}  # changes sign at a kink"]
    return "\n".join(lines)


def _forward(entry: GateClass) -> list[str]:
    """Write the body of forward."""
    inputs = [word for word in entry.kept if word != OUTPUT]
    lines = []
    if inputs:
        lines.append(f"        {', '.join(f'self.{word}' for word in inputs)} = {', '.join(inputs)}")
    if OUTPUT in entry.kept:
        return [*lines, f"        self.{OUTPUT} = {entry.forward}", f"        return self.{OUTPUT}"]
    return [*lines, f"        return {entry.forward}"]
