"""An independent check, in numpy, of one short training run and of the gradients' noise.

Takes the data, the first weights and the order of the batches from batch-size-inputs.ts, and writes
batch-size.json: the inputs, and what numpy makes of them. Run from the repository's root:

    python3 tests/reference/batch-size.py
"""

import json
import pathlib
import subprocess

import numpy as np

here = pathlib.Path(__file__).parent
program = ["node", "--import", "tsx", str(here / "batch-size-inputs.ts")]
given = json.loads(subprocess.run(program, check=True, capture_output=True).stdout)

X = np.array(given["X"]).reshape(-1, 2)
y = np.array(given["y"])
h = given["hidden"]


def unflatten(theta):
    """W1 (h x 2), b1 (h), w2 (h), b2."""
    return theta[: 2 * h].reshape(h, 2), theta[2 * h : 3 * h], theta[3 * h : 4 * h], theta[4 * h]


def loss(theta, X, y):
    W1, b1, w2, b2 = unflatten(theta)
    z = np.tanh(X @ W1.T + b1) @ w2 + b2
    return np.mean(np.logaddexp(0, z) - y * z)


def gradients(theta, X, y):
    """The gradient of each example's loss: n x parameters."""
    W1, b1, w2, b2 = unflatten(theta)
    a = np.tanh(X @ W1.T + b1)
    d = 1 / (1 + np.exp(-(a @ w2 + b2))) - y
    d1 = d[:, None] * w2 * (1 - a**2)
    return np.hstack([(d1[:, :, None] * X[:, None, :]).reshape(len(X), -1), d1, d[:, None] * a, d[:, None]])


theta = np.array(given["theta"])
start = gradients(theta, X, y)
G = start.mean(axis=0)
sigma = np.cov(start.T, ddof=0)
u = G / np.linalg.norm(G)
apart = np.eye(len(G)) - np.outer(u, u)

losses = []
for rows in given["order"]:
    losses.append(loss(theta, X[rows], y[rows]))
    theta = theta - given["rate"] * gradients(theta, X[rows], y[rows]).mean(axis=0)

result = {
    "inputs": given,
    "gradient": G.tolist(),
    "trace": np.trace(sigma),
    "along": u @ sigma @ u,
    "noisiest": np.linalg.eigvalsh(apart @ sigma @ apart)[-1],
    "batchLosses": losses,
    "theta": theta.tolist(),
    "trainLoss": loss(theta, X, y),
}
(here / "batch-size.json").write_text(json.dumps(result) + "\n")
