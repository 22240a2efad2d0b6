"""Bias, variance and the weight of a label in its own prediction, by numpy's polyfit and lstsq: run with Debian's python3.

Writes bias-variance-decomposition.json beside this file. Variances come from refits of unit labels, not from the formula
of the page; the mean squared errors also from 400,000 simulated refits, with their standard errors.
"""
import json
import pathlib

import numpy as np

rng = np.random.default_rng(1)
places = (np.arange(20) + 0.5) / 20


def f(x):
    return np.sin(2 * np.pi * x * x)


cases = []
for degree, at, sigma, each, c in [
    (0, 0, 0.3, 1, 1.0), (1, 5, 0.3, 1, 1.0), (3, 5, 0.3, 1, 1.0), (3, 5, 0.3, 2, 1.0), (3, 12, 0.6, 4, 0.8),
    (5, 9, 0.1, 1, 0.5), (9, 0, 0.3, 1, 1.0), (9, 5, 0.3, 1, 0.9), (12, 19, 0.3, 2, 1.0), (12, 9, 0.45, 4, 0.95),
]:
    x = np.repeat(places, each)
    design = np.polynomial.chebyshev.chebvander(2 * x - 1, degree)
    row = np.polynomial.chebyshev.chebvander(np.array([2 * places[at] - 1]), degree)
    # The prediction at x0 for each unit vector of labels: the weights, one label at a time.
    weights = c * (row @ np.linalg.lstsq(design, np.eye(len(x)), rcond=None)[0])[0]
    mean = float(weights @ f(x))
    refits = 400_000
    noise = sigma * rng.standard_normal((refits, len(x)))
    prediction = mean + noise @ weights
    own = f(places[at]) + noise[:, at * each]
    fresh = f(places[at]) + sigma * rng.standard_normal(refits)
    result = {"degree": degree, "x": round(float(places[at]), 3), "sigma": sigma, "each": each, "c": c,
              "mean": mean, "variance": float(sigma ** 2 * (weights ** 2).sum()), "weight": float(weights[at * each])}
    for name, y in (("fresh", fresh), ("training", own)):
        error = (y - prediction) ** 2
        result[name] = [float(error.mean()), float(error.std() / np.sqrt(refits))]
    cases.append(result)

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps({"cases": cases}, indent=1) + "\n")
