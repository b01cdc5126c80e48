"""The search of quick-add: what fits and matches, the best first; numbers and ``name = value`` count, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from playground.gates.gate import Source
from playground.graph.editing import check_name
from playground.graph.graph import Graph, GraphError
from playground.ui.canvas.look import plain_text
from playground.ui.tools.stock import Stock, stock
from playground.ui.tools.type_in import STARTERS, read_value

NAMED = re.compile(r"\s*([^\W\d]\w*)\s*=(?!=)(.*)")


def found(
    words: str,
    graph: Graph,
    used: Mapping[str, int],
    fits: Callable[[Stock], bool],
    more: tuple[Stock, ...] = (),
) -> tuple[Stock, ...]:
    """Return what can be added, ``more`` besides the gates, the best match first, then what was used most.

    A number, vector or matrix makes a constant and ``name = value`` an input; ``GraphError`` says what is
    wrong with such a text.
    """
    written = _written(words, graph)
    if NAMED.match(words):
        return tuple(each for each in (written,) if each is not None and fits(each))
    matching = [each for each in (*stock(), *more) if fits(each) and each.matches(words)]
    matching.sort(key=lambda each: (_rank(each, words.strip().lower()), -used.get(each.title, 0)))
    if written is not None and fits(written):
        return (written, *matching)
    return tuple(matching)


def _written(words: str, graph: Graph) -> Stock | None:
    """Return the input or constant that was written down, or None where it is a search."""
    named = NAMED.match(words)
    if named is not None:
        return _input(named[1], named[2].strip(), graph)
    if words.strip()[:1] not in tuple(STARTERS):
        return None
    try:
        value = read_value(words)
    except GraphError:
        return None
    note = "A constant: no gradient step ever changes it."
    return replace(_first(Source.CONSTANT), title=plain_text(value), note=note, value=value)


def _input(name: str, text: str, graph: Graph) -> Stock:
    check_name(graph, name)
    plain = _first(Source.INPUT)
    value = read_value(text) if text else plain.value
    note = "An input of that name."
    return replace(plain, title=f"{name} = {plain_text(value)}", note=note, value=value, name=name)


def _first(source: Source) -> Stock:
    return next(each for each in stock() if each.kind.source is source)


def _rank(each: Stock, words: str) -> int:
    """Return how well a search matches, 0 for best."""
    title, kind = each.title.lower(), each.kind
    exact = words in {title, kind.symbol.lower(), kind.id, kind.operator}
    known = " ".join((title, *kind.keywords, kind.id)).lower().replace("_", " ").split()
    ranks = (exact or not words, title.startswith(words), any(word.startswith(words) for word in known))
    return ranks.index(True) if True in ranks else len(ranks)
