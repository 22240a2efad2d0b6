"""Numbers for choosing-k by scikit-learn: python3 tests/reference/choosing-k.py > tests/reference/choosing-k.json"""

import json

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import (
    adjusted_rand_score,
    calinski_harabasz_score,
    davies_bouldin_score,
    silhouette_samples,
)

rng = np.random.default_rng(17)


def round12(values):
    return [float(f"{v:.14g}") for v in np.ravel(values)]


def fit(X, k, starts=40):
    return KMeans(k, n_init=starts, random_state=1).fit(X)


def indices(X, labels):
    return {
        "labels": [int(v) for v in labels],
        "silhouettes": round12(silhouette_samples(X, labels)),
        "ch": float(calinski_harabasz_score(X, labels)),
        "db": float(davies_bouldin_score(X, labels)),
    }


cases = []
for n, p, spread in [(40, 2, 4.0), (30, 3, 1.0), (25, 2, 0.0)]:
    X = rng.normal(size=(n, p)) + spread * rng.integers(0, 3, size=(n, 1)) * np.array([1.0] + [0.5] * (p - 1))
    X = np.round(X, 6)
    fits = [fit(X, k) for k in range(1, 7)]
    cases.append(
        {
            "n": n,
            "p": p,
            "X": round12(X),
            "inertia": [float(f.inertia_) for f in fits],
            "by_k": [indices(X, f.labels_) for f in fits[1:]],
            # A cluster of one, and two places that coincide.
            "alone": indices(X, [0] + [1 + i % 2 for i in range(1, n)]),
        }
    )

# Gap and stability rest on draws: these are theirs over many, with their standard errors.
X = np.round(np.vstack([rng.normal(size=(25, 2)) + c for c in [(0, 0), (5, 0), (2, 4)]]), 6)
n = len(X)
B = 300
logs = np.empty((B, 5))
for b in range(B):
    U = rng.uniform(X.min(0), X.max(0), size=X.shape)
    for k in range(1, 6):
        logs[b, k - 1] = np.log(fit(U, k, 10).inertia_)
data = np.array([np.log(fit(X, k).inertia_) for k in range(1, 6)])
pairs = 150
agree = np.empty((pairs, 4))
for b in range(pairs):
    parts = [rng.choice(n, round(0.8 * n), replace=False) for _ in range(2)]
    both = np.intersect1d(*parts)
    for k in range(2, 6):
        cut = [dict(zip(rows, fit(X[rows], k, 10).labels_)) for rows in parts]
        agree[b, k - 2] = adjusted_rand_score(*[[c[i] for i in both] for c in cut])
print(
    json.dumps(
        {
            "sklearn": sklearn.__version__,
            "cases": cases,
            "drawn": {
                "n": n,
                "X": round12(X),
                "gap": round12(logs.mean(0) - data),
                "gap_error": round12(logs.std(0) / np.sqrt(B)),
                "sd": round12(logs.std(0)),
                "stability": round12(agree.mean(0)),
                "stability_error": round12(agree.std(0) / np.sqrt(pairs)),
            },
        }
    )
)
