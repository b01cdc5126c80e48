"""What can be shown or hidden on the canvas: copy gates, thickness by gradient, the minimap."""

from __future__ import annotations

from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.view import CanvasView
from playground.ui.panels.minimap import Minimap
from playground.ui.tools.zoom import keep_home


class Viewing:
    """Switches views on and off; what is remembered is a setting of the session."""

    def __init__(self, session: Session, canvas: CanvasView, minimap: Minimap) -> None:
        """Work on a canvas and its minimap."""
        self._session, self._canvas, self._minimap = session, canvas, minimap

    def bind(self, table: ActionTable) -> None:
        """Bind the switches."""
        table.bind("copies", self.toggle_copies)
        table.check("copies", self._session.settings.copies)
        table.bind("thickness", self.toggle_thickness)
        table.check("thickness", self._session.settings.thickness)
        table.bind("minimap", lambda: self._minimap.want(wanted=not self._minimap.wanted))
        table.check("minimap", self._minimap.wanted)

    def toggle_copies(self) -> None:
        """Show or hide the copy gates, and remember it."""
        self._session.choose(copies=not self._session.settings.copies)
        self._canvas.canvas.show_copies(shown=self._session.settings.copies)
        keep_home(self._canvas)

    def toggle_thickness(self) -> None:
        """Let the thickness of the wires follow their gradients, or not, and remember it."""
        self._session.choose(thickness=not self._session.settings.thickness)
        self._canvas.canvas.show_weights(shown=self._session.settings.thickness)
