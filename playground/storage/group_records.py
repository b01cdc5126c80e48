"""Composite gates as records of a project file, and back; every fault is named by its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from playground.graph.graph import Graph, GraphError, Group
from playground.graph.groups import MOST_LEVELS, checked_title
from playground.storage.file_error import FileError
from playground.storage.limits import MOST_GROUPS
from playground.storage.plain_words import quoted
from playground.storage.records import GroupRecord


def group_records(graph: Graph) -> tuple[GroupRecord, ...]:
    """Write the groups of a graph as records, in the graph's order."""
    return tuple(
        GroupRecord(
            name=group.name, title=group.title, nodes=group.nodes, is_open=group.is_open, parent=group.parent
        )
        for group in graph.groups
    )


def groups_from(records: Sequence[GroupRecord], nodes: Collection[str]) -> tuple[Group, ...]:
    """Build the groups over these nodes, or raise ``FileError`` naming the first place that is wrong."""
    if len(records) > MOST_GROUPS:
        raise FileError(f"`groups` has {len(records):,} entries; a project has at most {MOST_GROUPS:,}")
    found: dict[str, Group] = {}
    holder: dict[str, str] = {}
    for index, record in enumerate(records):
        place = f"groups[{index}]"
        if not record.name.isidentifier() or record.name in found:
            raise FileError(f"{place}.name is {quoted(record.name)}, which is no name or names another group")
        for node in record.nodes:
            _check_node(node, f"{place}.nodes", nodes, holder)
            holder[node] = record.name
        found[record.name] = Group(
            record.name, _title(record, place), record.nodes, record.is_open, record.parent
        )
    for index, group in enumerate(found.values()):
        _check_parents(group, f"groups[{index}]", found)
    return tuple(found.values())


def _title(record: GroupRecord, place: str) -> str:
    try:
        title = checked_title(record.title)
    except GraphError as error:
        raise FileError(f"{place}.title cannot be used: {error}") from error
    if title != record.title:
        raise FileError(f"{place}.title is {quoted(record.title)}, with blanks around it")
    return title


def _check_node(node: str, place: str, nodes: Collection[str], holder: dict[str, str]) -> None:
    if node not in nodes:
        raise FileError(f"{place} has {quoted(node)}, but there is no such node")
    if node in holder:
        raise FileError(f"{place} has {quoted(node)}, which the group {quoted(holder[node])} holds already")


def _check_parents(group: Group, place: str, found: dict[str, Group]) -> None:
    """Raise ``FileError`` where the groups around a group do not exist or run in a circle, or it is empty."""
    if not (group.nodes or any(each.parent == group.name for each in found.values())):
        raise FileError(f"{place} holds no node")
    here: Group = group
    for _ in range(MOST_LEVELS):
        if here.parent is None:
            return
        if here.parent not in found:
            raise FileError(f"{place}.parent is {quoted(here.parent)}, but there is no such group")
        here = found[here.parent]
    raise FileError(f"{place}.parent leads in a circle or more than {MOST_LEVELS} levels up")
