"""Ridge regressions of scikit-learn: a viewer's taste, and alternating least squares by them, a Ridge for each half step."""
import json
import pathlib

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.metrics.pairwise import cosine_similarity

rng = np.random.default_rng(3)
n, m, rank, lam = 12, 9, 2, 1.5
D = np.round(rng.normal(size=(n, m)), 3)
D[rng.random((n, m)) < 0.4] = np.nan
V0 = np.round(rng.normal(size=(m, rank)), 3)


def half(D, V):
    out = np.zeros((D.shape[0], rank))
    for i, row in enumerate(D):
        known = ~np.isnan(row)
        if known.any():
            out[i] = Ridge(alpha=lam, fit_intercept=False, solver="cholesky").fit(V[known], row[known]).coef_
    return out


def objective(U, V):
    return float(np.nansum((D - U @ V.T) ** 2) + lam * ((U**2).sum() + (V**2).sum()))


U, V, values = None, V0, []
for step in range(6):
    U = half(D, V)
    values.append(objective(U, V))
    V = half(D.T, U)
    values.append(objective(U, V))

X = np.round(rng.normal(size=(7, 5)), 3)
y = np.round(rng.normal(size=7), 3)
taste = Ridge(alpha=1, fit_intercept=False, solver="cholesky").fit(X, y).coef_

me = D[0]
likeness = []
for row in D:
    both = ~np.isnan(me) & ~np.isnan(row)
    likeness.append(float(cosine_similarity(me[both][None], row[both][None])[0, 0]) if both.any() else 0.0)

out = {
    "people": n,
    "items": m,
    "rank": rank,
    "lambda": lam,
    "D": [None if np.isnan(v) else v for v in D.ravel()],
    "V0": V0.ravel().tolist(),
    "U": U.ravel().tolist(),
    "V": V.ravel().tolist(),
    "objective": values,
    "X": X.ravel().tolist(),
    "y": y.tolist(),
    "taste": taste.tolist(),
    "cosines": likeness,
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")
