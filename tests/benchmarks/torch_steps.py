"""The same steps by PyTorch, eager on one thread: started by `rivals`, by whatever Python has torch."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from time import perf_counter
from typing import Any

import torch  # type: ignore[import-not-found]  # it is in the Python that runs this

RATE, STRENGTH = 0.01, 1e-3


def step(net: Any, optimizer: Any, weights: list[Any], points: Any, labels: Any) -> None:
    """Take a step on a batch."""
    optimizer.zero_grad()
    loss = torch.nn.functional.cross_entropy(net(points), labels)
    loss = loss + STRENGTH * sum((W * W).sum() for W in weights)
    loss.backward()
    optimizer.step()


def main(sizes: list[int], batch: int, activation: str, steps: int) -> None:
    """Take so many steps at every line that is read, and write the seconds they took."""
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(0)
    layers: list[Any] = []
    for place, (inputs, outputs) in enumerate(pairwise(sizes)):
        layers += [torch.nn.Tanh() if activation == "tanh" else torch.nn.ReLU()] if place else []
        layers.append(torch.nn.Linear(inputs, outputs))
    net = torch.nn.Sequential(*layers)
    weights = [layer.weight for layer in layers if isinstance(layer, torch.nn.Linear)]
    optimizer = torch.optim.SGD(net.parameters(), lr=RATE)
    count = max(300, batch)
    points, labels = torch.randn(count, sizes[0]), torch.randint(0, sizes[-1], (count,))
    starts = [place * batch % (count - batch + 1) for place in range(steps)]
    for _ in sys.stdin:
        begin = perf_counter()
        for start in starts:
            step(net, optimizer, weights, points[start : start + batch], labels[start : start + batch])
        sys.stdout.write(f"{perf_counter() - begin}\n")
        sys.stdout.flush()


main(**json.loads(sys.argv[1]))
