import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaults} from "../../src/figure/params.js";
import {momentsOf} from "../../src/ml/gradient-estimators.js";
import {ESTIMATES, freshSample, noiseOf} from "../../src/questions/reparameterization-trick/draws.js";
import {estimate} from "../../src/questions/reparameterization-trick/estimates.js";
import {choices} from "../../src/questions/reparameterization-trick/gumbel.js";
import {nearCorner, predictions} from "../../src/questions/reparameterization-trick/lesson.js";
import {fixedMean, model} from "../../src/questions/reparameterization-trick/model.js";
import {axisOf} from "../../src/questions/reparameterization-trick/panels/objective.js";
import {params} from "../../src/questions/reparameterization-trick/params.js";
import {rightSign, scoreRightSign} from "../../src/questions/reparameterization-trick/words.js";

const start = defaults(params);
const at = (patch: Partial<typeof start> = {}) => model({...start, ...patch});
const page = readFileSync(
  new URL("../../src/questions/reparameterization-trick/index.md", import.meta.url),
  "utf8"
);
const {signs} = JSON.parse(
  readFileSync(new URL("../reference/reparameterization-trick.json", import.meta.url), "utf8")
) as {signs: Record<string, number>};
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
const sd = (values: readonly number[]) => {
  const center = mean(values);
  return Math.sqrt(mean(values.map((v) => (v - center) ** 2)));
};

describe("the same ε", () => {
  it("the mean of ten fresh z jumps by a standard deviation of 0.45 σ from place to place", () => {
    const jumps = Array.from({length: 3000}, (_, seed) => {
      const [a, b] = [freshSample(1.1, 1, seed + 1), freshSample(1, 1, seed + 1)];
      return mean(a) - mean(b);
    });
    expect(Math.abs(mean(jumps) - 0.1)).toBeLessThan(0.03);
    expect(Math.abs(sd(jumps) - Math.sqrt(0.2))).toBeLessThan(0.02);
  });
  it("fresh samples of different μ, σ and seeds have nothing in common", () => {
    const z = (mu: number, sigma: number, seed: number) =>
      freshSample(mu, sigma, seed).map((v) => (v - mu) / sigma);
    const pairs = Array.from({length: 400}, (_, i) => [z(1, 1, i + 1), z(1.05, 1, i + 1)] as const);
    const products = pairs.flatMap(([a, b]) => Array.from(a, (v, k) => v * b[k]));
    expect(Math.abs(mean(products))).toBeLessThan(4 / Math.sqrt(products.length));
  });
  it("the blue curve's slope is what the pathwise estimator says of the ten ε", () => {
    for (const f of ["square", "sine", "soft"] as const)
      for (const mu of [-1.5, 0.3, 1, 2]) {
        const setting = {...start, f, mu};
        const h = 1e-5;
        const slope = (fixedMean(mu + h, setting) - fixedMean(mu - h, setting)) / (2 * h);
        expect(at({f, mu}).objective.slope).toBeCloseTo(slope, 6);
      }
  });
  it("of a step it is a staircase: its ends are counts of ten, and it rises only at jumps", () => {
    const {objective} = at({f: "step"});
    for (let i = 0; i + 1 < objective.fixedMu.length; i += 2)
      expect(objective.fixed[i]).toBe(objective.fixed[i + 1]);
    expect([...objective.fixed].every((v) => Math.abs(10 * v - Math.round(10 * v)) < 1e-9)).toBe(true);
  });
});

describe("the estimate against μ", () => {
  it("has an axis that no single sample sets, with both curves inside and what is outside counted", () => {
    for (const f of ["square", "sine", "step", "soft"] as const)
      for (const sigma of [0.1, 1, 2])
        for (let seed = 1; seed <= 40; ++seed) {
          const {objective} = at({f, sigma, seed});
          const {domain, outside} = axisOf(f, objective);
          const inside = (v: number) => v >= domain[0] && v <= domain[1];
          expect([...objective.exact, ...objective.fixed].every(inside), `${f} ${sigma} ${seed}`).toBe(true);
          expect([...objective.fresh].filter((v) => !inside(v)).length).toBe(outside);
          expect(outside).toBeLessThanOrEqual(5);
          const one = Float64Array.from(objective.fresh);
          one[40] = 500;
          expect(axisOf(f, {...objective, fresh: one}).domain[1]).toBeLessThanOrEqual(80);
        }
  });
});

