"""Predictions of scikit-learn's KNeighborsClassifier on grids of places, and its own copy of the iris table.

Writes tests/reference/knn-k1.json. Needs scikit-learn and, for a second copy of the iris table, R.
"""

import csv
import json
import subprocess
from pathlib import Path

import numpy as np
import sklearn
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

result = {
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
