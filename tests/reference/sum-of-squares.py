"""The three best lines of the sum-of-squares page, computed by other means: least squares by numpy's lstsq, least
absolute residuals as a linear program, Huber's by scipy's BFGS from several starts; the projection by numpy's QR; the
Gaussian likelihood by scipy.stats.

    /usr/bin/python3 tests/reference/sum-of-squares.py > tests/reference/sum-of-squares.json
"""

import json

import numpy as np
from scipy.optimize import linprog, minimize
from scipy.stats import norm

rng = np.random.default_rng(1805)


def huber(r):
    size = np.abs(r)
    return np.where(size <= 1, r * r, 2 * size - 1)


def least_absolute(A, y):
    n = len(y)
    cost = np.r_[0, 0, np.ones(2 * n)]
    bounds = [(None, None)] * 2 + [(0, None)] * (2 * n)
    found = linprog(cost, A_eq=np.c_[A, np.eye(n), -np.eye(n)], b_eq=y, bounds=bounds, method="highs")
    assert found.success
    return found.fun


def least_huber(A, y):
    """The least sum of Huber losses. From several starts; the least of them, held by its gradient."""
    mean = A[:, 1].mean()
    C = np.c_[np.ones(len(y)), A[:, 1] - mean]
    f = lambda w: huber(y - C @ w).sum()
    g = lambda w: -2 * C.T @ np.clip(y - C @ w, -1, 1)
    starts = [np.linalg.lstsq(C, y, rcond=None)[0], np.zeros(2), np.array([np.median(y), 0])]
    best = min((minimize(f, w, jac=g, method="BFGS", options={"gtol": 1e-11}) for w in starts), key=lambda m: m.fun)
    assert np.abs(g(best.x)).max() < 1e-6
    return float(best.fun)


cases = []
for i in range(60):
    x = np.round(rng.uniform(-1, 7, 8) * 20) / 20 if i % 2 else np.round(np.arange(8) * 6 / 7, 3)
    y = np.round(1 + 0.6 * x + 0.8 * rng.standard_normal(8), 3)
    # Points far off, and places that coincide.
    if i % 3 == 1:
        y[rng.integers(8)] = 9.5
    if i % 5 == 2:
        x[7], y[7] = 7, -1.5
    if i % 7 == 3:
        x[1], y[1] = x[0], y[0]
    if i % 11 == 4:
        x[:6] = x[0]
    A = np.c_[np.ones(8), x]
    w = np.linalg.lstsq(A, y, rcond=None)[0]
    Q = np.linalg.qr(A)[0]
    other = np.array([2.0, 0.25])
    cases.append(
        {
            "x": x.tolist(),
            "y": y.tolist(),
            "intercept": w[0],
            "slope": w[1],
            # By the projection, not by the line.
            "squares": float(((y - Q @ (Q.T @ y)) ** 2).sum()),
            "absolute": least_absolute(A, y),
            "huber": least_huber(A, y),
            # A line of its own, 2 + 0.25 x: its sum, its gaps to the projection, its log-likelihood at 0.8.
            "other": float(((y - A @ other) ** 2).sum()),
            "gap": float(((Q @ (Q.T @ y) - A @ other) ** 2).sum()),
            "likelihood": float(norm.logpdf(y, A @ other, 0.8).sum()),
        }
    )

# How the lifted point moves the line and outweighs the rest, over fresh samples.
x = np.arange(8) * 6 / 7
y = 1 + 0.6 * x + 0.8 * rng.standard_normal((100_000, 8))
slope = lambda y: (y - y.mean(1, keepdims=True)) @ (x - x.mean()) / ((x - x.mean()) ** 2).sum()
lifted = y.copy()
lifted[:, 7] = 9
squares = (lifted - 1 - 0.6 * x) ** 2
print(
    json.dumps(
        {
            "cases": cases,
            "lifted": {
                "turns_by_a_quarter": float((slope(lifted) - slope(y) > 0.25).mean()),
                "share_quartiles": np.percentile(squares[:, 7] / squares.sum(1), [25, 50, 75]).tolist(),
            },
        },
        indent=1,
    )
)
