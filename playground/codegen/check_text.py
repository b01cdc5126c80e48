"""The end of an exported program: it nudges its own inputs both ways and asserts its gradients."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import fill

import numpy as np

from playground.codegen.plan import Plan

WIDTH = 100

_CHECK = '''def check(inputs):
    """Nudge every number of every input both ways: the slope must be the gradient."""
    values = [value for _, value, _ in inputs]
    for i, (name, value, gradient) in enumerate(inputs):
        for place in np.ndindex(np.shape(value)):
            label = f"{name}{list(place)}" if place else name
            nudge = np.zeros(np.shape(value))
            nudge[place] = h = 1e-5 * max(1, abs(np.asarray(value)[place]))
            with np.errstate(all="ignore"):
                high = forward(*values[:i], value + nudge, *values[i + 1 :])
                low = forward(*values[:i], value - nudge, *values[i + 1 :])
                slope = (high - low) / (2 * h)
            if not np.isfinite(slope):
                print(f"{label}: not compared, the slope is no finite number")
                continue
            given = np.asarray(gradient)[place]
            room = 1e-6 * max(abs(given), abs(slope)) + 2e-15 * max(abs(high), abs(low)) / h + 1e-8
            assert abs(given - slope) <= room, f"grad_{label} is {given}, but the slope is {slope}"
    print("gradient check: the measured slopes agree")'''

_KINKED = (
    ("high = forward(", "high, above = forward("),
    ("low = forward(", "low, below = forward("),
    (
        "            if not np.isfinite(slope):",
        """            if any(np.any(np.sign(a) != np.sign(b)) for a, b in zip(above, below)):
                print(f"{label}: not compared, a kink lies within the nudge")
                continue
            if not np.isfinite(slope):""",
    ),
)


def checked_inputs(plan: Plan) -> list[str]:
    """Give the inputs whose gradients mean something: all but those that hold class labels."""
    return [node for node in plan.nodes if plan.is_learned(node)]


def check_function(*, kinked: bool) -> str:
    """Write the function that checks; where gates have kinks, it leaves out what a kink lies next to."""
    text = _CHECK
    for plain, careful in _KINKED if kinked else ():
        text = text.replace(plain, careful)
    return text


def check_call(plan: Plan, gradient: Callable[[str], object]) -> str:
    """Write the call: every input with its value and its gradient, as ``gradient`` writes it of a node."""
    rows = [f'    ("{node}", {plan.names[node]}, {gradient(node)}),' for node in checked_inputs(plan)]
    return "\n".join(["check([", *rows, "])"])


def head(name: str, parameters: list[str], *, indent: str = "") -> str:
    """Write the first line of a function, on several lines where it has many parameters."""
    text = f"{indent}def {name}({', '.join(parameters)}):"
    return fill(text, WIDTH, subsequent_indent=f"{indent}        ", break_long_words=False)


def one_number(plan: Plan, text: str) -> str:
    """Write the number that is differentiated: the sum, where the target holds many."""
    return f"np.sum({text})" if np.shape(plan.run.output) else text
