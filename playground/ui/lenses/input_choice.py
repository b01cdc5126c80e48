"""The list of the inputs of a lens, one of which is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from playground.ui.widgets.choice_row import Choice

NONE = [("", "none")]


class InputChoice(Choice):
    """Lists inputs by name; where there is none it says so and cannot be opened."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Begin without inputs; ``name`` says what one is chosen for."""
        super().__init__(NONE, name=name, parent=parent)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._names: tuple[str, ...] = ()

    def show_inputs(self, names: tuple[str, ...], chosen: str) -> None:
        """Show these inputs, and which of them is chosen."""
        if names != self._names:
            self._names = names
            self.clear()
            for id, title in [(name, name) for name in names] or NONE:
                self.addItem(title, id)
        self.setEnabled(bool(names))
        self.set_value(chosen)
