"""Reference fits for tests/ml/logistic.test.ts, svm.test.ts, calibration.test.ts and tests/questions/svm-vs-logistic-regression.test.ts.

Run: /usr/bin/python3 tests/reference/svm-vs-logistic-regression.py
Writes svm-vs-logistic-regression.json beside itself. scikit-learn 1.2 (LIBSVM inside SVC), scipy.
"""
import csv
import json
from pathlib import Path

import numpy as np
from scipy.integrate import quad
from scipy.optimize import minimize
from scipy.stats import norm
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import hinge_loss, log_loss
from sklearn.svm import SVC, LinearSVC

here = Path(__file__).parent
rng = np.random.default_rng(7)


def logistic(X, y, C, weights=None):
    m = LogisticRegression(C=C, solver="newton-cg", tol=1e-11, max_iter=1000).fit(X, y, weights)
    # lbfgs, the default solver, as a second opinion: it stops earlier.
    l = LogisticRegression(C=C, solver="lbfgs", tol=1e-12, max_iter=100000).fit(X, y, weights)
    assert np.abs(m.coef_ - l.coef_).max() < 1e-3 * max(1, np.abs(m.coef_).max())
    return {"w": m.coef_[0].tolist(), "b": float(m.intercept_[0])}


def svc(X, y, C):
    m = SVC(kernel="linear", C=C, tol=1e-12, cache_size=500).fit(X, y)
    f = m.decision_function(X)
    s = 2 * y - 1
    objective = 0.5 * float(np.sum(m.coef_**2)) + C * float(np.maximum(0, 1 - s * f).sum())
    alpha = np.zeros(len(y))
    alpha[m.support_] = np.abs(m.dual_coef_[0])
    return {
        "w": m.coef_[0].tolist(),
        "b": float(m.intercept_[0]),
        "objective": objective,
        "support": m.support_.tolist(),
        "alpha": alpha[m.support_].tolist(),
        "exact": exact(X, s, C, alpha),
    }


def exact(X, s, C, alpha):
    """The optimum for LIBSVM's pattern of multipliers, from the KKT equations: LIBSVM itself keeps kernel values in
    single precision, so its weights are good to about 1e-7 C."""
    free = (alpha > 1e-4 * C) & (alpha < (1 - 1e-4) * C)
    at_C = alpha >= (1 - 1e-4) * C
    if not free.any():
        return None
    Z = X * s[:, None]
    k = int(free.sum())
    K = np.zeros((3 + k, 3 + k))
    K[:2, :2] = np.eye(2)
    K[:2, 3:] = -Z[free].T
    K[2, 3:] = s[free]
    K[3:, :2] = Z[free]
    K[3:, 2] = s[free]
    r = np.r_[C * Z[at_C].sum(0), -C * s[at_C].sum(), np.ones(k)]
    x = np.linalg.lstsq(K, r, rcond=None)[0]
    w, b, a = x[:2], x[2], x[3:]
    m = s * (X @ w + b)
    assert np.abs(K @ x - r).max() < 1e-8 * C and (a > -1e-9 * C).all() and (a < C * (1 + 1e-9)).all()
    assert (m[at_C] < 1 + 1e-8).all() and (m[~at_C & ~free] > 1 - 1e-8).all()
    return {"w": w.tolist(), "b": float(b)}


def linear_svc(X, y, C, loss, scaling=1.0):
    m = LinearSVC(C=C, loss=loss, dual=True, tol=1e-12, max_iter=1_000_000, intercept_scaling=scaling).fit(X, y)
    return {"w": m.coef_[0].tolist(), "b": float(m.intercept_[0])}


rows = list(csv.DictReader(open(here.parent.parent / "data" / "iris.csv")))
petals = {
    s: np.array([[float(r["petal_length"]), float(r["petal_width"])] for r in rows if r["species"] == s])
    for s in ["setosa", "versicolor", "virginica"]
}


def pair(a, b):
    X = np.vstack([petals[a], petals[b]])
    return X, np.r_[np.zeros(len(petals[a]), int), np.ones(len(petals[b]), int)]


def simulated(n, gap):
    y = (np.arange(n) % 2).astype(int)
    X = rng.normal(size=(n, 2)) + np.outer(2 * y - 1, [gap / 2, gap / 4])
    return np.round(X, 3), y


tables = {
    "separable": pair("setosa", "versicolor"),
    "overlapping": pair("versicolor", "virginica"),
    "simulated": simulated(60, 2.0),
    "mixed": simulated(61, 0.3),
}
Cs = [0.01, 0.1, 1.0, 10.0, 100.0, 1000.0]
fits = {}
for name, (X, y) in tables.items():
    fits[name] = {
        "X": X.ravel().tolist(),
        "y": y.tolist(),
        "fits": [{"C": C, "logistic": logistic(X, y, C), "svm": svc(X, y, C)} for C in Cs],
    }

