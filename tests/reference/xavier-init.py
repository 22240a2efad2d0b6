"""An independent check, in numpy and scipy, of signals and gradients in small networks.

Writes xavier-init.json: weights, inputs and the loss's coefficients of small networks, and what numpy makes of them
(standard deviations a layer, forward and backward, and the gradient by the inputs); integrals over a normal variable,
by scipy's adaptive quadrature; the variances of Glorot's and He's weights; how sizes spread over thousands of draws of the
weights; and the logarithm of what one layer makes of one input's mean square. Run from the repository's root:

    /usr/bin/python3 tests/reference/xavier-init.py
"""

import json
import pathlib

import numpy as np
from scipy.integrate import quad
from scipy.special import digamma, expit, polygamma

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

# Standard deviations of a batch of 16 after 30 layers, and of the gradient come back: quantiles over draws.
depth, batch = 30, 16


def spread(name, init, gain, widths, draws):
    f, slope = functions[name]
    ends = {"forward": [], "backward": []}
    for _ in range(draws):
        a, slopes, W = rng.normal(size=(batch, widths[0])), [], []
        for n_in, n_out in zip(widths, widths[1:]):
            variance = {"xavier": 2 / (n_in + n_out), "he": 2 / n_in, "fanIn": 1 / n_in}[init]
            W.append(rng.normal(0, gain * np.sqrt(variance), (n_out, n_in)))
            z = a @ W[-1].T
            slopes.append(slope(z))
            a = f(z)
        g = rng.normal(size=a.shape)
        for w, d in zip(reversed(W), reversed(slopes)):
            g = (g * d) @ w
        ends["forward"].append(a.std())
        ends["backward"].append(g.std())
    return {
        "activation": name,
        "init": init,
        "gain": gain,
        "widths": widths,
        "draws": draws,
        **{
            way: {
                "quantiles": np.quantile(sizes, [0.05, 0.5, 0.95]).tolist(),
                "logStd": float(np.log(sizes).std()),
                # theory, where it is 1, lies above so many
                "belowOne": float(np.mean(np.array(sizes) < 1)),
            }
            for way, sizes in ends.items()
        },
    }


spreads = [
    spread("linear", "xavier", 1, [16] * (depth + 1), 4000),
    spread("linear", "xavier", 1, [64] * (depth + 1), 2000),
    spread("relu", "he", 1, [32] * (depth + 1), 4000),
    spread("tanh", "xavier", 1.2, [16] * (depth + 1), 4000),
    spread("sigmoid", "fanIn", 1, [16] * (depth + 1), 4000),
    spread("linear", "fanIn", 1, [32 if l % 2 == 0 else 8 for l in range(depth + 1)], 4000),
]

# One input, one layer: the mean square is multiplied by chi-square / n in a linear network, whose logarithm is known;
# under ReLU with He's variance by 2 / n times a sum of squares of which about half are 0, here drawn.
logs = []
for n in [64, 128]:
    relu = np.concatenate(
        [np.log(2 / n * (np.maximum(rng.normal(size=(20_000, n)), 0) ** 2).sum(axis=1)) for _ in range(20)]
    )
    logs.append(
        {
            "n": n,
            "linear": {"mean": float(digamma(n / 2) + np.log(2 / n)), "variance": float(polygamma(1, n / 2))},
            "relu": {"mean": float(relu.mean()), "variance": float(relu.var())},
        }
    )

(here / "xavier-init.json").write_text(
    json.dumps({"networks": networks, "averages": averages, "shapes": shapes, "spreads": spreads, "logs": logs}) + "\n"
)
