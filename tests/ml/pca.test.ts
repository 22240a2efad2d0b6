import {readFileSync} from "node:fs";
import {EigenvalueDecomposition, Matrix} from "ml-matrix";
import {describe, expect, it} from "vitest";
import {glyphs} from "../../src/ml/glyphs.js";
import {certificate, columnMeans, covariance, pca, project, residual} from "../../src/ml/pca.js";
import {normal, random} from "../../src/ml/random.js";
import {standardize} from "../../src/ml/scaling.js";
import {symmetricEigen} from "../../src/ml/symmetric-eigen.js";

interface Case {
  name: string;
  n: number;
  p: number;
  X: number[] | null;
  values: number[];
  vectors: number[][];
  m: number;
  error: number;
  standardized?: boolean;
}
const {cases} = JSON.parse(
  readFileSync(new URL("../reference/dimensionality-reduction.json", import.meta.url), "utf8")
) as {cases: Case[]};

const centered = (X: Float64Array, n: number, p: number): Float64Array => {
  const mean = columnMeans(X, n, p);
  return X.map((v, q) => v - mean[q % p]);
};
const noise = (seed: number, size: number): Float64Array => {
  const z = normal(random(seed));
  return Float64Array.from({length: size}, () => z());
};

describe("eigenvectors of a symmetric matrix", () => {
  const check = (A: Float64Array, p: number): void => {
    const {values, vectors} = symmetricEigen(A, p);
    const size = Math.max(1e-300, ...A.map(Math.abs));
    for (let k = 0; k < p; ++k) {
      for (let i = 0; i < p; ++i) {
        let image = 0;
        for (let j = 0; j < p; ++j) image += A[i * p + j] * vectors[k][j];
        expect(Math.abs(image - values[k] * vectors[k][i]) / size).toBeLessThan(1e-12 * p);
      }
      for (let l = 0; l <= k; ++l) {
        const dot = vectors[k].reduce((sum, v, i) => sum + v * vectors[l][i], 0);
        expect(Math.abs(dot - (k === l ? 1 : 0))).toBeLessThan(1e-12 * p);
      }
      if (k) expect(values[k]).toBeLessThanOrEqual(values[k - 1]);
    }
  };
  it("by hand: 2, 1 over 1, 2 has 3 and 1", () => {
    const {values, vectors} = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
    expect(Math.abs(vectors[0][0])).toBeCloseTo(Math.SQRT1_2, 14);
  });
  it("of matrices of all sizes to 12, singular and diagonal ones too, they are orthonormal and A v = λ v", () => {
    for (let p = 1; p <= 12; ++p)
      for (let rank = 1; rank <= p; rank += 2) {
        const B = noise(100 * p + rank, rank * p);
        const A = new Float64Array(p * p);
        for (let i = 0; i < p; ++i)
          for (let j = 0; j < p; ++j)
            for (let r = 0; r < rank; ++r) A[i * p + j] += (r % 2 ? -1 : 1) * B[r * p + i] * B[r * p + j];
        check(A, p);
      }
    check(new Float64Array(9), 3);
    check(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), 3);
    check(Float64Array.of(1e-200, 0, 0, 0, 1e150, 0, 0, 0, 3), 3);
    check(Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1), 3);
  });
  it("the values are those of ml-matrix", () => {
    const p = 30;
    const Z = centered(noise(5, 40 * p), 40, p);
    const C = covariance(Z, 40, p);
    const theirs = new EigenvalueDecomposition(
      new Matrix(Array.from({length: p}, (_, i) => [...C.subarray(i * p, (i + 1) * p)])),
      {assumeSymmetric: true}
    ).realEigenvalues.sort((a, b) => b - a);
    symmetricEigen(C, p).values.forEach((v, k) => {
      expect(v).toBeCloseTo(theirs[k], 12);
    });
  });
});

