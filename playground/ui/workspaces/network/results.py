"""The right side: the decision boundary, the loss over time and the headline numbers."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from playground.training.report import Report
from playground.ui.plots.boundary import BoundaryPlot
from playground.ui.plots.history import LossHistory
from playground.ui.plots.loss import LossPlot
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import text_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.card import Headline
from playground.ui.widgets.check import Check
from playground.ui.widgets.role import label

LEAST_LOSS = 82
CARD = 74


class Legend(QWidget):
    """Which line is which, with its newest number; each key is drawn as its line is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no numbers yet."""
        super().__init__(parent)
        self._train = self._test = ""
        self.setFixedHeight(18)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_numbers(self, train: float, test: float | None) -> None:
        """Show the newest train and test loss."""
        self._train = self.tr("train {loss}").format(loss=loss_text(train))
        self._test = "" if test is None else self.tr("test {loss}").format(loss=loss_text(test))
        self.setAccessibleName(f"{self._train} {self._test}")
        self.update()

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setFont(text_font(12))
        metrics = painter.fontMetrics()
        right = self.width()
        for text, colour, dashed in ((self._test, tokens.muted, True), (self._train, tokens.accent, False)):
            if not text:
                continue
            width = metrics.horizontalAdvance(text)
            painter.setPen(QColor(colour))
            painter.drawText(right - width, 0, width, self.height(), Qt.AlignmentFlag.AlignVCenter, text)
            pen = QPen(QColor(colour), 1.6)
            if dashed:
                pen.setDashPattern([2.5, 2])
            painter.setPen(pen)
            middle = self.height() // 2
            painter.drawLine(right - width - 20, middle, right - width - 5, middle)
            right -= width + 32
        painter.end()


class Results(QWidget):
    """Boundary, loss and numbers; the boundary is the largest square that leaves room for the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make everything, empty."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.history = LossHistory()
        self.boundary = BoundaryPlot()
        self.loss = LossPlot(self.history)
        self.legend = Legend()
        self.title = label(self.tr("Boundary"), "title")
        self.shows_test = Check(self.tr("test points"), tip=self.tr("Hollow: not learned, only tested with"))
        self.shows_axes = Check(self.tr("axes"), tip=self.tr("Show the coordinates along the plot"))
        self.is_log = Check(self.tr("log"), tip=self.tr("Powers of ten along the loss"))
        self.train = Headline(self.tr("Train accuracy"))
        self.test = Headline(self.tr("Test accuracy"))
        self.parts = Headline(self.tr("Loss = data + reg"))
        self.shows_test.setChecked(True)
        self.shows_test.toggled.connect(self.boundary.show_test)
        self.shows_axes.toggled.connect(self.boundary.show_axes)
        self.is_log.toggled.connect(self.loss.set_log)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(row(self.title, None, self.shows_test, self.shows_axes))
        column.addWidget(self.boundary, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row(label(self.tr("Loss"), "title"), self.is_log, self.legend))
        column.addWidget(self.loss, 1)
        cards = row(self.train, self.test, self.parts)
        for number, stretch in enumerate((5, 5, 6)):
            cards.setStretch(number, stretch)
        column.addLayout(cards)
        for card in (self.train, self.test, self.parts):
            card.column.setContentsMargins(10, 7, 4, 7)
            card.setMinimumWidth(96)
            card.setFixedHeight(CARD)

    @qt_override(default=QSize(360, 400))
    def minimumSizeHint(self) -> QSize:
        return QSize(360, 400)

    @qt_override()
    def resizeEvent(self, event: QResizeEvent) -> None:
        others = 10 + 26 + 8 + 8 + 26 + 8 + LEAST_LOSS + 8 + CARD + 12
        side = max(min(self.width() - 32, self.height() - others), 160)
        self.boundary.setFixedSize(side, side)

    def show_report(self, report: Report) -> None:
        """Show the numbers of a report."""
        self.train.set_value(share_text(report.train_accuracy))
        self.test.set_value(share_text(report.test_accuracy))
        self.parts.set_value(
            loss_text(report.loss), f"{loss_text(report.data_loss)} + {loss_text(report.penalty)}"
        )
        self.legend.show_numbers(report.loss, report.test_loss)


def row(*parts: QWidget | None) -> QHBoxLayout:
    """Return a row of widgets; None is a stretch."""
    layout = QHBoxLayout()
    layout.setSpacing(10)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        else:
            layout.addWidget(part)
    return layout


def share_text(share: float | None) -> str:
    """Write a share as per cent with one digit, or a dash."""
    return "–" if share is None else f"{share * 100:.1f} %"


def loss_text(loss: float) -> str:
    """Write a loss with three digits after the point, or shortly when it is large or tiny."""
    return f"{loss:.3f}" if 0.001 <= abs(loss) < 1000 or loss == 0 else f"{loss:.1e}".replace("e+", "e")
