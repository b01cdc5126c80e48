from __future__ import annotations

from playground.engine.thing import Kind, Thing, same_numbers
from playground.graph.expression import parse

SHARED = parse("a = 3 * x\nf = a * (a + 1)")


def test_the_gradient_of_a_single_wire_is_the_gradient_on_the_output() -> None:
    wire = Thing.wire("a", "y")
    assert same_numbers(SHARED, [wire]) == {wire, Thing.gradient("x")}
    assert same_numbers(SHARED, [Thing.gradient("x")]) == {wire, Thing.gradient("x")}


def test_a_part_of_a_sum_is_not_the_sum_but_the_sum_has_its_parts() -> None:
    first, second = Thing.wire("f", "x"), Thing.wire("s0", "x")
    assert same_numbers(SHARED, [first]) == {first}
    assert same_numbers(SHARED, [Thing.gradient("a")]) == {first, second, Thing.gradient("a")}


def test_values_and_gates_are_what_they_are_and_what_is_gone_is_left_out() -> None:
    things = [Thing.value("a"), Thing.gate("a")]
    assert same_numbers(SHARED, things) == frozenset(things)
    gone = [Thing.value("q"), Thing.wire("q", "x"), Thing.wire("f", "nowhere")]
    assert same_numbers(SHARED, gone) == frozenset()
    assert [thing.kind for thing in things] == [Kind.VALUE, Kind.GATE]
