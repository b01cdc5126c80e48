"""What one action is: a record of the table of all that a person can do."""

from __future__ import annotations

from dataclasses import dataclass

GRAPH = "graph"
NETWORK = "network"


@dataclass(frozen=True)
class Action:
    """Something a person can do.

    ``menu`` is where it stands, ``View/Theme`` being a menu in a menu; ``part`` sets it apart from its
    neighbours by a line. ``keys`` are shortcuts, the first one is shown. With a ``workspace`` it is possible
    only while that one is open, and its keys work only inside; with an ``area`` only in that part of it. Of
    the actions of one ``group`` exactly one is checked; a ``toggle`` is checked or not by itself.
    """

    id: str
    title: str
    menu: str
    keys: tuple[str, ...] = ()
    workspace: str = ""
    icon: str = ""
    part: str = ""
    group: str = ""
    area: str = ""
    toggle: bool = False