# Up to the slider's end, where LIBSVM stops far from the optimum: its pattern of multipliers, if it is the right one, which
# the conditions of optimality say, gives the solution all the same.
steep = []
for name in ["separable", "overlapping", "simulated"]:
    X, y = tables[name]
    for C in [1e4, 1e5, 1e6]:
        try:
            m = SVC(kernel="linear", C=C, tol=1e-9, max_iter=20_000_000).fit(X, y)
            alpha = np.zeros(len(y))
            alpha[m.support_] = np.abs(m.dual_coef_[0])
            if name == "separable":
                # The hard margin: multipliers far below C.
                on = alpha > 1e-3 * alpha.max()
                s = 2 * y - 1
                Z = X * s[:, None]
                k = int(on.sum())
                K = np.zeros((3 + k, 3 + k))
                K[:2, :2] = np.eye(2)
                K[:2, 3:] = -Z[on].T
                K[2, 3:] = s[on]
                K[3:, :2] = Z[on]
                K[3:, 2] = s[on]
                x = np.linalg.lstsq(K, np.r_[np.zeros(3), np.ones(k)], rcond=None)[0]
                assert (x[3:] > 0).all() and (s * (X @ x[:2] + x[2]) > 1 - 1e-9).all()
                fit = {"w": x[:2].tolist(), "b": float(x[2])}
            else:
                fit = exact(X, 2 * y - 1, C, alpha)
        except AssertionError:
            fit = None
        if fit:
            steep.append({"table": name, "C": C, "svm": fit})
print("steep:", [(f["table"], f["C"]) for f in steep])

# The two losses as scikit-learn's metrics count them, labels 0 and 1 for the one, −1 and 1 for the other.
X, y = tables["overlapping"]
m = LogisticRegression(C=1.0, solver="newton-cg", tol=1e-11, max_iter=1000).fit(X, y)
v = SVC(kernel="linear", C=1.0, tol=1e-12).fit(X, y)
losses = {
    "crossEntropy": float(log_loss(y, m.predict_proba(X)[:, 1])),
    "hinge": float(hinge_loss(2 * y - 1, v.decision_function(X))),
}


def calibration(w, b, distance):
    """Over all cases of two Gaussians whose centers lie `distance` apart along (0.9, √0.19): the mean of |σ(f) − P(y = 1 | x)|
    averaged within equal scores, by adaptive quadrature over the score."""
    w = np.array(w)
    axis = np.array([0.9, np.sqrt(0.19)])
    mean = [float(s * distance / 2 * w @ axis + b) for s in (-1, 1)]
    sd = float(np.hypot(*w))
    den = [lambda t, c=c: norm.pdf(t, c, sd) for c in mean]
    f = lambda t: abs((den[0](t) + den[1](t)) / 2 / (1 + np.exp(-t)) - den[1](t) / 2)
    return quad(f, min(mean) - 9 * sd, max(mean) + 9 * sd, limit=2000, epsabs=1e-12)[0]


exactly = [
    {"w": w, "b": b, "distance": d, "error": calibration(w, b, d)}
    for w, b, d in [([1.5, 0.7], 0.2, 3.0), ([0.1, 0.05], 0.0, 3.0), ([4.0, -2.0], 1.0, 1.0), ([-1.0, 0.3], 0.5, 2.0)]
]

X, y = tables["simulated"]
linear = [
    {
        "C": C,
        "hinge": linear_svc(X, y, C, "hinge"),
        "squared": linear_svc(X, y, C, "squared_hinge"),
    }
    for C in [0.01, 1.0]
]

# Many features, few nonzero; soft labels as pairs of weighted rows.
n, p = 150, 60
B = (rng.random((n, p)) < 0.12).astype(int)
truth = rng.normal(size=p)
soft = np.round(1 / (1 + np.exp(-(B @ truth - 0.5 + 0.3 * rng.normal(size=n)))), 3)
weights = np.round(0.5 + rng.random(n), 3)
XX = np.vstack([B, B])
yy = np.r_[np.ones(n, int), np.zeros(n, int)]
ww = np.r_[weights * soft, weights * (1 - soft)]
wide = {
    "n": n,
    "p": p,
    "bits": ["".join(map(str, row)) for row in B],
    "y": soft.tolist(),
    "weights": weights.tolist(),
    "fits": [{"C": C, "logistic": logistic(XX, yy, C, ww)} for C in [0.1, 1.0, 100.0]],
}
# The unpenalized fit, on a table where it exists.
X, y = tables["overlapping"]
m = LogisticRegression(penalty=None, solver="newton-cg", tol=1e-14, max_iter=10000).fit(X, y)
unpenalized = {"w": m.coef_[0].tolist(), "b": float(m.intercept_[0])}


# Platt's sigmoid on the SVM's scores, with his smoothed targets, by a general-purpose minimizer.
def platt(f, y):
    hi, lo = (y.sum() + 1) / (y.sum() + 2), 1 / ((1 - y).sum() + 2)
    t = np.where(y == 1, hi, lo)
    loss = lambda ab: float(np.sum(np.logaddexp(0, ab[0] * f + ab[1]) - t * (ab[0] * f + ab[1])))
    grad = lambda ab: np.array([np.sum((1 / (1 + np.exp(-(ab[0] * f + ab[1]))) - t) * f), np.sum(1 / (1 + np.exp(-(ab[0] * f + ab[1]))) - t)])
    r = minimize(loss, [1.0, 0.0], jac=grad, method="BFGS", options={"gtol": 1e-10})
    return {"scores": f.tolist(), "y": y.tolist(), "a": float(r.x[0]), "b": float(r.x[1])}


f = SVC(kernel="linear", C=1.0, tol=1e-12).fit(X, y).decision_function(X)
out = {"tables": fits, "steep": steep, "losses": losses, "calibration": exactly, "linearSVC": linear, "wide": wide, "unpenalized": unpenalized, "platt": platt(f, y)}
path = here / "svm-vs-logistic-regression.json"
path.write_text(json.dumps(out, separators=(",", ":")) + "\n")
print(path.stat().st_size, "bytes")