describe("estimates", () => {
  it("agree with their exact means and variances, 40,000 at once", () => {
    for (const f of ["square", "sine", "step", "soft"] as const)
      for (const wrt of ["mu", "sigma"] as const)
        for (const d of [1, 3]) {
          const exact = at({f, wrt, d, baseline: "mean", tau: 0.5});
          const all = Array.from({length: 100}, (_, k) =>
            estimate({...start, f, wrt, d, tau: 0.5, seed: k + 1}, exact.baseline)
          );
          for (const [key, expected, variance] of [
            ["path", exact.pathMean, exact.pathVariance],
            ["score", exact.truth, exact.scoreVariance]
          ] as const) {
            const values = all.flatMap((e) => [...e[key]]);
            const off = Math.abs(mean(values) - expected);
            expect(off, `${f} ${wrt} ${key}`).toBeLessThanOrEqual(
              4 * Math.sqrt(variance / values.length) + 1e-12
            );
            expect(Math.abs(sd(values) ** 2 - variance), `${f} ${wrt} ${key}`).toBeLessThanOrEqual(
              0.15 * variance
            );
          }
        }
  });
  it("a larger N adds samples to each estimate", () => {
    const few = noiseOf(3, 4).slice(0, 4 * ESTIMATES);
    expect(noiseOf(3, 40).slice(0, 4 * ESTIMATES)).toEqual(few);
  });
  it("N divides both variances, whatever N and d", () => {
    for (const d of [1, 7])
      for (const n of [2, 50]) {
        const [one, many] = [at({d}), at({d, n})];
        expect(many.pathVariance).toBeCloseTo(one.pathVariance / n, 10);
        expect(many.scoreVariance).toBeCloseTo(one.scoreVariance / n, 10);
      }
  });
});

describe("the sign", () => {
  it("without a baseline each score-function estimate by μ has the sign of its ε", () => {
    for (const seed of [1, 2, 3]) {
      const {score} = estimate({...start, seed}, 0);
      const noise = noiseOf(seed, 1);
      for (let m = 0; m < ESTIMATES; ++m) expect(score[m] * noise[m]).toBeGreaterThanOrEqual(0);
    }
    expect(signs.score0).toBeCloseTo(0.5, 12);
    const state = {params: start, settled: start, data: null, result: at()};
    const [first] = predictions;
    expect(first.kind === "number" && first.answer(state)).toBeCloseTo(100 * signs.score0, 12);
    for (const b of [0, 2, 4])
      expect(scoreRightSign(start, b), `${b}`).toBeCloseTo(signs[`score${b}` as keyof typeof signs], 12);
  });
  it("pathwise it is right with probability Φ(μ/σ): 84 %", () => {
    expect(rightSign(start)).toBeCloseTo(signs.path, 12);
    expect(Math.round(100 * signs.path)).toBe(84);
  });
  it("with the mean as baseline it is right more often than with the best constant, though that has less variance", () => {
    expect(page).toContain(
      "{{signMean}} of the estimates, and [subtracting the best constant](?baseline=best) in"
    );
    expect([signs.score2, signs.score4].map((p) => Math.round(100 * p))).toEqual([83, 66]);
    expect(signs.score2).toBeGreaterThan(signs.score4 + 0.15);
    const [two, four] = [at({baseline: "mean"}), at({baseline: "best"})];
    expect([two.baseline, four.baseline]).toEqual([2, 4]);
    expect(four.scoreVariance).toBeLessThan(two.scoreVariance);
    for (const [result, p] of [
      [two, signs.score2],
      [four, signs.score4]
    ] as const)
      expect(Math.abs(result.score.right / ESTIMATES - p)).toBeLessThan(
        4 * Math.sqrt((p * (1 - p)) / ESTIMATES)
      );
  });
});

