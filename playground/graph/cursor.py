"""A place in the words of an expression, moving forward as they are read."""

from __future__ import annotations

from playground.graph.tokens import Token, TokenKind


class Cursor:
    """Stands before the next word; the last word is END and is never passed."""

    def __init__(self, words: tuple[Token, ...]) -> None:
        """Start before the first word, as if a line had just ended; ``last`` is the word passed last."""
        self._words = words
        self._place = 0
        self.last = Token(TokenKind.BREAK, "", 0, 0)

    @property
    def next(self) -> Token:
        """The word that comes next."""
        return self._words[self._place]

    @property
    def after(self) -> Token:
        """The word after the next one."""
        return self._words[min(self._place + 1, len(self._words) - 1)]

    def take(self) -> Token:
        """Give the next word and go past it."""
        self.last = self.next
        self._place += 1
        return self.last

    def accept(self, *texts: str) -> Token | None:
        """Take the next word if it is one of these signs."""
        if self.next.kind is TokenKind.SIGN and self.next.text in texts:
            return self.take()
        return None
