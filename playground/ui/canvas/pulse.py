"""The pulse: dots that travel along the wires of a step, the larger the more they carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Slot
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsScene

from playground.engine.run import Run
from playground.engine.step import Phase
from playground.graph.graph import Wire
from playground.session.playback import Playback
from playground.session.veil import Veil
from playground.ui.canvas.magnitude import gradient_share, value_share
from playground.ui.canvas.measures import is_stub
from playground.ui.canvas.placing import point_at
from playground.ui.canvas.states import active_wires
from playground.ui.canvas.wire_item import WireItem
from playground.ui.theme.theme import theme

DURATION = 220  # ms
RADIUS = 5.0
SMALLEST, LARGEST = 2.5, 7.5  # radii of a dot that carries next to nothing, and the most of the run


class Pulse(QObject):
    """Runs one animation at a time; a new one replaces the old, and input never waits for it."""

    def __init__(self, scene: QGraphicsScene) -> None:
        """Belong to a scene; nothing is shown yet."""
        super().__init__(scene)
        self._scene = scene
        self.dots: list[QGraphicsEllipseItem] = []
        self._paths: tuple[QPainterPath, ...] = ()
        self._backward = False
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(DURATION)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._travel)
        self._animation.finished.connect(self._clear)

    @property
    def running(self) -> bool:
        """Whether dots are travelling."""
        return bool(self.dots)

    def send(self, wires: Mapping[Wire, WireItem], playback: Playback, veil: Veil, *, moving: bool) -> None:
        """Send dots along the wires of the step just taken; without motion nothing is sent.

        A dot that carries what is hidden has the size of any other.
        """
        step, run = playback.step, playback.run
        if step is None or run is None or not moving:
            return
        items = (wires[wire] for wire in active_wires(run.graph, step) if wire in wires)
        active = [item for item in items if item.isVisible()]
        backward = step.phase is Phase.BACKWARD
        much = gradient_share if backward else value_share
        sizes = [
            RADIUS
            if _is_hidden(veil, run, item.wire, backward=backward)
            else SMALLEST + (LARGEST - SMALLEST) * much(run, item.wire)
            for item in active
        ]
        colour = QColor(theme().tokens.gradient if backward else theme().tokens.value)
        self.start([item.path for item in active], colour, sizes, backward=backward)

    def start(
        self, paths: Sequence[QPainterPath], colour: QColor, sizes: Sequence[float] = (), *, backward: bool
    ) -> None:
        """Send a dot along each path, from its end to its start when backward; ``sizes`` are their radii."""
        self.stop()
        self._paths, self._backward = tuple(paths), backward
        halo = QColor(colour)
        halo.setAlpha(70)
        for path, radius in zip(self._paths, sizes or [RADIUS] * len(paths), strict=True):
            dot = QGraphicsEllipseItem(-radius, -radius, 2 * radius, 2 * radius)
            dot.setBrush(colour)
            dot.setPen(QPen(halo, 5))
            dot.setZValue(2.5)
            dot.setPos(point_at(path, 1.0 if backward else 0.0))
            self._scene.addItem(dot)
            self.dots.append(dot)
        if self.dots:
            self._animation.start()

    def stop(self) -> None:
        """Take all dots away at once."""
        self._animation.stop()
        self._clear()

    @Slot(object)
    def _travel(self, share: float) -> None:
        for dot, path in zip(self.dots, self._paths, strict=True):
            dot.setPos(point_at(path, 1.0 - share if self._backward else share))

    @Slot()
    def _clear(self) -> None:
        for dot in self.dots:
            self._scene.removeItem(dot)
        self.dots = []
        self._paths = ()


def _is_hidden(veil: Veil, run: Run, wire: Wire, *, backward: bool) -> bool:
    """Whether what a wire carries must not be told, not even by a size."""
    if not backward:
        return veil.hides_value(wire.source)
    if is_stub(wire):
        return veil.hides_gradient(run, wire.source)
    return veil.hides_wire(wire.target, wire.port)
