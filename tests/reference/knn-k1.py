"""Predictions of scikit-learn's KNeighborsClassifier on grids of places, its own copy of the iris table, regions of 1-NN
from scipy's Voronoi diagram, and k-NN's variance, bias² and change from sample to sample by simulation in numpy.

Writes tests/reference/knn-k1.json. Needs scikit-learn and, for a second copy of the iris table, R.
"""

import csv
import json
import subprocess
from pathlib import Path

import numpy as np
import sklearn
from scipy.spatial import Voronoi, cKDTree
from sklearn.datasets import load_iris
from sklearn.model_selection import LeaveOneOut, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

here = Path(__file__).parent

iris = load_iris()
rows = list(csv.reader((here.parent.parent / "data" / "iris.csv").open()))[1:]
ours = np.array([[float(v) for v in row[:4]] for row in rows])
species = [row[4] for row in rows]
assert np.array_equal(ours, iris.data), "data/iris.csv differs from scikit-learn's copy"
assert species == [iris.target_names[t] for t in iris.target]
from_r = subprocess.run(
    ["Rscript", "-e", "write.table(iris, sep=',', row.names=FALSE, col.names=FALSE, quote=FALSE)"],
    capture_output=True, text=True, check=True).stdout.split()
from_r = [line.split(",") for line in from_r]
assert np.array_equal(np.array([[float(v) for v in row[:4]] for row in from_r]), iris.data)
assert [row[4] for row in from_r] == species


def ambiguous(model, places, k, labels, n):
    """Whether the k-th and the next neighbor stand equally far and the rows at that distance differ in class."""
    if k == n:
        return np.zeros(len(places), bool)
    d, i = model.kneighbors(places, n_neighbors=n)
    tied = np.isclose(d[:, k - 1], d[:, k], rtol=1e-12, atol=0)
    out = np.zeros(len(places), bool)
    for r in np.flatnonzero(tied):
        at = np.isclose(d[r], d[r, k - 1], rtol=1e-12, atol=0)
        out[r] = len(set(labels[i[r, at]])) > 1
    return out


def grid(x, y, columns, rows):
    # Odd fractions keep the places off every symmetry of the data.
    gx = np.linspace(x.min() - 0.31, x.max() + 0.2917, columns)
    gy = np.linspace(y.min() - 0.2311, y.max() + 0.3771, rows)
    return np.array([[a, b] for b in gy for a in gx]), gx, gy


def cases(X, labels, columns, rows, ks):
    n = len(X)
    places, gx, gy = grid(X[:, 0], X[:, 1], columns, rows)
    out = []
    for metric in ("l2", "l1"):
        for weights in ("uniform", "distance"):
            for k in ks:
                model = KNeighborsClassifier(k, weights=weights, p=2 if metric == "l2" else 1, algorithm="kd_tree")
                model.fit(X, labels)
                predicted = model.predict(places)
                skip = ambiguous(model, places, k, labels, n)
                out.append({"metric": metric, "weights": weights, "k": k,
                            "labels": "".join("?" if s else str(p) for p, s in zip(predicted, skip)),
                            "share": [round(v, 12) for v in model.predict_proba(places[::37]).max(axis=1)]})
    return {"x": X[:, 0].tolist(), "y": X[:, 1].tolist(), "label": labels.tolist(),
            "gx": gx.tolist(), "gy": gy.tolist(), "cases": out}


rng = np.random.default_rng(18)
labels2 = rng.integers(0, 2, 120)
X2 = np.round(rng.normal(size=(120, 2)) + np.c_[labels2 * 1.4, -labels2 * 0.6], 6)
petals = iris.data[:, 2:]
scaler = StandardScaler().fit(petals)

leave_one_out = []
for k in (2, 5, 10, 30, 75):
    predicted = cross_val_predict(KNeighborsClassifier(k, algorithm="brute"), X2, labels2, cv=LeaveOneOut())
    leave_one_out.append({"k": k, "wrong": int((predicted != labels2).sum())})

train = []
for k in (1, 5, 31, 120):
    train.append({"k": k, "wrong": int((KNeighborsClassifier(k).fit(X2, labels2).predict(X2) != labels2).sum())})

# The worlds of src/ml/worlds.ts, written anew: 32 centers a class on half circles or circles, Gaussian noise, labels
# flipped with probability 0.1. The view is x in -4 ... 4, y in -3 ... 3.
flip = 0.1
view = (-4.0, 4.0, -3.0, 3.0)
t = np.pi * np.arange(32) / 31
moons = (np.r_[np.c_[2 * np.cos(t) - 1, 2 * np.sin(t) - 0.5], np.c_[1 - 2 * np.cos(t), 0.5 - 2 * np.sin(t)]], 0.5)
t = 2 * np.pi * np.arange(32) / 32
rings = (np.r_[np.c_[np.cos(t), np.sin(t)], 2.1 * np.c_[np.cos(t), np.sin(t)]], 0.4)


