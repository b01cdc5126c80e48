"""How the words of formulas are spelt elsewhere: numpy's own word, PyTorch's, and a formula's in LaTeX."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spelling:
    """One word in three languages: its name in numpy code, and templates with {0}, {1} for its operands.

    A word that PyTorch does not have carries the ``definition`` a PyTorch program needs.
    """

    code: str
    torch: str
    latex: str
    definition: str = ""


SPELLINGS = (
    Spelling("np.exp", "torch.exp({0})", "e^{{{0}}}"),
    Spelling("np.expm1", "torch.expm1({0})", r"\left(e^{{{0}}} - 1\right)"),
    Spelling("np.log", "torch.log({0})", r"\ln\left({0}\right)"),
    Spelling("np.log1p", "torch.log1p({0})", r"\ln\left(1 + {0}\right)"),
    Spelling("np.sqrt", "torch.sqrt({0})", r"\sqrt{{{0}}}"),
    Spelling("np.sin", "torch.sin({0})", r"\sin\left({0}\right)"),
    Spelling("np.cos", "torch.cos({0})", r"\cos\left({0}\right)"),
    Spelling("np.tanh", "torch.tanh({0})", r"\tanh\left({0}\right)"),
    Spelling("np.abs", "torch.abs({0})", r"\left|{0}\right|"),
    Spelling("np.sign", "torch.sign({0})", r"\operatorname{{sgn}}\left({0}\right)"),
    Spelling("np.maximum", "torch.where({0} >= {1}, {0}, {1})", r"\max\left({0}, {1}\right)"),
    Spelling("np.minimum", "torch.where({0} <= {1}, {0}, {1})", r"\min\left({0}, {1}\right)"),
    Spelling(
        "np.where",
        "torch.where({0}, {1}, {2})",
        r"\begin{{cases}} {1} & \text{{if }} {0} \\ {2} & \text{{otherwise}} \end{{cases}}",
    ),
    Spelling("np.outer", "torch.outer({0}, {1})", r"{0} \otimes {1}"),
    Spelling("np.sum", "torch.sum({0})", r"\operatorname{{sum}}\left({0}\right)"),
    Spelling("np.mean", "torch.mean({0})", r"\operatorname{{mean}}\left({0}\right)"),
    Spelling("np.size", "torch.numel({0})", r"\operatorname{{size}}\left({0}\right)"),
    Spelling("np.ones_like", "torch.ones_like({0})", r"\mathbf{{1}}"),
    Spelling("len", "len({0})", r"\operatorname{{rows}}\left({0}\right)"),
    Spelling("sigmoid", "torch.sigmoid({0})", r"\sigma\left({0}\right)"),
    Spelling(
        "softplus",
        "torch.nn.functional.softplus({0}, threshold=40)",
        r"\operatorname{{softplus}}\left({0}\right)",
    ),
    Spelling(
        "log_softmax",
        "torch.log_softmax({0}, dim=-1)",
        r"\ln\operatorname{{softmax}}\left({0}\right)",
    ),
    Spelling("softmax", "torch.softmax({0}, dim=-1)", r"\operatorname{{softmax}}\left({0}\right)"),
    Spelling("normal_share", "torch.special.ndtr({0})", r"\Phi\left({0}\right)"),
    Spelling("normal_density", "normal_density({0})", r"\varphi\left({0}\right)"),
    Spelling("row_sum", "torch.sum({0}, dim=-1, keepdim=True)", r"\operatorname{{sum}}\left({0}\right)"),
    Spelling("column", "torch.unsqueeze({0}, -1)", "{0}"),
    Spelling(
        "pick",
        "pick({0}, {1})",
        r"\left[{0}\right]_{{{1}}}",
        "def pick(s, y):\n"
        "    index = torch.as_tensor(y).long().unsqueeze(-1)\n"
        "    return torch.gather(s, -1, index).squeeze(-1)",
    ),
    Spelling(
        "onehot",
        "onehot({0}, {1})",
        r"\mathbf{{e}}_{{{0}}}",
        "def onehot(y, s):\n    return torch.nn.functional.one_hot(torch.as_tensor(y).long(), s.shape[-1])",
    ),
)

_BY_CODE = {spelling.code: spelling for spelling in SPELLINGS}


def spelling(code: str) -> Spelling | None:
    """Give the spellings of a word by its name in numpy code; None for one made of others."""
    return _BY_CODE.get(code)
