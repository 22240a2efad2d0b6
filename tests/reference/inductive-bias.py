"""What six learners make of eight points, which labelings of a grid a line makes, and the two layers, by other software:
scikit-learn's kernels with LAPACK, scipy's barycentric polynomial, numpy's interp, KNeighborsRegressor and
DecisionTreeRegressor, Ridge; separability by a linear program for each of the 512 labelings.

    npm run reference -- inductive-bias
"""

import json
from pathlib import Path

import numpy as np
from scipy.interpolate import BarycentricInterpolator
from scipy.linalg import solve
from scipy.optimize import linprog
from sklearn.gaussian_process.kernels import RBF, ExpSineSquared
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.neighbors import KNeighborsRegressor
from sklearn.tree import DecisionTreeRegressor

rng = np.random.default_rng(1980)
PERIOD, PERIODIC_LENGTH = 0.4, 1.0
at = np.linspace(-0.5, 1.5, 41) + 0.003


def kernel_values(kernel, x, y):
    weights = solve(kernel(x[:, None]), y, assume_a="pos")
    return kernel(at[:, None], x[:, None]) @ weights


cases = []
for length in (0.05, 0.1, 0.15):
    x = (np.arange(8) + 0.25 + 0.5 * rng.random(8)) / 8
    y = rng.normal(size=8)
    column = x[:, None]
    cases.append(
        {
            "length": length,
            "x": x.tolist(),
            "y": y.tolist(),
            "line": LinearRegression().fit(column, y).predict(at[:, None]).tolist(),
            "poly": BarycentricInterpolator(x, y)(at).tolist(),
            "rbf": kernel_values(RBF(length), x, y).tolist(),
            "periodic": kernel_values(ExpSineSquared(length_scale=PERIODIC_LENGTH, periodicity=PERIOD), x, y).tolist(),
            "joined": np.interp(at, x, y).tolist(),
            "nn": KNeighborsRegressor(1).fit(column, y).predict(at[:, None]).tolist(),
            "tree": DecisionTreeRegressor(random_state=0).fit(column, y).predict(at[:, None]).tolist(),
        }
    )

cells = np.array([(k % 3, k // 3) for k in range(9)], float)


def separable(bits, points):
    """Whether some line has all ones at distance ≥ 1 on one side and all zeros on the other, after scaling."""
    sign = np.array([1.0 if bits >> k & 1 else -1.0 for k in range(len(points))])
    A = -sign[:, None] * np.c_[points, np.ones(len(points))]
    return linprog(np.zeros(3), A_ub=A, b_ub=-np.ones(len(points)), bounds=[(None, None)] * 3, method="highs").status == 0


by_line = [bits for bits in range(512) if separable(bits, cells)]

n, inputs, places = 24, 14, 12
signals = rng.normal(size=(n, inputs))
targets = np.eye(places)[rng.integers(0, 5, n)]
dense = Ridge(alpha=0.1, fit_intercept=False, solver="cholesky").fit(signals, targets).coef_
windows = np.concatenate([signals[:, j : j + 3] for j in range(places)])
shared = Ridge(alpha=0.1, fit_intercept=False, solver="cholesky").fit(windows, targets.T.ravel()).coef_

Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "at": at.tolist(),
            "cases": cases,
            "by_line": by_line,
            "layers": {
                "signals": signals.tolist(),
                "targets": targets.tolist(),
                "dense": dense.tolist(),
                "shared": shared.tolist(),
            },
        }
    )
    + "\n"
)
