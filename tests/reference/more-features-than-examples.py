"""Minimum-norm and ridge weights and singular values by numpy and scikit-learn.

    /usr/bin/python3 tests/reference/more-features-than-examples.py > tests/reference/more-features-than-examples.json
"""

import json

import numpy as np
from sklearn.linear_model import LinearRegression, Ridge

rng = np.random.default_rng(2019)
cases = []
for n, p in [(1, 2), (2, 2), (3, 2), (5, 8), (8, 5), (6, 6), (6, 7), (4, 12)]:
    X = np.round(rng.normal(size=(n, p)), 4)
    y = np.round(rng.normal(size=n), 4)
    w = np.linalg.pinv(X) @ y
    assert np.allclose(LinearRegression(fit_intercept=False).fit(X, y).coef_, w)
    ridge = Ridge(alpha=0.7, fit_intercept=False, solver="svd").fit(X, y).coef_
    cases.append(
        {
            "X": X.tolist(),
            "y": y.tolist(),
            "minimum_norm": w.tolist(),
            "ridge": ridge.tolist(),
            "singular": np.linalg.svd(X, compute_uv=False).tolist(),
        }
    )
# The page's two weights: 1, 2 and 3 examples, the second at 60° from the first.
first = np.arctan2(1, 2)
two = []
for between in (60, 12):
    x = np.sqrt(5) * np.array([[np.cos(first + t), np.sin(first + t)] for t in np.radians([0, between, -50])])
    y = x @ [1, 2] + [0, 0.5, -0.5]
    for n in (1, 2, 3):
        two.append(
            {
                "between": between,
                "n": n,
                "best": (np.linalg.pinv(x[:n]) @ y[:n]).tolist(),
                "ridge": np.linalg.solve(x[:n].T @ x[:n] + np.eye(2), x[:n].T @ y[:n]).tolist(),
                "rank": int(np.linalg.matrix_rank(x[:n])),
            }
        )
print(json.dumps({"cases": cases, "two": two}))
