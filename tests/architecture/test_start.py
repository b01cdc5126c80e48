"""What starting costs, and what a program may take for granted of Python and Qt."""

import json
import subprocess
import sys

import PySide6
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget
from pytestqt.qtbot import QtBot

from playground.app.start import pair_problem
from playground.ui.qt_override import qt_override

HEAVY = ("PySide6", "shiboken6", "pyqtgraph", "numba", "networkx")
PAINTS = 10_000


def loaded_by(statement: str) -> set[str]:
    """Give the modules at the top that a statement loads in a fresh Python."""
    code = f"import json, sys; {statement}; print(json.dumps([*sys.modules]))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return {name.partition(".")[0] for name in json.loads(output)}


def test_importing_the_program_is_light() -> None:
    assert loaded_by("import playground").isdisjoint(HEAVY)


def test_a_heavy_import_is_found() -> None:
    assert "networkx" in loaded_by("import playground, networkx")


def test_the_first_window_waits_for_no_plots_no_sorting_and_no_compiler() -> None:
    shown = "from playground.app.window import build_window; window = build_window(); window.show()"
    assert loaded_by(shown).isdisjoint({"pyqtgraph", "numba", "networkx"})


def test_the_first_window_is_seen_before_anything_that_computes_is_loaded() -> None:
    shown = (
        "from playground.app.window import Opening, first_window, prepare; application = prepare(); "
        "opening = Opening(first_window()); opening.window.show()"
    )
    assert loaded_by(shown).isdisjoint({"numpy", "msgspec", "pyqtgraph", "numba", "networkx"})


@pytest.mark.parametrize("python", [(3, 10), (3, 11)])
def test_a_pair_that_loses_references_is_refused(python: tuple[int, int]) -> None:
    problem = pair_problem(python, "6.12.0")
    assert problem is not None
    assert f"PySide6 6.12.0 crashes on Python 3.{python[1]}" in problem


@pytest.mark.parametrize(
    ("python", "qt"),
    [
        ((3, 11), "6.11.3"),
        ((3, 12), "6.12.0"),
        ((3, 13), "6.12.0"),
        (sys.version_info[:2], PySide6.__version__),
    ],
)
def test_a_sound_pair_is_welcome(python: tuple[int, int], qt: str) -> None:
    assert pair_problem(python, qt) is None


class Spot(QGraphicsItem):
    """An item whose overrides hand back all three: None, True and False."""

    def __init__(self) -> None:
        super().__init__()
        self.paints = 0

    @qt_override(default=QRectF())
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, 8, 8)

    @qt_override(default=False)
    def contains(self, point: object) -> bool:
        return True

    @qt_override(default=False)
    def isObscuredBy(self, item: object) -> bool:
        return False

    @qt_override()
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /
    ) -> None:
        self.paints += 1


def test_painting_loses_no_references(qtbot: QtBot) -> None:
    scene = QGraphicsScene()
    spot = Spot()
    scene.addItem(spot)
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    before = [sys.getrefcount(thing) for thing in (None, True, False)]
    for _ in range(PAINTS):
        scene.render(painter, QRectF(0, 0, 8, 8), QRectF(0, 0, 8, 8))
        scene.items(QRectF(0, 0, 4, 4).center())
    after = [sys.getrefcount(thing) for thing in (None, True, False)]
    painter.end()
    scene.removeItem(spot)
    assert spot.paints == PAINTS
    # A pair of Python and Qt that is not sound loses one at every paint.
    assert all(now > then - PAINTS / 100 for then, now in zip(before, after, strict=True))
