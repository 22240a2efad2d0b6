"""Numbers for src/ml/looks.ts and for the exaggeration in src/ml/power.ts, with numpy and scipy.

Run from the repository's root: python3 tests/reference/type-i-ii-errors-looks.py
Writes tests/reference/type-i-ii-errors-looks.json.

Repeated z tests on accumulating data, by Simpson's rule on a fine even grid. Unlike the code that it checks, it walks
with the drift itself: it uses no likelihood ratio, no Gauss-Legendre rule, and another cut of the lower tail.
"""
import json
from pathlib import Path

import numpy as np
import scipy
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.stats import norm

NODES = 1601


def simpson(low, high):
    x = np.linspace(low, high, NODES)
    w = np.full(NODES, 2.0)
    w[1::2] = 4.0
    w[0] = w[-1] = 1.0
    return x, w * (x[1] - x[0]) / 3


def looks(z, sides, count, shift=0.0, theta=None):
    """Probability of a rejection at each look, and the sum of E[|estimate|; rejected there] in batches' units."""
    if theta is None:
        theta = shift / np.sqrt(count)
    line = z
    reject = [norm.sf(line - theta) + (norm.cdf(-line - theta) if sides == "two" else 0.0)]

    def beyond(mean, line):
        return mean * norm.sf(line - mean) + norm.pdf(line - mean)

    size = beyond(theta, line) + (beyond(-theta, line) if sides == "two" else 0.0)
    s, mass = None, None
    for j in range(1, count):
        high = z * np.sqrt(j)
        low = -high if sides == "two" else -8 * np.sqrt(j) + min(0.0, theta * j)
        x, w = simpson(low, high)
        density = norm.pdf(x - theta) if s is None else norm.pdf(x[:, None] - s[None, :] - theta) @ mass
        s, mass = x, w * density
        line = z * np.sqrt(j + 1)
        now = norm.sf(line - s - theta) + (norm.cdf(-line - s - theta) if sides == "two" else 0.0)
        reject.append(float(mass @ now))
        far = beyond(s + theta, line) + (beyond(-s - theta, line) if sides == "two" else 0.0)
        size += float(mass @ far) / (j + 1)
    return np.array(reject), float(size), theta


def critical(alpha, sides):
    return norm.isf(alpha / 2 if sides == "two" else alpha)


null, drift, pocock, exaggeration = [], [], [], []
for sides in ("one", "two"):
    for alpha in (0.01, 0.05, 0.1):
        z = critical(alpha, sides)
        null.append({"sides": sides, "alpha": alpha, "rejected": np.cumsum(looks(z, sides, 20)[0]).tolist()})
        for count in (2, 3, 5, 10, 20):
            for shift in (0.5, 1.5, 2.5, 4.0):
                reject, size, theta = looks(z, sides, count, shift)
                power = float(reject.sum())
                drift.append({
                    "sides": sides, "alpha": alpha, "looks": count, "shift": shift,
                    "power": power, "exaggeration": size / power / theta,
                })
    for alpha in (0.01, 0.05):
        for count in (2, 5, 10):
            level = brentq(lambda a: looks(critical(a, sides), sides, count)[0].sum() - alpha, alpha / count, alpha,
                           xtol=1e-13, rtol=1e-11)
            pocock.append({"sides": sides, "alpha": alpha, "looks": count, "level": level})
    # One test: the mean of |estimate| beyond the line, by quadrature.
    for alpha in (0.001, 0.05, 0.5):
        z = critical(alpha, sides)
        for shift in (0.1, 0.5, 1.0, 2.5, 6.0):
            over = quad(lambda t: t * norm.pdf(t - shift), z, shift + 40, epsabs=0, epsrel=1e-12, limit=400,
                        points=[max(z, shift)])[0]
            power = norm.sf(z - shift)
            if sides == "two":
                over += quad(lambda t: t * norm.pdf(t + shift), z, z + 40, epsabs=0, epsrel=1e-12, limit=400)[0]
                power += norm.cdf(-z - shift)
            exaggeration.append({"sides": sides, "alpha": alpha, "shift": shift, "ratio": float(over / power / shift)})

Path("tests/reference/type-i-ii-errors-looks.json").write_text(json.dumps({
    "software": {"numpy": np.__version__, "scipy": scipy.__version__},
    "null": null, "drift": drift, "pocock": pocock, "exaggeration": exaggeration,
}, indent=0) + "\n")
