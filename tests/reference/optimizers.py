"""Traces of seven optimizers on eight losses, in plain numpy, from the rules that PyTorch's documentation writes out.

torch.optim: SGD (momentum, dampening 0, nesterov), Adagrad (lr_decay 0), RMSprop (not centered, no momentum), Adam,
AdamW; each with its documented order of operations. Gradients are derived here anew, the ravine's from its matrix,
Beale's and the rest from their formulas. Writes optimizers.json. Run from the repository's root:

    python3 tests/reference/optimizers.py
"""

import json
import pathlib

import numpy as np

STEPS = 100
KEPT = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 100]


def ravine(degrees):
    a = np.deg2rad(degrees)
    R = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
    A = R @ np.diag([0.1, 10.0]) @ R.T
    return lambda w, t: A @ w


def rosenbrock(w, t):
    x, y = w
    return np.array([2 * x - 2 - 400 * x * y + 400 * x**3, 200 * y - 200 * x**2])


def beale(w, t):
    x, y = w
    r = np.array([1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3])
    J = np.array([[y - 1, x], [y**2 - 1, 2 * x * y], [y**3 - 1, 3 * x * y**2]])
    return 2 * J.T @ r


def saddle(w, t):
    return np.array([w[0], w[1] ** 3 - w[1]])


def plateau(w, t):
    return w * np.exp(-0.5 * w @ w)


NOISE = np.array([1.2, -0.8, 0.4, -1.6, 1.6, -0.4, 0.8, -1.2, 0.0])


def sparse(w, t):
    return np.array([0.0, w[1]]) if t % 10 == 0 else np.array([w[0] - NOISE[t % 10 - 1], 0.0])


RARE = 3 * np.tile(NOISE, 5)


def rare(w, t):
    return np.array([0.0, w[1]]) if t % 46 == 0 else np.array([w[0] - RARE[t % 46 - 1], 0.0])


def sgd(w, grad, lr, momentum=0.0, nesterov=False, weight_decay=0.0):
    buf = None
    for t in range(1, STEPS + 1):
        g = grad(w, t) + weight_decay * w
        if momentum:
            buf = g.copy() if buf is None else momentum * buf + g
            g = g + momentum * buf if nesterov else buf
        w = w - lr * g
        yield w


def adagrad(w, grad, lr, weight_decay=0.0, eps=1e-10):
    state_sum = np.zeros(2)
    for t in range(1, STEPS + 1):
        g = grad(w, t) + weight_decay * w
        state_sum = state_sum + g**2
        w = w - lr * g / (np.sqrt(state_sum) + eps)
        yield w


def rmsprop(w, grad, lr, alpha=0.99, eps=1e-8, weight_decay=0.0):
    v = np.zeros(2)
    for t in range(1, STEPS + 1):
        g = grad(w, t) + weight_decay * w
        v = alpha * v + (1 - alpha) * g**2
        w = w - lr * g / (np.sqrt(v) + eps)
        yield w


def adam(w, grad, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, decoupled=False):
    m = np.zeros(2)
    v = np.zeros(2)
    for t in range(1, STEPS + 1):
        g = grad(w, t)
        if decoupled:
            w = w - lr * weight_decay * w
        else:
            g = g + weight_decay * w
        m = betas[0] * m + (1 - betas[0]) * g
        v = betas[1] * v + (1 - betas[1]) * g**2
        w = w - lr * (m / (1 - betas[0] ** t)) / (np.sqrt(v / (1 - betas[1] ** t)) + eps)
        yield w


LOSSES = {
    "ravine": (ravine(0), [-3.5, 1.0], {"gd": 0.15, "momentum": 0.03, "nesterov": 0.05, "adagrad": 0.9, "rmsprop": 0.07, "adam": 0.2}),
    "turned": (ravine(45), [-3.0, -1.5], {"gd": 0.15, "momentum": 0.03, "nesterov": 0.05, "adagrad": 0.9, "rmsprop": 0.07, "adam": 0.2}),
    "rosenbrock": (rosenbrock, [-1.2, 1.0], {"gd": 0.001, "momentum": 0.0008, "nesterov": 0.0007, "adagrad": 0.2, "rmsprop": 0.01, "adam": 0.1}),
    "beale": (beale, [1.0, 1.5], {"gd": 0.01, "momentum": 0.002, "nesterov": 0.0015, "adagrad": 1.0, "rmsprop": 0.05, "adam": 0.3}),
    "saddle": (saddle, [-1.5, 0.01], {"gd": 0.3, "momentum": 0.1, "nesterov": 0.1, "adagrad": 0.4, "rmsprop": 0.03, "adam": 0.1}),
    "plateau": (plateau, [-3.2, 1.6], {"gd": 1.5, "momentum": 1.0, "nesterov": 1.0, "adagrad": 0.5, "rmsprop": 0.01, "adam": 0.3}),
    "sparse": (sparse, [-3.2, 2.2], {"gd": 0.12, "momentum": 0.03, "nesterov": 0.03, "adagrad": 0.8, "rmsprop": 0.06, "adam": 0.2}),
    "rare": (rare, [-3.2, 2.2], {"gd": 0.05, "momentum": 0.03, "nesterov": 0.03, "adagrad": 0.9, "rmsprop": 0.06, "adam": 0.08}),
}

RULES = {
    "gd": lambda w, g, lr, wd: sgd(w, g, lr, weight_decay=wd),
    "momentum": lambda w, g, lr, wd: sgd(w, g, lr, momentum=0.9, weight_decay=wd),
    "nesterov": lambda w, g, lr, wd: sgd(w, g, lr, momentum=0.9, nesterov=True, weight_decay=wd),
    "adagrad": lambda w, g, lr, wd: adagrad(w, g, lr, weight_decay=wd),
    "rmsprop": lambda w, g, lr, wd: rmsprop(w, g, lr, weight_decay=wd),
    "adam": lambda w, g, lr, wd: adam(w, g, lr, weight_decay=wd),
    "adamw": lambda w, g, lr, wd: adam(w, g, lr, weight_decay=wd, decoupled=True),
}

traces = []
for loss, (grad, start, rates) in LOSSES.items():
    for rule, steps in RULES.items():
        for decay in (0.0, 0.05) if loss in ("ravine", "saddle") or rule == "adamw" else (0.0,):
            rate = rates.get(rule, rates["adam"])
            path = list(steps(np.array(start), grad, rate, decay))
            assert np.all(np.isfinite(path))
            traces.append({"loss": loss, "rule": rule, "start": start, "rate": rate, "decay": decay, "w": [list(path[t - 1]) for t in KEPT]})

# The rules once by hand: Adam's first step is the rate in every coordinate.
first = next(adam(np.array([-3.5, 1.0]), LOSSES["ravine"][0], 0.2)) - [-3.5, 1.0]
assert np.allclose(np.abs(first), 0.2, rtol=1e-7)

out = pathlib.Path(__file__).with_suffix(".json")
out.write_text(json.dumps({"steps": KEPT, "traces": traces}) + "\n")
