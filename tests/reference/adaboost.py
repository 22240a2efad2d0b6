"""AdaBoost of src/ml/adaboost.ts, by scikit-learn: SAMME with trees of several depths, two and three classes, a perfect learner.

    npm run reference -- adaboost
"""

import json
import warnings
from pathlib import Path

import numpy as np
from sklearn.ensemble import AdaBoostClassifier
from sklearn.tree import DecisionTreeClassifier

warnings.filterwarnings("ignore")
rng = np.random.default_rng(11)
digits = lambda a: [float(v) for v in np.ravel(a)]
cases = []
for n, classes, depth, rounds, noise in [
    (60, 2, 1, 30, 0.1),
    (80, 2, 2, 20, 0.2),
    (120, 2, 3, 12, 0.25),
    (90, 3, 1, 25, 0.1),
    (100, 3, 2, 15, 0.2),
    (50, 2, None, 10, 0.1),
]:
    while True:
        # scikit-learn's trees read features in single precision.
        X = rng.uniform(-1, 1, size=(n, 2)).astype(np.float32).astype(float)
        y = np.digitize(X[:, 0] ** 2 + X[:, 1] ** 2 + 0.2 * X[:, 0], np.arange(1, classes) * 1.3 / classes)
        y = np.where(rng.uniform(size=n) < noise, rng.integers(0, classes, n), y)
        at = rng.uniform(-1, 1, size=(150, 2)).astype(np.float32).astype(float)
        fits = [
            AdaBoostClassifier(
                DecisionTreeClassifier(max_depth=depth), n_estimators=rounds, algorithm="SAMME", random_state=r
            ).fit(X, y)
            for r in range(6)
        ]
        fit = fits[0]
        # Of equally good splits scikit-learn takes one at random: only tables without any are compared; a full tree is perfect
        # whichever it takes.
        if depth is None or all(
            np.array_equal(f.estimator_errors_, fit.estimator_errors_) and np.array_equal(f.predict(at), fit.predict(at))
            for f in fits
        ):
            break
    kept = len(fit.estimators_)
    cases.append(
        {
            "u": digits(X[:, 0]),
            "v": digits(X[:, 1]),
            "y": [int(v) for v in y],
            "classes": classes,
            "depth": depth,
            "rounds": rounds,
            "kept": kept,
            "errors": digits(fit.estimator_errors_[:kept]),
            "alphas": digits(fit.estimator_weights_[:kept]),
            "trained": digits([1 - s for s in fit.staged_score(X, y)]),
            "atU": digits(at[:, 0]),
            "atV": digits(at[:, 1]),
            "answers": [] if depth is None else [int(v) for v in fit.predict(at)],
        }
    )

path = Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"cases": cases}) + "\n")
