"""Means and variances of the pathwise and the score-function estimator, by quadrature: run with Debian's python3.

Writes reparameterization-trick.json beside this file. Nothing here is a closed form of the page: every number is an integral
over the normal density by scipy's adaptive quadrature, and sums over coordinates are integrated in two dimensions.
"""
import json
import pathlib

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from scipy.integrate import quad
from scipy.special import expit
from scipy.stats import norm

OMEGA, THRESHOLD = 3, 1


def f(shape, z):
    return {"square": z * z, "sine": np.sin(OMEGA * z)}.get(shape, np.where(z > THRESHOLD, 1.0, 0.0))


def slope(shape, z, tau):
    if shape == "soft":
        s = expit((z - THRESHOLD) / tau)
        return s * (1 - s) / tau
    return {"square": 2 * z, "sine": OMEGA * np.cos(OMEGA * z), "step": 0 * z}[shape]


def expect(g, mu, sigma, tau):
    """E[g(e)], e standard normal, in pieces that end at the threshold and near it."""
    at = (THRESHOLD - mu) / sigma
    ends = sorted({-12.0, 12.0, *np.clip([at + k * tau / sigma for k in (-40, -10, -3, 0, 3, 10, 40)], -12, 12)})
    ends = sorted({*ends, *np.linspace(-12, 12, 13)})
    return sum(quad(lambda e: g(e) * norm.pdf(e), a, b, epsabs=1e-13, epsrel=1e-12, limit=200)[0]
               for a, b in zip(ends, ends[1:]))


cases = []
for shape in ("square", "sine", "step", "soft"):
    for wrt in ("mu", "sigma"):
        for mu, sigma, tau in ((1, 1, 0.2), (2, 0.1, 0.05), (-0.65, 1.7, 1.3), (0.5, 0.35, 0.15)):
            def score(e):
                return (e if wrt == "mu" else e * e - 1) / sigma

            def value(e):
                return f(shape, mu + sigma * e)

            def path(e):
                return slope(shape, mu + sigma * e, tau) * (1 if wrt == "mu" else e)

            def mean(g):
                return float(expect(g, mu, sigma, tau))

            first, level = mean(path), mean(value)
            cases.append({
                "shape": shape, "wrt": wrt, "mu": mu, "sigma": sigma, "tau": tau,
                "mean": level, "variance": mean(lambda e: (value(e) - level) ** 2),
                "truth": mean(lambda e: value(e) * score(e)), "path": first,
                "pathVariance": mean(lambda e: (path(e) - first) ** 2),
                "score0": mean(lambda e: score(e) ** 2), "score1": mean(lambda e: value(e) * score(e) ** 2),
                "score2": mean(lambda e: (value(e) * score(e)) ** 2),
            })

# Two coordinates of z², by a product rule that is exact for polynomials, with and without a baseline.
x, w = hermegauss(20)
w = w / w.sum()
a, b = np.meshgrid(x, x)
weight = np.outer(w, w)
sums = []
for mu, sigma, baseline in ((1, 1, 0), (1, 1, 6), (0.5, 0.3, 1)):
    g = ((mu + sigma * a) ** 2 + (mu + sigma * b) ** 2 - baseline) * a / sigma
    first = float((weight * g).sum())
    sums.append({"mu": mu, "sigma": sigma, "baseline": baseline, "mean": first,
                 "variance": float((weight * (g - first) ** 2).sum())})

# One sample of z² at μ = σ = 1: how often each estimate has the gradient's sign, with a baseline or without, from the roots.
signs = {"path": float(norm.sf(-1))}
for baseline in (0, 2, 4):
    roots = sorted({-12.0, 0.0, 12.0, -1 - baseline ** 0.5, -1 + baseline ** 0.5})
    signs[f"score{baseline}"] = float(sum(
        norm.cdf(hi) - norm.cdf(lo) for lo, hi in zip(roots, roots[1:])
        if ((1 + (lo + hi) / 2) ** 2 - baseline) * (lo + hi) > 0))

pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps({"cases": cases, "sums": sums, "signs": signs}, indent=1) + "\n")
