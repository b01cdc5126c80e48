"""The trace: all steps of the run as a list; a click goes to the step."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QListView, QWidget

from playground.engine.step import Phase, Step
from playground.session.playback import Playback
from playground.session.veil import Veil
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, keeps

Index = QModelIndex | QPersistentModelIndex


class TraceModel(QAbstractListModel):
    """The steps as lines of text; a line is written when it is seen, so a long run costs nothing."""

    def __init__(self, parent: QWidget) -> None:
        """Begin without steps."""
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._playhead = 0
        self.veil = Veil()

    def show_playback(self, playback: Playback) -> None:
        """Show the steps of a run, those not taken yet pale."""
        if playback.steps is not self._steps:
            self.beginResetModel()
            self._steps, self._playhead = playback.steps, playback.playhead
            self.endResetModel()
        elif playback.playhead != self._playhead:
            low, high = sorted((self._playhead, playback.playhead))
            self._playhead = playback.playhead
            self.dataChanged.emit(self.index(max(low - 1, 0)), self.index(min(high, len(self._steps) - 1)))

    @qt_override(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._steps)

    @qt_override(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        step = self._steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{step.index + 1:>3}  {line_of(step)}"
        is_taken = step.index < self._playhead
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.veil.told(step, taken=is_taken)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Step {step.index + 1}: {self.veil.told(step, taken=is_taken)}"
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = theme().tokens
            taken = tokens.value if step.phase is Phase.FORWARD else tokens.gradient
            return QBrush(QColor(taken if is_taken else tokens.muted))
        return None


class Trace(QListView):
    """Shows the steps; ``sought`` tells the playhead a person chose."""

    sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no steps yet."""
        super().__init__(parent)
        self._model = TraceModel(self)
        self.setModel(self._model)
        self.setFont(number_font(12))
        self.setUniformItemSizes(True)
        self.setAccessibleName("Trace of all steps")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._clicked)
        self.activated.connect(self._clicked)

    def draw_veil(self, veil: Veil) -> None:
        """Tell no number that a veil hides."""
        self._model.veil = veil

    def show_playback(self, playback: Playback) -> None:
        """Show a run, with the step just taken in view and marked."""
        self._model.show_playback(playback)
        self.setCurrentIndex(self._model.index(playback.playhead - 1))

    def text(self) -> str:
        """Return all steps as lines of text."""
        return "".join(
            f"{self._model.data(self._model.index(row))}\n" for row in range(self._model.rowCount())
        )

    def _clicked(self, index: QModelIndex) -> None:
        self.sought.emit(index.row() + 1)

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        kept = (MOVING | {Qt.Key.Key_Return, Qt.Key.Key_Enter}) - {Qt.Key.Key_Left, Qt.Key.Key_Right}
        return keeps(event, frozenset(kept)) or super().event(event)


def line_of(step: Step) -> str:
    """Return a step as one short line: ``s0 = w0 * x0``, or ``∂s1``."""
    if step.phase is Phase.FORWARD:
        return (
            f"{step.node} = {step.formula}" if step.formula != step.node else f"{step.node} = {step.numbers}"
        )
    if len(step.sum) > 1:
        return f"grad_{step.node}, summed from {len(step.sum)} wires"
    parts = ", ".join(f"grad_{term.source}" for term in step.terms)
    return f"{step.kind.name} → {parts}" if parts else f"grad_{step.node}"
