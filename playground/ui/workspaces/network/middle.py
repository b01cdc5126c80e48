"""The middle: layers to add and remove, the diagram, the formula and the way to the gate graph."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from playground.ui.diagram.diagram import Diagram
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.button import Button, PrimaryButton
from playground.ui.widgets.card import Card
from playground.ui.widgets.role import label
from playground.ui.workspaces.network.banner import Banner

FORMULA_SIZES = (13, 12, 11)


class FormulaLine(QWidget):
    """One line of formula, cut with an ellipsis when there is no room for all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    @property
    def text(self) -> str:
        """The whole formula."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another formula."""
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    @qt_override(default=QSize(120, 24))
    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fonts = [number_font(size) for size in FORMULA_SIZES]
        fits = (each for each in fonts if QFontMetrics(each).horizontalAdvance(self._text) <= self.width())
        font = next(fits, fonts[-1])
        painter.setFont(font)
        painter.setPen(QColor(theme().tokens.text))
        cut = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        painter.end()


class Middle(QWidget):
    """The canvas of the workspace with its controls."""

    layer_added = Signal()
    layer_removed = Signal()
    graph_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make everything, empty."""
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.less = Button(self.tr("− layer"), tip=self.tr("Remove the last hidden layer"))
        self.more = Button(self.tr("+ layer"), tip=self.tr("Add a hidden layer"))
        self.hint = label(self.tr("Hover a unit to project it on the plot · click to pin it"), "muted")
        self.banner = Banner()
        self.diagram = Diagram()
        self.formula = FormulaLine()
        self.picked = label("", "muted")
        self.open_graph = PrimaryButton(self.tr("Open as gate graph →"))
        self.less.clicked.connect(self.layer_removed)
        self.more.clicked.connect(self.layer_added)
        self.open_graph.clicked.connect(self.graph_wanted)
        self._lay_out()
        self.show_picked(None, "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.less)
        head.addWidget(self.more)
        head.addStretch(1)
        head.addWidget(self.hint)
        card = Card()
        card.column.setContentsMargins(12, 10, 12, 10)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.formula, 1)
        foot.addWidget(self.picked)
        foot.addWidget(self.open_graph)
        card.column.addLayout(foot)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.diagram, 1)
        column.addWidget(card)

    def show_picked(self, point: tuple[float, float, int] | None, unit: str) -> None:
        """Say which unit at which data point would open as gates."""
        self.open_graph.setEnabled(point is not None)
        if point is None:
            self.picked.setText(self.tr("pick a data point, then"))
        else:
            template = self.tr("{unit} at ({x:.2f}, {y:.2f})")
            self.picked.setText(template.format(unit=unit, x=point[0], y=point[1]))
