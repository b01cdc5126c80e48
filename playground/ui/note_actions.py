"""The actions for notes; the table of all actions takes them up."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action

NOTE = "Graph/Note"
NOTES = (
    Action("note_text", "&Text", NOTE, ("N",), GRAPH, part="note"),
    Action("note_frame", "&Frame Around the Selection", NOTE, ("Shift+N",), GRAPH, part="note"),
    Action("note_arrow", "&Arrow", NOTE, ("A",), GRAPH, part="note"),
)
