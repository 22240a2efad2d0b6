"""scikit-learn's KMeans on the page's points from the page's starts, and on the iris table; adjusted Rand indices; the
inertia of the true classes.

Writes tests/reference/k-means-drawbacks.json. Needs scikit-learn, and node for the points.
"""

import json
import subprocess
from pathlib import Path

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris
from sklearn.metrics import adjusted_rand_score
from sklearn.preprocessing import StandardScaler

here = Path(__file__).parent


def run(X, start):
    fit = KMeans(len(start), init=np.array(start), n_init=1, algorithm="lloyd", tol=0, max_iter=300).fit(X)
    # Where a cluster runs empty scikit-learn moves its centroid, which the page's algorithm does not.
    assert len(set(fit.labels_)) == len(start)
    return fit


inputs = json.loads(subprocess.run(
    ["node", "--import", "tsx", "tests/reference/k-means-drawbacks-inputs.ts"],
    cwd=here.parent.parent, capture_output=True, text=True, check=True).stdout)
worlds = []
for case in inputs:
    X = np.array(case["points"])
    if case["standardize"]:
        assert np.allclose(X, StandardScaler().fit_transform(np.array(case["raw"])), rtol=0, atol=1e-12)
    fit = run(X, case["centroids"])
    worlds.append({
        **{key: case[key] for key in ("world", "standardize", "init", "start", "k", "add")},
        "labels": "".join(map(str, fit.labels_)),
        "centroids": fit.cluster_centers_.tolist(),
        "inertia": fit.inertia_,
        "assignments": fit.n_iter_,
        "ari": adjusted_rand_score(case["truth"], fit.labels_),
        "true_inertia": sum(
            float(((X[np.array(case["truth"]) == c] - X[np.array(case["truth"]) == c].mean(0)) ** 2).sum())
            for c in set(case["truth"])),
    })

iris = load_iris()
tables = []
for rows in ([0, 50, 100], [3, 4, 5, 6], [149, 20, 77, 101, 60, 8], [10]):
    fit = run(iris.data, iris.data[rows])
    tables.append({
        "rows": rows,
        "labels": "".join(map(str, fit.labels_)),
        "centroids": fit.cluster_centers_.tolist(),
        "inertia": fit.inertia_,
        "assignments": fit.n_iter_,
        "ari": adjusted_rand_score(iris.target, fit.labels_),
    })

rng = np.random.default_rng(1)
partitions = [([0, 0, 0], [1, 1, 1]), ([0, 1, 2], [2, 0, 1]), ([0, 0, 0, 0], [0, 1, 2, 3]), ([0, 0, 1, 1], [0, 1, 0, 1]), ([5], [7])]
for n, a, b in ((20, 2, 5), (60, 3, 3), (200, 6, 2)):
    partitions.append((rng.integers(a, size=n).tolist(), rng.integers(b, size=n).tolist()))
rand = [{"a": a, "b": b, "ari": adjusted_rand_score(a, b)} for a, b in partitions]

(here / "k-means-drawbacks.json").write_text(json.dumps(
    {"scikit-learn": sklearn.__version__, "worlds": worlds, "iris": tables, "rand": rand}, indent=1) + "\n")
print(len(worlds), len(tables), len(rand))
