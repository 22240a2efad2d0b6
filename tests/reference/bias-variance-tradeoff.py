"""Fits of one-dimensional data by scikit-learn and numpy: polynomials, ridge, k-NN, regression trees, minimum-norm cosines;
and bagged trees' mean and spread over many seeds. Writes bias-variance-tradeoff.json beside it. Run from the repository's root:

    /usr/bin/python3 tests/reference/bias-variance-tradeoff.py
"""

import json
import pathlib

import numpy as np
from sklearn.ensemble import BaggingRegressor
from sklearn.linear_model import Ridge
from sklearn.neighbors import KNeighborsRegressor
from sklearn.tree import DecisionTreeRegressor

rng = np.random.default_rng(20)
at = np.linspace(0, 1, 41)
cases = []
for n, sigma in [(13, 0.2), (30, 0.3), (60, 0.6)]:
    x = np.round((np.arange(n) + rng.random(n)) / n, 6)
    rng.shuffle(x)
    y = np.round(np.sin(2 * np.pi * x**2) + sigma * rng.standard_normal(n), 6)
    X, G = x[:, None], at[:, None]
    u, g = 2 * x - 1, 2 * at - 1
    powers, asked = np.vander(u, 13, increasing=True), np.vander(g, 13, increasing=True)
    poly = [
        (asked[:, : d + 1] @ np.linalg.lstsq(powers[:, : d + 1], y, rcond=None)[0]).tolist() for d in (1, 3, 7, 12)
    ]
    ridge = [
        Ridge(alpha=a, solver="svd").fit(powers[:, 1:], y).predict(asked[:, 1:]).tolist()
        for a in (1e3, 1.0, 1e-3, 1e-8)
    ]
    knn = [KNeighborsRegressor(k).fit(X, y).predict(G).tolist() for k in (1, 2, 5, n)]
    tree = [
        DecisionTreeRegressor(max_leaf_nodes=m, random_state=0).fit(X, y).predict(G).tolist() for m in (2, 3, 6, 10, n)
    ]
    cases.append(dict(n=n, x=x.tolist(), y=y.tolist(), poly=poly, ridge=ridge, knn=knn, tree=tree))

# Minimum-norm least squares on cosines: by lstsq and by pinv, which agree; and the weights of the labels, by pinv.
cosines = []
for n, sigma, counts in [(13, 0.2, (2, 7, 13, 14, 40)), (30, 0.3, (4, 20, 30, 36, 240)), (60, 0.6, (10, 60, 70, 180))]:
    x = np.round((np.arange(n) + 0.5 + 0.8 * (rng.random(n) - 0.5)) / n, 6)
    y = np.round(np.sin(2 * np.pi * x**2) + sigma * rng.standard_normal(n), 6)
    for p in counts:
        for power in (1, 0):
            j = np.arange(p)
            size = 1 / np.maximum(j, 1.0) ** power
            phi, asked = np.cos(np.pi * np.outer(x, j)) * size, np.cos(np.pi * np.outer(at, j)) * size
            fit = asked @ np.linalg.lstsq(phi, y, rcond=None)[0]
            weights = asked @ np.linalg.pinv(phi)
            assert np.abs(weights @ y - fit).max() < 1e-9
            cosines.append(
                dict(
                    n=n, p=p, power=power, x=x.tolist(), y=y.tolist(),
                    fit=fit.tolist(), squares=(weights**2).sum(1).tolist(),
                )
            )

# Bagging draws: compare the mean and the standard deviation over seeds, not single answers.
x, y = np.array(cases[1]["x"]), np.array(cases[1]["y"])
bags = []
for leaves in (4, 30):
    runs = np.array(
        [
            BaggingRegressor(DecisionTreeRegressor(max_leaf_nodes=leaves), n_estimators=25, random_state=s)
            .fit(x[:, None], y)
            .predict(at[:, None])
            for s in range(400)
        ]
    )
    bags.append(dict(leaves=leaves, mean=runs.mean(0).tolist(), sd=runs.std(0, ddof=1).tolist()))

out = pathlib.Path(__file__).with_suffix(".json")
out.write_text(json.dumps(dict(at=at.tolist(), cases=cases, cosines=cosines, bags=bags)) + "\n")
