"""The palette: every gate there is, by family, with a search."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from playground.gates.gate import Family
from playground.graph.composites import Composite
from playground.ui.panels.tile import Tile
from playground.ui.qt_override import qt_override
from playground.ui.theme.icons import icon
from playground.ui.theme.theme import theme
from playground.ui.tools.stock import COMPOSITE, Stock, composite_stock, stock
from playground.ui.widgets.keys import TYPING, keeps
from playground.ui.widgets.role import label, section, set_role

WIDTH = 222
COLUMNS = 3
TITLES: dict[str, str] = {
    Family.INPUT: "Inputs",
    Family.ARITHMETIC: "Arithmetic",
    Family.ACTIVATION: "Nonlinear",
    Family.ROUTING: "Routing",
    Family.MATRIX: "Matrix",
    Family.LOSS: "Loss",
    COMPOSITE: "Composites",
}


class SearchField(QLineEdit):
    """The search of the palette; Enter takes the first match, Down goes to the tiles, Esc leaves."""

    taken = Signal()
    descended = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty search."""
        super().__init__(parent)
        set_role(self, "search")
        self.setPlaceholderText("Search gates")
        self.setAccessibleName("Search gates")
        self.setToolTip("Type a name, a symbol or what it is for; Enter places the first match (/)")
        self._lens = QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._hint = label("/", "muted", self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dress()
        theme().changed.connect(self._dress)
        self.textChanged.connect(lambda text: self._hint.setVisible(not text))

    def _dress(self) -> None:
        self._lens.setIcon(icon("search", theme().tokens.muted))

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            size = self._hint.sizeHint()
            self._hint.move(self.width() - size.width() - 10, (self.height() - size.height()) // 2)
        return keeps(event, TYPING) or super().event(event)

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        elif key == Qt.Key.Key_Down:
            self.descended.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Palette(QFrame):
    """Shows the tiles; ``placed`` asks for a gate without a pointer, the others follow a drag."""

    placed = Signal(object)
    carried = Signal(object, QPoint)
    dropped = Signal(object, QPoint)
    let_go = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show everything that can be placed."""
        super().__init__(parent)
        set_role(self, "panel")
        self.setAccessibleName("Palette of gates")
        self.setMinimumWidth(WIDTH)
        self.search = SearchField()
        self.tiles = [self._tile(each) for each in stock()]
        self._sections: dict[str, tuple[QLabel, QGridLayout]] = {}
        self._none = label("No gate is called that.", "muted")
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.search.taken.connect(self._take_first)
        self.search.descended.connect(lambda: self._focus(0))
        self.search.left.connect(self.left)
        self._filter("")

    def shown(self) -> list[Tile]:
        """Return the tiles the search left."""
        return [tile for tile in self.tiles if not tile.isHidden()]

    def show_composites(self, composites: Iterable[Composite], problems: Iterable[str]) -> None:
        """Offer these composite gates; ``problems`` say what could not be read."""
        for tile in [tile for tile in self.tiles if tile.stock.composite is not None]:
            self.tiles.remove(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles += [self._tile(each) for each in composite_stock(composites)]
        self._sections[COMPOSITE][0].setToolTip("\n".join(problems))
        self._filter(self.search.text())

    def seek(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tile(self, each: Stock) -> Tile:
        tile = Tile(each)
        tile.chosen.connect(self.placed)
        tile.carried.connect(self.carried)
        tile.dropped.connect(self.dropped)
        tile.let_go.connect(self.let_go)
        tile.walked.connect(self._walk)
        return tile

    def _lay_out(self) -> None:
        content = QWidget()
        set_role(content, "panel")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(12, 6, 0, 16)
        inside.setSpacing(8)
        for family, title in TITLES.items():
            head, grid = section(title), QGridLayout()
            grid.setSpacing(6)
            grid.setContentsMargins(0, 0, 0, 6)
            grid.setColumnStretch(COLUMNS, 1)
            inside.addWidget(head)
            inside.addLayout(grid)
            self._sections[family] = head, grid
        inside.addWidget(self._none)
        inside.addStretch(1)
        self._area = _scrolled(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        frame = QVBoxLayout()
        frame.setContentsMargins(12, 0, 12, 0)
        frame.addWidget(self.search)
        column.addLayout(frame)
        column.addWidget(self._area, 1)

    def _filter(self, words: str) -> None:
        for family, (head, grid) in self._sections.items():
            mine = [tile for tile in self.tiles if tile.stock.section == family]
            fitting = [tile for tile in mine if tile.stock.matches(words)]
            for tile in mine:
                grid.removeWidget(tile)
                tile.hide()
            for place, tile in enumerate(fitting):
                grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
                tile.show()
            head.setVisible(bool(fitting))
        shown = self.shown()
        for tile in self.tiles:
            first = bool(shown) and tile is shown[0]
            tile.setFocusPolicy(Qt.FocusPolicy.TabFocus if first else Qt.FocusPolicy.NoFocus)
        self._none.setVisible(not shown)

    def _take_first(self) -> None:
        words = self.search.text()
        exact = [tile for tile in self.shown() if tile.stock.title.lower() == words.strip().lower()]
        for tile in (exact or self.shown())[:1]:
            self.search.clear()
            self.placed.emit(tile.stock)

    def _focus(self, place: int) -> None:
        shown = self.shown()
        if 0 <= place < len(shown):
            shown[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(shown[place])
        elif place < 0:
            self.seek()

    def _walk(self, steps: int) -> None:
        here = next((place for place, tile in enumerate(self.shown()) if tile is self.sender()), 0)
        self._focus(here + steps)


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
