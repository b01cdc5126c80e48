"""Heat: a click on the chip of an array, or H, opens its value and gradient as heat maps with numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.gates.gate import Value
from playground.graph.graph import Wire
from playground.session.playback import Playback
from playground.ui.canvas.measures import is_stub, stub
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.value_label import ValueLabel
from playground.ui.canvas.view import CanvasView
from playground.ui.panels.heat_map import HeatMap
from playground.ui.qt_override import qt_override
from playground.ui.tools.table import beside
from playground.ui.widgets.button import IconButton
from playground.ui.widgets.keys import keeps
from playground.ui.widgets.role import label, set_role


class HeatCard(QFrame):
    """A card over the canvas with the heat maps of one output; Esc or its button closes it."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = label("", "title")
        self.shape = label("", "muted")
        self.maps = HeatMap()
        close = IconButton("x", "Close the heat map", keys="Esc", flat=True)
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.shape)
        head.addStretch(1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 12)
        column.addLayout(head)
        column.addWidget(self.maps)

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, frozenset({Qt.Key.Key_Escape})) or super().event(event)

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @qt_override(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @qt_override(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()


class HeatTool(Tool):
    """Opens and closes the heat maps of one output and keeps them at the playhead."""

    def __init__(self, canvas: CanvasView) -> None:
        """Show the arrays of a canvas."""
        super().__init__(canvas)
        self._card: HeatCard | None = None
        self._wire: Wire = stub("")
        canvas.session.playback_changed.connect(self.follow)
        canvas.session.veil.changed.connect(lambda: self.follow(canvas.session.playback))

    @property
    def card(self) -> HeatCard | None:
        """The card that is open, if any."""
        return self._card

    def press(self, touch: Touch) -> bool:
        """Open the array whose chip is clicked; a click anywhere else closes what is open."""
        label = self._chip_at(touch) if touch.button == Qt.MouseButton.LeftButton else None
        self.shut()
        if label is None:
            return False
        self._open(label.wire, label.sceneBoundingRect())
        return True

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Show that the chip can be clicked."""
        return Qt.CursorShape.PointingHandCursor if self._chip_at(touch) is not None else None

    def toggle(self) -> None:
        """Open the array of the selected node, or close what is open."""
        if self._card is not None:
            self.shut()
            return
        names = self.canvas.session.selection.nodes
        name = next(iter(names)) if len(names) == 1 else ""
        if self.is_array(name):
            self._open(stub(name), self.canvas.canvas.nodes[name].sceneBoundingRect())
        else:
            self.canvas.say("Select a node with a vector or matrix first.")

    def shut(self) -> None:
        """Close the card."""
        card, self._card = self._card, None
        if card is not None:
            focused = QApplication.focusWidget()
            had_focus = focused is not None and (focused is card or card.isAncestorOf(focused))
            card.hide()
            card.deleteLater()
            if had_focus:
                self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, playback: Playback) -> None:
        """Show the numbers at another playhead; a node that is gone takes the card with it."""
        if self._card is not None:
            if self.is_array(self._wire.source):
                self._show(self._card, playback)
            else:
                self.shut()

    def _open(self, wire: Wire, where: QRectF) -> None:
        self.shut()
        self._wire = wire
        card = self._card = HeatCard(self.canvas.viewport())
        card.left.connect(self.shut)
        self._show(card, self.canvas.session.playback)
        card.move(beside(self.canvas.box_in_view(where), card, self.canvas.viewport()))
        card.show()
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, card: HeatCard, playback: Playback) -> None:
        wire, veil = self._wire, self.canvas.session.veil
        value = None if veil.hides_value(wire.source) else playback.value(wire.source)
        gradient: Value | None
        if is_stub(wire):
            hidden = playback.run is not None and veil.hides_gradient(playback.run, wire.source)
            gradient = None if hidden else playback.gradient(wire.source)
        else:
            hidden = veil.hides_wire(wire.target, wire.port)
            gradient = None if hidden else playback.wire_gradient(wire.target, wire.port)
        card.title.setText(wire.source if is_stub(wire) else f"{wire.source} → {wire.target}.{wire.port}")
        size = np.shape(playback.run.values[wire.source]) if playback.run else ()
        card.shape.setText("×".join(map(str, size)))
        card.setAccessibleName(f"Heat map of {card.title.text()}")
        card.maps.show_values(value, gradient)
        card.adjustSize()

    def is_array(self, name: str) -> bool:
        """Whether a node has a vector or matrix as its value."""
        run = self.canvas.session.playback.run
        return run is not None and isinstance(run.values.get(name), np.ndarray)

    def _chip_at(self, touch: Touch) -> ValueLabel | None:
        for item in self.canvas.canvas.items(touch.scene):
            if isinstance(item, ValueLabel) and self.is_array(item.wire.source):
                hit = any(box.contains(touch.scene) for box in item.chip_boxes())
                return item if hit else None
        return None
