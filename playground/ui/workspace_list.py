"""The workspaces there are, in the order of the switch, and how each is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from playground.session.session import Session
    from playground.storage.records import Workspace as WorkspaceId
    from playground.ui.actions import ActionTable


class Workspace(Protocol):
    """What a workspace is besides a ``QWidget``."""

    @property
    def status_changed(self) -> SignalInstance:
        """Tells the left and the right text of the status bar."""

    def bind_actions(self, table: ActionTable) -> None:
        """Bind the actions of this workspace."""


@dataclass(frozen=True)
class WorkspaceEntry:
    """A workspace; ``make`` gives a widget that is a ``Workspace``, and imports it only then."""

    id: WorkspaceId
    title: str
    make: Callable[[Session], QWidget]


def _graph(session: Session) -> QWidget:
    from playground.ui.workspaces.graph.workspace import GraphWorkspace

    return GraphWorkspace(session)


def _network(session: Session) -> QWidget:
    from playground.ui.workspaces.network.workspace import NetworkWorkspace

    return NetworkWorkspace(session)


WORKSPACES = (
    WorkspaceEntry("graph", "Graph", _graph),
    WorkspaceEntry("network", "Network", _network),
)
