import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {leastSquares} from "../../src/ml/least-squares.js";
import {
  distancesOf,
  fitLine,
  lineWeights,
  nearestPlaces,
  nearestRows,
  predictLine,
  type Table
} from "../../src/ml/linear-smoothers.js";
import {normal, random} from "../../src/ml/random.js";
import {kFold, timeSeriesSplit} from "../../src/ml/time-splits.js";
import {errorOf, predictions} from "../../src/questions/time-series-cross-validation/evaluate.js";
import {rowsOf} from "../../src/questions/time-series-cross-validation/world.js";

const reference = JSON.parse(
  readFileSync(new URL("../reference/time-series-cross-validation.json", import.meta.url), "utf8")
) as {
  reports: {
    values: number[];
    width: number;
    train: number;
    errors: Record<string, number[]>;
    weights: number[];
  }[];
};
const rowsFrom = (n: number, from = 0) => Int32Array.from({length: n}, (_, i) => from + i);

function drawn(n: number, p: number, seed: number): Table {
  const draw = normal(random(seed));
  return {
    features: Float64Array.from({length: n * p}, draw),
    width: p,
    target: Float64Array.from({length: n}, draw)
  };
}

describe("against scikit-learn", () => {
  for (const {values, width, train, errors, weights} of reference.reports) {
    it(`errors fold by fold, and weights, width ${width}`, () => {
      const series = {
        values: Float64Array.from(values),
        lead: 3,
        train,
        future: 1,
        name: "y",
        start: null,
        memory: null
      };
      const rows = rowsOf(series, "lags", 3, width);
      const distances = {all: distancesOf(rows, rows.all), rows: rows.all};
      const splits = {
        blocked: kFold(train, 5),
        expanding: timeSeriesSplit(train, 5, {gap: 4}),
        sliding: timeSeriesSplit(train, 5, {gap: 4, maxTrain: 40})
      };
      for (const learner of ["lags", "near"] as const)
        for (const scheme of ["blocked", "expanding", "sliding"] as const)
          splits[scheme].forEach((split, f) => {
            const mine = errorOf(rows, split, predictions(rows, learner, split, distances));
            const theirs = errors[`${learner} ${scheme}`][f];
            expect(Math.abs(mine / theirs - 1)).toBeLessThan(1e-9);
          });
      const used = rowsFrom(100, 20);
      lineWeights(fitLine(rows, used), rows, used, 7).forEach((w, i) => {
        expect(w).toBeCloseTo(weights[i], 11);
      });
    });
  }
});

describe("least squares by moments", () => {
  it("is that by Householder's reflections", () => {
    for (const [n, p, seed] of [
      [12, 3, 1],
      [60, 1, 2],
      [150, 12, 3]
    ] as const) {
      const table = drawn(n, p, seed);
      const columns = [
        new Float64Array(n).fill(1),
        ...Array.from({length: p}, (_, j) =>
          Float64Array.from({length: n}, (_, i) => table.features[i * p + j])
        )
      ];
      const fit = leastSquares(columns, table.target);
      const line = fitLine(table, rowsFrom(n));
      for (let i = 0; i < n; ++i)
        expect(predictLine(line, table, i)).toBeCloseTo(fit?.fitted[i] ?? Number.NaN, 10);
    }
  });
  it("weights add up to 1 and give the prediction, collinear columns included", () => {
    const table = drawn(40, 4, 5);
    for (let i = 0; i < 40; ++i) table.features[4 * i + 3] = 2 * table.features[4 * i] + 1;
    const train = rowsFrom(30);
    const line = fitLine(table, train);
    for (const row of [2, 33]) {
      const weights = lineWeights(line, table, train, row);
      expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(weights.reduce((sum, w, j) => sum + w * table.target[train[j]], 0)).toBeCloseTo(
        predictLine(line, table, row),
        10
      );
    }
  });
});

describe("nearest rows", () => {
  it("are the first of all by distance, the earlier of equals", () => {
    const table = drawn(60, 2, 8);
    const all = distancesOf(table, 60);
    const train = rowsFrom(60).filter((i) => i % 3 !== 0);
    const into = new Int32Array(4);
    for (const row of [0, 21, 59]) {
      nearestRows(all, 60, train, row, 4, into);
      const sorted = [...train].sort((a, b) => all[60 * row + a] - all[60 * row + b]);
      expect([...into]).toEqual(sorted.slice(0, 4));
    }
  });
  it("in time are those by distances of a time index", () => {
    const time: Table = {
      features: Float64Array.from({length: 50}, (_, i) => i),
      width: 1,
      target: new Float64Array(50)
    };
    const all = distancesOf(time, 50);
    const [a, b] = [new Int32Array(3), new Int32Array(3)];
    for (let s = 1; s < 8; ++s) {
      const draw = random(s);
      const train = rowsFrom(50).filter(() => draw() < 0.6);
      for (let row = 0; row < 50; ++row) {
        if (train.includes(row)) continue;
        nearestRows(all, 50, train, row, 3, a);
        nearestPlaces(train, row, 3, b);
        expect([...b]).toEqual([...a]);
      }
    }
  });
});