describe("the page's numbers", () => {
  it("z² at μ = 2, σ = 0.1: a factor of 41,404", () => {
    const {pathVariance, scoreVariance} = at({mu: 2, sigma: 0.1});
    expect(Math.round(scoreVariance / pathVariance)).toBe(41404);
  });
  it("a baseline: 30, 18, 14; 100 added: 10,830; b* = μ² + 3σ²", () => {
    expect(
      (["none", "mean", "best"] as const).map((baseline) => Math.round(at({baseline}).scoreVariance))
    ).toEqual([30, 18, 14]);
    // f + 100 is f with the baseline −100.
    const m = momentsOf("square", "mu", 1, 1, 1);
    expect(m.score2 + 200 * m.score1 + 10_000 * m.score0 - m.truth ** 2).toBeCloseTo(10_830, 8);
    for (const [mu, sigma] of [
      [1, 1],
      [-0.5, 1.5]
    ])
      expect(at({mu, sigma, baseline: "best"}).baseline).toBeCloseTo(mu ** 2 + 3 * sigma ** 2, 10);
  });
  it("coordinates: 30, 56, 552, 41,412, and 608 with the best constant; pathwise 4", () => {
    const all = [1, 2, 10, 100].map((d) => at({d}));
    expect(all.map((r) => Math.round(r.scoreVariance))).toEqual([30, 56, 552, 41412]);
    for (const r of all) expect(r.pathVariance).toBeCloseTo(4, 12);
    expect(Math.round(at({d: 100, baseline: "best"}).scoreVariance)).toBe(608);
  });
  it("the softened step: about half of the gradient at τ = 1, over three times the variance at τ = 0.05", () => {
    const [calm, sharp] = [at({f: "soft", tau: 1}), at({f: "soft", tau: 0.05})];
    expect(calm.pathMean / calm.truth).toBeCloseTo(0.52, 2);
    expect(sharp.pathVariance / sharp.scoreVariance).toBeGreaterThan(3);
    expect(sharp.pathMean / sharp.truth).toBeGreaterThan(0.99);
    // The recipe's: 0.207, 0.376 and, here at 0.05, 0.397.
    expect([1, 0.2, 0.05].map((tau) => at({f: "soft", tau}).pathMean.toFixed(3))).toEqual([
      "0.207",
      "0.376",
      "0.397"
    ]);
  });
  it("a sine: the order turns between σ = 0.35 and 0.4, and stays turned", () => {
    for (let sigma = 0.1; sigma < 2.01; sigma += 0.05) {
      const {pathVariance, scoreVariance} = at({f: "sine", sigma});
      expect(pathVariance < scoreVariance, `${sigma}`).toBe(sigma < 0.36);
    }
  });
  it("Gumbel–softmax: at τ = 0.05 most samples are near a corner, at 2 few are, and the mean is p only in the limit", () => {
    const [sharp, flat] = [0.05, 2].map((tau) => choices(1, tau, 1));
    expect(nearCorner(sharp.shares, 0.95)).toBeGreaterThan(0.85);
    expect(nearCorner(flat.shares, 0.95)).toBeLessThan(0.05);
    const counts = [0, 0, 0];
    for (let seed = 1; seed <= 500; ++seed)
      choices(1, 1, seed).hard.forEach((h, c) => {
        counts[c] += h;
      });
    const total = counts.reduce((a, b) => a + b);
    sharp.p.forEach((p, c) => {
      expect(Math.abs(counts[c] / total - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / total));
    });
  });
  it("every setting that the page links to is as it says", () => {
    for (const text of ["?mu=2&sigma=0.1", "?f=step&scene=6", "?f=sine&scene=5", "?f=soft&tau=0.05"])
      expect(page).toContain(text);
  });
});
