"""Notes by menu and key: made, painted, duplicated and deleted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QMenu

from playground.session import copying, graph_actions, note_actions
from playground.session.notes import Note, NoteColour, NoteKind
from playground.session.selection import Selection
from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.measures import node_box
from playground.ui.canvas.touch import Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.adding import free_spot
from playground.ui.tools.note import NoteTool

TEXT_SIZE = (200.0, 44.0)
FRAME_SIZE = (320.0, 200.0)
ARROW_LENGTH = 120.0
ROOM, TITLE_ROOM = 30.0, 50.0


class Noting:
    """Makes notes where the person looks, and offers what can be done with them."""

    def __init__(self, session: Session, canvas: CanvasView) -> None:
        """Work on the notes of a session as they are shown on a canvas."""
        self._session = session
        self._canvas = canvas
        self.tool = NoteTool(canvas)
        self.menu = QMenu(canvas)
        self.menu.setAccessibleName("What can be done with this note")

    def bind(self, table: ActionTable) -> None:
        """Bind all of it."""
        table.bind("note_text", self.add_text)
        table.bind("note_frame", self.add_frame)
        table.bind("note_arrow", self.add_arrow)

    def add_text(self) -> None:
        """Put a text in the middle, or below the gates that stand there, and begin to type it."""
        x, y = self._middle(*TEXT_SIZE)
        x, y = free_spot(self._session.graph, QRectF(0, 0, *TEXT_SIZE), round(x), round(y))
        note = Note("", NoteKind.TEXT, "", (x, y), TEXT_SIZE)
        self.tool.edit(note_actions.add(self._session, note))

    def add_frame(self) -> None:
        """Put a frame around the selected gates, or in the middle, and begin to type its title."""
        by_name, box = self._session.graph.by_name, QRectF()
        for name in self._session.selection.nodes:
            box = box.united(node_box(by_name[name]))
        if box.isEmpty():
            box = QRectF(QPointF(*self._middle(*FRAME_SIZE)), QPointF())
            box.setSize(QRectF(0, 0, *FRAME_SIZE).size())
        else:
            box.adjust(-ROOM, -TITLE_ROOM, ROOM, ROOM)
        corner, size = (round(box.x()), round(box.y())), (round(box.width()), round(box.height()))
        note = Note("", NoteKind.FRAME, "", corner, size, NoteColour.BLUE)
        self.tool.edit(note_actions.add(self._session, note))

    def add_arrow(self) -> None:
        """Put an arrow in the middle; its ends are dragged to where they belong."""
        x, y = self._middle(ARROW_LENGTH, 0.0)
        note = Note("", NoteKind.ARROW, position=(x, y), end=(x + ARROW_LENGTH, y), colour=NoteColour.GREY)
        note_actions.add(self._session, note)
        self._canvas.say("Drag the ends of the arrow to where they belong.")

    def open_menu(self, touch: Touch) -> bool:
        """Open the menu of the note at a point; return whether there is one."""
        item = self.tool.note_at(touch.scene)
        if item is None:
            return False
        chosen = self._session.selection.notes
        if item.note.id not in chosen:
            self._session.select(Selection(notes=frozenset({item.note.id})))
        self.menu.clear()
        if item.note.kind is not NoteKind.ARROW:
            self.menu.addAction("Edit…").triggered.connect(lambda: self.tool.edit(item.note.id))
        for colour in NoteColour:
            action = self.menu.addAction(colour.value.capitalize())
            action.setCheckable(True)
            action.setChecked(item.note.colour is colour)
            action.triggered.connect(lambda _checked=False, colour=colour: self._paint(colour))
        self.menu.addSeparator()
        self.menu.addAction("Duplicate").triggered.connect(self._duplicate)
        self.menu.addAction("Delete").triggered.connect(lambda: graph_actions.delete_selection(self._session))
        self.menu.popup(self._canvas.viewport().mapToGlobal(touch.view))
        return True

    def _duplicate(self) -> None:
        copying.duplicate(self._session)

    def _paint(self, colour: NoteColour) -> None:
        note_actions.paint(self._session, self._session.selection.notes, colour)

    def _middle(self, width: float, height: float) -> tuple[float, float]:
        middle = self._canvas.mapToScene(self._canvas.viewport().rect().center())
        return round(middle.x() - width / 2), round(middle.y() - height / 2)
