"""Backprop Playground: build computational graphs and networks, and see backpropagation at work.

    import playground as pg
    g = pg.parse("f = (x + y) * z")
    r = pg.run(g, {"x": -2, "y": 5, "z": -4})
    r.output, r.gradients["z"]              # -12.0, 3.0

Each name is fetched from its module when it is first asked for, so that importing the package is
quick and loads neither Qt nor pyqtgraph nor numba.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playground.codegen.latex import write_latex
    from playground.codegen.modular_code import write_modular
    from playground.codegen.numpy_code import write_numpy
    from playground.codegen.torch_code import write_torch
    from playground.engine.gradient_check import check_gradients
    from playground.engine.run import run
    from playground.graph.expression import ExpressionError, parse
    from playground.session.project import open_project as open
    from playground.session.project import save_project as save
    from playground.training.datasets import dataset
    from playground.training.network import Network
    from playground.training.trainer import Trainer

__all__ = [
    "ExpressionError",
    "Network",
    "Trainer",
    "check_gradients",
    "dataset",
    "open",
    "parse",
    "run",
    "save",
    "write_latex",
    "write_modular",
    "write_numpy",
    "write_torch",
]

_HOMES = {
    "ExpressionError": ("graph.expression", "ExpressionError"),
    "Network": ("training.network", "Network"),
    "Trainer": ("training.trainer", "Trainer"),
    "check_gradients": ("engine.gradient_check", "check_gradients"),
    "dataset": ("training.datasets", "dataset"),
    "open": ("session.project", "open_project"),
    "parse": ("graph.expression", "parse"),
    "run": ("engine.run", "run"),
    "save": ("session.project", "save_project"),
    "write_latex": ("codegen.latex", "write_latex"),
    "write_modular": ("codegen.modular_code", "write_modular"),
    "write_numpy": ("codegen.numpy_code", "write_numpy"),
    "write_torch": ("codegen.torch_code", "write_torch"),
}


def __getattr__(name: str) -> Any:
    """Fetch a public name from its module; raises AttributeError for any other."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(f"{__name__}.{module}"), attribute)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
