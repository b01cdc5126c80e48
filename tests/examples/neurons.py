"""The worked examples about neurons, and about many gates in a row."""

from playground.session.notes import NoteColour
from tests.examples.worked import Framed, Worked, column, row

NEURON = {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3}

NEURONS = (
    Worked(
        number=31,
        id="sigmoid-neuron",
        title="A sigmoid neuron",
        purpose=(
            "A whole neuron is a few gates: watch the weights get the inputs, and the inputs the weights."
        ),
        text="f = sigmoid(w0*x0 + w1*x1 + w2)",
        values=NEURON,
        known={
            "f": 0.7310586,
            "grad_w0": -0.1966119,
            "grad_x0": 0.3932239,
            "grad_w1": -0.3932239,
            "grad_x1": -0.5898358,
            "grad_w2": 0.1966119,
        },
    ),
    Worked(
        number=32,
        id="sigmoid-from-small-gates",
        title="The sigmoid from small gates",
        purpose=(
            "The same neuron with its sigmoid taken apart: "
            "four gates together have the slope y(1\u00a0−\u00a0y)."
        ),
        text="n = w0*x0 + w1*x1 + w2\nm = -1 * n\ne = exp(m)\nd = e + 1\nf = reciprocal(d)",
        values=NEURON,
        known={
            "m": -1,
            "e": 0.3678794,
            "d": 1.3678794,
            "f": 0.7310586,
            "grad_d": -0.534447,
            "grad_e": -0.534447,
            "grad_m": -0.1966119,
            "grad_n": 0.1966119,
        },
        places={
            **column("w0 x0 w1 x1 w2", 100, 100, down=72),
            "s0": (256, 136),
            "s1": (256, 280),
            "s2": (400, 208),
            "n": (544, 300),
            "c0": (256, 420),
            "m": (400, 450),
            "e": (544, 450),
            "c1": (544, 540),
            "d": (700, 480),
            "f": (850, 480),
        },
    ),
    Worked(
        number=33,
        id="relu-alive-and-dead",
        title="A ReLU alive and a ReLU dead",
        purpose="Left of 0 a ReLU blocks every gradient, so its weights can no longer learn from this input.",
        text=(
            "p1 = w1 * x\nz1 = p1 + b1\non = relu(z1)\n"
            "p2 = x * w2\nz2 = p2 + b2\noff = relu(z2)\nf = on + off"
        ),
        values={"x": 2, "w1": 1, "b1": 0.5, "w2": -1, "b2": 0.5},
        known={"f": 2.5, "grad_w1": 2, "grad_b1": 1, "grad_w2": 0, "grad_b2": 0, "grad_x": 1},
        notes=(
            Framed("alive", ("w1", "b1", "p1", "on"), NoteColour.GREEN),
            Framed("dead", ("w2", "b2", "p2", "off"), NoteColour.RED),
        ),
        places={
            "x": (80, 288),
            **row("w1 p1 z1 on", 240, 150),
            **row("w2 p2 z2 off", 240, 426),
            "p1": (390, 180),
            "b1": (390, 100),
            "p2": (390, 396),
            "b2": (390, 476),
            "f": (850, 288),
        },
    ),
    Worked(
        number=34,
        id="leaky-relu",
        title="A leaky ReLU",
        purpose="A slope of 0.1 left of 0 lets a tenth of the gradient through, forward and backward alike.",
        text="z = w * x + b\nf = leaky_relu(z, slope=0.1)",
        values={"w": -2, "x": 1.5, "b": 1},
        known={"z": -2, "f": -0.2, "grad_z": 0.1, "grad_w": 0.15, "grad_x": -0.2, "grad_b": 0.1},
    ),
    Worked(
        number=35,
        id="saturated-sigmoid",
        title="A saturated sigmoid",
        purpose="Far from 0 a sigmoid is flat: the output is all but 1, and next to no gradient comes back.",
        text="z = w * x + b\nf = sigmoid(z)",
        values={"w": 5, "x": 2, "b": 1},
        known={"z": 11, "f": 0.9999833, "grad_z": 1.67e-5},
    ),
)

IN_A_ROW = (
    Worked(
        number=41,
        id="vanishing",
        title="Eight sigmoids in a row",
        purpose=(
            "Each sigmoid passes at most a quarter of the gradient, so after eight of them almost nothing "
            "is left."
        ),
        text="\n".join(
            f"h{place} = sigmoid({f'h{place - 1}' if place > 1 else 'x'})" for place in range(1, 8)
        )
        + "\nf = sigmoid(h7)",
        values={"x": 0.5},
        known={"h1": 0.6224593, "grad_x": 6.9e-06},
        places={**row("x . h1 h2 h3 h4", 60, 100), **row("h5 h6 h7 f", 360, 270), "x": (190, 100)},
    ),
    Worked(
        number=42,
        id="exploding",
        title="Eight weights of 3 in a row",
        purpose=(
            "Each weight triples the gradient on its way back: after eight of them it is 6561 times as large."
        ),
        text=(
            "h1 = w1 * x\nh2 = w2 * h1\nh3 = w3 * h2\nh4 = w4 * h3\n"
            "h5 = h4 * w5\nh6 = h5 * w6\nh7 = h6 * w7\nf = h7 * w8"
        ),
        values={"x": 0.1, **{f"w{place}": 3 for place in range(1, 9)}},
        known={"f": 656.1, "grad_x": 6561},
        places={
            "x": (100, 200),
            **row("w1 w2 w3 w4", 176, 80, across=170),
            **row("h1 h2 h3 h4", 290, 200, across=170),
            **row("h5 h6 h7 f", 290, 370, across=170),
            **row("w5 w6 w7 w8", 176, 470, across=170),
        },
    ),
)
