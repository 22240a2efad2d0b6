"""Reference numbers for tests/ml/small-logistic.test.ts and tests/questions/naive-bayes-vs-logistic-regression.claims.test.ts.

Run: /usr/bin/python3 tests/reference/naive-bayes-vs-logistic-regression.py
Writes naive-bayes-vs-logistic-regression.json beside itself. scikit-learn 1.2, scipy.
"""
import json
import warnings
from pathlib import Path

import numpy as np
from scipy.stats import norm
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
rng = np.random.default_rng(11)
unequal = 0.8 * np.array([1, 0.2, 0.6, 0.1, 0.5, 0.2, 0.4, 0.1, 0.3, 0.2])
equal = np.full(10, np.linalg.norm(unequal) / np.sqrt(10))


def sample(m, rho, n):
    p = len(m)
    y = np.arange(n) % 2
    cov = np.full((p, p), rho) + (1 - rho) * np.eye(p)
    X = rng.multivariate_normal(np.zeros(p), cov, n) + np.where(y[:, None] == 1, m, -m)
    return X, y


def error(w, b, m, rho):
    p = len(m)
    sd = np.sqrt(w @ (np.full((p, p), rho) + (1 - rho) * np.eye(p)) @ w)
    return 0.5 * (norm.cdf((-w @ m - b) / sd) + norm.cdf((w @ -m + b) / sd))


def logistic(X, y, lam):
    # Without a penalty where a plane parts the classes: as the figure, a very small one.
    fit = LogisticRegression(C=1 / lam if lam else 1e4, tol=1e-10, max_iter=20000).fit(X, y)
    if lam == 0 and not (((X @ fit.coef_[0] + fit.intercept_[0]) > 0) == (y == 1)).all():
        fit = LogisticRegression(penalty="none", tol=1e-10, max_iter=20000).fit(X, y)
    return fit.coef_[0], fit.intercept_[0]


def naive(X, y):
    mean = np.array([X[y == c].mean(0) for c in (0, 1)])
    var = ((X - mean[y]) ** 2).mean(0)
    return (mean[1] - mean[0]) / var, -((mean[1] ** 2 - mean[0] ** 2) / (2 * var)).sum()


# One table, fitted.
X, y = sample(unequal, 0.3, 80)
fits = [{"lambda": lam, "w": list(w), "b": b} for lam in (0, 1, 10) for w, b in [logistic(X, y, lam)]]
w, b = naive(X, y)
one = {
    "X": X.ravel().tolist(),
    "y": y.tolist(),
    "fits": fits,
    "naive": {"w": w.tolist(), "b": b, "error": error(w, b, unequal, 0.3)},
}

# Mean errors over samples of its own.
SAMPLES = 300
curves = []
for strengths, m in (("unequal", unequal), ("equal", equal)):
    for rho, n in ((0.3, 20), (0.3, 60), (0.3, 200), (0.0, 10), (0.6, 10)):
        errors = {"naive": [], "0": [], "10": []}
        for _ in range(SAMPLES):
            X, y = sample(m, rho, n)
            errors["naive"].append(error(*naive(X, y), m, rho))
            for lam in (0, 10):
                errors[str(lam)].append(error(*logistic(X, y, lam), m, rho))
        better = {k: float(np.mean(np.array(errors[k]) < np.array(errors["naive"]))) for k in ("0", "10")}
        curves.append(
            {
                "strengths": strengths,
                "rho": rho,
                "n": n,
                "mean": {k: float(np.mean(v)) for k, v in errors.items()},
                "se": {k: float(np.std(v) / np.sqrt(SAMPLES)) for k, v in errors.items()},
                "better": better,
            }
        )

out = {"samples": SAMPLES, "one": one, "curves": curves}
Path(__file__).with_suffix(".json").write_text(json.dumps(out, indent=1) + "\n")
