"""A setting with a few choices: its title, and a box that opens the list of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from playground.ui.qt_override import qt_override
from playground.ui.widgets.keys import MOVING, keeps
from playground.ui.widgets.role import label
from playground.ui.widgets.segmented import Options, pairs

BESIDE = 32  # pixels of the box beside its text: a margin and the arrow
KEPT = (MOVING | {Qt.Key.Key_Space}) - {Qt.Key.Key_Left, Qt.Key.Key_Right}


class Choice(QComboBox):
    """A box with a list to choose from; the wheel over it changes nothing unless it has the focus."""

    changed = Signal(str)

    def __init__(self, options: Options, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for option, title in pairs(options):
            self.addItem(title, option)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMaxVisibleItems(16)
        self.setItemDelegate(QStyledItemDelegate(self))  # it draws as the style sheet says
        self.activated.connect(self._chosen)

    @property
    def value(self) -> str:
        """The id of the chosen option."""
        return str(self.currentData())

    def set_value(self, option: str) -> None:
        """Choose an option without telling ``changed``; ValueError when there is none of that id."""
        place = self.findData(option)
        if place < 0:
            raise ValueError(f"there is no choice {option!r}")
        self.setCurrentIndex(place)

    @Slot(int)
    def _chosen(self, _place: int) -> None:
        self.changed.emit(self.value)

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box as the style does, but end what does not fit in …"""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, self.width() - BESIDE
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, KEPT) or super().event(event)

    @qt_override()
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceRow(QWidget):
    """``changed`` tells the id a person chose."""

    changed = Signal(str)

    def __init__(
        self,
        title: str,
        options: Options,
        value: str | None = None,
        *,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = label(title)
        self.box = Choice(options, name=title)
        self.box.setMinimumWidth(116)
        self.title.setBuddy(self.box)
        if value is not None:
            self.box.set_value(value)
        for part in (self, self.title, self.box):
            part.setToolTip(tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.box)
        self.box.changed.connect(self.changed)

    @property
    def value(self) -> str:
        """The id of the chosen option."""
        return self.box.value

    def set_value(self, option: str) -> None:
        """Choose an option without telling ``changed``."""
        self.box.set_value(option)