def draw(world, n):
    centers, spread = world
    i = rng.integers(0, 64, n)
    return centers[i] + spread * rng.normal(size=(n, 2)), (i // 32) ^ (rng.random(n) < flip)


def second(world, X):
    """P(second class) with flips."""
    centers, spread = world
    e = -((X[:, None, :] - centers) ** 2).sum(2) / (2 * spread**2)
    e = np.exp(e - e.max(1, keepdims=True))
    return flip + (1 - 2 * flip) * e[:, 32:].sum(1) / e.sum(1)


def clipped(a, b):
    """Length of the segment a-b inside the view."""
    lo, hi = 0.0, 1.0
    for i in (0, 1):
        d = b[i] - a[i]
        ends = [(view[2 * i] - a[i]) / d, (view[2 * i + 1] - a[i]) / d]
        lo, hi = max(lo, min(ends)), min(hi, max(ends))
    return max(0.0, hi - lo) * np.hypot(*(b - a))


def regions(X, y):
    """Sizes, in cells, of the connected regions of one class in view."""
    n = len(X)
    ring = 1e4 * np.exp(1j * np.arange(12))
    v = Voronoi(np.r_[X, np.c_[ring.real, ring.imag]])
    parent = list(range(n))

    def find(i):
        while parent[i] != i:
            i = parent[i]
        return i

    seen = set()
    for (i, j), (a, b) in zip(v.ridge_points, v.ridge_vertices):
        if i >= n or j >= n or clipped(v.vertices[a], v.vertices[b]) < 1e-9:
            continue
        seen |= {i, j}
        if y[i] == y[j]:
            parent[find(i)] = find(j)
    sizes = {}
    for i in seen:
        sizes[find(i)] = sizes.get(find(i), 0) + 1
    return sorted(sizes.values())


region_cases = []
for n in (20, 60, 150, 150, 150, 400):
    X, y = draw(moons, n)
    region_cases.append({"x": X[:, 0].tolist(), "y": X[:, 1].tolist(), "label": y.tolist(), "sizes": regions(X, y)})


def shares(X, y, places, k, p):
    i = cKDTree(X).query(places, k=max(k), p=p)[1]
    votes = np.cumsum(y[i.reshape(len(places), -1)], axis=1)
    return np.array([votes[:, m - 1] / m for m in k])


def spread_of(world, n, k, p, pairs):
    """Variance and bias^2 of the vote shares, from pairs of samples: both unbiased, with standard errors over pairs."""
    out = []
    for _ in range(pairs):
        places, label = draw(world, 200)
        a, b = (shares(*draw(world, n), places, k, p) for _ in range(2))
        q = second(world, places)
        # Two classes: squares count twice. Equal votes go to the first class.
        wrong = np.mean([(v > 0.5) != label for v in (a, b)], axis=0)
        differ = (a > 0.5) != (b > 0.5)
        out.append([((a - b) ** 2).mean(1), 2 * ((a - q) * (b - q)).mean(1), wrong.mean(1), differ.mean(1)])
    out = np.array(out)
    mean, error = out.mean(0), out.std(0, ddof=1) / np.sqrt(pairs)
    return {"n": n, "k": list(k), "metric": "l1" if p == 1 else "l2",
            **{name: {"mean": mean[i].tolist(), "error": error[i].tolist()}
               for i, name in enumerate(("variance", "bias2", "error", "disagreement"))}}


spreads = [{"world": "moons", **spread_of(moons, 150, (1, 2, 15, 50, 150), 2, 3000)},
           {"world": "moons", **spread_of(moons, 500, (1, 15), 2, 1500)},
           {"world": "rings", **spread_of(rings, 60, (1, 3, 20), 1, 3000)}]

gx = view[0] + 8 * (np.arange(100) + 0.5) / 100
gy = view[2] + 6 * (np.arange(75) + 0.5) / 75
places = np.array([[a, b] for b in gy for a in gx])
change = []
for _ in range(300):
    a, b = (shares(*draw(moons, 150), places, (1, 15), 2) > 0.5 for _ in range(2))
    change.append((a != b).mean(1))
change = np.array(change)
changed = {"k": [1, 15], "mean": change.mean(0).tolist(), "error": (change.std(0, ddof=1) / np.sqrt(300)).tolist(),
           "quantiles": np.quantile(change, (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95), axis=0).T.tolist(),
           "atLeastHalfAsMuchAgain": float((change[:, 0] > 1.5 * change[:, 1]).mean())}
print("spread", json.dumps(spreads)[:1500])
print("changed", changed)
print("regions", [(len(c["label"]), len(c["sizes"]), c["sizes"].count(1)) for c in region_cases])

result = {
    "regions": region_cases,
    "spreads": spreads,
    "changed": changed,
    "software": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}",
    "iris": {"data": iris.data.tolist(), "target": iris.target.tolist(), "names": iris.target_names.tolist()},
    "standardScaler": {"mean": scaler.mean_.tolist(), "scale": scaler.scale_.tolist()},
    "two": cases(X2, labels2, 33, 25, (1, 2, 4, 15, 60, 119, 120)),
    "petals": cases(petals, iris.target, 33, 25, (1, 3, 10, 50, 101, 150)),
    "standardized": cases(scaler.transform(petals), iris.target, 33, 25, (1, 3, 10, 50)),
    "leaveOneOut": leave_one_out,
    "train": train,
}
for name in ("two", "petals", "standardized"):
    marks = "".join(c["labels"] for c in result[name]["cases"])
    print(name, len(marks), "answers,", marks.count("?"), "left to chance by ties")
(here / "knn-k1.json").write_text(json.dumps(result) + "\n")
