"""An independent check, in numpy and scipy, of signals and gradients in small networks.

Writes xavier-init.json: weights, inputs and the loss's coefficients of small networks, and what numpy makes of them
(standard deviations a layer, forward and backward, and the gradient by the inputs); integrals over a normal variable,
by scipy's adaptive quadrature; and measured variances of Glorot's and He's weights. Run from the repository's root:

    /usr/bin/python3 tests/reference/xavier-init.py
"""

import json
import pathlib

import numpy as np
from scipy.integrate import quad
from scipy.special import expit

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(0)

functions = {
    "linear": (lambda z: z, lambda z: np.ones_like(z)),
    "tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "sigmoid": (expit, lambda z: expit(z) * expit(-z)),
    "relu": (lambda z: np.where(z > 0, z, 0.0), lambda z: (z > 0).astype(float)),
}

networks = []
for name, (f, slope) in functions.items():
    widths = [5, 7, 4, 6, 3]
    count = 6
    W = [rng.normal(0, 0.8, (b, a)) for a, b in zip(widths, widths[1:])]
    X = rng.normal(size=(count, widths[0]))
    r = rng.normal(size=(count, widths[-1]))
    gain = 1.3
    # All Jacobians one by one and multiplied out, example by example: no recursion is shared with what is tested.
    a, jacobians = [X], []
    for w in W:
        z = a[-1] @ (gain * w).T
        jacobians.append([np.diag(slope(zi)) @ (gain * w) for zi in z])
        a.append(f(z))
    gradients = []
    for l in range(len(W) + 1):
        rows = []
        for i in range(count):
            J = np.eye(widths[l])
            for k in range(l, len(W)):
                J = jacobians[k][i] @ J
            rows.append(r[i] @ J)
        gradients.append(np.array(rows))
    networks.append(
        {
            "activation": name,
            "widths": widths,
            "gain": gain,
            "weights": [w.ravel().tolist() for w in W],
            "X": X.ravel().tolist(),
            "r": r.ravel().tolist(),
            "mean": [float(v.mean()) for v in a],
            "std": [float(v.std()) for v in a],
            "second": [float((v**2).mean()) for v in a],
            "gradientStd": [float(v.std()) for v in gradients],
            "gradient": gradients[0].ravel().tolist(),
            # unit by unit over the examples, and example by example over the units
            "examples": float(a[-1].var(axis=0).mean() / (a[-1] ** 2).mean()),
            "units": float(a[-1].var(axis=1).mean() / (a[-1] ** 2).mean()),
        }
    )


def average(g, q):
    density = lambda z: np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    total = 0.0
    # the step of a saturated activation is narrow: cut the line there
    for lo, hi in [(-12, -1), (-1, -0.1), (-0.1, 0), (0, 0.1), (0.1, 1), (1, 12)]:
        total += quad(lambda z: density(z) * float(g(np.sqrt(q) * z)), lo, hi, epsabs=1e-14, epsrel=1e-13)[0]
    return total


averages = []
for name, (f, slope) in functions.items():
    for q in [0.01, 0.3, 1.0, 4.0, 60.0]:
        averages.append(
            {
                "activation": name,
                "q": q,
                "mean": average(lambda z: f(np.float64(z)), q),
                "second": average(lambda z: f(np.float64(z)) ** 2, q),
                "slope": average(lambda z: slope(np.float64(z)) ** 2, q),
            }
        )

# The bound of Glorot and Bengio (2010), eq. 16, and the variances, written out for some shapes.
shapes = [
    {
        "inputs": a,
        "outputs": b,
        "xavierBound": float(np.sqrt(6) / np.sqrt(a + b)),
        "xavierVariance": 2 / (a + b),
        "heVariance": 2 / a,
    }
    for a, b in [(64, 64), (64, 16), (16, 64), (784, 300)]
]

(here / "xavier-init.json").write_text(
    json.dumps({"networks": networks, "averages": averages, "shapes": shapes}) + "\n"
)
