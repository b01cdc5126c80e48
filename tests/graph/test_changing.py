"""A graph made of another by changing nodes knows what it was made of, and is like any other graph."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from playground.engine.again import run_again
from playground.engine.run import run_sound
from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph import editing
from playground.graph.diff import diff
from playground.graph.graph import Graph
from playground.graph.order import order
from playground.session.moving import is_only_moved
from tests.random_graphs import NUMBERS, graphs

PLACES = st.tuples(st.integers(-900, 900).map(float), st.integers(-900, 900).map(float))


def edited(graph: Graph, data: st.DataObject) -> Graph:
    """Move some nodes, change a value or a knob, or rename or remove a node."""
    names = [node.name for node in graph.nodes]
    name = data.draw(st.sampled_from(names))
    kind = gate(graph.by_name[name].gate)
    deed = data.draw(st.sampled_from(["move", "move", "value", "knob", "rename", "remove"]))
    if deed == "move":
        return editing.move(graph, data.draw(st.dictionaries(st.sampled_from(names), PLACES, max_size=4)))
    if deed == "value" and kind.source is not Source.NONE:
        return editing.set_value(graph, name, data.draw(NUMBERS))
    if deed == "knob" and kind.knobs:
        return editing.set_knob(graph, name, kind.knobs[0].name, data.draw(NUMBERS))
    if deed == "rename":
        return editing.rename(graph, name, f"{name}_")
    return editing.remove_nodes(graph, [name]) if deed == "remove" and len(names) > 1 else graph


def anew(graph: Graph) -> Graph:
    """The same graph, which knows nothing of where it came from."""
    return replace(graph)


def of_run(made: Any) -> str:
    return repr(made and (made.values, made.gradients, made.downstream, made.order, made.backward_order))


@given(st.data())
def test_what_is_known_of_an_edit_is_what_a_comparison_finds(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    if data.draw(st.booleans()):
        order(graph), graph.incoming, graph.outgoing, graph.output  # they are carried on
    past = [graph]
    for _ in range(data.draw(st.integers(1, 5))):
        past.append(edited(past[-1], data))
    new, old = past[-1], data.draw(st.sampled_from(past))
    assert new == anew(new)
    for known in ("by_name", "index", "incoming", "outgoing", "output"):
        assert getattr(new, known) == getattr(anew(new), known)
    assert list(new.by_name) == [node.name for node in new.nodes]
    assert order(new) == order(anew(new))
    assert diff(old, new) == diff(anew(old), anew(new))
    assert is_only_moved(old, new) == is_only_moved(anew(old), anew(new))
    changed = new.changed_since(old)
    assert changed is None or set(diff(anew(old), anew(new)).changed) <= set(changed)
    before, other = run_sound(old), run_sound(anew(old))
    if before is not None and other is not None:
        again = run_again(before, new)
        with patch.object(Graph, "changed_since", return_value=None):
            assert of_run(again) == of_run(run_again(other, anew(new)))


def test_graphs_of_other_wiring_are_not_known() -> None:
    graph = Graph()
    graph, x = editing.add_node(graph, "input", value=1.0)
    moved = editing.move(graph, {x: (1.0, 2.0)})
    assert moved.changed_since(graph) == (x,)
    assert graph.changed_since(moved) == (x,)
    assert graph.changed_since(graph) == ()
    assert editing.add_node(graph, "input")[0].changed_since(graph) is None
    assert editing.set_target(graph, x).changed_since(graph) is None


def test_the_graphs_of_a_long_drag_do_not_hold_on_to_each_other() -> None:
    graph, x = editing.add_node(Graph(), "input", value=1.0)
    first = weakref.ref(graph)
    for step in range(5):
        graph = editing.move(graph, {x: (float(step), 0.0)})
    gc.collect()
    assert first() is None
