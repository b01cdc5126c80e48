"""The notes of a scene, behind everything else."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from playground.session.notes import Notes
from playground.ui.canvas.look import Look
from playground.ui.canvas.note_item import NoteItem


class NoteItems:
    """One item for every note; another tuple of notes touches only what differs."""

    def __init__(self, scene: QGraphicsScene, look: Look) -> None:
        """Begin without notes."""
        self._scene = scene
        self._look = look
        self.items: dict[str, NoteItem] = {}
        self._area: QRectF | None = None

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        for item in self.items.values():
            item.set_look(look)

    def show(self, notes: Notes) -> None:
        """Show these notes and no others."""
        for id in self.items.keys() - {note.id for note in notes}:
            self._scene.removeItem(self.items.pop(id))
        for note in notes:
            if note.id in self.items:
                self.items[note.id].show_note(note)
            else:
                self.items[note.id] = NoteItem(note, self._look)
                self._scene.addItem(self.items[note.id])
        self.show_within(self._area)

    def show_within(self, area: QRectF | None) -> None:
        """Show only the notes whose middle lies in a part of the scene; None shows all."""
        self._area = area
        for item in self.items.values():
            item.setVisible(area is None or area.contains(item.box().center()))

    def select(self, ids: Collection[str]) -> None:
        """Mark these as selected."""
        for id, item in self.items.items():
            item.show_selected(selected=id in ids)

    def at(self, point: QPointF) -> NoteItem | None:
        """Return the uppermost note at a point; a selected one is reached by its handles too."""
        for item in self.items.values():
            if item.isVisible() and item.handle_at(point) is not None:
                return item
        return next((item for item in self._scene.items(point) if isinstance(item, NoteItem)), None)

    def within(self, box: QRectF) -> frozenset[str]:
        """Return the notes that lie inside a box."""
        found = (id for id, item in self.items.items() if item.isVisible() and box.contains(item.box()))
        return frozenset(found)

    def box(self) -> QRectF:
        """Return the box around all notes that are shown."""
        whole = QRectF()
        for item in (item for item in self.items.values() if item.isVisible()):
            whole = whole.united(item.box())
        return whole
