"""Factors: numbers and names of a ticket that light up with the same number on the canvas and in the code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from playground.engine.thing import Thing
from playground.ui.qt_override import qt_override
from playground.ui.spotlight import Spotlight
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme

Things = frozenset[Thing]
NARROWEST = 60
NAMES = re.compile(r"(?<![\w.])[^\W\d]\w*(?![\w(])")


class FactorChip(QLabel):
    """A number in a soft box; pointing at it, or focusing it, lights what it is."""

    def __init__(
        self, text: str, things: Iterable[Thing], light: Spotlight, also: Iterable[Thing] = ()
    ) -> None:
        """Show a number; it lights ``things``, and lights up with these and those in ``also``."""
        super().__init__(text)
        self._light = light
        self.things: Things = frozenset(things)
        self._answers: Things = self.things | frozenset(also)
        self._lit = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        light.moved.connect(self._follow)

    @property
    def lit(self) -> bool:
        """Whether the number is under the spotlight."""
        return self._lit

    @Slot()
    def _follow(self) -> None:
        lit = bool(self._answers & self._light.things)
        if lit != self._lit:
            self._lit = lit
            self.update()

    @qt_override(None)
    def enterEvent(self, event: QEnterEvent) -> None:
        self._light.shine(self.things, self)

    @qt_override(None)
    def leaveEvent(self, event: QEvent) -> None:
        self._light.rest(self)

    @qt_override(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._light.shine(self.things, self)

    @qt_override(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._light.rest(self)

    @qt_override(None)
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._light.rest(self)

    @qt_override(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._lit:
            painter = QPainter(self)
            frame(painter, QRectF(self.rect()), 5.0)
            painter.end()


@dataclass(frozen=True)
class Span:
    """A part of a formula that is a thing: where it begins, where it ends, and what it is."""

    start: int
    end: int
    things: Things


class FormulaLine(QLabel):
    """A formula, cut into lines at its blanks; the names in it light what they stand for."""

    def __init__(self, text: str, spans: Sequence[Span], light: Spotlight, *, quiet: bool = False) -> None:
        """Show a formula whose ``spans`` are things; a quiet one is small and pale."""
        super().__init__(text)
        self._spans, self._light, self._quiet = tuple(spans), light, quiet
        self._lit: frozenset[Span] = frozenset()
        self._under: Span | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(number_font(11 if quiet else 13))
        self.setMouseTracking(True)
        self.setMinimumWidth(NARROWEST)  # a long name is cut into lines, it does not push the column
        light.moved.connect(self._follow)

    @property
    def lit(self) -> tuple[str, ...]:
        """The parts that are under the spotlight."""
        return tuple(self.text()[span.start : span.end] for span in self._spans if span in self._lit)

    def spot_of(self, part: str) -> QPoint:
        """Return where a part of the formula is seen."""
        span = next(span for span in self._spans if self.text()[span.start : span.end] == part)
        return self._boxes(self._laid(), span)[0].center().toPoint()

    @Slot()
    def _follow(self) -> None:
        lit = frozenset(span for span in self._spans if span.things & self._light.things)
        if lit != self._lit:
            self._lit = lit
            self.update()

    @qt_override(0)
    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        _layout, high = self._lines(width - margins.left() - margins.right())
        return ceil(high) + margins.top() + margins.bottom()

    def _laid(self) -> QTextLayout:
        """Lay the text out as it is painted."""
        room = self.contentsRect()
        layout, high = self._lines(room.width())
        layout.setPosition(QPointF(room.left(), room.top() + max(0.0, (room.height() - high) / 2)))
        return layout

    def _lines(self, width: int) -> tuple[QTextLayout, float]:
        """Cut the text into lines of that width; return them and how high they are together."""
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout, top

    def _boxes(self, layout: QTextLayout, span: Span) -> list[QRectF]:
        found = []
        for place in range(layout.lineCount()):
            line = layout.lineAt(place)
            start = max(span.start, line.textStart())
            end = min(span.end, line.textStart() + line.textLength())
            if start < end:
                left, right = (_x(line.cursorToX(column)) for column in (start, end))
                corner = layout.position() + QPointF(left, line.y())
                found.append(QRectF(corner.x() - 2, corner.y(), right - left + 4, line.height()))
        return found

    def _at(self, point: QPointF) -> Span | None:
        layout = self._laid()
        return next(
            (span for span in self._spans if any(box.contains(point) for box in self._boxes(layout, span))),
            None,
        )

    @qt_override(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        span = self._at(event.position())
        if span is not self._under:
            self._under = span
            if span is None:
                self._light.rest(self)
            else:
                self._light.shine(span.things, self)

    @qt_override(None)
    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self._light.rest(self)

    @qt_override(None)
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._light.rest(self)

    @qt_override(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        layout = self._laid()
        for span in self._lit:
            for box in self._boxes(layout, span):
                frame(painter, box, 3.5)
        tokens = theme().tokens
        painter.setPen(QColor(tokens.muted if self._quiet else tokens.text))
        layout.draw(painter, QPointF())
        painter.end()


def frame(painter: QPainter, box: QRectF, radius: float) -> None:
    """Paint the frame of the spotlight with its soft fill inside a box."""
    accent = QColor(theme().tokens.accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent, 1.8))
    soft = QColor(accent)
    soft.setAlpha(34)
    painter.setBrush(soft)
    painter.drawRoundedRect(box.adjusted(0.9, 0.9, -0.9, -0.9), radius, radius)


def _x(place: object) -> float:
    """Read a column's place, which Qt hands over beside the column."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type] # Qt's stub says object
