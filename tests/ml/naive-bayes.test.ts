import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {sigmoid} from "../../src/ml/activations.js";
import {bagOfWords} from "../../src/ml/bag-of-words.js";
import {
  fitGaussianNaiveBayes,
  fitMultinomialNaiveBayes,
  gaussianJoint,
  gaussianLinear,
  gaussianLogOdds,
  multinomialFromCounts,
  multinomialLogOdds,
  wordLogOdds
} from "../../src/ml/naive-bayes.js";
import {normal, random} from "../../src/ml/random.js";
import {messages} from "../../src/questions/naive-bayes-assumptions/data.json.js";

const reference = JSON.parse(
  readFileSync(new URL("../reference/naive-bayes-assumptions.json", import.meta.url), "utf8")
);

/** Rows of two overlapping classes, three features. */
function rows(seed: number, n = 60): {X: Float64Array; n: number; p: number; y: number[]} {
  const draw = normal(random(seed, 4));
  const y = Array.from({length: n}, (_, i) => (i % 3 ? 1 : 0));
  const X = Float64Array.from(
    {length: 3 * n},
    (_, k) => draw() * (1 + (k % 3)) + y[Math.floor(k / 3)] * (k % 3)
  );
  return {X, n, p: 3, y};
}

describe("Gaussian naive Bayes", () => {
  const {X, y, mean, variance, prior, at, joint, two} = reference.gaussian;
  const flat = Float64Array.from(X.flat());
  const fit = fitGaussianNaiveBayes({X: flat, n: 150, p: 4, y, classes: 3});

  it("has scikit-learn’s means, variances, priors and joint log likelihoods", () => {
    mean.flat().forEach((v: number, k: number) => {
      expect(fit.mean[k]).toBeCloseTo(v, 12);
    });
    variance.flat().forEach((v: number, k: number) => {
      expect(fit.variance[k]).toBeCloseTo(v, 12);
    });
    prior.forEach((v: number, c: number) => {
      expect(fit.prior[c]).toBeCloseTo(v, 12);
    });
    at.forEach((i: number, k: number) => {
      for (const c of [0, 1, 2]) expect(gaussianJoint(fit, flat, c, 4 * i)).toBeCloseTo(joint[k][c], 9);
    });
  });

  it("…and of two classes of 50 and 20 rows their difference as log odds", () => {
    const some = two.rows as number[];
    const part = Float64Array.from(some.flatMap((i) => X[i]));
    const small = fitGaussianNaiveBayes({X: part, n: some.length, p: 4, y: some.map((i) => y[i] - 1)});
    two.joint.forEach(([a, b]: [number, number], i: number) => {
      expect(gaussianLogOdds(small, part, 4 * i)).toBeCloseTo(b - a, 9);
    });
  });

  it("with shared variances is the linear function that it says, and without has none", () => {
    for (let seed = 1; seed <= 20; ++seed) {
      const problem = rows(seed);
      const shared = fitGaussianNaiveBayes({...problem, shared: true});
      const {w, b} = gaussianLinear(shared);
      for (let i = 0; i < problem.n; ++i) {
        const f = w.reduce((s, v, j) => s + v * problem.X[3 * i + j], b);
        expect(gaussianLogOdds(shared, problem.X, 3 * i)).toBeCloseTo(f, 9);
      }
      const own = fitGaussianNaiveBayes(problem);
      expect(() => gaussianLinear(own)).toThrow(RangeError);
      // The shared variance is the mean of the classes' own, by their rows.
      for (let j = 0; j < 3; ++j) {
        const pooled = own.prior[0] * own.variance[j] + own.prior[1] * own.variance[3 + j];
        expect(shared.variance[j]).toBeCloseTo(pooled, 7);
      }
    }
  });

  it("doubles a column’s evidence where the column is there twice", () => {
    const {X: once, n, y: labels} = rows(7);
    const twice = Float64Array.from(
      Array.from({length: n}, (_, i) => [once[3 * i], once[3 * i + 1], once[3 * i]]).flat()
    );
    const both = fitGaussianNaiveBayes({X: twice, n, p: 3, y: labels, smoothing: 0});
    const one = (j: number) => {
      const column = Float64Array.from({length: n}, (_, i) => once[3 * i + j]);
      return {column, fit: fitGaussianNaiveBayes({X: column, n, p: 1, y: labels, smoothing: 0})};
    };
    const [a, b] = [one(0), one(1)];
    const prior = Math.log(both.prior[1] / both.prior[0]);
    for (let i = 0; i < n; ++i) {
      const first = gaussianLogOdds(a.fit, a.column, i) - prior;
      const second = gaussianLogOdds(b.fit, b.column, i) - prior;
      expect(gaussianLogOdds(both, twice, 3 * i)).toBeCloseTo(prior + 2 * first + second, 9);
    }
  });

  it("refuses a class without rows, and sizes that do not match", () => {
    expect(() => fitGaussianNaiveBayes({X: new Float64Array(2), n: 2, p: 1, y: [0, 0]})).toThrow("no row");
    expect(() => fitGaussianNaiveBayes({X: new Float64Array(3), n: 2, p: 1, y: [0, 1]})).toThrow("match");
  });
});

