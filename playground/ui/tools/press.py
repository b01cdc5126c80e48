"""Press: a click on a chip that a lens made pressable tells the lens."""

from __future__ import annotations

from PySide6.QtCore import Qt

from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.value_label import ValueLabel


class PressTool(Tool):
    """Takes the clicks on pressable chips."""

    def press(self, touch: Touch) -> bool:
        """Tell which chip is pressed."""
        found = self._found(touch) if touch.button == Qt.MouseButton.LeftButton else None
        if found is None:
            return False
        label, which = found
        self.canvas.chip_pressed.emit(label.wire, which)
        return True

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Show that the chip can be pressed."""
        return None if self._found(touch) is None else Qt.CursorShape.PointingHandCursor

    def _found(self, touch: Touch) -> tuple[ValueLabel, str] | None:
        for item in self.canvas.canvas.items(touch.scene):
            which = item.chip_at(touch.scene) if isinstance(item, ValueLabel) else ""
            if which and isinstance(item, ValueLabel):
                chip = item.chips[0 if which == "value" else 1]
                return (item, which) if chip.pressable else None
        return None
