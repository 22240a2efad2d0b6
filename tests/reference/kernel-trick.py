"""Reference fits for tests/ml/kernel-svm.test.ts and tests/ml/kernels.test.ts.

Run: /usr/bin/python3 tests/reference/kernel-trick.py
Writes kernel-trick.json beside itself. scikit-learn 1.2 (LIBSVM inside SVC).
"""
import json
from pathlib import Path

import numpy as np
from sklearn.datasets import make_circles, make_moons
from sklearn.metrics.pairwise import polynomial_kernel, rbf_kernel, sigmoid_kernel
from sklearn.preprocessing import PolynomialFeatures
from sklearn.svm import SVC

here = Path(__file__).parent
rng = np.random.default_rng(11)


def rounded(X):
    return np.round(X, 4)


circles, cy = make_circles(60, noise=0.08, factor=0.5, random_state=1)
moons, my = make_moons(80, noise=0.3, random_state=2)
twins = rng.integers(-2, 3, size=(60, 2)).astype(float)
ty = (rng.random(60) < 0.4).astype(int)
tables = {
    "circles": (rounded(2 * circles), cy),
    "moons": (rounded(1.4 * (moons - [0.5, 0.25])), my),
    "twins": (twins, ty),
}
settings = [("linear", 1, 1), ("poly", 2, 1), ("poly", 3, 1), ("rbf", 1, 0.1), ("rbf", 1, 1), ("rbf", 1, 30), ("rbf", 1, 1000)]
out = {"tables": {}, "grams": {}}
places = rounded(rng.normal(size=(12, 2)) * 1.5)
for name, (X, y) in tables.items():
    fits = []
    for kernel, degree, gamma in settings:
        for C in (0.1, 1, 100):
            m = SVC(kernel=kernel, degree=degree, gamma=gamma, coef0=1, C=C, tol=1e-9, cache_size=500).fit(X, y)
            K = {
                "linear": lambda a, b: a @ b.T,
                "poly": lambda a, b: polynomial_kernel(a, b, degree, 1, 1),
                "rbf": lambda a, b: rbf_kernel(a, b, gamma),
            }[kernel](X, X)
            signed = np.zeros(len(y))
            signed[m.support_] = m.dual_coef_[0]
            fits.append({
                "kernel": kernel,
                "degree": degree,
                "gamma": gamma,
                "C": C,
                "dual": float(np.abs(signed).sum() - 0.5 * signed @ K @ signed),
                "support": m.support_.tolist(),
                "decision": m.decision_function(X).tolist(),
                "places": m.decision_function(places).tolist(),
                # Whether some multiplier is strictly inside: only then LIBSVM's intercept is the only one.
                "pinned": bool(((np.abs(signed) > 1e-6 * C) & (np.abs(signed) < (1 - 1e-6) * C)).any()),
            })
    out["tables"][name] = {"X": X.ravel().tolist(), "y": (2 * y - 1).tolist(), "fits": fits}
out["places"] = places.ravel().tolist()
X = places[:5]
out["grams"] = {
    "X": X.ravel().tolist(),
    "poly3": polynomial_kernel(X, X, 3, 1, 1).ravel().tolist(),
    "rbf": rbf_kernel(X, X, 0.7).ravel().tolist(),
    "sigmoid": sigmoid_kernel(X, X, 1, 0).ravel().tolist(),
}
# How many monomials there are.
out["features"] = [
    [p, d, int(PolynomialFeatures(d).fit(np.zeros((1, p))).n_output_features_)]
    for p, d in [(2, 1), (2, 2), (2, 5), (2, 10), (10, 2), (10, 4), (100, 2), (100, 3)]
]
# With 100 inputs and degree 5 the list itself would not fit: the same count, by the recursion over inputs.
counts = [1] * 6
for _ in range(100):
    for d in range(1, 6):
        counts[d] += counts[d - 1]
out["features"].append([100, 5, counts[5]])
(here / "kernel-trick.json").write_text(json.dumps(out))
