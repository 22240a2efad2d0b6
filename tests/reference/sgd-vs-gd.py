"""GD, SGD and the moments of SGD on a straight line's least squares, by numpy and scipy.

    npm run reference -- sgd-vs-gd

Nothing here uses the room's short cuts: covariances are taken over all batches that there are, moments by Kronecker products
over all examples or batches, limits by eigenvalues, runs step by step in the weights themselves.
"""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import brentq, minimize_scalar

rng = np.random.default_rng(41)
digits = lambda a: [float(v) for v in np.ravel(a)]


def world(n, sigma):
    x = rng.uniform(0, 2, n)
    y = 1 + x + sigma * rng.normal(size=n)
    A = np.c_[np.ones(n), x]
    w, *_ = np.linalg.lstsq(A, y, rcond=None)
    return x, y, A, w


def gradients(A, y, w):
    return A * (A @ w - y)[:, None]


# Covariance of the batch gradient over every batch of B different examples.
covariance = []
for n, B in [(6, 1), (6, 2), (7, 3), (8, 4), (9, 8), (7, 7)]:
    x, y, A, best = world(n, 0.5)
    w = best + rng.normal(size=2)
    g = gradients(A, y, w)
    all_batches = np.array([g[list(rows)].mean(0) for rows in combinations(range(n), B)])
    assert np.allclose(all_batches.mean(0), g.mean(0))
    C = np.cov(all_batches.T, bias=True).reshape(2, 2) if len(all_batches) > 1 else np.zeros((2, 2))
    one = np.cov(g.T, bias=True)
    covariance.append(
        {"n": n, "B": B, "x": digits(x), "r": digits(y - A @ best), "d": digits(w - best),
         "one": digits([one[0, 0], one[0, 1], one[1, 1]]), "batch": digits([C[0, 0], C[0, 1], C[1, 1]])}
    )


def operators(A, r, eta, rows):
    """d <- K_b d + eta s_b for each batch b: the K_b and s_b."""
    K = [np.eye(2) - eta * A[list(b)].T @ A[list(b)] / len(b) for b in rows]
    s = [eta * A[list(b)].T @ r[list(b)] / len(b) for b in rows]
    return K, s


# Mean and second moment of SGD with independent batches, by sums over all batches.
moments = []
for n, B, eta in [(8, 1, 0.2), (8, 1, 0.5), (7, 2, 0.3), (7, 3, 0.6), (6, 5, 0.7)]:
    x, y, A, best = world(n, 0.4)
    r = y - A @ best
    rows = list(combinations(range(n), B))
    K, s = operators(A, r, eta, rows)
    start = rng.normal(size=2) * 2
    m, M = start, np.outer(start, start)
    after = []
    for t in range(1, 41):
        M = sum(k @ M @ k.T + k @ np.outer(m, v) + np.outer(v, m) @ k.T + np.outer(v, v) for k, v in zip(K, s)) / len(K)
        m = sum(k @ m + v for k, v in zip(K, s)) / len(K)
        if t in (1, 2, 10, 40):
            after.append({"t": t, "mean": digits(m), "second": digits([M[0, 0], M[0, 1], M[1, 1]])})
    T = sum(np.kron(k, k) for k in K) / len(K)
    noise = sum(np.outer(v, v) for v in s) / len(K)
    ball = np.linalg.solve(np.eye(4) - T, noise.ravel()) if max(abs(np.linalg.eigvals(T))) < 1 else None
    # The first step at which the spectral radius is 1.
    radius = lambda h: max(abs(np.linalg.eigvals(sum(np.kron(k, k) for k in operators(A, r, h, rows)[0]) / len(rows)))) - 1
    top = 2 / max(np.linalg.eigvalsh(A.T @ A / n))
    moments.append(
        {"n": n, "B": B, "eta": eta, "x": digits(x), "r": digits(r), "start": digits(start), "after": after,
         "ball": None if ball is None else digits(ball[[0, 1, 3]]), "limit": brentq(radius, 0.01, 1.001 * top, xtol=1e-14)}
    )

# GD and SGD, step by step in the weights, on given batches.
runs = []
for n, B, eta, steps in [(20, 20, 0.85, 60), (20, 1, 0.2, 200), (20, 5, 0.3, 100)]:
    x, y, A, best = world(n, 0.3)
    order = np.concatenate([rng.permutation(n) for _ in range(-(-steps * B // n))])[: steps * B]
    w = np.array([-1.0, 3.0])
    loss = lambda w: 0.5 * np.mean((A @ w - y) ** 2)
    path, excess = [w], [loss(w) - loss(best)]
    for t in range(steps):
        b = order[t * B : (t + 1) * B]
        w = w - eta * gradients(A[b], y[b], w).mean(0)
        path.append(w)
        excess.append(loss(w) - loss(best))
    runs.append(
        {"n": n, "B": B, "eta": eta, "x": digits(x), "r": digits(y - A @ best), "order": [int(i) for i in order],
         "start": digits(path[0] - best), "path": digits(np.array(path)[[1, 2, 10, steps // 2, steps]] - best),
         "excess": digits(np.array(excess)[[1, 2, 10, steps // 2, steps]])}
    )

# The page's own bowl: x evenly on 0 … 2.
n = 100
x = 2 * (np.arange(n) + 0.5) / n
A = np.c_[np.ones(n), x]
values = np.linalg.eigvalsh(A.T @ A / n)
worst = minimize_scalar(lambda h: max(abs(1 - h * values)), bounds=(0.01, 1.2), method="bounded", options={"xatol": 1e-12})
c = lambda B: (n - B) / (B * (n - 1))
Q = sum(np.kron(np.outer(a, a), np.outer(a, a)) for a in A) / n
H = A.T @ A / n
I = np.eye(2)


def spectral(h, B):
    T = np.kron(I, I) - h * (np.kron(H, I) + np.kron(I, H)) + h * h * (np.kron(H, H) + c(B) * (Q - np.kron(H, H)))
    return max(abs(np.linalg.eigvals(T))) - 1


bowl = {
    "lambda": digits(values[::-1]), "limit": float(2 / values[-1]), "best": float(worst.x), "factor": float(worst.fun),
    "limits": {str(B): brentq(lambda h: spectral(h, B), 0.05, 1.0 * 2 / values[-1] + 1e-9, xtol=1e-14) for B in (1, 2, 5, 10, 20, 50)},
}

Path(__file__).with_suffix(".json").write_text(
    json.dumps({"covariance": covariance, "moments": moments, "runs": runs, "bowl": bowl}, indent=1) + "\n"
)
