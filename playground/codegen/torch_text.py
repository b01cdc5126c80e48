"""Formulas in PyTorch's words: numpy code is read, and each call written as its spelling says."""

from __future__ import annotations

import ast

from playground.gates.number import words_in
from playground.gates.spelling import spelling
from playground.gates.word import Word, called_in


def torch_text(formula: str) -> str:
    """Write a formula of numpy code in PyTorch's words."""
    return ast.unparse(_Respelling().visit(ast.parse(formula, mode="eval")))


def torch_words(formulas: list[str]) -> list[str]:
    """Give the definitions a PyTorch program needs in front of these formulas of numpy code."""
    called = called_in("\n".join(torch_text(formula) for formula in formulas))
    found: list[str] = []
    for word in reversed(words_in("\n".join(formulas))):
        if word.name in called:
            found.insert(0, _definition(word))
            called |= called_in(found[0])
    return found


def _definition(word: Word) -> str:
    """Define a word in PyTorch's words."""
    known = spelling(word.name)
    return known.definition if known else ast.unparse(_Respelling().visit(ast.parse(word.definition)))


class _Respelling(ast.NodeTransformer):
    """Replaces the words of numpy in a syntax tree."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """Write a call as its spelling says; a maximum with 0 is a ReLU, which has no slope at 0."""
        self.generic_visit(node)
        code = ast.unparse(node.func)
        operands = [ast.unparse(argument) for argument in node.args]
        if code == "np.maximum" and operands[1:] == ["0"]:
            return _expression(f"torch.relu({operands[0]})")
        known = spelling(code)
        return _expression(known.torch.format(*operands)) if known else node

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        """Write a choice so that tensors can make it number by number."""
        self.generic_visit(node)
        parts = [ast.unparse(part) for part in (node.test, node.body, node.orelse)]
        return _expression(f"torch.where({', '.join(parts)})")

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Write a transpose so that vectors have one too."""
        self.generic_visit(node)
        return _expression(f"torch.t({ast.unparse(node.value)})") if node.attr == "T" else node


def _expression(text: str) -> ast.expr:
    """Read a formula."""
    return ast.parse(text, mode="eval").body
