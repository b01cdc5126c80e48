"""Descents for tests: a session on an expression, the points of its curve, and what its inputs hold."""

from __future__ import annotations

from typing import Any

from playground.graph import editing
from playground.graph.expression import parse
from playground.graph.value import freeze
from playground.session.descending import Descending
from playground.session.project import Project
from playground.session.session import Session

BOWL = "x * x"


def opened(text: str = "(x + y) * z", **values: Any) -> Descending:
    graph = parse(text)
    wanted = values or {"x": -2, "y": 5, "z": -4}
    for name, value in wanted.items():
        graph = editing.set_value(graph, name, freeze(value))
    return Descending(Session(Project(graph=graph)))


def outputs(descending: Descending) -> list[float]:
    return [point.output for point in descending.curve.points]


def value(descending: Descending, name: str) -> Any:
    return descending._session.graph.by_name[name].value
