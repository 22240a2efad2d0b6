import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {fitKernelSvm} from "../../src/ml/kernel-svm.js";
import {gramMatrix, type KernelSpec, kernelValue} from "../../src/ml/kernels.js";
import {normal, random} from "../../src/ml/random.js";
import {fitSvm} from "../../src/ml/svm.js";

interface Fit {
  kernel: KernelSpec["name"];
  degree: number;
  gamma: number;
  C: number;
  dual: number;
  support: number[];
  decision: number[];
  places: number[];
  pinned: boolean;
}
const reference: {tables: Record<string, {X: number[]; y: number[]; fits: Fit[]}>; places: number[]} =
  JSON.parse(readFileSync(new URL("../reference/kernel-trick.json", import.meta.url), "utf8"));

describe("the kernel SVM", () => {
  for (const [name, {X: rows, y, fits}] of Object.entries(reference.tables)) {
    const X = Float64Array.from(rows);
    const n = y.length;
    it(`on ${name} is scikit-learn's SVC`, () => {
      const places = Float64Array.from(reference.places);
      for (const {kernel, degree, gamma, C, dual, support, decision, places: at, pinned} of fits) {
        const spec = {name: kernel, degree, gamma};
        const where = `${kernel} ${degree} ${gamma} C = ${C}`;
        const fit = fitKernelSvm({K: gramMatrix(spec, X, n, 2), n, y, C});
        expect(fit.gap / fit.primal, where).toBeLessThan(1e-8);
        expect(Math.abs(fit.dual - dual) / dual, where).toBeLessThan(1e-10);
        // The multipliers of coinciding rows are not determined one by one.
        if (name !== "twins") expect([...fit.support], where).toEqual([...support].sort((i, j) => i - j));
        if (!pinned) continue;
        const size = Math.max(1, ...decision.map(Math.abs));
        for (let i = 0; i < n; ++i)
          expect(Math.abs(fit.score[i] - decision[i]) / size, `${where}, row ${i}`).toBeLessThan(1e-4);
        at.forEach((value, k) => {
          let f = fit.b;
          for (const j of fit.support) f += fit.alpha[j] * y[j] * kernelValue(spec, X, j, places, k, 2);
          expect(Math.abs(f - value) / Math.max(size, Math.abs(value)), `${where}, place ${k}`).toBeLessThan(
            2e-3
          );
        });
      }
    });
  }

  it("is certified at every admissible setting: few rows, duplicates, both ends of C and γ", () => {
    const kernels: KernelSpec[] = [
      {name: "linear", degree: 1, gamma: 1},
      ...[1, 2, 5].map((degree) => ({name: "poly" as const, degree, gamma: 1})),
      ...[0.01, 1, 1000].map((gamma) => ({name: "rbf" as const, degree: 1, gamma}))
    ];
    for (const [seed, n, step] of [
      [1, 60, 0],
      [2, 60, 0.5],
      [3, 40, 2],
      [4, 2, 0],
      [5, 5, 1]
    ]) {
      const draw = normal(random(seed));
      const X = Float64Array.from({length: 2 * n}, () => {
        const v = 1.2 * draw();
        return step ? step * Math.round(v / step) : v;
      });
      const y = Float64Array.from({length: n}, (_, i) => (i % 3 ? 1 : -1));
      for (const kernel of kernels)
        for (const C of [0.1, 10, 1000]) {
          const where = `${kernel.name} ${kernel.degree} ${kernel.gamma}, C = ${C}, n = ${n}, step ${step}`;
          const K = gramMatrix(kernel, X, n, 2);
          const {alpha, score, primal, dual, gap} = fitKernelSvm({K, n, y, C});
          expect(gap, where).toBeLessThan(1e-8 * primal);
          expect(gap, where).toBeGreaterThanOrEqual(-1e-12 * primal);
          expect(Math.abs(primal - dual - gap), where).toBeLessThan(1e-9 * primal + 1e-12);
          expect(
            alpha.every((a) => a >= 0 && a <= C),
            where
          ).toBe(true);
          expect(Math.abs(alpha.reduce((s, a, i) => s + a * y[i], 0)), where).toBeLessThan(1e-10 * C * n);
          // The scores are the sum that they are said to be.
          const {b} = fitKernelSvm({K, n, y, C});
          for (let i = 0; i < n; ++i) {
            const f = alpha.reduce((s, a, j) => s + a * y[j] * K[i * n + j], b);
            expect(Math.abs(f - score[i]), where).toBeLessThan(1e-7 * Math.max(1, Math.abs(f), primal));
          }
        }
    }
  });

  it("with the linear kernel has the objective of the exact linear solver", () => {
    for (const seed of [1, 2, 3]) {
      const draw = normal(random(seed));
      const n = 50;
      const y = Float64Array.from({length: n}, (_, i) => (i % 2 ? 1 : -1));
      const X = Float64Array.from({length: 2 * n}, (_, k) => draw() + (k % 2 ? 0 : y[k >> 1]));
      for (const C of [0.1, 1, 100]) {
        const exact = fitSvm({X, n, p: 2, y, C}).objective;
        const K = gramMatrix({name: "linear", degree: 1, gamma: 1}, X, n, 2);
        expect(Math.abs(fitKernelSvm({K, n, y, C}).primal - exact) / exact).toBeLessThan(1e-8);
      }
    }
  });

  it("refuses what is no problem", () => {
    const K = Float64Array.of(1, 0, 0, 1);
    const ok = {K, n: 2, y: [-1, 1], C: 1};
    expect(() => fitKernelSvm(ok)).not.toThrow();
    expect(() => fitKernelSvm({...ok, y: [1, 1]})).toThrow(/both classes/);
    expect(() => fitKernelSvm({...ok, y: [0, 1]})).toThrow(/−1 or 1/);
    expect(() => fitKernelSvm({...ok, y: [1]})).toThrow(/entries/);
    expect(() => fitKernelSvm({...ok, K: K.slice(1)})).toThrow(/entries/);
    for (const C of [0, -1, Number.NaN, Infinity]) expect(() => fitKernelSvm({...ok, C})).toThrow(/positive/);
  });
});