describe("multinomial naive Bayes", () => {
  const all = messages();
  const words = [...new Set(all.flatMap((m) => m.words))].sort();
  const X = bagOfWords(
    all.map((m) => m.words),
    words,
    "count"
  );
  const p = words.length;
  const y = all.map(({label}) => label);

  it("has scikit-learn’s probabilities on 100 messages at every α", () => {
    for (const {alpha, probability, correct} of reference.multinomial.fits) {
      const fit = fitMultinomialNaiveBayes({X: X.subarray(0, 200 * p), n: 200, p, y: y.slice(0, 200)}, alpha);
      const mine = probability.map((_: number, i: number) =>
        sigmoid(multinomialLogOdds(fit, X, (200 + i) * p))
      );
      probability.forEach((v: number, i: number) => {
        expect(Math.abs(mine[i] - v)).toBeLessThan(1e-9);
      });
      const hits = mine.filter((v: number, i: number) => v > 0.5 === (y[200 + i] === 1)).length;
      expect(hits).toBe(correct);
    }
  });

  it("without smoothing is scikit-learn’s where both classes have each word", () => {
    const {counts, joint} = reference.multinomial.zero;
    const table = Float64Array.from(counts.flat());
    const fit = fitMultinomialNaiveBayes({X: table, n: 4, p: 3, y: [0, 0, 1, 1]}, 0);
    joint.forEach(([a, b]: [number, number], i: number) => {
      expect(multinomialLogOdds(fit, table, 3 * i)).toBeCloseTo(b - a, 9);
    });
  });

  it("without smoothing gives a word of one class a veto, and says 0 / 0 of a word of none", () => {
    const fit = multinomialFromCounts([2, 0, 1, 0, 1, 3, 0, 0], [4, 6], 0);
    expect(fit.p).toBe(4);
    expect(wordLogOdds(fit, 0)).toBeCloseTo(Math.log(1 / 4 / (2 / 3)), 12);
    expect(wordLogOdds(fit, 1)).toBe(Infinity);
    expect(wordLogOdds(fit, 2)).toBe(-Infinity);
    expect(wordLogOdds(fit, 3)).toBeNaN();
    // What is not in the message says nothing, also where its probability is 0.
    expect(multinomialLogOdds(fit, [1, 0, 0, 0])).toBeCloseTo(Math.log(6 / 4) + wordLogOdds(fit, 0), 12);
    expect(multinomialLogOdds(fit, [5, 0, 1, 0])).toBe(-Infinity);
    expect(multinomialLogOdds(fit, [0, 1, 1, 0])).toBeNaN();
    expect(multinomialLogOdds(fit, [1, 0, 0, 1])).toBeNaN();
  });

  it("is not defined without smoothing where a class has no word at all", () => {
    const fit = multinomialFromCounts([1, 2, 0, 0], [2, 1], 0);
    expect(wordLogOdds(fit, 0)).toBeNaN();
    expect(wordLogOdds(multinomialFromCounts([1, 2, 0, 0], [2, 1], 1), 0)).toBeCloseTo(
      Math.log(0.5 / 0.4),
      12
    );
  });

  it("refuses a negative α", () => {
    expect(() => multinomialFromCounts([1, 1], [1, 1], -1)).toThrow(RangeError);
  });
});
