"""Items in bundles lie over each other as they would without, and few items lie in no other."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsScene

from playground.engine.run import run_sound
from playground.session.playback import Playback
from playground.session.selection import Selection
from playground.ui.canvas.bundles import CHIPS, MOST, NODES, RAISED, WIRES, Bundles
from playground.ui.canvas.look import Look
from playground.ui.canvas.scene import CanvasScene
from tests.benchmarks.large_graphs import field

BOX = QRectF(0, 0, 10, 10)
deeds = st.tuples(st.sampled_from(["node", "wire", "chip", "raise", "lower", "remove"]), st.integers(0, 99))


class Plain:
    """The same items without bundles: each with its height, in the order in which they came."""

    def __init__(self) -> None:
        self.items: list[QGraphicsItem] = []
        self.heights: dict[QGraphicsItem, float] = {}

    def from_below(self) -> list[QGraphicsItem]:
        return sorted(self.items, key=self.heights.__getitem__)


def shown(scene: QGraphicsScene) -> list[QGraphicsItem]:
    """The items that are no bundles, the lowest first."""
    found = scene.items(BOX, Qt.ItemSelectionMode.IntersectsItemShape, Qt.SortOrder.AscendingOrder)
    return [item for item in found if item.parentItem() is not None]


def act(deed: str, number: int, bundles: Bundles, plain: Plain) -> None:
    heights = {"node": NODES, "wire": WIRES, "chip": CHIPS}
    if deed in heights:
        item: QGraphicsItem = QGraphicsRectItem(BOX)
        plain.items.append(item)
        plain.heights[item] = heights[deed]
        bundles.put(item, heights[deed])
        return
    wires = [item for item, height in plain.heights.items() if height in {WIRES, RAISED}]
    if deed == "remove" and plain.items:
        item = plain.items.pop(number % len(plain.items))
        del plain.heights[item]
        bundles.remove(item)
    elif deed in {"raise", "lower"} and wires:
        wire = wires[number % len(wires)]
        plain.heights[wire] = RAISED if deed == "raise" else WIRES
        bundles.put(wire, plain.heights[wire])


@given(st.integers(0, 3 * MOST), st.lists(deeds, max_size=60))
def test_bundles_change_nothing_in_what_lies_over_what(first: int, then: Sequence[tuple[str, int]]) -> None:
    scene, plain = QGraphicsScene(), Plain()
    bundles = Bundles(scene)
    for deed, number in [*[("wire", 0)] * first, *then]:
        act(deed, number, bundles, plain)
    assert shown(scene) == plain.from_below()
    for item in tuple(plain.items):
        bundles.remove(item)
    assert not scene.items()


def test_few_items_of_a_large_graph_lie_in_no_other() -> None:
    scene, graph = CanvasScene(Look()), field(400)
    scene.show_graph(graph)
    scene.show_playback(Playback(run_sound(graph)).to_end())
    scene.show_selection(Selection.only(*graph.by_name))
    items = scene.items()
    assert len(items) > 1500
    assert sum(item.parentItem() is None for item in items) < 200
