"""An independent check, in numpy, of batch norm and layer norm, of what 2 examples leave, and of how gradients grow.

Writes batch-norm.json: a small case with its gradients by complex-step differentiation, which shares no formula with what is
tested; sizes of gradients after 30 layers, over draws; and the integrals of the mean-field rate, by scipy. Run from the
repository's root:

    /usr/bin/python3 tests/reference/batch-norm.py
"""

import json
import pathlib

import numpy as np
from scipy.integrate import quad

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(0)
EPS = 1e-5


def norm(x, gamma, beta, axis):
    mean = x.mean(axis=axis, keepdims=True)
    centered = x - mean
    variance = (centered * centered).mean(axis=axis, keepdims=True)
    return gamma * centered / np.sqrt(variance + EPS) + beta


cases = []
for kind, axis in [("batch norm", 0), ("layer norm", 1)]:
    for count, width in [(2, 3), (7, 5)]:
        x = rng.normal(2, 3, (count, width))
        gamma, beta = rng.normal(1, 0.5, width), rng.normal(size=width)
        r = rng.normal(size=(count, width))

        def loss(x, gamma, beta):
            return (r * norm(x, gamma, beta, axis)).sum()

        def slope(at):
            args = [x.astype(complex), gamma.astype(complex), beta.astype(complex)]
            out = np.empty(args[at].size)
            for k in range(out.size):
                moved = [a.copy() for a in args]
                moved[at].flat[k] += 1e-30j
                out[k] = loss(*moved).imag / 1e-30
            return out.tolist()

        cases.append(
            {
                "kind": kind,
                "count": count,
                "width": width,
                "x": x.ravel().tolist(),
                "gamma": gamma.tolist(),
                "beta": beta.tolist(),
                "r": r.ravel().tolist(),
                "y": norm(x, gamma, beta, axis).ravel().tolist(),
                "dx": slope(0),
                "dgamma": slope(1),
                "dbeta": slope(2),
            }
        )


def back(kind, batch, depth=30, n=32, gain=1.0):
    """How large a gradient of size 1 at the last layer is at the first."""
    a = rng.normal(size=(batch, n))
    kept = []
    for _ in range(depth):
        W = rng.normal(0, gain / np.sqrt(n), (n, n))
        s = a @ W.T
        axis = 0 if kind == "batch" else 1
        centered = s - s.mean(axis=axis, keepdims=True)
        one = 1 / np.sqrt((centered**2).mean(axis=axis, keepdims=True) + EPS)
        hat = centered * one
        kept.append((W, hat, one, axis))
        a = np.maximum(hat, 0)
    g = rng.normal(size=a.shape)
    for W, hat, one, axis in reversed(kept[1:]):
        e = g * (hat > 0)
        e = one * (e - e.mean(axis=axis, keepdims=True) - hat * (e * hat).mean(axis=axis, keepdims=True))
        g = e @ W
    return float(np.sqrt((g**2).mean()))


growth = []
for kind, batch in [("batch", 8), ("batch", 32), ("batch", 64), ("layer", 32)]:
    sizes = [back(kind, batch) for _ in range(400)]
    growth.append({"kind": kind, "batch": batch, "quantiles": np.quantile(sizes, [0.05, 0.5, 0.95]).tolist()})

density = lambda z: np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
mean = quad(lambda z: z * density(z), 0, 12, epsabs=1e-14)[0]
second = quad(lambda z: z * z * density(z), 0, 12, epsabs=1e-14)[0]

(here / "batch-norm.json").write_text(
    json.dumps({"cases": cases, "growth": growth, "rate": 0.5 / (second - mean**2)}) + "\n"
)
