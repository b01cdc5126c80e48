"""What a person does to composite gates in one go: each is one entry of the history."""

from __future__ import annotations

from playground.graph import groups
from playground.graph.folding import make_room, open_in_place
from playground.graph.graph import Graph, GraphError
from playground.graph.sizes import around, box
from playground.session.selection import Selection
from playground.session.session import Session


def selected_group(graph: Graph, selection: Selection) -> str | None:
    """Give the outermost group that is all of what is selected; None if what is selected is no group."""
    if not selection.nodes or not graph.groups:
        return None
    here = groups.around(graph, next(iter(selection.nodes)))
    return next(
        (each.name for each in reversed(here) if groups.members(graph, each.name) == selection.nodes), None
    )


def select_group(session: Session, name: str) -> None:
    """Select all that a group holds, and nothing else."""
    session.select(Selection(groups.members(session.graph, name)))


def group_selection(session: Session, title: str = "") -> str:
    """Make one closed gate of the selected nodes and give its name; GraphError says why not.

    Without a title it gets the first free one of Group 1, Group 2 and so on.
    """
    graph, name = groups.group(session.graph, session.selection.nodes, title or free_title(session.graph))
    session.edit("Group", graph)
    select_group(session, name)
    return name


def free_title(graph: Graph) -> str:
    """Give a title that no group of the graph has."""
    taken = {each.title for each in graph.groups}
    return next(title for number in range(1, len(taken) + 2) if (title := f"Group {number}") not in taken)


def ungroup_selection(session: Session) -> None:
    """Take the selected group apart; what lay hidden gets room. GraphError if no group is selected."""
    name = selected_group(session.graph, session.selection)
    if name is None:
        msg = "select a composite gate first"
        raise GraphError(msg)
    graph = session.graph
    mine = groups.group_of(graph, name)
    inside = groups.members(graph, name)
    if not mine.is_open:
        covering = around([box(graph.by_name[node]) for node in inside])
        graph = make_room(groups.set_open(graph, name, is_open=True), name, covering)
    session.edit(f"Ungroup {mine.title}", groups.ungroup(graph, name))
    session.select(Selection(inside))


def set_open(session: Session, name: str, *, is_open: bool) -> None:
    """Open a group in place, or close it; GraphError if there is no such group."""
    mine = groups.group_of(session.graph, name)
    if is_open:
        session.edit(f"Open {mine.title}", open_in_place(session.graph, name))
    else:
        session.edit(f"Close {mine.title}", groups.set_open(session.graph, name, is_open=False))


def retitle(session: Session, name: str, title: str) -> None:
    """Give a group another title; GraphError says why not."""
    before = groups.group_of(session.graph, name).title
    session.edit(f"Rename {before}", groups.retitle(session.graph, name, title))
