"""Whatever is done in whatever order, a session keeps its promises; here with pieces of graphs, too.

20,000 deeds are part of every test run; with BACKPROP_LONG=1 in the environment there are a million.
"""

from __future__ import annotations

import contextlib
import os
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from playground.graph.graph import GraphError
from playground.graph.groups import members
from playground.session import copying, group_actions
from playground.session.selection import Selection
from tests.session.any_user import PLACES, AnyUser

MOST_NODES = 40


class AnyEditor(AnyUser):
    """Copies, pastes and groups besides, and counts what it does."""

    deeds: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.clipboard = ""
        AnyEditor.deeds -= 1  # the start is not one, and the invariants are checked after it, too

    @invariant()
    def another_deed_is_done(self) -> None:
        AnyEditor.deeds += 1

    def choose(self, data: st.DataObject) -> None:
        names = sorted(self.session.graph.by_name)
        chosen = data.draw(st.lists(st.sampled_from(names), max_size=4)) if names else []
        self.session.select(Selection.only(*chosen))

    def choose_group(self, data: st.DataObject) -> str | None:
        names = [group.name for group in self.session.graph.groups]
        return data.draw(st.sampled_from(names)) if names else None

    @rule(data=st.data(), takes=st.booleans())
    def copy(self, data: st.DataObject, takes: bool) -> None:
        self.choose(data)
        self.clipboard = copying.cut(self.session) if takes else copying.copied(self.session)
        self.changed()

    @rule(place=st.none() | PLACES)
    def paste(self, place: tuple[float, float] | None) -> None:
        if self.clipboard and len(self.session.graph.nodes) < MOST_NODES:
            before = self.session.graph.by_name.keys()
            copying.paste(self.session, self.clipboard, place)
            self.changed()
            assert self.session.selection.nodes == self.session.graph.by_name.keys() - before

    @rule(data=st.data())
    def duplicate(self, data: st.DataObject) -> None:
        self.choose(data)
        if len(self.session.graph.nodes) < MOST_NODES:
            copying.duplicate(self.session)
            self.changed()

    @rule(data=st.data())
    def group(self, data: st.DataObject) -> None:
        self.choose(data)
        with contextlib.suppress(GraphError):
            name = group_actions.group_selection(self.session)
            assert self.session.selection.nodes == members(self.session.graph, name)
        self.changed()

    @rule(data=st.data())
    def ungroup(self, data: st.DataObject) -> None:
        name = self.choose_group(data)
        if name is not None:
            group_actions.select_group(self.session, name)
            group_actions.ungroup_selection(self.session)
            self.changed()

    @rule(data=st.data(), is_open=st.booleans())
    def open_or_close(self, data: st.DataObject, is_open: bool) -> None:
        name = self.choose_group(data)
        if name is not None:
            group_actions.set_open(self.session, name, is_open=is_open)
            self.changed()

    @invariant()
    def groups_hold_nodes_that_are_there_each_in_one(self) -> None:
        graph = self.session.graph
        held = [node for group in graph.groups for node in group.nodes]
        assert len(held) == len(set(held))
        assert set(held) <= graph.by_name.keys()
        names = {group.name for group in graph.groups}
        assert len(names) == len(graph.groups)
        assert all(group.parent is None or group.parent in names for group in graph.groups)
        assert all(members(graph, group.name) for group in graph.groups)


DEEDS = 20_000
IS_LONG = os.environ.get("BACKPROP_LONG") == "1"
SHARES = range(50) if IS_LONG else range(1)
WAYS = settings(
    max_examples=330, stateful_step_count=80, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.no_cover  # every line it runs is covered by others, and counting them doubles its time
@pytest.mark.timeout(3600 if IS_LONG else 300)
@pytest.mark.parametrize("share", SHARES)
def test_any_session(share: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One share of the deeds: Hypothesis remembers all of a test, so a million in one take 2 GB."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)  # waiting for the disk is no part of this
    AnyEditor.deeds = 0
    user = seed(share)(type("AnyEditor", (AnyEditor,), {}))
    run_state_machine_as_test(user, settings=WAYS)
    assert AnyEditor.deeds >= DEEDS
