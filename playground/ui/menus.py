"""The menus, made from the table of actions."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar

from playground.ui.actions import ActionTable
from playground.ui.menu_bar import Menu


def fill_menus(bar: QMenuBar, table: ActionTable) -> dict[str, QMenu]:
    """Add a menu for each that the table names, ``View/Theme`` inside ``View``; return them by that path."""
    menus: dict[str, QMenu] = {}
    parts: dict[str, str] = {}
    for record in table.records:
        menu = _menu(bar, menus, record.menu)
        if parts.get(record.menu, record.part) != record.part:
            menu.addSeparator()
        parts[record.menu] = record.part
        menu.addAction(table.action(record.id))
    return menus


def _menu(bar: QMenuBar, menus: dict[str, QMenu], path: str) -> QMenu:
    """Return the menu of a path, made when it is first asked for."""
    if path not in menus:
        outer, _, title = path.rpartition("/")
        menus[path] = Menu(title if outer else f"&{title}", bar)
        if outer:
            _menu(bar, menus, outer).addMenu(menus[path])
        else:
            bar.addMenu(menus[path])
    return menus[path]
