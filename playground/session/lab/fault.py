"""A fault: one classic mistake of people who write backpropagation themselves, and how it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playground.engine.run import Run
from playground.gates.gate import Slip
from playground.session.lab.turns import breadth_first, last_first, once_per_path


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What programmers do wrong, and how it changes the backward pass.

    ``area`` says where such a fault sits, as a first hint. ``turns`` gives the order in which nodes hand
    gradients back, ``slip`` the wrong formula of gates that can make it, ``overwrites`` that a gradient
    takes the place of the one before, ``passes`` how often the pass is made without clearing. ``wrong`` and
    ``right`` are the lines of code of a fault that is in no gate's own formula. ``example`` is the file of a
    worked example, without its ending, in which the fault can be seen.
    """

    id: str
    title: str
    note: str
    area: str
    example: str = ""
    slip: Slip | None = None
    turns: Callable[[Run], Iterator[str]] = last_first
    overwrites: bool = False
    passes: int = 1
    wrong: str = ""
    right: str = ""


FORMULA = "in what one kind of gate hands back"
SUM = "in how gradients are added up"
ORDER = "in the order in which the gates take their turns"

FAULTS: tuple[Fault, ...] = (
    Fault(
        id="overwrite",
        title="= instead of +=",
        note="Where one output feeds several wires, the last gradient overwrites the others.",
        area=SUM,
        example="21-diamond",
        overwrites=True,
        wrong="grad[source] = part",
        right="grad[source] += part",
    ),
    Fault(
        id="early_turn",
        title="Children before parents",
        note="Gates take turns breadth-first, so one hands on before all of its gradient has arrived.",
        area=ORDER,
        example="21-diamond",
        turns=breadth_first,
        wrong="for node in breadth_first(f): hand_back(node)",
        right="for node in reversed(topological(f)): hand_back(node)",
    ),
    Fault(
        id="path_turns",
        title="A turn for every path",
        note="The recursion goes back once for every path, and a shared gate hands its gradient on again.",
        area=ORDER,
        example="21-diamond",
        turns=once_per_path,
        wrong="def back(node):\n    for source in hand_back(node): back(source)",
        right="for node in reversed(topological(f)): hand_back(node)",
    ),
    Fault(
        id="not_zeroed",
        title="Gradients not zeroed",
        note="A second backward pass adds its gradients onto those that the first one left behind.",
        area=SUM,
        example="11-sum-times-number",
        passes=2,
        wrong="f.backward()\nf.backward()",
        right="f.backward()\nfor node in nodes: node.grad = 0.0\nf.backward()",
    ),
    Fault(
        id="max_to_both",
        title="Max sends to both",
        note="Maximum or minimum hands its gradient to both inputs, not to the one that won alone.",
        area=FORMULA,
        example="12-add-max-multiply",
        slip=Slip.BOTH_INPUTS,
    ),
    Fault(
        id="own_input",
        title="A swapped multiply",
        note="Multiply hands each input its own value times upstream; it must be the other's.",
        area=FORMULA,
        example="11-sum-times-number",
        slip=Slip.OWN_INPUT,
    ),
    Fault(
        id="lost_minus",
        title="A lost minus",
        note="A gate that turns the sign, such as subtract, negate or 1/x, forgets to turn the gradient's.",
        area=FORMULA,
        example="32-sigmoid-from-small-gates",
        slip=Slip.LOST_MINUS,
    ),
    Fault(
        id="leak_forward_only",
        title="Leaky slope only forward",
        note="Left of 0 the leaky slope counts in the value, but the gradient is blocked as by a plain ReLU.",
        area=FORMULA,
        example="34-leaky-relu",
        slip=Slip.FORWARD_ONLY,
    ),
    Fault(
        id="input_for_output",
        title="Slope taken at the input",
        note="The slope is written in the output, as y(1 − y), but fed the input: x(1 − x).",
        area=FORMULA,
        example="31-sigmoid-neuron",
        slip=Slip.INPUT_FOR_OUTPUT,
    ),
    Fault(
        id="lost_mean",
        title="A forgotten mean",
        note="The value is a mean over many numbers, but the gradient is not divided by how many.",
        area=FORMULA,
        example="75-batch-of-two",
        slip=Slip.LOST_MEAN,
    ),
)

BY_ID = {fault.id: fault for fault in FAULTS}
