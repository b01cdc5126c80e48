"""Groups: several nodes shown as one composite gate. Pure functions; GraphError says why not."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from playground.graph.graph import Graph, GraphError, Group
from playground.graph.order import ancestors, descendants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

LONGEST_TITLE = 40
MOST_LEVELS = 16
TITLE = "Group"


def group(graph: Graph, names: Iterable[str], title: str = TITLE) -> tuple[Graph, str]:
    """Make one closed composite gate of these nodes; give the new graph and the name of the group.

    Groups that are chosen whole go into the new one. Refused: no nodes, parts of different groups,
    what is one group already, and nodes that would feed themselves through a node outside.
    """
    chosen = frozenset(names)
    parent, whole = _level(graph, chosen)
    between = (ancestors(graph, *chosen) & descendants(graph, chosen)) - chosen
    if between:
        first = next(node.name for node in graph.nodes if node.name in between)
        msg = f"this gate would feed itself through {first}: select {first} too"
        raise GraphError(msg)
    inside = {name for each in whole for name in members(graph, each)}
    made = Group(
        name=fresh_group_name(graph.groups),
        title=checked_title(title),
        nodes=tuple(node.name for node in graph.nodes if node.name in chosen - inside),
        parent=parent,
    )
    moved = (replace(each, parent=made.name) if each.name in whole else each for each in graph.groups)
    kept = tuple(replace(each, nodes=_without(each.nodes, chosen - inside)) for each in moved)
    grouped = replace(graph, groups=(*kept, made))
    if any(len(path_to(grouped, name)) > MOST_LEVELS for name in within(grouped, made.name)):
        msg = f"groups are nested at most {MOST_LEVELS} deep"
        raise GraphError(msg)
    return grouped, made.name


def ungroup(graph: Graph, name: str) -> Graph:
    """Take a composite gate apart: what it holds goes to the group around it, if there is one."""
    gone = group_of(graph, name)
    mine = set(gone.nodes)
    kept = []
    for each in graph.groups:
        if each.name == gone.parent:
            both = mine.union(each.nodes)
            kept.append(replace(each, nodes=tuple(node.name for node in graph.nodes if node.name in both)))
        elif each.parent == name:
            kept.append(replace(each, parent=gone.parent))
        elif each.name != name:
            kept.append(each)
    return replace(graph, groups=tuple(kept))


def set_open(graph: Graph, name: str, *, is_open: bool) -> Graph:
    """Show what a group holds, in place, or show it as one gate."""
    return _changed(graph, replace(group_of(graph, name), is_open=is_open))


def retitle(graph: Graph, name: str, title: str) -> Graph:
    """Give a group another title."""
    return _changed(graph, replace(group_of(graph, name), title=checked_title(title)))


def checked_title(title: str) -> str:
    """Give a title without the blanks around it; raises GraphError for none, a long one, or several lines."""
    plain = title.strip()
    if not plain or not plain.isprintable():
        msg = "a title is one line of text"
        raise GraphError(msg)
    if len(plain) > LONGEST_TITLE:
        msg = f"a title has at most {LONGEST_TITLE} characters"
        raise GraphError(msg)
    return plain


def group_of(graph: Graph, name: str) -> Group:
    """Give the group of this name; raises GraphError."""
    found = next((each for each in graph.groups if each.name == name), None)
    if found is None:
        msg = f'there is no group called "{name}"'
        raise GraphError(msg)
    return found


def holders(graph: Graph) -> Mapping[str, str]:
    """Give for every grouped node the innermost group that holds it."""
    if "holders" not in graph.memo:
        graph.memo["holders"] = {node: each.name for each in graph.groups for node in each.nodes}
    known: dict[str, str] = graph.memo["holders"]
    return known


def around(graph: Graph, node: str) -> tuple[Group, ...]:
    """Give the groups around a node, the innermost first."""
    by_name = {each.name: each for each in graph.groups}
    found = []
    here = holders(graph).get(node)
    while here is not None:
        found.append(by_name[here])
        here = by_name[here].parent
    return tuple(found)


def within(graph: Graph, name: str) -> frozenset[str]:
    """Give a group and all groups inside it, by name."""
    found = {name}
    waiting = [name]
    while waiting:
        here = waiting.pop()
        inner = [each.name for each in graph.groups if each.parent == here]
        found.update(inner)
        waiting.extend(inner)
    return frozenset(found)


def members(graph: Graph, name: str) -> frozenset[str]:
    """Give all nodes of a group, those of the groups inside it too."""
    mine = within(graph, name)
    return frozenset(node for each in graph.groups if each.name in mine for node in each.nodes)


def cards(graph: Graph, inside: str | None = None) -> Mapping[str, str]:
    """Give for every node that is hidden in a closed group the outermost such group, shown as its card.

    ``inside`` is a group that one has stepped into: it and those around it count as open.
    """
    if not graph.groups:
        return {}
    stepped = {each.name for each in path_to(graph, inside)}
    by_name = {each.name: each for each in graph.groups}
    card: dict[str, str | None] = {}
    for each in graph.groups:
        here: str | None = each.name
        outermost = None
        while here is not None:
            outermost = here if not (by_name[here].is_open or here in stepped) else outermost
            here = by_name[here].parent
        card[each.name] = outermost
    return {node: name for node, own in holders(graph).items() if (name := card[own]) is not None}


def path_to(graph: Graph, name: str | None) -> tuple[Group, ...]:
    """Give the groups from the outermost one to this one; none where there is no such group."""
    by_name = {each.name: each for each in graph.groups}
    found: list[Group] = []
    while name in by_name:
        found.insert(0, by_name[name])
        name = by_name[name].parent
    return tuple(found)


def groups_without(groups: tuple[Group, ...], gone: set[str]) -> tuple[Group, ...]:
    """Give the groups without nodes that are gone, and without groups that hold nothing any more."""
    kept = tuple(replace(each, nodes=_without(each.nodes, gone)) for each in groups)
    while True:
        parents = {each.parent for each in kept}
        full = tuple(each for each in kept if each.nodes or each.name in parents)
        if len(full) == len(kept):
            return full
        kept = full


def groups_renamed(groups: tuple[Group, ...], say: Callable[[str], str]) -> tuple[Group, ...]:
    """Give the groups with their nodes under other names."""
    return tuple(replace(each, nodes=tuple(say(name) for name in each.nodes)) for each in groups)


def groups_among(graph: Graph, names: frozenset[str]) -> tuple[Group, ...]:
    """Give the groups all of whose nodes are among these; the outermost of them have no parent."""
    whole = {each.name for each in graph.groups if members(graph, each.name) <= names}
    return tuple(
        replace(each, parent=each.parent if each.parent in whole else None)
        for each in graph.groups
        if each.name in whole
    )


def groups_added(graph: Graph, groups: tuple[Group, ...], names: Mapping[str, str]) -> tuple[Group, ...]:
    """Give the graph's groups and others besides, under fresh names; ``names`` are their nodes' new ones."""
    taken = graph.groups
    fresh: dict[str | None, str | None] = {None: None}
    for each in groups:
        fresh[each.name] = fresh_group_name(taken)
        taken = (*taken, replace(each, name=str(fresh[each.name])))
    added = (
        replace(each, parent=fresh[each.parent], nodes=tuple(names[node] for node in each.nodes))
        for each in taken[len(graph.groups) :]
    )
    return (*graph.groups, *added)


def fresh_group_name(groups: Iterable[Group]) -> str:
    """Give the next free name of a group: g0, g1, ..."""
    taken = {each.name for each in groups}
    return next(name for number in count() if (name := f"g{number}") not in taken)


def _level(graph: Graph, chosen: frozenset[str]) -> tuple[str | None, frozenset[str]]:
    """Give the group around all that is chosen, and the groups that are chosen whole; GraphError if mixed."""
    if not chosen:
        msg = "select the gates to group first"
        raise GraphError(msg)
    whole: set[str] = set()
    parents: set[str | None] = set()
    for name in chosen:
        if name not in graph.by_name:
            msg = f'there is no node called "{name}"'
            raise GraphError(msg)
        parent = None
        for each in around(graph, name):
            if not members(graph, each.name) <= chosen:
                parent = each.name
                break
            whole.add(each.name)
        parents.add(parent)
    if len(parents) > 1:
        msg = "these gates are in different groups: select whole groups, or gates of one group"
        raise GraphError(msg)
    outermost = {each for each in whole if group_of(graph, each).parent not in whole}
    if len(outermost) == 1 and members(graph, next(iter(outermost))) == chosen:
        msg = "these gates are one group already"
        raise GraphError(msg)
    return parents.pop(), frozenset(outermost)


def _without(nodes: tuple[str, ...], gone: Iterable[str]) -> tuple[str, ...]:
    """Give names without those that are gone."""
    away = set(gone)
    return tuple(name for name in nodes if name not in away)


def _changed(graph: Graph, changed: Group) -> Graph:
    """Put a changed group in place of the one of its name."""
    groups = tuple(changed if each.name == changed.name else each for each in graph.groups)
    return replace(graph, groups=groups)
