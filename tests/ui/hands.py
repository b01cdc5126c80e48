"""Two hands on the Graph workspace: real presses, moves and keys at the place where a thing is seen."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from playground.graph.graph import Wire
from playground.session.session import Session
from playground.ui.canvas.measures import input_offset, output_offset, stub
from playground.ui.panels.tile import Tile
from playground.ui.workspaces.graph.workspace import GraphWorkspace

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Hands:
    """Acts on a workspace inside a window that is shown."""

    def __init__(self, window: QWidget, page: GraphWorkspace) -> None:
        self.window, self.page, self.canvas = window, page, page.canvas

    @property
    def session(self) -> Session:
        return self.page.session

    # Where things are seen, in the window

    def place(self, x: float, y: float) -> QPoint:
        """Where a point of the scene is seen."""
        return self.seen(self.canvas.viewport(), self.canvas.mapFromScene(QPointF(x, y)))

    def seen(self, widget: QWidget, at: QPoint | None = None) -> QPoint:
        return widget.mapTo(self.window, widget.rect().center() if at is None else at)

    def node(self, name: str) -> QPoint:
        """The middle of a node's card, or the name of a pill."""
        x, y = self.session.graph.by_name[name].position
        item = self.canvas.canvas.nodes[name]
        return self.place(x - (24 if not item.value_box().isEmpty() else 0), y)

    def value(self, name: str) -> QPoint:
        middle = self.canvas.canvas.nodes[name].value_box().center()
        return self.place(middle.x(), middle.y())

    def output(self, name: str) -> QPoint:
        item = self.canvas.canvas.nodes[name]
        spot = item.pos() + output_offset(item.kind)
        return self.place(spot.x(), spot.y())

    def input(self, name: str, port: str) -> QPoint:
        item = self.canvas.canvas.nodes[name]
        spot = item.pos() + input_offset(item.kind, port)
        return self.place(spot.x(), spot.y())

    def tile(self, title: str) -> Tile:
        return next(tile for tile in self.page.palette_panel.tiles if tile.stock.title == title)

    # What hands do

    def press(self, at: QPoint, button: Qt.MouseButton = LEFT, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.mousePress(self.window.windowHandle(), button, held, at)

    def move(self, at: QPoint) -> None:
        QTest.mouseMove(self.window.windowHandle(), at)
        QApplication.processEvents()

    def move_holding(self, at: QPoint, held: Qt.KeyboardModifier, button: Qt.MouseButton = LEFT) -> None:
        """Move with a button and keys held down."""
        handle = self.window.windowHandle()
        spot, screen = QPointF(at), QPointF(handle.mapToGlobal(at))
        event = QMouseEvent(QEvent.Type.MouseMove, spot, screen, Qt.MouseButton.NoButton, button, held)
        QApplication.sendEvent(handle, event)
        QApplication.processEvents()

    def release(self, at: QPoint, button: Qt.MouseButton = LEFT, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.mouseRelease(self.window.windowHandle(), button, held, at)

    def click(self, at: QPoint, button: Qt.MouseButton = LEFT, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.mouseClick(self.window.windowHandle(), button, held, at)

    def double_click(self, at: QPoint) -> None:
        QTest.mouseDClick(self.window.windowHandle(), LEFT, PLAIN, at)

    def drag(self, way: Iterable[QPoint], button: Qt.MouseButton = LEFT) -> None:
        """Press at the first point, move over the others, let go at the last."""
        first, *rest = way
        self.press(first, button)
        for at in rest:
            self.move((first + at) / 2)
            self.move(at)
        self.release(rest[-1], button)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.window.windowHandle(), key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), ord(letter))

    def place_gate(self, title: str, x: float, y: float) -> str:
        """Drag a gate from the palette to a point of the scene and return its name."""
        before = self.session.graph.by_name.keys()
        tile = self.tile(title)
        self.drag([self.seen(tile), self.place(x, y)])
        return next(iter(self.session.graph.by_name.keys() - before))

    def wire(self, source: str, target: str, port: str) -> None:
        self.drag([self.output(source), self.input(target, port)])

    def type_value(self, name: str, text: str) -> None:
        self.double_click(self.value(name))
        self.type(text)
        self.key(Qt.Key.Key_Return)

    # What eyes see

    def chips(self, source: str, target: str, port: str) -> tuple[str, str]:
        """The value and the gradient written at a wire."""
        label = self.canvas.canvas.labels[Wire(source, target, port)]
        return label.value, label.gradient

    def end_chips(self, name: str) -> tuple[str, str]:
        """The value and the gradient written at the open end after a node."""
        label = self.canvas.canvas.labels[stub(name)]
        return label.value, label.gradient
