"""Staged sums of src/ml/gradient-boosting.ts, by scikit-learn.

    npm run reference -- gradient-boosting
"""

import json
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingRegressor

rng = np.random.default_rng(28)
digits = lambda a: [float(v) for v in np.ravel(a)]
names = {"squared": "squared_error", "absolute": "absolute_error", "huber": "huber"}
cases = []
for n, loss, rate, depth, stages in [
    (30, "squared", 0.1, 2, 60),
    (80, "squared", 0.5, 1, 40),
    (50, "squared", 1.0, 3, 15),
    (60, "squared", 1.9, 2, 25),
    (45, "absolute", 0.1, 2, 40),
    (61, "absolute", 0.5, 1, 30),
    (45, "huber", 0.1, 2, 40),
    (60, "huber", 0.3, 3, 20),
]:
    while True:
        # scikit-learn's trees read features in single precision.
        x = np.sort(rng.uniform(size=n)).astype(np.float32).astype(float)
        y = np.sin(2 * np.pi * x) + 0.3 * rng.normal(size=n) + 3 * (rng.uniform(size=n) < 0.1)
        at = np.sort(rng.uniform(size=60)).astype(np.float32).astype(float)
        fits = [
            GradientBoostingRegressor(
                loss=names[loss], learning_rate=rate, max_depth=depth, n_estimators=stages,
                criterion="squared_error", random_state=r,
            ).fit(x[:, None], y)
            for r in range(4)
        ]
        staged = [np.array(list(f.staged_predict(at[:, None]))) for f in fits]
        # Where all targets of a node are one clipped residual, scikit-learn may split them for a gain that is rounding.
        inner = [t.impurity[t.feature >= 0] for t in (e.tree_ for e in fits[0].estimators_.ravel())]
        if any((i < 1e-12).any() for i in inner):
            continue
        # Of equally good splits scikit-learn takes one at random: only tables without any are compared.
        if all(np.allclose(s, staged[0], atol=1e-12) for s in staged):
            break
    cases.append(
        {
            "x": digits(x),
            "y": digits(y),
            "loss": loss,
            "rate": rate,
            "depth": depth,
            "stages": len(staged[0]),
            "at": digits(at),
            "first": digits(staged[0][0]),
            "middle": digits(staged[0][len(staged[0]) // 2]),
            "last": digits(staged[0][-1]),
        }
    )
Path(__file__).with_suffix(".json").write_text(json.dumps({"cases": cases}) + "\n")
