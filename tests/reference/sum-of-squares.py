"""Lines for src/questions/sum-of-squares/fits.ts, by numpy and scipy.

Run from the repository's root: /usr/bin/python3 tests/reference/sum-of-squares.py
Writes tests/reference/sum-of-squares.json.

Eight points each, as on the page: plain, with one far off, with ties, nearly on one line, with a shared x. Least squares by
numpy's lstsq (SVD); least absolute residuals as a linear program (HiGHS); Huber's loss (r^2 up to 1, then 2|r| - 1) by
BFGS from several starts, of which the least is kept.
"""
import json

import numpy as np
import scipy
from scipy.optimize import linprog, minimize

rng = np.random.default_rng(23)


def huber(r):
    a = np.abs(r)
    return np.where(a <= 1, r * r, 2 * a - 1)


def case(name, x, y):
    n = len(x)
    A = np.column_stack([np.ones(n), x])
    (a, b), *_ = np.linalg.lstsq(A, y, rcond=None)
    # min sum(t) with -t <= y - A w <= t
    I = np.eye(n)
    lp = linprog(
        np.r_[0, 0, np.ones(n)],
        A_ub=np.block([[A, -I], [-A, -I]]),
        b_ub=np.r_[y, -y],
        bounds=[(None, None)] * 2 + [(0, None)] * n,
        method="highs",
    )
    assert lp.status == 0
    f = lambda w: huber(y - A @ w).sum()
    g = lambda w: -A.T @ np.clip(2 * (y - A @ w), -2, 2)
    starts = [np.array([a, b])] + [np.array([a, b]) + rng.normal(size=2) for _ in range(4)]
    best = min((minimize(f, s, jac=g, method="BFGS", options={"gtol": 1e-12}) for s in starts), key=lambda m: m.fun)
    cases.append(
        {
            "name": name,
            "x": x.tolist(),
            "y": y.tolist(),
            "squares": {"intercept": a, "slope": b, "sum": float(((y - A @ [a, b]) ** 2).sum())},
            "absolute": {"sum": lp.fun},
            "huber": {"sum": float(best.fun)},
        }
    )


cases = []
for k in range(6):
    x = np.sort(rng.uniform(0.5, 9.5, 8))
    y = 1.5 + 0.6 * x + rng.normal(0, 0.8, 8)
    case(f"plain {k}", x, y)
    far = y.copy()
    far[rng.integers(8)] += rng.choice([-1, 1]) * rng.uniform(3, 9)
    case(f"one far off {k}", x, far)
    case(f"rounded {k}", np.round(x), np.round(y))
x = np.arange(8.0)
case("on a line", x, 2 + 0.5 * x)
case("nearly on a line", x, 2 + 0.5 * x + 1e-3 * rng.normal(size=8))
case("seven share an x", np.array([3.0] * 7 + [8]), rng.normal(4, 2, 8))
case("two columns", np.array([2.0] * 4 + [7] * 4), np.r_[rng.normal(2, 1, 4), rng.normal(6, 3, 4)])

with open("tests/reference/sum-of-squares.json", "w") as file:
    json.dump({"numpy": np.__version__, "scipy": scipy.__version__, "cases": cases}, file, indent=1)
    file.write("\n")
