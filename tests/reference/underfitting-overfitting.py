"""Fits of the underfitting-overfitting page by other means: Legendre polynomials by numpy, least squares and least-norm fits by
LAPACK's SVD (numpy.linalg.lstsq), ridge by scikit-learn, gradient descent step by step.

    /usr/bin/python3 tests/reference/underfitting-overfitting.py > tests/reference/underfitting-overfitting.json
"""

import json

import numpy as np
from numpy.polynomial import legendre
from sklearn.linear_model import Ridge

rng = np.random.default_rng(1995)


def features(x, count):
    return legendre.legvander(x, count - 1) / np.arange(1, count + 1)


cases = []
for n in (10, 20, 40):
    for _ in range(4):
        x = np.round(-1 + 2 * (np.arange(n) + rng.uniform(size=n)) / n, 4)
        y = np.round(np.sin(1.5 * np.pi * x) + 0.3 * rng.standard_normal(n), 4)
        new = np.round(rng.uniform(-1, 1, 7), 4)
        mean = y.mean()
        case = {"x": x.tolist(), "y": y.tolist(), "new": new.tolist(), "least": [], "ridge": [], "descent": []}
        for degree in (1, 3, 5, 8, 13, 16, 30, 40):
            X, N = features(x, degree + 1), features(new, degree + 1)
            # Where a fit is nearly singular any two programs differ: the peak is compared by what it leaves alone.
            w, _, _, s = np.linalg.lstsq(X, y - mean, rcond=None)
            if s[0] / s[-1] < 1e6:
                case["least"].append({"degree": degree, "values": (mean + N @ w).tolist()})
            for lam in (1e-4, 0.01, 1, 100):
                fit = Ridge(alpha=lam, fit_intercept=False, solver="svd").fit(X, y - mean)
                case["ridge"].append(
                    {"degree": degree, "lambda": lam, "values": (mean + N @ fit.coef_).tolist()}
                )
        for degree in (1, 5, 13):
            X, N = features(x, degree + 1), features(new, degree + 1)
            eta = 1 / np.trace(X.T @ X)
            w = np.zeros(degree + 1)
            for t in range(1, 4097):
                w = w + eta * X.T @ (y - mean - X @ w)
                if t in (1, 16, 256, 4096):
                    case["descent"].append({"degree": degree, "steps": t, "values": (mean + N @ w).tolist()})
        cases.append(case)

print(json.dumps({"cases": cases}))
