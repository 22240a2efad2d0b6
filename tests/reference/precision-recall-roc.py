"""Reference numbers for ROC and precision-recall curves: scikit-learn and SciPy. Run: python3 <this file>."""

import json
import warnings
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.integrate import quad
from scipy.special import ndtr, ndtri
from sklearn import metrics

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20240517)


def made(n, positives, separation, spread, decimals):
    y = np.zeros(n, int)
    y[rng.permutation(n)[:positives]] = 1
    s = np.where(y == 1, separation + spread * rng.standard_normal(n), rng.standard_normal(n))
    return y, np.round(s, decimals)


sets = {
    "fawcett": (
        np.array([1, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0]),
        np.array([9, 8, 7, 6, 5.5, 5.4, 5.3, 5.2, 5.1, 5.05, 4, 3.9, 3.8, 3.7, 3.6, 3.5, 3.4, 3.3, 3, 1]) / 10,
    ),
    "smooth": made(300, 120, 1.5, 1.0, 6),
    "ties": made(300, 60, 1.0, 1.5, 0),
    "rare": made(400, 5, 2.0, 0.7, 1),
    "reversed": made(100, 50, -1.0, 1.0, 1),
    "constant": (np.array([0, 1, 1, 0, 0]), np.full(5, 0.3)),
    "perfect": (np.array([0, 0, 1, 1]), np.array([0.1, 0.2, 0.8, 0.9])),
}


def reference(y, s):
    fpr, tpr, roc_t = metrics.roc_curve(y, s, drop_intermediate=False)
    precision, recall, pr_t = metrics.precision_recall_curve(y, s)
    out = {
        "labels": y.tolist(),
        "scores": s.tolist(),
        "fpr": fpr.tolist(),
        "tpr": tpr.tolist(),
        "rocThresholds": [None, *roc_t[1:].tolist()],
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "prThresholds": pr_t.tolist(),
        "auc": metrics.roc_auc_score(y, s),
        "averagePrecision": metrics.average_precision_score(y, s),
        "reweighted": [],
        "at": [],
    }
    for prevalence in (0.001, 0.05, 0.5, 0.9):
        w = np.where(y == 1, prevalence / y.sum(), (1 - prevalence) / (len(y) - y.sum()))
        out["reweighted"].append(
            {
                "prevalence": prevalence,
                "auc": metrics.roc_auc_score(y, s, sample_weight=w),
                "averagePrecision": metrics.average_precision_score(y, s, sample_weight=w),
                "precision": metrics.precision_recall_curve(y, s, sample_weight=w)[0].tolist(),
            }
        )
    distinct = np.unique(s)
    for t in [distinct[0], np.median(distinct), distinct[-1], distinct[-1] + 1]:
        called = (s >= t).astype(int)
        tn, fp, fn, tp = metrics.confusion_matrix(y, called, labels=[0, 1]).ravel().tolist()
        out["at"].append(
            {
                "threshold": float(t),
                "counts": {"tp": tp, "fp": fp, "fn": fn, "tn": tn},
                "precision": metrics.precision_score(y, called, zero_division=0),
                "recall": metrics.recall_score(y, called),
                "balanced": metrics.balanced_accuracy_score(y, called),
                "mcc": metrics.matthews_corrcoef(y, called),
                "f": {str(b): metrics.fbeta_score(y, called, beta=b, zero_division=0) for b in (0.5, 1, 2)},
            }
        )
    return out


def binormal(d, s, prevalence):
    """Area under precision against recall of the two normal populations, by adaptive quadrature."""

    def precision(r):
        t = d - s * ndtri(r)
        return prevalence * r / (prevalence * r + (1 - prevalence) * ndtr(-t))

    area = quad(precision, 0, 1, limit=500, epsabs=1e-11)[0]
    return {"separation": d, "spread": s, "prevalence": prevalence, "auc": ndtr(d / np.hypot(1, s)), "averagePrecision": area}


x = np.concatenate([np.linspace(-37, -8, 30), np.linspace(-8, 8, 161)])
p = np.concatenate([10.0 ** np.arange(-300, 0, 10), np.linspace(0.005, 0.995, 199), 1 - 10.0 ** np.arange(-4, -13, -1)])
result = {
    "software": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__},
    "sets": {name: reference(y, s) for name, (y, s) in sets.items()},
    "binormal": [binormal(*a) for a in [(1.5, 1, 0.5), (1.5, 1, 0.05), (0, 2.5, 0.5), (3, 0.5, 0.01), (0.5, 1.5, 0.2), (0, 1, 0.3)]],
    "normal": {"x": x.tolist(), "cdf": ndtr(x).tolist(), "p": p.tolist(), "quantile": ndtri(p).tolist()},
}
Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
