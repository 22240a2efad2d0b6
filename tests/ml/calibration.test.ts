import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {calibrationError, plattScaling, reliabilityBins} from "../../src/ml/calibration.js";
import {random} from "../../src/ml/random.js";

const {platt}: {platt: {scores: number[]; y: number[]; a: number; b: number}} = JSON.parse(
  readFileSync(new URL("../reference/svm-vs-logistic-regression.json", import.meta.url), "utf8")
);

describe("calibration", () => {
  it("Platt's sigmoid agrees with a general minimizer of his loss (scipy)", () => {
    const {a, b} = plattScaling(Float64Array.from(platt.scores), platt.y);
    expect(a).toBeCloseTo(platt.a, 6);
    expect(b).toBeCloseTo(platt.b, 6);
  });

  it("keeps its slope finite where scores separate the classes", () => {
    const {a} = plattScaling(Float64Array.from([-2, -1, 1, 2]), [0, 0, 1, 1]);
    expect(a).toBeGreaterThan(0);
    expect(a).toBeLessThan(10);
  });

  it("bins hold every case once, 0 and 1 included", () => {
    const bins = reliabilityBins([0, 0.05, 0.1, 0.55, 1], [0, 1, 0, 1, 1]);
    expect(bins.map(({count}) => count)).toEqual([2, 1, 1, 1]);
    expect(bins[0]).toEqual({count: 2, predicted: 0.025, observed: 0.5});
    expect(bins.at(-1)).toEqual({count: 1, predicted: 1, observed: 1});
  });

  it("the error of labels drawn from the probabilities goes to 0; of overconfident ones it does not", () => {
    const draw = random(3);
    const p = Array.from({length: 40_000}, draw);
    const y = p.map((v) => (draw() < v ? 1 : 0));
    expect(calibrationError(reliabilityBins(p, y))).toBeLessThan(0.015);
    const sure = p.map((v) => v ** 3 / (v ** 3 + (1 - v) ** 3));
    expect(calibrationError(reliabilityBins(sure, y))).toBeGreaterThan(0.1);
  });
});
