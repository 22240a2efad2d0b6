"""Scalers, k-NN, trees, ridge and gradient descent of the feature-scaling page, by scikit-learn and numpy.

    npm run reference -- feature-scaling
"""

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import RidgeClassifier
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import MinMaxScaler, Normalizer, RobustScaler, StandardScaler
from sklearn.tree import DecisionTreeClassifier

rng = np.random.default_rng(73)
digits = lambda a: [float(v) for v in np.ravel(a)]


def columns():
    yield "normal", rng.normal(4000, 500, 31)
    yield "with an outlier", np.r_[rng.normal(4000, 500, 30), 42000]
    yield "few values", rng.integers(0, 4, 24).astype(float)
    yield "constant", np.full(7, 3.7)
    yield "mostly one value", np.r_[np.full(9, 2.0), 5, 9]
    yield "two", np.array([1.5, -2.5])
    yield "negative", -rng.lognormal(0, 2, 40)
    yield "large offset", 1e8 + rng.normal(size=25)


scalers = []
for name, values in columns():
    column = values[:, None]
    z, m, r = StandardScaler().fit(column), MinMaxScaler().fit(column), RobustScaler().fit(column)
    scalers.append(
        {
            "name": name,
            "values": digits(values),
            "standard": digits([z.mean_, z.scale_]),
            "minmax": digits([m.data_min_, 1 / m.scale_]),
            "robust": digits([r.center_, r.scale_]),
            "scaled": {
                "standard": digits(z.transform(column)),
                "minmax": digits(m.transform(column)),
                "robust": digits(r.transform(column)),
            },
        }
    )

rows = rng.normal(size=(20, 2)) * [3, 300]
rows[4] = 0
unit = {"rows": digits(rows), "scaled": digits(Normalizer().fit_transform(rows))}


def world(n):
    label = np.repeat([0, 1, 2], n)
    center = np.array([[39, 3700], [49, 3750], [47.5, 5050]])
    return center[label] + rng.normal(size=(3 * n, 2)) * [3, 450], label


def grown(X, label):
    """The tree, where scikit-learn's random choice between equally good splits makes no difference; else None."""
    trees = [DecisionTreeClassifier(max_depth=3, random_state=s).fit(X, label) for s in range(12)]
    same = all(
        np.array_equal(t.tree_.feature, trees[0].tree_.feature)
        and np.allclose(t.tree_.threshold, trees[0].tree_.threshold)
        for t in trees
    )
    return trees[0] if same else None


learners = []
while len(learners) < 24:
    X, label = world(12 + len(learners))
    tree = grown(X, label)
    if tree is None:
        continue
    Z = StandardScaler().fit(X)
    T, _ = world(15)
    lam = [0.01, 10, 1000][len(learners) % 3]
    ridge = RidgeClassifier(alpha=lam).fit(Z.transform(X), label)
    k = [1, 5, 8][len(learners) % 3]
    A = Z.transform(X)
    C = A - A.mean(0)
    t = np.where(label == 2, 1.0, -1.0)
    H, g = C.T @ C / len(t), C.T @ (t - t.mean()) / len(t)
    value = np.linalg.eigvalsh(H)
    w = np.zeros(2)
    for _ in range(7):
        w = w - (H @ w - g) / value[1]
    raw = np.linalg.eigvalsh(np.cov(X.T, bias=True))
    learners.append(
        {
            "x": digits(X[:, 0]),
            "y": digits(X[:, 1]),
            "label": label.tolist(),
            "at": [digits(T[:, 0]), digits(T[:, 1])],
            "k": k,
            "knn": KNeighborsClassifier(k).fit(A, label).predict(Z.transform(T)).tolist(),
            "knnRaw": KNeighborsClassifier(k).fit(X, label).predict(T).tolist(),
            "tree": tree.predict(T).tolist(),
            "lambda": lam,
            "coef": digits(ridge.coef_),
            "intercept": digits(ridge.intercept_),
            "ridge": ridge.predict(Z.transform(T)).tolist(),
            "condition": digits([value[1] / value[0], np.linalg.cond(np.cov(X.T, bias=True)), raw[1] / raw[0]]),
            "minimum": digits(np.linalg.solve(H, g)),
            "seven": digits(w),
        }
    )

result = {"scalers": scalers, "unit": unit, "learners": learners}
Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
