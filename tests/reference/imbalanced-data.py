"""Weighted fits, measures and population integrals of the imbalanced-data page, by scikit-learn and scipy.

    npm run reference -- imbalanced-data
"""

import json
from pathlib import Path

import numpy as np
from scipy.integrate import quad
from scipy.stats import norm
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    brier_score_loss,
    f1_score,
    precision_score,
    recall_score,
    roc_auc_score,
)
from sklearn.model_selection import train_test_split
from sklearn.neighbors import NearestNeighbors
from sklearn.utils.class_weight import compute_class_weight

rng = np.random.default_rng(20)
digits = lambda a: [float(v) for v in np.ravel(a)]


def fit(X, y, **options):
    model = LogisticRegression(C=100, solver="newton-cholesky", tol=1e-12, max_iter=500, **options)
    return model.fit(X, y)


def measures(y, p, t):
    called = (p >= t).astype(int)
    return digits(
        [
            accuracy_score(y, called),
            precision_score(y, called),
            recall_score(y, called),
            f1_score(y, called),
            average_precision_score(y, p),
            roc_auc_score(y, p),
            brier_score_loss(y, p),
        ]
    )


tables = []
for n, rare, p in [(60, 9, 2), (300, 30, 2), (900, 18, 3), (600, 120, 4), (80, 40, 2)]:
    y = np.zeros(n, int)
    y[rng.permutation(n)[:rare]] = 1
    X = rng.normal(size=(n, p)) * rng.uniform(0.5, 20, p) + rng.normal(size=p) * 30
    X[y == 1] += rng.uniform(0.5, 1.5, p) * X.std(0)
    A, B, a, b = train_test_split(X, y, test_size=1 / 3, stratify=y, random_state=n)
    none, weights = fit(A, a), fit(A, a, class_weight="balanced")
    tables.append(
        {
            "p": p,
            "train": digits(A),
            "y": a.tolist(),
            "test": digits(B),
            "yTest": b.tolist(),
            "classWeights": digits(compute_class_weight("balanced", classes=[0, 1], y=a)),
            "fits": {
                name: {
                    "w": digits(m.coef_),
                    "b": float(m.intercept_[0]),
                    "at": {str(t): measures(b, m.predict_proba(B)[:, 1], t) for t in [0.5, 0.1]},
                }
                for name, m in [("none", none), ("weights", weights)]
            },
        }
    )

# A linear score of two classes of normal parts: all measures of the population, by adaptive integration.
populations = []
for pi in [0.005, 0.01, 0.05, 0.5]:
    for positive, negative in [
        ([(1.0, -2.6, 2.0)], [(1.0, -6.6, 2.0)]),
        ([(0.3, 1.0, 1.3), (0.7, -3.0, 1.7)], [(1.0, -4.9, 2.1)]),
        ([(1.0, 0.7, 0.9)], [(0.5, -0.4, 0.2), (0.5, 0.1, 3.0)]),
    ]:
        pdf = lambda parts, s: sum(w * norm.pdf(s, m, d) for w, m, d in parts)
        sf = lambda parts, s: sum(w * norm.sf(s, m, d) for w, m, d in parts)
        f, g = (lambda s: pdf(positive, s)), (lambda s: pdf(negative, s))
        low = min(m - 9 * d for _, m, d in positive + negative)
        high = max(m + 9 * d for _, m, d in positive + negative)
        cuts = sorted({low, high, *(m + k * d for _, m, d in positive + negative for k in (-4, -2, 0, 2, 4))})
        cuts = [c for c in cuts if low <= c <= high]
        area = lambda h: sum(quad(h, a, b, epsabs=1e-14, epsrel=1e-12, limit=200)[0] for a, b in zip(cuts, cuts[1:]))
        odds = (1 - pi) / pi
        sigma = lambda s: 1 / (1 + np.exp(-s))
        precision = lambda s: (lambda u, v: u / (u + v) if u + v > 0 else 0)(sf(positive, s), odds * sf(negative, s))
        populations.append(
            {
                "prevalence": pi,
                "positive": positive,
                "negative": negative,
                "auc": area(lambda s: f(s) * (1 - sf(negative, s))),
                "ap": area(lambda s: f(s) * precision(s)),
                "brier": area(lambda s: pi * f(s) * (1 - sigma(s)) ** 2 + (1 - pi) * g(s) * sigma(s) ** 2),
                "brierShifted": area(
                    lambda s: pi * f(s) * (1 - sigma(s - np.log(odds))) ** 2
                    + (1 - pi) * g(s) * sigma(s - np.log(odds)) ** 2
                ),
                "recall": float(sf(positive, 0)),
                "fpr": float(sf(negative, 0)),
            }
        )

# SMOTE's neighbors.
smote = []
for n, p, k in [(2, 2, 5), (7, 2, 5), (20, 2, 5), (40, 4, 3)]:
    X = rng.normal(size=(n, p))
    k = min(k, n - 1)
    near = NearestNeighbors(n_neighbors=k + 1).fit(X).kneighbors(X, return_distance=False)[:, 1:]
    smote.append({"n": n, "p": p, "k": k, "X": digits(X), "near": near.tolist()})

result = {"tables": tables, "populations": populations, "smote": smote}
Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
