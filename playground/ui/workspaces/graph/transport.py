"""The transport of the Graph workspace: to the start, back, Step, to the end, timeline, automatic play."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction, QActionGroup, QHideEvent
from PySide6.QtWidgets import QMenu, QWidget

from playground.session.breakpoints import stops
from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.playing import Playing
from playground.ui.qt_override import qt_override
from playground.ui.widgets.button import Button, IconButton, PrimaryButton
from playground.ui.widgets.role import label
from playground.ui.widgets.timeline import Timeline
from playground.ui.widgets.transport import TransportBar

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)
PAUSE = 900  # ms between two steps at speed 1


class AutoPlay(Playing):
    """Steps through the run until its end, or a breakpoint."""

    def __init__(self, session: Session, parent: QObject) -> None:
        """Rest, at speed 1."""
        super().__init__(PAUSE, parent)
        self._session = session
        self.speed = 1.0

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast."""
        self.speed = speed
        self.set_pause(round(PAUSE / speed))
        self.changed.emit()

    def change_speed(self, by: int) -> None:
        """Play at the next speed up (1) or down (-1), as far as there is one."""
        place = min(max(SPEEDS.index(self.speed) + by, 0), len(SPEEDS) - 1)
        self.set_speed(SPEEDS[place])

    def begin(self) -> None:
        """Begin from the start if the end was reached."""
        if self._session.playback.at_end:
            self._session.to_start()

    def take(self) -> bool:
        """Take the next step of the run."""
        self._session.step()
        playback = self._session.playback
        return not (playback.at_end or self._session.breakpoints.stops_at(playback))


class GraphTransport(TransportBar):
    """Plays the session's run."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow ``show`` and drive the session."""
        super().__init__(parent)
        self._session = session
        self.auto = AutoPlay(session, self)
        self.start = IconButton("skip-back", "Back to the start", keys="Home", flat=True)
        self.back = IconButton("step-back", "One step back", keys="Shift+Space", flat=True)
        self.step = PrimaryButton("Step", icon="play", tip="Take one step", keys="Space", large=True)
        self.end = IconButton(
            "skip-forward", "Run to the end, or to the next breakpoint", keys="Return", flat=True
        )
        self.timeline = Timeline()
        self.play = Button("Auto 1.0×", tip="Play step after step", keys="P")
        self.speed = IconButton("chevron-down", "Speed", flat=True)
        self._menu = self._speeds()
        self.add_left(self.start, self.back, self.step, self.end)
        self.add_middle(label("Forward", "muted"))
        self.add_middle(self.timeline, 1)
        self.add_middle(label("Backward", "muted"))
        self.add_right(self.play, self.speed)
        self._connect()

    def _connect(self) -> None:
        self.start.clicked.connect(self._session.to_start)
        self.back.clicked.connect(self._session.step_back)
        self.step.clicked.connect(self._session.step)
        self.end.clicked.connect(self._session.run_on)
        self._session.breakpoints.changed.connect(self.show_playback)
        self._session.veil.changed.connect(self.show_playback)
        self.timeline.sought.connect(self._session.to)
        self.timeline.set_describe(self._describe)
        self.play.clicked.connect(self.auto.toggle)
        self.speed.clicked.connect(self._open_speeds)
        self.auto.changed.connect(self._show_auto)

    def bind(self, table: ActionTable) -> None:
        """Bind playing and its speed."""
        table.bind("auto_play", self.auto.toggle)
        table.bind("slower", lambda: self.auto.change_speed(-1))
        table.bind("faster", lambda: self.auto.change_speed(1))

    def show_playback(self) -> None:
        """Show where the playhead is."""
        playback = self._session.playback
        steps = playback.length
        self.timeline.set_steps(playback.forward_steps, steps - playback.forward_steps, playback.playhead)
        self.timeline.set_stops(stops(playback, self._session.breakpoints.names))
        self.start.setEnabled(not playback.at_start)
        self.back.setEnabled(not playback.at_start)
        self.step.setEnabled(not playback.at_end)
        self.end.setEnabled(not playback.at_end)
        self.play.setEnabled(steps > 0)

    @qt_override()
    def hideEvent(self, event: QHideEvent) -> None:
        self.auto.stop()

    def _describe(self, index: int) -> str:
        playback = self._session.playback
        if playback.run is None or not 0 <= index < playback.length:
            return "Before the first step"
        return self._session.veil.told(playback.run.step(index), taken=index < playback.playhead)

    def _speeds(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = QAction(f"{speed}×", group)
            action.setCheckable(True)
            action.setChecked(speed == 1.0)
            action.triggered.connect(lambda _checked=False, speed=speed: self.auto.set_speed(speed))
            menu.addAction(action)
        return menu

    @Slot()
    def _open_speeds(self) -> None:
        size = self._menu.sizeHint()
        corner = self.speed.mapToGlobal(self.speed.rect().topRight())
        self._menu.popup(corner - QPoint(size.width(), size.height()))

    @Slot()
    def _show_auto(self) -> None:
        self.play.setText("Pause" if self.auto.is_playing else f"Auto {self.auto.speed}×")
        for action in self._menu.actions():
            action.setChecked(action.text() == f"{self.auto.speed}×")
