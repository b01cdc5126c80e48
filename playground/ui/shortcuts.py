"""The list of all keyboard shortcuts, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from playground.ui.actions import Action, ActionTable
from playground.ui.widgets.button import PrimaryButton
from playground.ui.widgets.role import label, section

BESIDES = (
    ("Add a gate", ("double click",)),
    ("Add one to a wire", ("drop over nothing",)),
    ("Put a gate into a wire", ("drop on it",)),
    ("Lay it on the wire instead", ("Alt drop",)),
    ("Plug a wire elsewhere", ("drag an end",)),
    ("Scrub a number", ("drag",)),
    ("Scrub finer", ("Shift drag",)),
    ("Scrub coarser", ("Ctrl drag",)),
    ("Take a change of a number back", ("Esc",)),
    ("Zoom under the pointer", ("Ctrl wheel",)),
    ("Pan", ("middle drag", "wheel")),
    ("Pan by keys", ("Ctrl Shift arrows",)),
    ("Add to the selection", ("Shift click", "Shift drag")),
    ("Take from the selection", ("Ctrl click", "Ctrl drag")),
    ("Move the selection", ("Alt arrows",)),
    ("Move it by a pixel", ("Alt Shift arrows",)),
    ("Drag without snapping", ("Alt drag",)),
)

SCROLL_BAR = 14


class ShortcutsDialog(QDialog):
    """What every key does, menu by menu in two columns."""

    def __init__(self, table: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard Shortcuts")
        close = PrimaryButton("Close")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(label("Keyboard shortcuts", "headline"))
        column.addWidget(self._scrolled(table), 1)
        column.addLayout(foot)
        self.resize(780, 620)

    def _scrolled(self, table: ActionTable) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = _columns(table)
        area.setWidget(sheet)
        area.setMinimumWidth(sheet.minimumSizeHint().width() + SCROLL_BAR)
        return area


def _columns(table: ActionTable) -> QWidget:
    """Return the lists of all menus, in two columns of about the same height."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for record in table.records:
        if record.keys:
            menu = record.menu.replace("/", " › ")
            found.setdefault(menu, []).append((_words(record.title), _keys(record)))
    lists = [*found.items(), ("Mouse", list(BESIDES))]
    half = sum(len(rows) + 2 for _, rows in lists) / 2
    sheet, grids, filled = QWidget(), (QGridLayout(), QGridLayout()), 0
    for menu, rows in lists:
        _add(grids[filled + len(rows) / 2 > half], menu, rows)
        filled += len(rows) + 2
    row = QHBoxLayout(sheet)
    row.setContentsMargins(0, 0, 12, 0)
    row.setSpacing(40)
    for grid in grids:
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        row.addLayout(grid, 1)
    return sheet


def _add(grid: QGridLayout, menu: str, rows: list[tuple[str, tuple[str, ...]]]) -> None:
    first = grid.rowCount()
    head = section(menu)
    head.setContentsMargins(0, 10 if first > 1 else 0, 0, 0)
    grid.addWidget(head, first, 0, 1, 2)
    for place, (title, keys) in enumerate(rows, start=first + 1):
        caps = QHBoxLayout()
        caps.setSpacing(5)
        caps.addStretch(1)
        for key in keys:
            caps.addWidget(label(key, "key"))
        grid.addWidget(label(title), place, 0)
        grid.addLayout(caps, place, 1)


def _words(title: str) -> str:
    return title.replace("&", "").rstrip("…")


def _keys(record: Action) -> tuple[str, ...]:
    return tuple(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in record.keys)
