"""Trees of src/ml/cart.ts, by scikit-learn: regression, classification, weights, bootstrap counts, small leaves.

    npm run reference -- cart
"""

import json
from pathlib import Path

import numpy as np
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

rng = np.random.default_rng(5)
digits = lambda a: [float(v) for v in np.ravel(a)]
cases = []
for n, p, classes, depth, leaf, weights in [
    (40, 1, 0, None, 1, "none"),
    (40, 2, 0, 3, 1, "none"),
    (60, 3, 0, 4, 5, "none"),
    (50, 2, 0, None, 3, "counts"),
    (80, 2, 0, 3, 1, "positive"),
    (60, 2, 2, 3, 1, "none"),
    (90, 3, 3, None, 4, "none"),
    (90, 2, 2, 3, 5, "positive"),
    (70, 2, 3, 5, 2, "counts"),
    (30, 2, 2, 1, 1, "positive"),
]:
    while True:
        # scikit-learn's trees read features in single precision.
        X = rng.normal(size=(n, p)).astype(np.float32).astype(float)
        f = np.sin(2 * X[:, 0]) + (X[:, -1] > 0.3) * X[:, 0]
        y = np.digitize(f + 0.5 * rng.normal(size=n), np.quantile(f, np.arange(1, classes) / classes)) if classes else f + 0.3 * rng.normal(size=n)
        w = {
            "none": np.ones(n),
            "counts": np.bincount(rng.integers(0, n, n), minlength=n).astype(float),
            "positive": rng.lognormal(size=n),
        }[weights]
        at = (rng.normal(size=(200, p)) * 1.3).astype(np.float32).astype(float)
        kind = DecisionTreeClassifier if classes else DecisionTreeRegressor
        trees = [kind(max_depth=depth, min_samples_leaf=leaf, random_state=r).fit(X, y, sample_weight=w) for r in range(8)]
        tree = trees[0]
        # Of equally good splits scikit-learn takes one at random: only tables without any are compared.
        if all(np.array_equal(t.tree_.threshold, tree.tree_.threshold) for t in trees):
            break
    cases.append(
        {
            "columns": [digits(c) for c in X.T],
            "y": digits(y),
            "classes": classes,
            "depth": depth,
            "leaf": leaf,
            "weight": digits(w),
            "at": [digits(c) for c in at.T],
            "answers": digits(tree.predict_proba(at) if classes else tree.predict(at)),
            "leaves": int(tree.get_n_leaves()),
            "thresholds": sorted(digits(tree.tree_.threshold[tree.tree_.feature >= 0])),
            # Importances are the gains by feature, divided by their sum.
            "importances": digits(tree.feature_importances_),
        }
    )
Path(__file__).with_suffix(".json").write_text(json.dumps({"cases": cases}) + "\n")
