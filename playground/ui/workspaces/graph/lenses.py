"""The lenses of the Graph workspace: which there are, which is open, and what it shows on the canvas."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from playground.graph.graph import Wire
from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.overlay import NO_OVERLAY
from playground.ui.canvas.view import CanvasView
from playground.ui.lenses.banner import Banner
from playground.ui.lenses.bar import LensBar
from playground.ui.lenses.check import CheckLens
from playground.ui.lenses.descend import DescendLens
from playground.ui.lenses.lab import LabLens
from playground.ui.lenses.lens import Lens
from playground.ui.lenses.modes import ModesLens
from playground.ui.lenses.nudge import NudgeLens
from playground.ui.lenses.predict import PredictLens
from playground.ui.panels.inspector import Inspector
from playground.ui.tools.zoom import HOME, keep_all_home, zoom_fit
from playground.ui.widgets.role import set_role

LENSES: tuple[type[Lens], ...] = (PredictLens, NudgeLens, CheckLens, LabLens, DescendLens, ModesLens)
CHECK = CheckLens.id
STEP, STEP_TITLE, STEP_ICON = "step", "Step", "step-forward"


class Lenses(QObject):
    """Keeps one lens open; the inspector, step by step, is the first of them.

    ``opened`` tells that another one is open, ``said`` and ``jumped`` what the open one tells.
    """

    opened = Signal()
    said = Signal(str)
    jumped = Signal(str)

    def __init__(
        self,
        session: Session,
        canvas: CanvasView,
        inspector: Inspector,
        kinds: tuple[type[Lens], ...] = LENSES,
    ) -> None:
        """Begin with the inspector open."""
        super().__init__(canvas)
        self._canvas, self._inspector = canvas, inspector
        self.open_id = STEP
        self._made_room = False  # for the numbers of the open lens, which may be longer than the run's
        self._table: ActionTable | None = None
        self.pages: dict[str, Lens] = {kind.id: kind(session) for kind in kinds}
        self.bar, self.panel, self.banner = LensBar(), QFrame(), Banner()
        set_role(self.panel, "panel")
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, inspector, *self.pages.values()):
            column.addWidget(part)
        self.bar.setVisible(bool(kinds))
        canvas.chip_pressed.connect(self._pressed)
        for page in self.pages.values():
            page.hide()
            page.said.connect(self.said)
            page.jumped.connect(self.jumped)
            page.left.connect(canvas.setFocus)
            page.replaced.connect(partial(zoom_fit, canvas, HOME))
            page.overlay_changed.connect(self.show_overlay)

    @property
    def lens(self) -> Lens | None:
        """The lens that is open; None is the inspector."""
        return self.pages.get(self.open_id)

    def bind(self, table: ActionTable) -> None:
        """Bind opening every lens, and what each can do."""
        self.bar.add(STEP, STEP_TITLE, STEP_ICON, table.action(f"lens_{STEP}"))
        for id, page in self.pages.items():
            self.bar.add(id, page.title, page.icon, table.action(f"lens_{id}"))
            page.bind(table)
        for id in (STEP, *self.pages):
            table.bind(f"lens_{id}", partial(self.open, id))
        self._table = table
        table.check(f"lens_{self.open_id}")
        table.bind("check_gradients", self.check)

    def open(self, id: str) -> None:
        """Open a lens in place of the one that is open."""
        before, self.open_id = self.lens, id
        if before is not None and before is not self.lens:
            before.closed()
        self._page.show()
        for page in (self._inspector, *self.pages.values()):
            page.setVisible(page is self._page)
        if self.lens is not None and before is not self.lens:
            self.lens.opened()
        self.refresh()
        self._made_room = keep_all_home(self._canvas, anew=self._made_room)
        if self._table is not None:
            self._table.check(f"lens_{id}")
        self.opened.emit()

    def check(self) -> None:
        """Check the gradients that are shown; the run's own in the lens that is there for it."""
        if self.lens is None or not self.lens.judge():
            self.open(CHECK)
            self.pages[CHECK].judge()

    def close(self) -> None:
        """Tell the open lens that the window closes."""
        if self.lens is not None:
            self.lens.closed()

    def refresh(self) -> None:
        """Bring the open page and its marks up to date."""
        if self.lens is None:
            self._inspector.refresh()
        else:
            self.lens.refresh()
        self.show_overlay()

    @Slot()
    def show_overlay(self) -> None:
        """Show what the open lens marks on the canvas."""
        overlay = NO_OVERLAY if self.lens is None else self.lens.overlay()
        self._canvas.canvas.show_overlay(overlay)
        self.banner.show_text(overlay.banner)

    @property
    def _page(self) -> QWidget:
        return self._inspector if self.lens is None else self.lens

    @Slot(object, str)
    def _pressed(self, wire: Wire, which: str) -> None:
        if self.lens is not None:
            self.lens.pressed(wire, which)
