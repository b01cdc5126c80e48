"""A page of the right column: a column of parts that scrolls when it is taller than its room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.widgets.role import set_role


class Content(QWidget):
    """What a page scrolls; it tells when it wants another height."""

    grown = Signal()

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return done


class Page(QScrollArea):
    """Takes the height that its column needs, as far as there is room, and no more."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Begin with an empty column; ``name`` is what a screen reader calls the page."""
        super().__init__(parent)
        self.content = content = Content()
        content.grown.connect(self.updateGeometry)
        set_role(content, "panel")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(14, 14, 14, 12)
        self.column.setSpacing(10)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(name)

    @qt_override(QSize(372, 200))
    def sizeHint(self) -> QSize:
        width = max(self.width(), 300)
        height = self.column.totalHeightForWidth(width)
        return QSize(372, (height if height >= 0 else self.column.totalSizeHint().height()) + 2)

    @qt_override(QSize(280, 120))
    def minimumSizeHint(self) -> QSize:
        return QSize(280, 120)
