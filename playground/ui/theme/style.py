"""The Qt style sheet, written from the tokens."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from playground.ui.theme.resources import resource
from playground.ui.theme.tokens import DARK, Tokens, mixed

_SHEET = Template(
    """
QMainWindow, QDialog { background: $panel; }
QDialog { border: 1px solid $line_strong; }
QWidget[role="window"] { background: $window; }
QWidget[role="panel"] { background: $panel; }
QWidget[role="canvas"] { background: $canvas; }

QLabel { color: $text; background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="section"] { color: $muted; font-size: 11px; font-weight: 600; letter-spacing: 0.6px; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="headline"] { font-size: 18px; font-weight: 600; }
QLabel[role="number"] { font-family: "JetBrains Mono", "DejaVu Sans Mono", monospace; }
QLabel[role="chip-value"], QLabel[role="chip-gradient"], QLabel[role="chip-tangent"] {
    font-family: "JetBrains Mono", "DejaVu Sans Mono", monospace;
    font-size: 12px; border-radius: 5px; padding: 1px 6px;
}
QLabel[role="chip-value"] { color: $value; background: $value_soft; }
QLabel[role="chip-gradient"] { color: $gradient; background: $gradient_soft; }
QLabel[role="chip-tangent"] { color: $accent; background: $accent_soft; }
QLabel[role="question"] { font-size: 15px; font-weight: 600; }
QLabel[role="status"] { color: $muted; font-size: 12px; }
QLabel[role="key"] {
    color: $muted; background: $window; border: 1px solid $line; border-radius: 5px;
    padding: 1px 6px; font-size: 12px;
}
QFrame[role="header"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QFrame[role="status-bar"] { background: $panel; border: none; border-top: 1px solid $line; }
QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: 10px; }
QFrame[role="card"][tone="gradient"] { border-color: $gradient; }
QFrame[role="card"][tone="value"] { border-color: $value; }
QFrame[role="card"][tone="tangent"] { border-color: $accent; }
QLabel[role="mistake"] { color: $loss; }
QLabel[role="right"] { color: $value; }
QLabel[role="nearly"] { color: $text; }
QLineEdit[answer="true"] { font-size: 18px; font-weight: 600; min-height: 38px; }
QLineEdit[answer="true"]:focus, QLineEdit[answer="true"][wrong="true"] { min-height: 36px; }
QPushButton[role="problem"] { color: $loss; text-align: left; border-color: $loss; font-weight: 400; }
QPlainTextEdit[role="program"], QPlainTextEdit[role="program"]:focus {
    background: $window; border: 1px solid $line; border-radius: 10px; padding: 0;
    font-family: "JetBrains Mono", "DejaVu Sans Mono", monospace; font-size: 12px;
}
QPlainTextEdit[role="program"]:focus { border-color: $accent; }
QLabel[role="wrong"] { color: $loss; }
QLabel[role="right"] { color: $value; }
QFrame[role="banner"] { background: $panel; border: none; border-bottom: 2px solid $loss; }
QFrame[role="banner"] QLabel { color: $loss; font-weight: 600; }
QFrame[role="line"] { background: $line; border: none; }

