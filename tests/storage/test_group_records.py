"""Composite gates are kept in a project file, and what is wrong with them is said with its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.graph.graph import Graph, GraphError
from playground.graph.groups import group, set_open
from playground.storage import fragment_file
from playground.storage.file_error import FileError
from playground.storage.group_records import group_records, groups_from
from playground.storage.project_file import decode
from playground.storage.records import GroupRecord
from tests.random_graphs import graphs

Spoiled = Callable[..., bytes]

SPOILED: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("groups", 1, "name"), "g0", "groups[1].name is 'g0', which is no name or names another group"),
    (("groups", 1, "name"), "1g", "groups[1].name is '1g', which is no name"),
    (("groups", 1, "title"), "", "groups[1].title cannot be used: a title is one line of text"),
    (("groups", 1, "title"), " a", "groups[1].title is ' a', with blanks around it"),
    (("groups", 1, "nodes"), ["q"], "groups[1].nodes has 'q', but there is no such node"),
    (("groups", 1, "nodes"), ["s1"], "groups[1].nodes has 's1', which the group 'g0' holds already"),
    (("groups", 1, "nodes"), ["c0", "c0"], "groups[1].nodes has 'c0', which the group 'g1' holds"),
    (("groups", 1, "nodes"), [], "groups[1] holds no node"),
    (("groups", 1, "parent"), "g7", "groups[1].parent is 'g7', but there is no such group"),
    (("groups", 1, "parent"), "g1", "groups[1].parent leads in a circle"),
    (("groups", 0, "parent"), "g1", "groups[0].parent leads in a circle"),
    (("groups", 0, "colour"), "red", "groups[0] has a field nobody knows, 'colour'"),
]


@pytest.mark.parametrize(("place", "to", "said"), SPOILED)
def test_a_wrong_group_is_named(place: tuple[str | int, ...], to: Any, said: str, spoiled: Spoiled) -> None:
    with pytest.raises(FileError) as caught:
        decode(spoiled(*place, to=to))
    assert str(caught.value).startswith(said)


def test_a_file_without_groups_is_read(spoiled: Spoiled) -> None:
    assert decode(spoiled("groups")).groups == ()


def test_too_many_groups_are_refused() -> None:
    with pytest.raises(FileError, match="at most 1,000"):
        groups_from([GroupRecord(name="g", title="t")] * 1_001, [])


@settings(deadline=None, max_examples=60)
@given(graphs(), st.data())
def test_groups_come_back_as_they_were(graph: Graph, data: st.DataObject) -> None:
    for _ in range(3):
        chosen = data.draw(st.sets(st.sampled_from([node.name for node in graph.nodes])))
        try:
            graph, name = group(graph, chosen, data.draw(st.sampled_from(["Sum", "σ of x", "1/x"])))
        except GraphError:
            continue
        graph = set_open(graph, name, is_open=data.draw(st.booleans()))
    assert fragment_file.decode(fragment_file.encode(graph)).groups == graph.groups
    assert groups_from(group_records(graph), graph.by_name) == graph.groups
