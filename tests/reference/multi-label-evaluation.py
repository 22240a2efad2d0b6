"""Numbers for src/ml/multilabel.ts, by scikit-learn.

Run from the repository's root: /usr/bin/python3 tests/reference/multi-label-evaluation.py
Writes tests/reference/multi-label-evaluation.json.

Random matrices of several shapes and densities, with empty rows and columns, full ones, ties among scores, nothing
predicted, everything predicted; each with zero_division 0 and 1.
"""
import json
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m

warnings.simplefilter("ignore")
rng = np.random.default_rng(7)
cases = []


def case(name, truth, scores, threshold=0.5):
    predicted = (scores >= threshold).astype(int)
    out = {
        "name": name,
        "truth": truth.tolist(),
        "scores": scores.tolist(),
        "predicted": predicted.tolist(),
        "exactMatch": m.accuracy_score(truth, predicted),
        "hamming": m.hamming_loss(truth, predicted),
        "coverage": m.coverage_error(truth, scores),
        "rankingLoss": m.label_ranking_loss(truth, scores),
        "lrap": m.label_ranking_average_precision_score(truth, scores),
        # Without a positive scikit-learn warns and takes 0.
        "ap": [m.average_precision_score(truth[:, j], scores[:, j]) if truth[:, j].any() else 0.0 for j in range(truth.shape[1])],
        "by": {},
    }
    for zero in (0, 1):
        scored = {}
        for average in ("micro", "macro", "weighted", "samples"):
            p, r, f, _ = m.precision_recall_fscore_support(truth, predicted, average=average, zero_division=zero)
            j = m.jaccard_score(truth, predicted, average=average, zero_division=zero)
            scored[average] = [p, r, f, j]
        p, r, f, s = m.precision_recall_fscore_support(truth, predicted, average=None, zero_division=zero)
        j = m.jaccard_score(truth, predicted, average=None, zero_division=zero)
        scored["labels"] = [p.tolist(), r.tolist(), f.tolist(), np.asarray(j).tolist()]
        out["by"][str(zero)] = scored
    cases.append(out)


for n, labels, density in ((18, 5, 0.3), (6, 3, 0.5), (40, 8, 0.1), (5, 2, 0.9)):
    for k in range(4):
        truth = (rng.random((n, labels)) < density).astype(int)
        scores = np.round(np.clip(0.35 * truth + 0.75 * rng.random((n, labels)), 0, 1), 3 if k % 2 else 1)
        case(f"{n} x {labels}, {density}, {k}", truth, scores)
truth = (rng.random((12, 4)) < 0.4).astype(int)
scores = np.round(rng.random((12, 4)), 2)
case("nothing predicted", truth, scores, 2)
case("everything predicted", truth, scores, -1)
case("nothing true", np.zeros_like(truth), scores)
case("nothing true, nothing predicted", np.zeros_like(truth), scores, 2)
case("everything true", np.ones_like(truth), scores)
holes = truth.copy()
holes[3] = 0
holes[5] = 1
holes[:, 2] = 0
case("empty row, full row, empty column", holes, scores)
case("empty column, not predicted", holes, np.where(np.arange(4) == 2, 0.1, scores))
case("all scores tied", truth, np.full((12, 4), 0.5))

json.dump({"sklearn": sklearn.__version__, "cases": cases}, open("tests/reference/multi-label-evaluation.json", "w"))
