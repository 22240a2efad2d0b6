import {describe, expect, it} from "vitest";
import {distancesOf} from "../../src/ml/linear-smoothers.js";
import {closestOf, nearestAmong} from "../../src/questions/time-series-cross-validation/closest.js";
import {
  errorOf,
  futureSplit,
  nearestOf,
  predictions,
  splitsOf
} from "../../src/questions/time-series-cross-validation/evaluate.js";
import {lineErrorOf, momentsOf, runsOf} from "../../src/questions/time-series-cross-validation/moments.js";
import {gaps, memories, schemes, widths} from "../../src/questions/time-series-cross-validation/params.js";
import {rowsOf, simulated, TRAIN} from "../../src/questions/time-series-cross-validation/world.js";

// The loader fits half a million lines and asks as often who is near: in fewer steps than the figure, with its answers.
describe("what the loader counts", () => {
  it("runs hold the rows", () => {
    expect([...runsOf(Int32Array.of(0, 1, 2, 5, 7, 8))]).toEqual([0, 3, 5, 6, 7, 9]);
    expect([...runsOf(new Int32Array())]).toEqual([]);
  });

  it("lines and neighbors are the figure’s, split by split", () => {
    for (const memory of memories)
      for (const width of [widths[0], widths[3]]) {
        const rows = rowsOf(simulated(memory, 31), "near", 3, width);
        const [moments, closest] = [momentsOf(rows), closestOf(rows)];
        const distances = {all: distancesOf(rows, rows.all), rows: rows.all};
        const splits = [
          futureSplit(rows),
          ...schemes.flatMap((scheme) =>
            gaps.flatMap((gap) => splitsOf(scheme, TRAIN, {folds: 5, gap, width, seed: 31}))
          )
        ];
        for (const split of splits) {
          const slow = errorOf(rows, split, predictions(rows, "lags", split, null));
          const quick = lineErrorOf(rows, moments, runsOf(split.train), split);
          expect(Math.abs(quick / slow - 1)).toBeLessThan(1e-8);
          const trained = new Uint8Array(TRAIN);
          for (const i of split.train) trained[i] = 1;
          expect(nearestAmong(closest, split, trained)).toEqual(nearestOf("near", split, distances));
        }
      }
  });
});
