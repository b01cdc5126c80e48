"""The worked examples about whole networks, and about vectors and matrices."""

from tests.examples.worked import Worked, column

MAZUR_NEURON = "n{0} = {1} * {2} + {3} * {4} + {5}\n{0} = sigmoid(n{0})\n"

NETWORKS = (
    Worked(
        number=61,
        id="xor-network",
        title="A network that knows XOR",
        purpose="Three neurons are enough for XOR: set x1 and x2 to 0 or 1, and y comes near 1 or −1.",
        text=(
            "h1 = tanh(u11*x1 + u12*x2 + b1)\nh2 = tanh(u21*x1 + u22*x2 + b2)\n"
            "y = tanh(v1*h1 + v2*h2 + b3)\ne = y - t\nf = square(e)"
        ),
        values={
            "u11": 2,
            "u12": 2,
            "b1": -1,
            "u21": 2,
            "u22": 2,
            "b2": -3,
            "v1": 2,
            "v2": -2,
            "b3": -2,
            "x1": 1,
            "x2": 0,
            "t": 1,
        },
        known={"h1": 0.7615942, "h2": -0.7615942, "y": 0.7804},
        groups=("h1", "h2", "y"),
        places={
            **column("x1 x2", 100, 100, down=150),
            **column("h1 h2", 310, 100, down=150),
            "y": (500, 175),
            "t": (500, 270),
            "e": (650, 200),
            "f": (780, 200),
        },
    ),
    Worked(
        number=62,
        id="mazur",
        title="A 2-2-2 network by hand",
        purpose=(
            "Matt Mazur’s well-known example, number by number: w5 has the gradient 0.0822 and w1 0.00044."
        ),
        text=(
            MAZUR_NEURON.format("h1", "w1", "i1", "w2", "i2", "b1")
            + MAZUR_NEURON.format("h2", "w3", "i1", "w4", "i2", "b1")
            + MAZUR_NEURON.format("o1", "w5", "h1", "w6", "h2", "b2")
            + MAZUR_NEURON.format("o2", "w7", "h1", "w8", "h2", "b2")
            + "E1 = mse_loss(o1, t1)\nE2 = mse_loss(o2, t2)\nE = E1 + E2"
        ),
        values={
            "i1": 0.05,
            "i2": 0.10,
            "w1": 0.15,
            "w2": 0.20,
            "w3": 0.25,
            "w4": 0.30,
            "w5": 0.40,
            "w6": 0.45,
            "w7": 0.50,
            "w8": 0.55,
            "b1": 0.35,
            "b2": 0.60,
            "t1": 0.01,
            "t2": 0.99,
        },
        known={
            "o1": 0.751365,
            "o2": 0.772928,
            "E": 0.298371,
            "grad_w5": 0.0821670,
            "grad_w1": 0.00043857,
        },
        groups=("h1", "h2", "o1", "o2"),
        places={
            **column("i1 i2 b1", 100, 100, down=190),
            **column("h1 h2 b2", 350, 100, down=190),
            **column("o1 o2", 600, 100, down=190),
            "t1": (600, -8),
            "t2": (600, 380),
            **column("E1 E2", 800, 100, down=190),
            "E": (965, 195),
        },
    ),
    Worked(
        number=63,
        id="mazur-in-matrices",
        title="The 2-2-2 network in matrices",
        purpose="The same network in a third of the gates: each layer is one matrix, and all numbers agree.",
        text="h = sigmoid(W1 @ i + b1)\no = sigmoid(W2 @ h + b2)\nE = mse_loss(o, t)",
        values={
            "W1": [[0.15, 0.20], [0.25, 0.30]],
            "W2": [[0.40, 0.45], [0.50, 0.55]],
            "i": [0.05, 0.10],
            "b1": [0.35, 0.35],
            "b2": [0.60, 0.60],
            "t": [0.01, 0.99],
        },
        known={"o": [0.751365, 0.772928], "E": 0.298371},
        places={
            "W1": (100, 100),
            "i": (100, 174),
            "s0": (256, 130),
            "b1": (256, 210),
            "s1": (400, 160),
            "h": (550, 160),
            "W2": (100, 320),
            "s2": (256, 360),
            "b2": (256, 440),
            "s3": (400, 390),
            "o": (550, 390),
            "t": (550, 470),
            "E": (700, 420),
        },
    ),
)

VECTORS = (
    Worked(
        number=71,
        id="squared-length",
        title="The squared length of W times x",
        purpose="A gradient has the shape of its value: a matrix for W and a vector for x.",
        text="q = W @ x\nf = norm2(q)",
        values={"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4]},
        known={
            "q": [0.22, 0.26],
            "f": 0.116,
            "grad_W": [[0.088, 0.176], [0.104, 0.208]],
            "grad_x": [-0.112, 0.636],
        },
    ),
    Worked(
        number=72,
        id="one-layer",
        title="A layer of three neurons",
        purpose=(
            "One matrix gate and one tanh do the work of three neurons, and their gradients come back "
            "together."
        ),
        text="z = W @ x + b\nh = tanh(z)\nf = mse_loss(h, t)",
        values={
            "W": [[0.5, -1], [1, 0.5], [-0.5, 2]],
            "x": [1, 0.5],
            "b": [0.1, -0.2, 0],
            "t": [0, 1, 0],
        },
        known={"z": [0.1, 1.05, 0.5]},
    ),
    Worked(
        number=73,
        id="two-linear-layers",
        title="Two linear layers",
        purpose=(
            "Without an activation between them two layers are no more than one: compare with the next "
            "example."
        ),
        text="h = W1 @ x\ny = W2 @ h\nf = norm2(y)",
        values={"W1": [[1, 2], [0, -1]], "W2": [[0.5, 1], [-1, 1]], "x": [1, 2]},
        known={"y": [0.5, -7], "f": 49.25},
    ),
    Worked(
        number=74,
        id="the-layer-they-collapse-to",
        title="The one layer they collapse to",
        purpose="W is the product of the two matrices: the same output, and the same gradient for x.",
        text="y = W @ x\nf = norm2(y)",
        values={"W": [[0.5, 0], [-1, -3]], "x": [1, 2]},
        known={"y": [0.5, -7], "f": 49.25},
    ),
    Worked(
        number=75,
        id="batch-of-two",
        title="A batch of two",
        purpose=(
            "Each row of X is a sample: the loss is their mean, and W and b gather the gradients of both."
        ),
        text="scores = add_broadcast(X @ W, b)\nf = softmax_loss(scores, t)",
        values={
            "X": [[1, 2], [-1, 0.5]],
            "W": [[0.5, -0.5, 0], [0.2, 0.1, -0.3]],
            "b": [0, 0.1, -0.1],
            "t": [2, 0],
        },
    ),
)