QPushButton {
    color: $text; background: $panel; border: 1px solid $line; border-radius: 8px;
    padding: 0 12px; min-height: 30px; font-weight: 500;
}
QPushButton:hover { background: $window; border-color: $line_strong; }
QPushButton:pressed { background: $line; }
QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:disabled { color: $faint; background: $panel; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton[role="primary"], QPushButton:default {
    color: $on_accent; background: $accent; border-color: $accent; font-weight: 600;
}
QPushButton[role="primary"]:hover, QPushButton:default:hover {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[role="primary"]:pressed, QPushButton:default:pressed { background: $accent_pressed; }
QPushButton[role="primary"]:disabled, QPushButton:default:disabled {
    color: $faint; background: $window; border-color: $line;
}
QPushButton[role="primary"]:focus, QPushButton:default:focus { border: 2px solid $text; }
QPushButton[large="true"] { min-height: 34px; padding: 0 16px; }
QPushButton[large="true"]:focus { min-height: 32px; padding: 0 15px; }
QPushButton[role="segment"] {
    color: $muted; background: transparent; border: 1px solid transparent; border-radius: 7px;
    min-height: 26px; padding: 0 4px;
}
QPushButton[role="segment"]:hover { color: $text; }
QPushButton[role="segment"]:checked {
    color: $text; background: $segment; border-color: $segment_line; font-weight: 600;
}
QPushButton[role="segment"]:focus { border: 2px solid $accent; min-height: 24px; padding: 0 3px; }
QFrame[role="segmented"] { background: $window; border: 1px solid $line; border-radius: 10px; }
QFrame[role="transport"] { background: $panel; border: none; border-top: 1px solid $line; }
QPushButton[role="icon"] { padding: 0; min-width: 34px; max-width: 34px; }
QPushButton[role="icon"]:focus { min-width: 32px; max-width: 32px; }
QPushButton[role="flat"] {
    border-color: transparent; background: transparent; padding: 0; min-width: 34px; max-width: 34px;
}
QPushButton[role="flat"]:hover { background: $window; }
QPushButton[role="flat"]:pressed { background: $line; }
QPushButton[role="flat"]:focus { border: 2px solid $accent; min-width: 32px; max-width: 32px; }
QPushButton[role="tab"] {
    color: $muted; background: transparent; border: none; border-radius: 0;
    border-bottom: 2px solid transparent;
    padding: 0 1px; min-height: 26px; font-weight: 600; font-size: 11px; letter-spacing: 0.2px;
}
QToolButton[role="lens"] {
    color: $muted; background: transparent; border: 2px solid transparent; border-radius: 8px;
    font-size: 11px; font-weight: 500; padding: 2px 0;
}
QToolButton[role="lens"]:hover { color: $text; background: $window; }
QToolButton[role="lens"]:checked { color: $accent; background: $accent_soft; font-weight: 600; }
QToolButton[role="lens"]:focus { border-color: $accent; }
QFrame[role="lens-bar"] { background: $panel; border: none; border-bottom: 1px solid $line; }

QPushButton[role="tab"]:hover { color: $text; }
QPushButton[role="tab"]:checked { color: $text; border-bottom-color: $accent; }
QPushButton[role="tab"]:focus {
    color: $accent; border: none; border-bottom: 2px solid $accent; padding: 0 1px;
}

QLineEdit, QPlainTextEdit, QTextEdit {
    color: $text; background: $panel; border: 1px solid $line; border-radius: 8px; padding: 0 9px;
    selection-color: $on_accent; selection-background-color: $accent;
}
QLineEdit { min-height: 30px; }
QLineEdit:hover { border-color: $line_strong; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 0 8px; }
QLineEdit:focus { min-height: 28px; }
QLineEdit:disabled { color: $faint; background: $window; }
QLineEdit[role="search"] { background: $window; }
QLineEdit[role="number"], QLineEdit[role="code"], QPlainTextEdit[role="code"] {
    font-family: "JetBrains Mono", "DejaVu Sans Mono", monospace;
}
QLineEdit[look="bare"] {
    border: 1px solid transparent; border-radius: 6px; padding: 0; min-height: 20px;
}
QLineEdit[look="bare"]:hover { background: $window; }
QLineEdit[look="bare"]:focus {
    border: 2px solid $accent; padding: 0 2px; min-height: 18px; background: $panel;
}
QLineEdit[look="bare"][wrong="true"] { border: 2px solid $gradient; padding: 0 2px; min-height: 18px; }
QLineEdit[wrong="true"] { border: 2px solid $gradient; padding: 0 8px; min-height: 28px; }

QComboBox {
    color: $text; background: $panel; border: 1px solid $line; border-radius: 8px;
    padding: 0 0 0 9px; min-height: 26px;
}
QComboBox:hover { border-color: $line_strong; }
QComboBox:focus, QComboBox:on { border: 2px solid $accent; padding: 0 0 0 8px; min-height: 24px; }
QComboBox:disabled { color: $faint; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: $arrow; width: 14px; height: 14px; }
QComboBox QAbstractItemView {
    color: $text; background: $panel; border: 1px solid $line; border-radius: 8px; padding: 4px;
    outline: none;
    selection-color: $text; selection-background-color: $accent_soft;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected { color: $text; background: $accent_soft; }

QMenuBar { background: transparent; border: none; spacing: 0; }
QMenuBar::item { padding: 5px 9px; }
QMenu { color: $text; background: $panel; border: 1px solid $line_strong; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::icon { padding-left: 10px; }
QMenu::indicator { left: 10px; width: 14px; height: 14px; }
QMenu::indicator:checked { image: $check; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QToolTip { color: $panel; background: $text; border: 1px solid $text; padding: 1px 3px; }

QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QListView, QTreeView, QTableView {
    color: $text; background: $panel; border: 1px solid $line; border-radius: 8px; outline: none;
    selection-color: $text; selection-background-color: $accent_soft; gridline-color: $line;
}
QListView[role="bare"] { border: none; }
QTableView::item { padding: 0 3px; }
QTableView::indicator { width: 13px; height: 13px; border: 1px solid $muted; border-radius: 4px; }
QTableView::indicator:checked { border-color: $accent; background: $accent_soft; image: $check; }
QHeaderView::section {
    color: $muted; background: $panel; border: none; border-bottom: 1px solid $line; padding: 4px 6px;
    font-size: 11px; font-weight: 500;
}
QSplitter::handle { background: $line; }
QCheckBox { color: $text; spacing: 8px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
"""
)


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of the whole program for these tokens."""
    derived = {
        "line_strong": mixed(tokens.line, tokens.faint, 0.5),
        "accent_hover": mixed(tokens.accent, tokens.text, 0.14),
        "accent_pressed": mixed(tokens.accent, tokens.text, 0.26),
        "segment": tokens.panel,
        "segment_line": tokens.line,
        "check": _image(tokens, "check"),
        "arrow": _image(tokens, "chevron-down"),
        "scroll": mixed(tokens.line, tokens.faint, 0.4),
    }
    return _SHEET.substitute(asdict(tokens) | derived)


def _image(tokens: Tokens, name: str) -> str:
    """Return the place of an icon that is drawn in the colour for this theme, as style sheets write it."""
    path = resource("icons", f"{name}-{'dark' if tokens is DARK else 'light'}.svg")
    return "none" if path is None else f'url("{path.as_posix()}")'
