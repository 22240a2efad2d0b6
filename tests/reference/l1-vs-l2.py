"""Numbers for src/questions/l1-vs-l2 and src/ml/norm-ball.ts, by scikit-learn and scipy.

Run from the repository's root: /usr/bin/python3 tests/reference/l1-vs-l2.py
Writes tests/reference/l1-vs-l2.sklearn.json.
"""

import json
import warnings
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.optimize import brentq, minimize_scalar
from sklearn.linear_model import ElasticNet, Lasso, Ridge
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parents[2]
table = np.genfromtxt(ROOT / "data/correlated-features.csv", delimiter=",", skip_header=1)
X, y = table[:, :-1], table[:, -1]
LAMBDAS = 10 ** (1 - np.arange(61) / 15)
ALPHAS = [1.0, 0.5, 0.0]


def estimator(lam, alpha, n):
    if alpha == 0:
        return Ridge(alpha=n * lam, fit_intercept=False, solver="cholesky")
    if alpha == 1:
        return Lasso(alpha=lam, fit_intercept=False, tol=1e-15, max_iter=1_000_000)
    return ElasticNet(alpha=lam, l1_ratio=alpha, fit_intercept=False, tol=1e-15, max_iter=1_000_000)


def standardized(Z, v):
    return StandardScaler().fit_transform(Z), (v - v.mean()) / v.std()


def path(Z, v, alpha):
    return np.array([estimator(lam, alpha, len(v)).fit(Z, v).coef_ for lam in LAMBDAS])


def cross_validate(alpha, fold):
    """Along LAMBDAS: the mean of the ten folds' mean squared errors, and its standard error, as cv.glmnet's."""
    errors = np.zeros((10, len(LAMBDAS)))
    for k in range(10):
        train, test = fold != k, fold == k
        scaler = StandardScaler().fit(X[train])
        mean, sd = y[train].mean(), y[train].std()
        weights = path(scaler.transform(X[train]), (y[train] - mean) / sd, alpha)
        fitted = mean + sd * scaler.transform(X[test]) @ weights.T
        errors[k] = ((y[test][:, None] - fitted) ** 2).mean(axis=0) / y.var()
    return {"mean": errors.mean(axis=0).tolist(), "se": (errors.std(axis=0, ddof=1) / np.sqrt(10)).tolist()}


def phi(u, p, mix):
    return (1 - mix) * u**p / p + mix * u * u / 2


def direction(angle):
    """Cosine and sine; exactly 0 on the axes, where np.cos(np.pi / 2) is 6e-17 and its square root 8e-9."""
    d = np.array([np.cos(angle), np.sin(angle)])
    return np.where(np.abs(d) < 1e-15, 0, d)


def radius(angle, p, mix, t):
    """How far the ball reaches in a direction: found by root search, whatever the penalty."""
    c, s = np.abs(direction(angle))
    return brentq(lambda r: phi(r * c, p, mix) + phi(r * s, p, mix) - phi(t, p, mix), 0, 2 * t, xtol=1e-15, rtol=1e-15)


def ball(rho, center, p, mix, t):
    """The lowest loss on the ball's edge: a scan of all directions, then a bounded search about the best."""
    A, center = np.array([[1, rho], [rho, 1]]), np.array(center)

    def loss(angle):
        d = radius(angle, p, mix, t) * direction(angle) - center
        return d @ A @ d / 2

    angles = np.linspace(-np.pi, np.pi, 2881)  # the axes are among them
    losses = np.array([loss(a) for a in angles])
    k = losses.argmin()
    step = angles[1] - angles[0]
    near = minimize_scalar(loss, bounds=(angles[k] - step, angles[k] + step), method="bounded", options={"xatol": 1e-12})
    angle = near.x if near.fun < losses[k] else angles[k]
    w = radius(angle, p, mix, t) * direction(angle)
    return {"loss": float(min(near.fun, losses[k])), "w": [float(v) for v in w]}


rng = np.random.default_rng(4)
FOLDS = [np.arange(len(y)) % 10, rng.permutation(np.arange(len(y)) % 10), rng.permutation(np.arange(len(y)) % 10)]
rng = np.random.default_rng(4)
cases = []
for p, mix in [(0.5, 0), (0.7, 0), (0.9, 0), (1, 0), (1, 0.25), (1, 0.5), (1, 0.9), (1.2, 0), (1.5, 0), (2, 0), (3, 0), (4, 0), (0.5, 0.5), (1.5, 0.3)]:
    for _ in range(6):
        rho, t = round(rng.uniform(-0.9, 0.9), 2), round(rng.uniform(0.3, 2), 2)
        center = [round(v, 2) for v in rng.uniform(-3, 3, 2)]
        if phi(abs(center[0]), p, mix) + phi(abs(center[1]), p, mix) <= phi(t, p, mix):
            continue
        cases.append({"rho": rho, "center": center, "p": p, "mix": mix, "t": t, **ball(rho, center, p, mix, t)})

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # tol=1e-15 is below what the gap can reach in floating point
    result = {
        "software": {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "scipy": scipy.__version__},
        "lambdas": LAMBDAS.tolist(),
        "alphas": ALPHAS,
        "paths": [path(*standardized(X, y), a).tolist() for a in ALPHAS],
        "cv": [{"folds": fold.tolist(), "curves": [cross_validate(a, fold) for a in ALPHAS]} for fold in FOLDS],
        "ball": cases,
    }
(ROOT / "tests/reference/l1-vs-l2.sklearn.json").write_text(json.dumps(result) + "\n")
