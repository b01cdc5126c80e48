"""The spotlight of the Graph workspace: what is pointed at on the canvas, by keys, and where one flies to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.flight import Flight
from playground.ui.canvas.spots import Spots, things_at
from playground.ui.canvas.touch import Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.panels.code import CodePanel
from playground.ui.panels.factor import FactorChip
from playground.ui.panels.inspector import Inspector
from playground.ui.spotlight import Spotlight

NO_FACTORS = "There is no factor to light: open Step by Step (Alt+1) and take a step."


class Spotting(QObject):
    """Joins the canvas, the ticket and the code by one spotlight; ``said`` tells what is lit by keys."""

    said = Signal(str)

    def __init__(
        self, session: Session, light: Spotlight, canvas: CanvasView, inspector: Inspector, code: CodePanel
    ) -> None:
        """Join the parts."""
        super().__init__(canvas)
        self._session, self._light, self._canvas, self._inspector = session, light, canvas, inspector
        self._code = code
        self.spots, self.flight = Spots(canvas.canvas), Flight(canvas)
        light.moved.connect(self._show)
        canvas.pointed.connect(self._pointed)
        code.flown.connect(self.fly)
        session.project_changed.connect(self._forget)
        session.playback_changed.connect(self._forget)

    def bind(self, table: ActionTable) -> None:
        """Bind moving the spotlight and opening the code by keys."""
        table.bind("spot_next", lambda: self._walk(1))
        table.bind("spot_previous", lambda: self._walk(-1))
        table.bind("code_tab", self._code.open_next)

    @Slot(int, str)
    def fly(self, playhead: int, name: str) -> None:
        """Put the playhead somewhere and bring a node to the middle of the canvas."""
        self._session.to(playhead)
        node = self._session.graph.by_name.get(name)
        if node is not None:
            middle = self._canvas.canvas.composites.box_of(node).center()
            self.flight.to(middle, moving=self._session.settings.animations)

    def _walk(self, by: int) -> None:
        """Light the next factor of the ticket; behind the last, none."""
        factors = self._inspector.factors()
        if not factors:
            self.said.emit(NO_FACTORS)
            return
        origin = self._light.origin
        places = [*range(-1, len(factors))]
        now = factors.index(origin) if isinstance(origin, FactorChip) and origin in factors else -1
        place = places[(now + 1 + by) % len(places)]
        if place < 0:
            self._light.rest()
            self.said.emit("")
            return
        self._light.shine(factors[place].things, factors[place])
        self.said.emit(f"Lit: {factors[place].accessibleName()}")

    @Slot(object)
    def _pointed(self, touch: Touch | None) -> None:
        things = things_at(self._canvas.canvas, touch.scene) if touch is not None else frozenset()
        if things:
            self._light.shine(things, self)
        else:
            self._light.rest(self)

    @Slot()
    def _show(self) -> None:
        self.spots.show(self._light.things)

    def _forget(self, *_changed: object) -> None:
        """Light nothing: what was lit may be elsewhere, or something else, now."""
        self._light.rest()
