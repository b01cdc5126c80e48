"""The row of lenses above the inspector: an icon above a short word for each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.icons import icon
from playground.ui.theme.theme import theme
from playground.ui.widgets.following import Following
from playground.ui.widgets.keys import PRESSING, hint, keeps
from playground.ui.widgets.role import set_role


class LensTab(QToolButton):
    """Opens one lens; it is checked while that is open."""

    def __init__(self, title: str, icon_name: str, parent: QWidget | None = None) -> None:
        """Show a title below an icon; ``follow`` gives it something to do."""
        super().__init__(parent)
        self._icon = icon_name
        set_role(self, "lens")
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(16, 16))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._draw_icon)
        theme().changed.connect(self._draw_icon)
        self._draw_icon()

    def follow(self, action: QAction) -> None:
        """Do what an action does, and be checked as it is."""
        keys = ", ".join(each.toString() for each in action.shortcuts())
        self.setToolTip(hint(action.text().replace("&", ""), keys))
        Following(self, action, self._show_action)

    def _show_action(self, action: QAction) -> None:
        self.setChecked(action.isChecked())

    @Slot()
    def _draw_icon(self) -> None:
        tokens = theme().tokens
        self.setIcon(icon(self._icon, tokens.accent if self.isChecked() else tokens.muted))

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, PRESSING) or super().event(event)


class LensBar(QFrame):
    """Holds the tabs side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a tab."""
        super().__init__(parent)
        set_role(self, "lens-bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Lenses")
        self.tabs: dict[str, LensTab] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(0)

    def add(self, id: str, title: str, icon_name: str, action: QAction) -> None:
        """Add the tab of a lens."""
        tab = self.tabs[id] = LensTab(title, icon_name, self)
        tab.follow(action)
        self._row.addWidget(tab)
