"""Encodings of the ordinal-encoding page by scikit-learn: lines and trees on codes, on one-hot columns and on target
codes, dummy columns with and without a penalty, out-of-fold and leave-one-out means, and the average over all orders.

    /usr/bin/python3 tests/reference/ordinal-encoding.py > tests/reference/ordinal-encoding.json
"""

import itertools
import json

import numpy as np
import sklearn
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder
from sklearn.tree import DecisionTreeRegressor

rng = np.random.default_rng(1946)


def r2(model, X, y):
    return float(model.fit(X, y).score(X, y))


cases = []
for i in range(24):
    k = 5
    equal = i % 2 == 0
    counts = np.full(k, 12) if equal else rng.integers(2, 20, k)
    means = np.array([2, 5, 1, 4, 3]) if i % 3 else rng.normal(3, 1.5, k)
    group = np.repeat(np.arange(k), counts)
    y = np.round(means[group] + rng.standard_normal(len(group)), 6)
    order = rng.permutation(k)
    codes = np.argsort(order)[group] + 1
    column = codes[:, None].astype(float)
    onehot = np.eye(k)[group]
    own = np.array([y[group == g].mean() for g in range(k)])
    target = own[group][:, None]
    reference = int(order[0])
    kept = [g for g in range(k) if g != reference]
    # scikit-learn's encoder must give the columns that are used here.
    encoder = OneHotEncoder(categories=[list(range(k))], drop=[reference])
    made = np.asarray(encoder.fit_transform(group[:, None]).todense())
    assert (made == onehot[:, kept]).all()
    dummies = LinearRegression().fit(onehot[:, kept], y)
    ridge = Ridge(alpha=6.0).fit(onehot[:, kept], y)
    cases.append(
        {
            "counts": counts.tolist(),
            "rows": [y[group == g].tolist() for g in range(k)],
            "order": order.tolist(),
            "line": r2(LinearRegression(), column, y),
            "trees": [
                DecisionTreeRegressor(max_depth=d, random_state=0)
                .fit(column, y)
                .predict(np.argsort(order)[:, None] + 1.0)
                .tolist()
                for d in (1, 2, 3, 4)
            ],
            "onehot_trees": [
                DecisionTreeRegressor(max_depth=d, random_state=0).fit(onehot, y).predict(np.eye(k)).tolist()
                for d in (1, 2, 3, 4)
            ],
            "onehot": r2(LinearRegression(), onehot, y),
            "target": r2(LinearRegression(), target, y),
            "intercept": float(dummies.intercept_),
            "weights": np.insert(dummies.coef_, reference, 0).tolist(),
            "ridge": (ridge.intercept_ + np.insert(ridge.coef_, reference, 0)).tolist(),
            "rank": int(np.linalg.matrix_rank(np.c_[np.ones(len(y)), onehot])),
            "average": float(
                np.mean(
                    [
                        r2(LinearRegression(), np.argsort(p)[group][:, None] + 1.0, y)
                        for p in itertools.permutations(range(k))
                    ]
                )
            )
            if equal
            else None,
        }
    )

# Target codes of 30 rows by three ways, each row by itself.
group = rng.integers(0, 8, 30)
fold = rng.permutation(np.arange(30) % 5)
y = np.round(rng.standard_normal(30), 6)


def code(i, allowed):
    rows = [j for j in range(30) if allowed(j)]
    mine = [y[j] for j in rows if group[j] == group[i]]
    return float(np.mean(mine) if mine else np.mean(y[rows]))


targets = {
    "y": y.tolist(),
    "group": group.tolist(),
    "fold": fold.tolist(),
    "plain": [code(i, lambda j: True) for i in range(30)],
    "leaveOneOut": [code(i, lambda j: j != i) for i in range(30)],
    "folds": [code(i, lambda j: fold[j] != fold[i]) for i in range(30)],
}

# Expected errors about the true means, by simulation: 200,000 samples of the sizes in uneven steps.
mu = np.array([1, 1.5, 2.5, 4, 5])
c = np.arange(5) - 2.0
errors = []
for n in (4, 11, 40):
    m = mu + rng.standard_normal((200_000, 5)) / np.sqrt(n)
    line = m.mean(1, keepdims=True) + np.outer(m @ c / (c @ c), c)
    off = lambda fitted: ((fitted - mu) ** 2).mean(1)
    errors.append(
        {
            "n": n,
            "codes": float(off(line).mean()),
            "codes_se": float(off(line).std() / np.sqrt(200_000)),
            "onehot": float(off(m).mean()),
            "onehot_se": float(off(m).std() / np.sqrt(200_000)),
        }
    )

# Pure noise in 40 categories of three rows, 4,000 samples: R² of the line on plain target codes, and on fresh rows.
train, fresh = [], []
for _ in range(4000):
    z = rng.standard_normal((40, 3))
    m = z.mean(1)
    train.append(3 * ((m - m.mean()) ** 2).sum() / ((z - z.mean()) ** 2).sum())
    new = rng.standard_normal((40, 50))
    fresh.append(1 - ((new - m[:, None]) ** 2).mean() / (new**2).mean())

print(
    json.dumps(
        {
            "cases": cases,
            "targets": targets,
            "errors": errors,
            "leak": {
                "train": float(np.mean(train)),
                "train_se": float(np.std(train) / np.sqrt(4000)),
                "fresh_median": float(np.median(fresh)),
            },
            "sorted_by_name": OrdinalEncoder().fit([["XS"], ["S"], ["M"], ["L"], ["XL"]]).categories_[0].tolist(),
            "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
        },
        indent=1,
    )
)
