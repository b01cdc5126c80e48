"""The languages the graph is written in, in the order of the tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from playground.codegen.latex import latex_program_of_run
from playground.codegen.modular_code import modular_program_of_run
from playground.codegen.numpy_code import program_of_run
from playground.codegen.program import Program
from playground.codegen.torch_code import torch_program_of_run
from playground.engine.run import Run


@dataclass(frozen=True)
class Language:
    """One tab: its title, a shorter one for a narrow panel, what it is called, and what writes it.

    ``veiled``, where there is one, writes it without the numbers of the run.
    """

    id: str
    title: str
    short: str
    name: str
    tip: str
    write: Callable[[Run], Program]
    veiled: Callable[[Run], Program] | None = None


TORCH = "torch"
LANGUAGES = (
    Language("flat", "FLAT CODE", "FLAT", "Flat code", "One line of numpy for each gate", program_of_run),
    Language(
        "modular",
        "MODULAR",
        "MODULAR",
        "Modular code",
        "A class with forward and backward for each gate",
        modular_program_of_run,
    ),
    Language(
        TORCH,
        "PYTORCH",
        "TORCH",
        "PyTorch code",
        "The same graph, differentiated by PyTorch",
        torch_program_of_run,
    ),
    Language(
        "latex",
        "LATEX",
        "LATEX",
        "LaTeX derivation",
        "The chain rule, step by step",
        latex_program_of_run,
        partial(latex_program_of_run, with_numbers=False),
    ),
)
