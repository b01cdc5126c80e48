"""The worked examples about single gates and shared values."""

from tests.examples.worked import Worked

FIRST_GATES = (
    Worked(
        number=11,
        id="sum-times-number",
        title="A sum times a number",
        purpose=(
            "See the whole game at once: values forward, then each gate multiplies what comes back by its "
            "own slope."
        ),
        text="q = x + y\nf = q * z",
        values={"x": -2, "y": 5, "z": -4},
        known={"q": 3, "f": -12, "grad_q": -4, "grad_z": 3, "grad_x": -4, "grad_y": -4},
    ),
    Worked(
        number=12,
        id="add-max-multiply",
        title="Add, max and multiply",
        purpose=(
            "Three patterns to know by heart: add hands on, max routes to the larger, multiply swaps its "
            "inputs."
        ),
        text="f = 2 * (x * y + max(z, w))",
        values={"x": 3, "y": -4, "z": 2, "w": -1},
        known={"f": -20, "grad_x": -8, "grad_y": 6, "grad_z": 2, "grad_w": 0},
    ),
    Worked(
        number=13,
        id="one-weight-one-error",
        title="One weight, one error",
        purpose="Find out which way to turn a weight and a bias so that a squared error falls.",
        text="y = w * x + b\ne = y - t\nf = square(e)",
        values={"w": 3, "x": 2, "b": 1, "t": 9},
        known={"y": 7, "f": 4, "grad_w": -8, "grad_b": -4},
    ),
    Worked(
        number=14,
        id="staged",
        title="A formula in stages",
        purpose="Nobody derives this formula by hand in one go, yet gate by gate its gradient is easy.",
        text="f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)**2)",
        values={"x": 3, "y": -4},
        known={"f": 1.5456449, "grad_x": 2.0595698, "grad_y": 1.5922328},
        places={
            "y": (100, 100),
            "x": (100, 260),
            "s0": (320, 80),
            "s1": (490, 130),
            "s2": (320, 240),
            "s3": (320, 380),
            "s4": (470, 380),
            "s5": (620, 310),
            "f": (770, 220),
        },
    ),
)

SHARED_VALUES = (
    Worked(
        number=21,
        id="diamond",
        title="The diamond",
        purpose=(
            "A value that is used twice must wait for both gradients and add them before it hands on: 39, "
            "not 78."
        ),
        text="p = 3 * a\nq = p + 1\nf = p * q",
        values={"a": 2},
        known={"p": 6, "q": 7, "f": 42, "grad_a": 39, "grad_p": 13, "grad_q": 6},
    ),
    Worked(
        number=22,
        id="minus-itself",
        title="x minus itself",
        purpose="One value on both inputs of a subtraction gets 1 and −1 back, which is 0 and not 2.",
        text="f = x - x",
        values={"x": 3},
        known={"f": 0, "grad_x": 0},
    ),
    Worked(
        number=23,
        id="times-itself",
        title="x times itself",
        purpose=(
            "Multiply swaps its inputs even when both are the same value, and the two parts add up to 2x."
        ),
        text="f = x * x",
        values={"x": 3},
        known={"f": 9, "grad_x": 6},
    ),
    Worked(
        number=24,
        id="divided-by-itself",
        title="x divided by itself",
        purpose="The result is always 1, so the two gradients that come back must cancel.",
        text="f = x / x",
        values={"x": 3},
        known={"f": 1, "grad_x": 0},
    ),
    Worked(
        number=25,
        id="max-of-itself",
        title="The larger of x and x",
        purpose=(
            "Where max cannot choose, a rule must: the first input gets the gradient, and x gets it only "
            "once."
        ),
        text="f = max(x, x)",
        values={"x": 3},
        known={"f": 3, "grad_x": 1},
    ),
    Worked(
        number=26,
        id="tie",
        title="A tie at max",
        purpose=(
            "Two equal inputs stand on a kink: nudged up, x has the slope 3, and nudged down it has none."
        ),
        text="f = 3 * max(x, y)",
        values={"x": 2, "y": 2},
        known={"f": 6, "grad_x": 3, "grad_y": 0},
    ),
    Worked(
        number=27,
        id="one-in-three-out",
        title="One number in, three out",
        purpose="Where few numbers go in and many come out, forward mode needs fewer passes: see Modes (K).",
        text="a = sin(x)\nb = cos(x)\nf = exp(x)",
        values={"x": 0.5},
        known={"a": 0.4794255, "b": 0.8775826, "f": 1.6487213, "grad_x": 1.6487213},
    ),
)
