"""Buttons: plain, primary and with an icon alone.

They take the focus by Tab only, so that a click on one leaves the keys with the canvas.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.icons import icon
from playground.ui.theme.theme import theme
from playground.ui.widgets.following import Following
from playground.ui.widgets.keys import PRESSING, hint, keeps


class Button(QPushButton):
    """A button with a text, and an icon before it if one is named."""

    def __init__(
        self,
        text: str = "",
        *,
        icon: str = "",
        tip: str = "",
        keys: str = "",
        role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setIconSize(QSize(24, 16))  # the room at its sides parts it from the text
        if role:
            self.setProperty("role", role)
        self.set_hint(tip or text, keys)
        self._draw_icon()
        theme().changed.connect(self._draw_icon)

    def set_hint(self, text: str, keys: str = "") -> None:
        """Say what the button does: its tool tip with the shortcut, and its accessible name."""
        self.setToolTip(hint(text, keys))
        self.setAccessibleName(self.text() or text)
        self.setAccessibleDescription(text)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self._draw_icon()

    def follow(self, action: QAction) -> None:
        """Do what an action does: trigger it, and be enabled, checked and explained as it is."""
        Following(self, action, self._show_action)

    def _show_action(self, action: QAction) -> None:
        self.setEnabled(action.isEnabled())
        self.setChecked(action.isChecked())
        self.set_hint(action.text().replace("&", "").rstrip("…"), action.shortcut().toString())

    @Slot()
    def _draw_icon(self) -> None:
        if self._icon:
            self.setIcon(icon(self._icon, self._icon_colour()))

    def _icon_colour(self) -> str:
        tokens = theme().tokens
        return tokens.on_accent if self.property("role") == "primary" else tokens.text

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, PRESSING) or super().event(event)

    @qt_override()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.animateClick()
        else:
            super().keyPressEvent(event)


class PrimaryButton(Button):
    """The filled button of the main action; ``large`` as in the transport bar."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        tip: str = "",
        keys: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon=icon, tip=tip, keys=keys, role="primary", parent=parent)
        if large:
            self.setProperty("large", "true")


class IconButton(Button):
    """A square button with an icon alone; its name is the tool tip. ``flat`` has no frame."""

    def __init__(
        self, icon: str, name: str, *, keys: str = "", flat: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(icon=icon, tip=name, keys=keys, role="flat" if flat else "icon", parent=parent)
        self.setIconSize(QSize(18, 18))
