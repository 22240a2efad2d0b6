"""Coverage of 95 % intervals under each violation of src/questions/linear-regression-assumptions, by numpy and scipy.

Run from the repository's root: /usr/bin/python3 tests/reference/linear-regression-assumptions-costs.py
Writes tests/reference/linear-regression-assumptions-costs.json.

Samples and least squares are numpy's own (numpy.linalg.lstsq by way of the pseudoinverse of each design), the violations
written out again from their definitions. 40,000 samples a setting.
"""
import json
import numpy as np
from scipy import stats

RUNS, SLOPE = 40_000, 0.5
rng = np.random.default_rng(20)


def places(n):
    x = np.arange(n) - (n - 1) / 2
    return x / x.std()


def ar(rho, shape):
    e = np.empty(shape)
    e[:, 0] = rng.standard_normal(shape[0])
    for t in range(1, shape[1]):
        e[:, t] = rho * e[:, t - 1] + np.sqrt(1 - rho**2) * rng.standard_normal(shape[0])
    return e


def pattern(x):
    w = (np.arange(1, len(x) + 1) * (np.sqrt(5) - 1) / 2) % 1
    X = np.c_[np.ones_like(x), x]
    w = w - X @ np.linalg.lstsq(X, w, rcond=None)[0]
    return w / np.sqrt((w**2).mean())


def world(kind, s, n):
    """Observed x by samples, a second column or None, means of y, errors, and the row of the right end."""
    x = places(n)
    end = n - 1
    twin = None
    if kind == "point":
        x = np.r_[x[:-1], 5]
        end = n - 2
    mean = SLOPE * x
    z = rng.standard_normal((RUNS, n))
    seen = None
    if kind == "point":
        mean = mean + np.r_[np.zeros(n - 1), 8 * s]
    elif kind == "serial":
        z = ar(s, (RUNS, n))
    elif kind == "scrambled":
        z = rng.permuted(np.tile(np.arange(n), (RUNS, 1)), axis=1)
        z = np.take_along_axis(ar(s, (RUNS, n)), z, axis=1)
    elif kind in ("growing", "ends", "middle"):
        sd = np.exp({"growing": 1.5 * s * x, "ends": 0.8 * s * x**2, "middle": -0.8 * s * x**2}[kind])
        z = z * sd / np.sqrt((sd**2).mean())
    elif kind == "tails":
        z = z * np.exp(s * z**2 / 2)
    elif kind == "curve":
        mean = mean + s * (x**2 - 1)
    elif kind == "twin":
        r = 1 - 10 ** (-10 * s / 3)
        twin = r * x + np.sqrt(1 - r * r) * pattern(x)
        mean = mean + SLOPE * twin
    elif kind == "omitted":
        # The cause u is normal with variance 1 and correlation s with x; its slope is 0.5.
        u = s * x + np.sqrt(1 - s * s) * rng.standard_normal((RUNS, n))
        z = z + SLOPE * (u - s * x)
        mean = mean + SLOPE * s * x
    elif kind == "noisy":
        seen = x + s * rng.standard_normal((RUNS, n))
    return x, seen, twin, mean, z, end


def coverage(kind, s, n):
    x, seen, twin, mean, z, end = world(kind, s, n)
    y = mean + z
    hits = np.zeros(3)
    if seen is None:
        X = np.c_[np.ones(n), x] if twin is None else np.c_[np.ones(n), x, twin]
        pinv = np.linalg.pinv(X)
        w = y @ pinv.T
        e = y - w @ X.T
        df = n - X.shape[1]
        h = np.einsum("ij,ji->i", X, pinv)
        s2 = (e**2).sum(1) / df
        se = np.sqrt(s2 * (pinv @ pinv.T)[1, 1])
        hc = np.sqrt(((pinv[1] * e / (1 - h)) ** 2).sum(1))
        at, at_se, slope = w @ X[end], np.sqrt(s2 * h[end]), w[:, 1]
    else:
        df = n - 2
        d = seen - seen.mean(1, keepdims=True)
        sxx = (d**2).sum(1)
        slope = (d * y).sum(1) / sxx
        e = y - y.mean(1, keepdims=True) - slope[:, None] * d
        h = 1 / n + d**2 / sxx[:, None]
        s2 = (e**2).sum(1) / df
        se = np.sqrt(s2 / sxx)
        hc = np.sqrt(((d * e / (1 - h)) ** 2).sum(1)) / sxx
        away = x[end] - seen.mean(1)
        at = y.mean(1) + slope * away
        at_se = np.sqrt(s2 * (1 / n + away**2 / sxx))
    t = stats.t.ppf(0.975, df)
    hits[:] = [
        (np.abs(slope - SLOPE) <= t * se).mean(),
        (np.abs(slope - SLOPE) <= t * hc).mean(),
        (np.abs(at - mean[end]) <= t * at_se).mean(),
    ]
    return {
        "kind": kind,
        "strength": s,
        "n": n,
        "coverage": [round(v, 5) for v in hits.tolist()],
        "median": round(float(np.median(slope)), 4),
        "length": round(float(np.median(2 * t * se)), 4),
    }


def random_x(n, s):
    """A curved mean, x drawn anew: how often the usual interval holds the slope of the best straight line, 0.5."""
    x = rng.standard_normal((RUNS, n))
    y = SLOPE * x + s * (x**2 - 1) + rng.standard_normal((RUNS, n))
    d = x - x.mean(1, keepdims=True)
    sxx = (d**2).sum(1)
    slope = (d * y).sum(1) / sxx
    e = y - y.mean(1, keepdims=True) - slope[:, None] * d
    se = np.sqrt((e**2).sum(1) / (n - 2) / sxx)
    return float((np.abs(slope - SLOPE) <= stats.t.ppf(0.975, n - 2) * se).mean())


kinds = ["serial", "scrambled", "growing", "ends", "middle", "tails", "curve", "twin", "point", "omitted", "noisy"]
cases = [coverage(k, s, n) for k in kinds for s in (0, 0.4, 0.7, 0.9) for n in (30, 100)]
result = {"cases": cases, "random_x": [random_x(30, s) for s in (0.5, 0.9)]}
with open("tests/reference/linear-regression-assumptions-costs.json", "w") as file:
    json.dump(result, file)
