"""Principal components by scikit-learn, of iris (raw and standardized), of scikit-learn's digits, of random tables, wide ones
too; 1-NN leaving one out on the digits' components; and, over many simulated samples, what the page says of noise, of random
walks and of random directions.

    /usr/bin/python3 tests/reference/dimensionality-reduction.py > tests/reference/dimensionality-reduction.json
"""

import json

import numpy as np
from sklearn.datasets import load_digits, load_iris
from sklearn.decomposition import PCA
from sklearn.model_selection import LeaveOneOut, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(1901)


def case(name, X, keep=True, most=6):
    """Variances here divide by n, scikit-learn's by n - 1."""
    n = len(X)
    fit = PCA(svd_solver="full").fit(X)
    there = [v for v in fit.explained_variance_ * (n - 1) / n if v > 1e-10 * fit.explained_variance_[0]]
    m = min(most, len(there))
    rebuilt = fit.mean_ + fit.transform(X)[:, :m] @ fit.components_[:m]
    return {
        "name": name,
        "n": n,
        "p": X.shape[1],
        "X": [float(v) for v in X.ravel()] if keep else None,
        "values": [float(v) for v in there],
        "vectors": [[round(float(a), 12) for a in v] for v in fit.components_[:m]],
        "m": m,
        "error": float(((X - rebuilt) ** 2).sum(axis=1).mean()),
    }


iris = load_iris().data
digits = load_digits()
D = digits.data[:100]
cases = [
    case("iris", iris),
    {**case("iris, standardized", StandardScaler().fit_transform(iris), keep=False), "standardized": True},
    case("digits", D),
    case("noise", np.round(rng.standard_normal((30, 20)), 3)),
    case("unlike scales", np.round(rng.standard_normal((40, 5)) * [1, 10, 100, 0.1, 3] + [0, 50, -7, 1000, 2], 3)),
    case("wide", np.round(rng.standard_normal((12, 30)), 3)),
    case("walks", np.round(np.cumsum(rng.standard_normal((20, 40)), axis=0), 3)),
]
nearest = []
scores = PCA(svd_solver="full").fit_transform(D)
for m in [1, 2, 5, 10, 20, 64]:
    right = cross_val_score(KNeighborsClassifier(1), scores[:, :m], digits.target[:100], cv=LeaveOneOut()).mean()
    nearest.append([m, float(right)])


def quantiles(values):
    return [float(q) for q in np.quantile(values, [0.05, 0.5, 0.95])]


def share(X, m):
    return PCA().fit(X).explained_variance_ratio_[:m].sum()


simulated = {
    "noise_30": quantiles([share(rng.standard_normal((30, 20)), 5) for _ in range(400)]),
    "noise_3000": quantiles([share(rng.standard_normal((3000, 20)), 5) for _ in range(60)]),
    "walks_first": quantiles([share(np.cumsum(rng.standard_normal((50, 200)), axis=0), 1) for _ in range(400)]),
    "walks_long": quantiles([share(np.cumsum(rng.standard_normal((400, 4000)), axis=0), 1) for _ in range(6)]),
    # Twenty of 64 random orthonormal directions, on a table of unlike variances: the mean share is 20/64.
    "random_share": float(
        np.mean(
            [
                (np.linalg.norm(D0 @ np.linalg.qr(rng.standard_normal((64, 20)))[0]) ** 2) / np.linalg.norm(D0) ** 2
                for D0 in [D - D.mean(axis=0)]
                for _ in range(4000)
            ]
        )
    ),
}
print(json.dumps({"cases": cases, "labels": [int(v) for v in digits.target[:100]], "nearest": nearest, "simulated": simulated}))
