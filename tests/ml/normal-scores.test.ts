import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {
  above,
  normalAuc,
  normalAveragePrecision,
  normalBrier,
  positiveShare,
  type ScoreClasses
} from "../../src/ml/normal-scores.js";

type Parts = [number, number, number][];
interface Population {
  prevalence: number;
  positive: Parts;
  negative: Parts;
  auc: number;
  ap: number;
  brier: number;
  brierShifted: number;
  recall: number;
  fpr: number;
}
const {populations}: {populations: Population[]} = JSON.parse(
  readFileSync(new URL("../reference/imbalanced-data.json", import.meta.url), "utf8")
);
const partsOf = (parts: Parts) => parts.map(([weight, mean, sd]) => ({weight, mean, sd}));
const classesOf = ({positive, negative, prevalence}: Population): ScoreClasses => ({
  positive: partsOf(positive),
  negative: partsOf(negative),
  prevalence
});

describe("measures of a population with normal scores", () => {
  it("agree with adaptive integration (scipy)", () => {
    for (const population of populations) {
      const classes = classesOf(population);
      const shift = Math.log((1 - population.prevalence) / population.prevalence);
      expect(normalAuc(classes)).toBeCloseTo(population.auc, 10);
      expect(normalAveragePrecision(classes, 800)).toBeCloseTo(population.ap, 8);
      expect(normalBrier(classes, 0, 800)).toBeCloseTo(population.brier, 8);
      expect(normalBrier(classes, shift, 800)).toBeCloseTo(population.brierShifted, 8);
      expect(above(classes.positive, 0)).toBeCloseTo(population.recall, 12);
      expect(above(classes.negative, 0)).toBeCloseTo(population.fpr, 12);
    }
  });

  it("400 cells give every digit that is shown", () => {
    for (const population of populations) {
      const classes = classesOf(population);
      expect(normalAveragePrecision(classes)).toBeCloseTo(population.ap, 6);
      expect(normalBrier(classes)).toBeCloseTo(population.brier, 6);
    }
  });

  it("scores that mean nothing: AUC ½, average precision and share of positives the prevalence", () => {
    const same = [{weight: 1, mean: 0.3, sd: 2}];
    const classes = {positive: same, negative: same, prevalence: 0.07};
    expect(normalAuc(classes)).toBeCloseTo(0.5, 12);
    expect(normalAveragePrecision(classes)).toBeCloseTo(0.07, 9);
    expect(positiveShare(classes, 1.7)).toBeCloseTo(0.07, 12);
  });
});