describe("against scikit-learn’s PCA", () => {
  it.each(cases.map((c) => [c.name, c] as const))("%s", (_, c) => {
    const X = Float64Array.from(c.X ?? cases[0].X ?? []);
    let Z = centered(X, c.n, c.p);
    if (c.standardized)
      for (let j = 0; j < c.p; ++j) {
        const {scale} = standardize(Array.from({length: c.n}, (_, i) => X[i * c.p + j]));
        Z = Z.map((v, q) => (q % c.p === j ? v / scale : v));
      }
    const found = pca(Z, c.n, c.p);
    c.values.forEach((v, k) => {
      expect(Math.abs(found.values[k] - v) / c.values[0]).toBeLessThan(1e-11);
    });
    c.vectors.forEach((v, k) => {
      // Up to sign.
      const along = v.reduce((sum, a, j) => sum + a * found.vectors[k][j], 0);
      expect(Math.abs(along)).toBeCloseTo(1, 9);
    });
    let error = 0;
    for (let i = 0; i < c.n; ++i)
      error += residual(Z, c.p, i, found.vectors, c.m).reduce((sum, v) => sum + v * v, 0) / c.n;
    expect(Math.abs(error - c.error)).toBeLessThan(1e-9 * found.total);
    const {orthonormal, eigen} = certificate(Z, found);
    expect(orthonormal).toBeLessThan(1e-11);
    expect(eigen).toBeLessThan(1e-12);
  });
});

describe("components", () => {
  it("a table that does not vary has no variance, and orthonormal directions all the same", () => {
    const found = pca(new Float64Array(15), 5, 3);
    expect([...found.values]).toEqual([0, 0, 0]);
    expect(certificate(new Float64Array(15), found).orthonormal).toBe(0);
  });
  it("the certificate sees what is wrong", () => {
    const Z = centered(noise(3, 60), 20, 3);
    const found = pca(Z, 20, 3);
    const turned = [
      found.vectors[0].map((v, j) => v + 0.01 * found.vectors[1][j]),
      found.vectors[1],
      found.vectors[2]
    ];
    const {orthonormal, eigen} = certificate(Z, {...found, vectors: turned});
    expect(orthonormal).toBeGreaterThan(5e-3);
    expect(eigen).toBeGreaterThan(1e-4);
  });
  it("scores are uncorrelated, and their variances the eigenvalues, far from 0 too", () => {
    const X = noise(4, 200).map((v, q) => 1e6 + (1 + (q % 4)) * v);
    const Z = centered(X, 50, 4);
    const found = pca(Z, 50, 4);
    const scores = project(Z, 50, 4, found.vectors);
    for (let a = 0; a < 4; ++a)
      for (let b = 0; b <= a; ++b) {
        let sum = 0;
        for (let i = 0; i < 50; ++i) sum += (scores[4 * i + a] * scores[4 * i + b]) / 50;
        expect(sum).toBeCloseTo(a === b ? found.values[a] : 0, 9);
      }
  });
});

describe("simulated digits", () => {
  it("are the same for the same seed, in turn, between 0 and 1", () => {
    const [a, b] = [glyphs(5, 30), glyphs(5, 30)];
    expect(a).toEqual(b);
    expect([...a.label.subarray(8, 12)]).toEqual([8, 9, 0, 1]);
    expect(Math.min(...a.X)).toBe(0);
    expect(Math.max(...a.X)).toBeLessThanOrEqual(1);
    expect(glyphs(6, 30).X).not.toEqual(a.X);
  });
  it("each is nearer to its own digit’s mean than to most others", () => {
    const {X, label} = glyphs(1, 400);
    const mean = Array.from({length: 10}, (_, d) =>
      Array.from({length: 64}, (_, q) => {
        let sum = 0;
        for (let i = 0; i < 400; ++i) if (label[i] === d) sum += X[64 * i + q] / 40;
        return sum;
      })
    );
    let right = 0;
    for (let i = 0; i < 400; ++i) {
      const far = mean.map((m) => m.reduce((sum, v, q) => sum + (X[64 * i + q] - v) ** 2, 0));
      if (far.indexOf(Math.min(...far)) === label[i]) ++right;
    }
    expect(right / 400).toBeGreaterThan(0.9);
  });
});
