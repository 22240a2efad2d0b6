import {describe, expect, it} from "vitest";
import {cholesky, choleskySolve} from "../../src/ml/cholesky.js";
import {nestedAnswers} from "../../src/ml/cosines.js";
import {knnRegression, sortPairs} from "../../src/ml/knn-regression.js";
import {dot, orthonormalize, solveColumns} from "../../src/ml/orthonormal.js";
import {factorPowers, leastSquares, polynomial, ridge} from "../../src/ml/polynomial.js";
import {normal, random} from "../../src/ml/random.js";
import {type Answers, knnAnswers, powers, ridgeAnswers} from "../../src/ml/smoother.js";

const source = random(5);
const n = 30;
const x = Float64Array.from({length: n}, (_, i) => (i + source()) / n);
const y = x.map((v) => Math.sin(5 * v) + 0.3 * (source() - 0.5));
const at = Float64Array.from({length: 21}, (_, i) => i / 20);
const degrees = [1, 5, 12];
const lambdas = [1e3, 1, 1e-3, 1e-8];
const ks = [30, 8, 1];

const smoothers: Record<string, (x: Float64Array, targets: readonly Float64Array[]) => Answers> = {
  polynomials: (from, targets) =>
    nestedAnswers(
      powers(from, 12),
      targets,
      powers(at, 12),
      at.length,
      degrees.map((d) => d + 1)
    ),
  ridge: (from, targets) => ridgeAnswers(from, targets, at, 12, lambdas),
  "k-NN": (from, targets) => knnAnswers(from, targets, at, ks)
};
const learners: Record<string, ((y: Float64Array) => (place: number) => number)[]> = {
  polynomials: degrees.map((d) => (t) => polynomial(leastSquares(factorPowers(x, t, d)))),
  ridge: lambdas.map((lambda) => (t) => polynomial(ridge(factorPowers(x, t, 12), lambda))),
  "k-NN": ks.map((k) => (t) => knnRegression(sortPairs(x, t), k))
};

describe("linear smoothers", () => {
  for (const [name, answers] of Object.entries(smoothers)) {
    it(`${name}: what is answered to labels is what the learner predicts`, () => {
      const {fits} = answers(x, [x, y]);
      learners[name].forEach((learn, row) => {
        const predict = learn(y);
        at.forEach((place, g) => {
          expect(Math.abs(fits[1][row * at.length + g] - predict(place))).toBeLessThan(1e-7);
        });
      });
    });
    it(`${name}: Σ s_i(x)², on average over the places, is the sum over labels that are 1 at one point and 0 at the others`, () => {
      const {squares, fits} = answers(
        x,
        Array.from({length: n}, (_, i) => Float64Array.from({length: n}, (_, k) => Number(k === i)))
      );
      expect(squares.length).toBe(learners[name].length);
      squares.forEach((value, row) => {
        let mean = 0;
        for (let g = 0; g < at.length; ++g)
          mean += fits.reduce((total, fit) => total + fit[row * at.length + g] ** 2, 0) / at.length;
        expect(Math.abs(value - mean) / Math.max(1, mean)).toBeLessThan(1e-9);
      });
    });
  }
});

describe("factors", () => {
  const gauss = normal(random(9));
  const columns = Array.from({length: 6}, () => Float64Array.from({length: 9}, gauss));
  it("Q R is A, and Q is orthonormal, of nearly dependent columns too", () => {
    const other = Float64Array.from({length: 9}, gauss);
    const near = [...columns, columns[0].map((v, i) => v + 1e-9 * other[i])];
    for (const A of [columns, near]) {
      const {Q, R} = orthonormalize(A);
      Q.forEach((q, i) => {
        Q.forEach((p, j) => {
          expect(dot(q, p)).toBeCloseTo(Number(i === j), 13);
        });
        A[i].forEach((v, k) => {
          expect(Q.slice(0, i + 1).reduce((sum, column, j) => sum + R[i][j] * column[k], 0)).toBeCloseTo(
            v,
            12
          );
        });
      });
      const c = solveColumns(
        R,
        Float64Array.from(Q, (q) => dot(q, A[1]))
      );
      expect(c[1]).toBeCloseTo(1, 6);
    }
  });
  it("a column that says nothing new gets the weight 0, and the others what they have without it", () => {
    const said = columns[0].map((v, i) => v - 2 * columns[1][i]);
    const A = [columns[0], columns[1], said, columns[2]];
    const target = columns[5];
    const weightsOn = (of: readonly Float64Array[]) => {
      const {Q, R} = orthonormalize(of);
      return solveColumns(
        R,
        Float64Array.from(Q, (q) => dot(q, target))
      );
    };
    const [a, b, zero, c] = weightsOn(A);
    expect(zero).toBe(0);
    [...weightsOn(columns.slice(0, 3))].forEach((w, j) => {
      expect([a, b, c][j]).toBeCloseTo(w, 12);
    });
  });
  it("Cholesky solves", () => {
    const K = columns.map((a, i) => Float64Array.from(columns, (b, j) => dot(a, b) + Number(i === j)));
    const b = Float64Array.from({length: 6}, gauss);
    const a = choleskySolve(cholesky(K), b.slice());
    K.forEach((row, i) => {
      expect(dot(row, a)).toBeCloseTo(b[i], 12);
    });
  });
});
