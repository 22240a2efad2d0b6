"""Numbers for src/ml/label-model.ts, src/ml/bag-of-words.ts and the end classifier of weak-supervision.

Run from the repository's root: /usr/bin/python3 tests/reference/weak-supervision.py
Writes tests/reference/weak-supervision.json.

Votes and texts come from weak-supervision-inputs.ts. EM is written here anew, with numpy, as dense arrays over
answers (spam, ham, abstain) and classes; the words by scikit-learn's CountVectorizer; the classifier by its
LogisticRegression, soft labels as two weighted rows a message.
"""
import json
import subprocess

import numpy as np
import sklearn
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

given = json.loads(
    subprocess.run(
        ["node", "--import", "tsx", "tests/reference/weak-supervision-inputs.ts"],
        check=True, capture_output=True, text=True,
    ).stdout
)


def em(votes, ignored=False, balance=None, prior=5.0, start=0.7, steps=40):
    """EM for a two-class mixture with independent answers; a fixed count of steps."""
    n, m = votes.shape
    onehot = np.stack([votes == 1, votes == -1, votes == 0], axis=2).astype(float)  # n × m × answers
    rates = onehot.mean(axis=0)  # m × answers
    tilt = np.array([[2 * start, 2 * (1 - start), 1.0], [2 * (1 - start), 2 * start, 1.0]])
    pseudo = rates[:, None, :] * tilt[None]  # m × classes × answers
    pseudo = prior * pseudo / pseudo.sum(axis=2, keepdims=True)
    b0 = 0.5 if balance is None else balance
    odds = np.exp(votes.sum(axis=1) * np.log(start / (1 - start))) * b0 / (1 - b0)
    q = odds / (1 + odds)
    objective = []
    for _ in range(steps):
        r = np.stack([q, 1 - q], axis=1)  # n × classes
        pi = np.array([q.mean(), 1 - q.mean()]) if balance is None else np.array([balance, 1 - balance])
        counts = np.einsum("nc,nma->mca", r, onehot) + pseudo
        if ignored:
            right = counts[:, 0, 0] + counts[:, 1, 1]
            wrong = counts[:, 0, 1] + counts[:, 1, 0]
            a = right / (right + wrong)
            table = np.ones((m, 2, 3))
            table[:, 0, 0] = table[:, 1, 1] = a
            table[:, 0, 1] = table[:, 1, 0] = 1 - a
        else:
            table = counts / counts.sum(axis=2, keepdims=True)
        # An answer that a function cannot give is not looked up: its logarithm is left at 0.
        log = np.log(table, out=np.zeros_like(table), where=table > 0)
        joint = np.log(pi)[None] + np.einsum("nma,mca->nc", onehot, log)
        total = np.logaddexp(joint[:, 0], joint[:, 1])
        q = np.exp(joint[:, 0] - total)
        objective.append(total.sum() + (pseudo * log).sum())
    cast = np.abs(votes).sum(axis=0)
    accuracy = ((votes == 1) * q[:, None] + (votes == -1) * (1 - q[:, None])).sum(axis=0) / cast
    return {"posterior": q.tolist(), "accuracy": accuracy.tolist(), "balance": float(pi[0]), "objective": objective}


cases = []
for name, rows in given["votes"].items():
    votes = np.array(rows)
    for options in (
        {},
        {"ignored": True},
        {"balance": 0.4},
        {"ignored": True, "balance": 0.4, "prior": 2.0},
        {"prior": 0.5, "start": 0.6, "steps": 25},
    ):
        cases.append({"votes": name, "options": {"steps": 40, **options}, **em(votes, **options)})

# The default accuracy 0.7 that the figure's model starts with, run to the end, gives the labels to train on.
texts, train = given["texts"], given["train"]
bag = CountVectorizer(lowercase=True, binary=True, min_df=2, token_pattern=r"[^\W_]+(?:'[^\W_]+)*")
X = bag.fit_transform(texts[:train]).toarray().astype(float)
T = bag.transform(texts[train:]).toarray().astype(float)
gold = np.array([int(c) for c in given["gold"]])
votes = np.array(given["votes"]["messages"])
soft = np.array(cases[0]["posterior"])
covered = (np.abs(votes).sum(axis=1) > 0).astype(float)
majority = np.sign(votes.sum(axis=1))


def fit(rows, y, weights):
    model = LogisticRegression(C=1.0, tol=1e-12, max_iter=1000, solver="newton-cholesky")
    model.fit(rows, y, sample_weight=weights)
    return model.decision_function(T).tolist()


doubled = np.vstack([X, X])
labels = np.concatenate([np.ones(train), np.zeros(train)])
scores = {
    "gold": fit(X, gold[:train], np.ones(train)),
    "majority": fit(X[majority != 0], (majority[majority != 0] > 0).astype(int), np.ones(int((majority != 0).sum()))),
    "soft": fit(doubled, labels, np.concatenate([covered * soft, covered * (1 - soft)])),
}

out = {
    "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
    "votes": given["votes"],
    "cases": cases,
    "vocabulary": sorted(bag.get_feature_names_out().tolist()),
    "ones": int(X.sum()),
    "scores": scores,
    "testAccuracy": {k: float(((np.array(s) > 0) == (gold[train:] == 1)).mean()) for k, s in scores.items()},
}


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.13g}")
    if isinstance(value, list):
        return [rounded(v) for v in value]
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    return value


with open("tests/reference/weak-supervision.json", "w") as file:
    json.dump(rounded(out), file, separators=(",", ":"))
    file.write("\n")
print(out["testAccuracy"], len(out["vocabulary"]))
