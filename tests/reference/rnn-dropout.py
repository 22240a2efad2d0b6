"""An independent check, in numpy, of recurrent layers with masks and of what masks leave on average.

Writes rnn-dropout.json: a small Elman layer and a small LSTM with masks on every edge, their states, and the gradient of
a loss by the complex-step derivative, which shares no chain rule with what is tested; and mean, median and share of
nonzero values of the memory chain over all mask sequences, each weighted by its probability. Run from the root:

    /usr/bin/python3 tests/reference/rnn-dropout.py
"""

import itertools
import json
import pathlib

import numpy as np

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(0)
p, n, steps = 2, 3, 5
x = rng.normal(size=(steps, p))
r = rng.normal(size=(steps, n))


def mask(width):
    return (rng.random((steps, width)) < 0.7) / 0.7


masks = {"input": mask(p), "hidden": mask(n), "cell": mask(n), "update": mask(n)}


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def elman(theta, activation):
    W = theta.reshape(n, p + n + 1)
    h, states = np.zeros(n, dtype=theta.dtype), []
    for t in range(steps):
        a = W @ np.concatenate([x[t] * masks["input"][t], h * masks["hidden"][t], [1]])
        h = np.tanh(a) if activation == "tanh" else a
        states.append(h)
    return np.array(states)


def lstm(theta):
    W = theta.reshape(n, 4, p + n + 1)
    h = np.zeros(n, dtype=theta.dtype)
    c, states = h, []
    for t in range(steps):
        a = W @ np.concatenate([x[t] * masks["input"][t], h * masks["hidden"][t], [1]])
        i, f, o = (sigmoid(a[:, k]) for k in range(3))
        g = np.tanh(a[:, 3])
        c = f * c * masks["cell"][t] + i * g * masks["update"][t]
        h = o * np.tanh(c)
        states.append(h)
    return np.array(states)


def checked(forward, size):
    theta = rng.normal(0, 0.7, size)
    loss = lambda v: (r * forward(v)).sum()
    gradient = []
    for k in range(size):
        moved = theta.astype(complex)
        moved[k] += 1e-30j
        gradient.append(loss(moved).imag / 1e-30)
    return {"theta": theta.tolist(), "h": forward(theta).ravel().tolist(), "gradient": gradient}


chains = []
for drop in (0.1, 0.25, 0.5):
    for t in (1, 3, 7):
        for kind in ("fresh", "fixed"):
            q = 1 - drop
            draws = list(itertools.product((0, 1), repeat=t if kind == "fresh" else 1))
            chance = np.array([np.prod([q if m else drop for m in d]) for d in draws])
            value = np.array([np.prod([m / q for m in (d if kind == "fresh" else d * t)]) for d in draws])
            order = np.argsort(value)
            below = np.cumsum(chance[order])
            chains.append(
                {
                    "p": drop,
                    "t": t,
                    "mask": kind,
                    "mean": float(chance @ value),
                    "alive": float(chance[value > 0].sum()),
                    "median": float(value[order][np.searchsorted(below, 0.5 - 1e-12)]),
                }
            )

out = {
    "inputs": p,
    "units": n,
    "steps": steps,
    "x": x.ravel().tolist(),
    "r": r.ravel().tolist(),
    "masks": {name: m.ravel().tolist() for name, m in masks.items()},
    "elman": checked(lambda v: elman(v, "tanh"), n * (p + n + 1)),
    "linear": checked(lambda v: elman(v, "linear"), n * (p + n + 1)),
    "lstm": checked(lstm, 4 * n * (p + n + 1)),
    "chains": chains,
}
(here / "rnn-dropout.json").write_text(json.dumps(out) + "\n")
