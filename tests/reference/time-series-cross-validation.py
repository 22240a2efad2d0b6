"""Splits and cross-validated errors of the time-series page, by scikit-learn and numpy.

    npm run reference -- time-series-cross-validation
"""

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, TimeSeriesSplit, cross_val_score
from sklearn.neighbors import KNeighborsRegressor

ints = lambda a: [int(v) for v in a]
digits = lambda a: [float(v) for v in np.ravel(a)]


def ranges(a):
    """Rows as runs, [first, last, first, last, ...]."""
    a = np.asarray(a)
    cuts = np.flatnonzero(np.diff(a) != 1)
    return ints(np.ravel(np.column_stack([a[np.r_[0, cuts + 1]], a[np.r_[cuts, len(a) - 1]]])))


def folds(splitter, n):
    return [[ranges(train), ranges(test)] for train, test in splitter.split(np.zeros((n, 1)))]


kfold = [{"n": n, "k": k, "folds": folds(KFold(k), n)} for n in (20, 47, 108, 200) for k in (2, 3, 5, 10)]

windows = []
for n in (20, 47, 108, 200):
    for k in (2, 5, 10):
        for gap in (0, 1, 4, 9, 19):
            for size in (None, 1, 3, 12):
                for most in (None, 1, 7, 66):
                    try:
                        made = folds(TimeSeriesSplit(k, gap=gap, test_size=size, max_train_size=most), n)
                    except ValueError:
                        made = None
                    windows.append({"n": n, "k": k, "gap": gap, "size": size, "most": most, "folds": made})

# Shuffled: scikit-learn's own order, so that the cut into folds can be compared.
shuffled = []
for n, k in ((20, 3), (47, 5), (200, 5)):
    order = np.arange(n)
    np.random.RandomState(7).shuffle(order)
    made = folds(KFold(k, shuffle=True, random_state=7), n)
    shuffled.append({"n": n, "k": k, "order": ints(order), "folds": made})

# An autoregressive series; errors of least squares and 3-NN on its last three values.
rng = np.random.default_rng(11)
reports = []
for phi, width in ((0.9, 1), (0.5, 1), (0.98, 10), (0.9, 5)):
    y = np.zeros(160)
    for t in range(1, len(y)):
        y[t] = phi * y[t - 1] + rng.normal()
    lead, n = 3, 120
    X = np.array([[y[lead + i - 1 - j] for j in range(3)] for i in range(n)])
    T = np.array([y[lead + i : lead + i + width].mean() for i in range(n)])
    case = {"values": digits(y), "width": width, "train": n, "errors": {}}
    for name, model in (("lags", LinearRegression()), ("near", KNeighborsRegressor(3))):
        for scheme, splitter in (
            ("blocked", KFold(5)),
            ("expanding", TimeSeriesSplit(5, gap=4)),
            ("sliding", TimeSeriesSplit(5, gap=4, max_train_size=40)),
        ):
            scores = cross_val_score(model, X, T, cv=splitter, scoring="neg_mean_squared_error")
            case["errors"][f"{name} {scheme}"] = digits(-scores)
    # Weights of least squares: row 7 predicted from rows 20 to 119.
    A = np.column_stack([np.ones(100), X[20:]])
    case["weights"] = digits(np.r_[1, X[7]] @ np.linalg.pinv(A))
    reports.append(case)

out = Path(__file__).with_suffix(".json")
out.write_text(json.dumps({"kfold": kfold, "windows": windows, "shuffled": shuffled, "reports": reports}) + "\n")
