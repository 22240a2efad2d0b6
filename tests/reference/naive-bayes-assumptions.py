"""Reference fits for tests/ml/naive-bayes.test.ts, gaussian-classes.test.ts and tests/questions/naive-bayes-assumptions.test.ts.

Run: /usr/bin/python3 tests/reference/naive-bayes-assumptions.py
Writes naive-bayes-assumptions.json beside itself. scikit-learn 1.2, scipy.
"""
import csv
import json
import re
from pathlib import Path

import numpy as np
from scipy.stats import multivariate_normal as mvn
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import GaussianNB, MultinomialNB

here = Path(__file__).parent
data = here.parent.parent / "data"

# Gaussian naive Bayes on all four columns of iris, three classes, and on unbalanced two.
with open(data / "iris.csv") as f:
    rows = list(csv.reader(f))[1:]
X = np.array([[float(v) for v in r[:4]] for r in rows])
names = sorted({r[4] for r in rows})
y = np.array([names.index(r[4]) for r in rows])
at = [0, 60, 70, 77, 106, 133, 149]
three = GaussianNB().fit(X, y)
some = np.r_[50:100, 100:120]
two = GaussianNB().fit(X[some], y[some] - 1)
gaussian = {
    "X": X.tolist(),
    "y": y.tolist(),
    "mean": three.theta_.tolist(),
    "variance": three.var_.tolist(),
    "prior": three.class_prior_.tolist(),
    "at": at,
    "joint": three._joint_log_likelihood(X[at]).tolist(),
    "two": {
        "rows": some.tolist(),
        "joint": two._joint_log_likelihood(X[some][:5]).tolist(),
    },
}

# Multinomial naive Bayes on the messages: the dictionary of all 300, counts of the first 200.
with open(data / "messages.csv") as f:
    messages = list(csv.DictReader(f))
token = r"[^\W_]+(?:'[^\W_]+)*"
tokens = lambda text: re.findall(token, text.lower().replace("’", "'"))
vocabulary = sorted({w for m in messages for w in tokens(m["text"])})
vectorizer = CountVectorizer(tokenizer=tokens, token_pattern=None, lowercase=False, vocabulary=vocabulary)
C = vectorizer.fit_transform([m["text"] for m in messages])
label = np.array([int(m["label"] == "spam") for m in messages])
multinomial = []
for alpha in (0.01, 0.1, 1, 10):
    m = MultinomialNB(alpha=alpha).fit(C[:200], label[:200])
    p = m.predict_proba(C[200:])[:, 1]
    multinomial.append(
        {
            "alpha": alpha,
            "probability": p.tolist(),
            "correct": int(((p > 0.5) == label[200:]).sum()),
        }
    )
# Without smoothing, where every word is in both classes.
small = np.array([[3, 1, 2], [1, 4, 1], [2, 2, 7], [0, 1, 1]])
zero = MultinomialNB(alpha=0, force_alpha=True).fit(small, [0, 0, 1, 1])


# Errors of Bayes' rule in the plane, by brute force.
def errors(c0, c1):
    a, b = mvn(*c0), mvn(*c1)
    g = np.linspace(-9, 9, 3601)
    h = g[1] - g[0]
    total = 0
    for row in np.array_split(g, 60):
        P = np.stack(np.meshgrid(row, g, indexing="ij"), -1)
        total += np.minimum(a.pdf(P), b.pdf(P)).sum() * h * h / 2
    return float(total)


planes = []
for m, r0, r1 in [((0, 0), -0.9, 0.9), ((1, 0.5), -0.9, 0.9), ((1, 0.5), 0.8, 0.8), ((0.5, -1), -0.5, 0.5)]:
    m = np.array(m)
    c = lambda r: [[1, r], [r, 1]]
    planes.append({"m": m.tolist(), "rho": [r0, r1], "bayes": errors((-m, c(r0)), (m, c(r1)))})

# Gaussians with the rows' own correlations: scikit-learn divides by n - 1, so only the boundary's sign is compared.
own = X[50:][:, [2, 3]]
qda = QuadraticDiscriminantAnalysis(store_covariance=True).fit(own, y[50:] - 1)
nb = GaussianNB().fit(own, y[50:] - 1)

json.dump(
    {
        "gaussian": gaussian,
        "multinomial": {
            "fits": multinomial,
            "zero": {"counts": small.tolist(), "joint": zero._joint_log_likelihood(small).tolist()},
        },
        "planes": planes,
        "own": {
            "covariance": [c.tolist() for c in qda.covariance_],
            "naive": (nb.predict_log_proba(own) @ [-1, 1]).tolist(),
        },
    },
    open(here / "naive-bayes-assumptions.json", "w"),
)
