"""Note: click, drag, resize and edit the notes of the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from playground.session import note_actions
from playground.session.notes import Note, NoteKind, Place, by_id
from playground.session.project import Project
from playground.session.selection import Selection
from playground.ui.canvas.note_item import NoteItem
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.note_editor import NoteEditor
from playground.ui.tools.number_sheet import ENTER

LEAST_FIELD = (220, 72)
EDITING = frozenset({*ENTER, Qt.Key.Key_F2})


class NoteTool(Tool):
    """Takes a press on a note where no gate or wire lies above it; one drag is one undo."""

    def __init__(self, canvas: CanvasView) -> None:
        """Work on the notes of a canvas."""
        super().__init__(canvas)
        self._editor: NoteEditor | None = None
        self._edited: Note | None = None
        canvas.session.project_changed.connect(self.follow)
        self._note: Note | None = None
        self._handle: str | None = None
        self._start = Touch(QPointF(), canvas.pos())
        self._moved = False
        self._before = canvas.session.project
        self._ids: frozenset[str] = frozenset()
        self._places: dict[str, Place] = {}

    @property
    def editor(self) -> NoteEditor | None:
        """The field that is open, if any."""
        return self._editor

    def note_at(self, point: QPointF) -> NoteItem | None:
        """Return the note that is taken at a point."""
        scene = self.canvas.canvas
        if scene.node_at(point) is not None or scene.wire_at(point) is not None:
            return None
        return scene.notes.at(point)

    def press(self, touch: Touch) -> bool:
        """Select the note at the pointer and be ready to drag it."""
        item = self.note_at(touch.scene) if touch.button == Qt.MouseButton.LeftButton else None
        if item is None:
            return False
        session = self.canvas.session
        self._handle = item.handle_at(touch.scene)
        self._note, self._start, self._moved = item.note, touch, False
        chosen = session.selection
        if touch.takes:
            session.select(replace(chosen, notes=chosen.notes ^ {item.note.id}))
        elif touch.adds:
            session.select(replace(chosen, notes=chosen.notes | {item.note.id}))
        elif item.note.id not in chosen.notes:
            session.select(Selection(notes=frozenset({item.note.id})))
        self._before = session.project
        self._ids, self._places = note_actions.carried_by(session, session.selection.notes)
        return True

    def move(self, touch: Touch) -> None:
        """Move what is selected, and with a frame what stands in it; or resize by a handle."""
        far = (touch.view - self._start.view).manhattanLength() >= QApplication.startDragDistance()
        if self._note is None or not (self._moved or far):
            return
        self._moved = True
        session = self.canvas.session
        spot = round(touch.scene.x()), round(touch.scene.y())
        if self._handle == "end":
            note_actions.resize(session, self._note, spot)
        elif self._handle == "start":
            note_actions.begin_arrow(session, self._note, spot)
        else:
            away = touch.scene - self._start.scene
            by = round(away.x()), round(away.y())
            note_actions.move(session, self._before.notes, self._ids, self._places, by)

    def drawn(self) -> Iterable[QRectF]:
        """Give nothing: notes paint themselves."""
        return ()

    def release(self, touch: Touch) -> None:
        """End the drag as one entry of the history."""
        if self._moved:
            self.canvas.settle()
        elif self._note is not None and not (self._start.adds or self._start.takes):
            self.canvas.session.select(Selection(notes=frozenset({self._note.id})))

    def cancel(self) -> None:
        """Put everything back."""
        if self.canvas.session.project != self._before:
            self.canvas.session.undo()

    def double(self, touch: Touch) -> bool:
        """Edit the text of the note that was double-clicked."""
        item = self.note_at(touch.scene)
        if item is None:
            return False
        self.edit(item.note.id)
        return True

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Show what a handle does."""
        item = self.note_at(touch.scene)
        handle = item.handle_at(touch.scene) if item is not None else None
        if item is None or handle is None:
            return None
        arrow = item.note.kind is NoteKind.ARROW
        return Qt.CursorShape.CrossCursor if arrow else Qt.CursorShape.SizeFDiagCursor

    def wants(self, event: QKeyEvent) -> bool:
        """Keep Enter and F2 while one note alone is selected."""
        return event.key() in EDITING and self._only() is not None

    def key(self, event: QKeyEvent) -> bool:
        """Edit the selected note."""
        only = self._only()
        if event.key() not in EDITING or only is None:
            return False
        self.edit(only)
        return True

    def follow(self, _old: Project, new: Project) -> None:
        """Close the field, and take nothing, where its note says something else now or is gone."""
        edited = self._edited
        note = by_id(new.notes).get(edited.id) if edited is not None else None
        if self._editor is not None and (edited is None or note is None or note.text != edited.text):
            self._editor.leave()

    def edit(self, id: str) -> None:
        """Open the field for the text of a note; an arrow has none."""
        self._shut()
        note = by_id(self.canvas.session.project.notes)[id]
        if note.kind is NoteKind.ARROW:
            return
        self._edited = note
        editor = self._editor = NoteEditor(note.text, self.canvas.viewport())
        editor.taken.connect(lambda text: self._take(id, text))
        editor.left.connect(self._shut)
        box = self.canvas.box_in_view(QRectF(self.canvas.canvas.notes.items[id].box())).toRect()
        width, height = max(box.width(), LEAST_FIELD[0]), max(LEAST_FIELD[1], min(box.height(), 160))
        editor.setGeometry(QRect(box.left(), box.top(), width, height))
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _only(self) -> str | None:
        chosen = self.canvas.session.selection
        return next(iter(chosen.notes)) if len(chosen.notes) == 1 and not chosen.nodes else None

    def _take(self, id: str, text: str) -> None:
        notes = by_id(self.canvas.session.project.notes)
        if id in notes and notes[id].text != text:
            note_actions.write(self.canvas.session, id, text)

    def _shut(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            focused = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            if focused:
                self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
