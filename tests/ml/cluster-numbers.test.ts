import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {bestKMeans, kMeansPath} from "../../src/ml/best-kmeans.js";
import {calinskiHarabasz, daviesBouldin} from "../../src/ml/cluster-indices.js";
import {stability} from "../../src/ml/cluster-stability.js";
import {elbow} from "../../src/ml/elbow.js";
import {type Gap, gapStatistic, oneErrorRule} from "../../src/ml/gap-statistic.js";
import {classInertia} from "../../src/ml/kmeans.js";
import {random} from "../../src/ml/random.js";
import {silhouettes} from "../../src/ml/silhouette.js";

interface Indices {
  labels: number[];
  silhouettes: number[];
  ch: number;
  db: number;
}
const {cases, drawn} = JSON.parse(
  readFileSync(new URL("../reference/choosing-k.json", import.meta.url), "utf8")
) as {
  cases: {n: number; p: number; X: number[]; inertia: number[]; by_k: Indices[]; alone: Indices}[];
  drawn: {
    n: number;
    X: number[];
    gap: number[];
    gap_error: number[];
    sd: number[];
    stability: number[];
    stability_error: number[];
  };
};

/** Means of clusters, row-major. */
function meansOf(X: Float64Array, p: number, labels: readonly number[]): Float64Array {
  const k = Math.max(...labels) + 1;
  const means = new Float64Array(k * p);
  const size = new Float64Array(k);
  labels.forEach((c, i) => {
    ++size[c];
    for (let d = 0; d < p; ++d) means[c * p + d] += X[i * p + d];
  });
  return means.map((v, q) => v / size[Math.floor(q / p)]);
}

describe("against scikit-learn", () => {
  for (const {n, p, X: rows, inertia, by_k, alone} of cases) {
    const X = Float64Array.from(rows);
    const total = classInertia(X, n, p, new Uint8Array(n));
    it(`silhouettes, Calinski–Harabasz and Davies–Bouldin of ${n} points in ${p} dimensions, to 1e-10`, () => {
      for (const expected of [...by_k, alone]) {
        const labels = Uint8Array.from(expected.labels);
        const k = Math.max(...labels) + 1;
        silhouettes(X, n, p, labels).forEach((s, i) => {
          expect(Math.abs(s - expected.silhouettes[i])).toBeLessThan(1e-10);
        });
        const ch = calinskiHarabasz(classInertia(X, n, p, labels), total, n, k);
        expect(Math.abs(ch / expected.ch - 1)).toBeLessThan(1e-10);
        const db = daviesBouldin(X, n, p, labels, meansOf(X, p, expected.labels));
        expect(Math.abs(db / expected.db - 1)).toBeLessThan(1e-10);
      }
    });
    it(`the lowest inertia of ${n} points in ${p} dimensions, k = 1 to 6: never above that of its 40 starts`, () => {
      const path = kMeansPath(X, n, p, 6, () => 200, random(1));
      path.forEach((fit, j) => {
        expect(fit.inertia).toBeLessThanOrEqual(inertia[j] * (1 + 1e-9));
        if (j) expect(fit.inertia).toBeLessThan(path[j - 1].inertia);
      });
      expect(path.filter((fit, j) => Math.abs(fit.inertia / inertia[j] - 1) < 1e-9).length).toBeGreaterThan(
        3
      );
    });
  }
  const X = Float64Array.from(drawn.X);
  const {n} = drawn;
  const path = kMeansPath(X, n, 2, 5, () => 10, random(1));
  it("the gap statistic: within four standard errors of its 300 uniform samples", () => {
    const samples = 100;
    const {gap, error} = gapStatistic({
      ...{X, n, p: 2, samples, starts: 3, seed: 5},
      inertia: path.map((fit) => fit.inertia)
    });
    gap.forEach((g, j) => {
      const noise = Math.hypot(drawn.gap_error[j], drawn.sd[j] / Math.sqrt(samples));
      // Three starts leave log W a hundredth above what ten find.
      expect(Math.abs(g - drawn.gap[j])).toBeLessThan(4 * noise + 0.01);
      expect(error[j] / drawn.sd[j]).toBeGreaterThan(0.7);
      expect(error[j] / drawn.sd[j]).toBeLessThan(1.4);
    });
  });
  it("stability: within four standard errors of its 150 pairs", () => {
    drawn.stability.forEach((expected, j) => {
      const found = stability({X, n, p: 2, k: j + 2, pairs: 60, share: 0.8, starts: 5, seed: 3});
      expect(Math.abs(found - expected)).toBeLessThan(
        0.01 + 4 * drawn.stability_error[j] * Math.sqrt(1 + 150 / 60)
      );
    });
  });
});

describe("clusters by the number", () => {
  it("a point alone has silhouette 0, one cluster has none", () => {
    const X = Float64Array.of(0, 0, 1, 0, 1, 1, 9, 9);
    expect(silhouettes(X, 4, 2, [0, 0, 0, 1])[3]).toBe(0);
    expect(silhouettes(X, 4, 2, [0, 0, 0, 1])[0]).toBeGreaterThan(0.8);
    expect(() => silhouettes(X, 4, 2, [0, 0, 0, 0])).toThrow(/two clusters/);
    // Two clusters on one place: no distance is larger than another.
    expect([...silhouettes(new Float64Array(8), 4, 2, [0, 0, 1, 1])]).toEqual([0, 0, 0, 0]);
  });
  it("the elbow of c/k from 1 to K is √K, and of a straight line nowhere", () => {
    for (const K of [4, 9, 16, 25, 100])
      expect(elbow(Array.from({length: K}, (_, j) => 7 / (j + 1)))).toBe(Math.sqrt(K));
    expect(elbow([3, 2, 1])).toBe(1);
    expect(elbow([3, 1])).toBe(1);
  });
  it("the one-standard-error rule is the smallest k, and never above the maximum", () => {
    const of = (gap: number[], error: number[]): Gap => ({
      gap: Float64Array.from(gap),
      error: Float64Array.from(error)
    });
    expect(oneErrorRule(of([0.1, 0.05, 0.5], [0, 0.01, 0.01]))).toBe(1);
    expect(oneErrorRule(of([0.1, 0.2, 0.205], [0, 0.01, 0.01]))).toBe(2);
    expect(oneErrorRule(of([0.1, 0.2, 0.3], [0, 0.01, 0.01]))).toBe(3);
  });
  it("more starts end no higher, and k above n is refused", () => {
    const source = random(4);
    const X = Float64Array.from({length: 120}, () => source());
    const once = bestKMeans(X, 60, 2, 5, 1, random(2)).inertia;
    expect(bestKMeans(X, 60, 2, 5, 30, random(2)).inertia).toBeLessThanOrEqual(once);
    expect(() => bestKMeans(X, 3, 2, 5, 1, random(2))).toThrow(RangeError);
  });
});
