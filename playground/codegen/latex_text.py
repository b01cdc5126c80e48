"""Formulas in LaTeX: numpy code is read, and each piece written as mathematics writes it."""

from __future__ import annotations

import ast
import math
import re
import unicodedata
from collections.abc import Callable

from playground.gates.name import Level, Name
from playground.gates.spelling import spelling

SIGNS: dict[type[ast.AST], str] = {
    ast.Gt: ">",
    ast.GtE: r"\ge",
    ast.Lt: "<",
    ast.LtE: r"\le",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: r"\cdot",
    ast.MatMult: r"\,",
}


def latex_text(formula: str, word: Callable[[str], str]) -> str:
    """Write a formula of numpy code in LaTeX; ``word`` gives what stands for each name."""
    return _piece(ast.parse(formula, mode="eval").body, word).text


def latex_name(name: str) -> str:
    r"""Write a name: w0 as w_{0}, theta as it is if it is a Greek letter, loss in one piece."""
    match = re.fullmatch(r"([^\W\d_])_?([0-9]*)", name)
    if match is None:
        plain = name.replace("_", r"\_")
        return rf"\mathit{{{plain}}}"
    letter = match[1]
    kind = unicodedata.name(letter, "").split()
    if kind[:1] == ["GREEK"] and len(kind) == 4:
        letter = "\\" + (kind[3].lower() if kind[1] == "SMALL" else kind[3].capitalize())
    return f"{letter}_{{{match[2]}}}" if match[2] else letter


def latex_number(number: float) -> str:
    """Write a number with four digits, a power of ten where it needs one."""
    if not math.isfinite(number):
        return r"\text{undefined}" if math.isnan(number) else r"\infty" if number > 0 else r"-\infty"
    digits, sign, power = f"{number:.4g}".partition("e")
    return rf"{digits} \cdot 10^{{{int(power)}}}" if sign else digits


def _piece(node: ast.expr, word: Callable[[str], str]) -> Name:
    """Write one piece of a syntax tree, and say how tightly it holds together."""
    match node:
        case ast.Name() | ast.Constant():
            return _leaf(
                word(node.id) if isinstance(node, ast.Name) else latex_number(float(ast.literal_eval(node)))
            )
        case ast.UnaryOp(operand=operand):
            return Name(f"-{_within(_piece(operand, word), Level.POWER)}", level=Level.SIGN)
        case ast.BinOp():
            return _binary(node, word)
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            text = f"{_piece(left, word).text} {SIGNS[type(sign)]} {_piece(right, word).text}"
            return Name(rf"\left[{text}\right]")
        case ast.Attribute(value=value):
            return Name(rf"{_within(_piece(value, word), Level.ATOM)}^{{\top}}", level=Level.POWER)
        case ast.IfExp() | ast.Call():
            return _call(node, word)
    raise ValueError(f"a formula cannot hold {ast.unparse(node)}")


def _leaf(text: str) -> Name:
    """Give the piece that a name or a number is."""
    level = Level.PRODUCT if r"\cdot" in text else Level.SIGN if text.startswith("-") else Level.ATOM
    return Name(text, level=level)


def _binary(node: ast.BinOp, word: Callable[[str], str]) -> Name:
    """Write two operands with what stands between them."""
    left, right = _piece(node.left, word), _piece(node.right, word)
    if isinstance(node.op, ast.Div):
        return Name(rf"\frac{{{left.text}}}{{{right.text}}}", level=Level.POWER)
    if isinstance(node.op, ast.Pow):
        return Name(f"{_within(left, Level.ATOM)}^{{{right.text}}}", level=Level.POWER)
    level = Level.SUM if isinstance(node.op, ast.Add | ast.Sub) else Level.PRODUCT
    after = _within(right, Level(level + 1))
    after = rf"\left({after}\right)" if after.startswith("-") else after
    return Name(f"{_within(left, level)} {SIGNS[type(node.op)]} {after}", level=level)


def _within(piece: Name, level: Level) -> str:
    """Give a piece's text, in brackets if it holds together less tightly than its place asks for."""
    return piece.text if piece.level >= level else rf"\left({piece.text}\right)"


def _call(node: ast.IfExp | ast.Call, word: Callable[[str], str]) -> Name:
    """Write a call or a choice as its spelling says, or as a function of that name."""
    if isinstance(node, ast.Call):
        code, parts = ast.unparse(node.func), node.args
    else:
        code, parts = "np.where", [node.test, node.body, node.orelse]
    texts = [_piece(part, word).text for part in parts]
    known = spelling(code)
    if known is None:
        plain = code.removeprefix("np.").replace("_", r"\_")
        return Name(rf"\operatorname{{{plain}}}\left({', '.join(texts)}\right)")
    text = known.latex.format(*texts)
    is_closed = text.endswith((")", "|"))
    return Name(text, level=Level.ATOM if is_closed else Level.CONDITION if "cases" in text else Level.POWER)
