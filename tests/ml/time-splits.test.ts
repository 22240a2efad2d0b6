import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {random, shuffle} from "../../src/ml/random.js";
import {kFold, purgedKFold, type Split, timeSeriesSplit} from "../../src/ml/time-splits.js";

type Folds = number[][][];
const reference = JSON.parse(
  readFileSync(new URL("../reference/time-series-cross-validation.json", import.meta.url), "utf8")
) as {
  kfold: {n: number; k: number; folds: Folds}[];
  windows: {
    n: number;
    k: number;
    gap: number;
    size: number | null;
    most: number | null;
    folds: Folds | null;
  }[];
  shuffled: {n: number; k: number; order: number[]; folds: Folds}[];
};

/** Rows as runs, as the reference has them. */
function runs(rows: Int32Array): number[] {
  const found: number[] = [];
  rows.forEach((row, i) => {
    if (i && rows[i - 1] === row - 1) found[found.length - 1] = row;
    else found.push(row, row);
  });
  return found;
}
const folded = (splits: readonly Split[]) => splits.map(({train, test}) => [runs(train), runs(test)]);

describe("splits as scikit-learn makes them", () => {
  it("KFold, in blocks", () => {
    expect(reference.kfold.length).toBeGreaterThan(10);
    for (const {n, k, folds} of reference.kfold) expect(folded(kFold(n, k))).toEqual(folds);
  });
  it("KFold, shuffled, given the order", () => {
    for (const {n, k, order, folds} of reference.shuffled) expect(folded(kFold(n, k, order))).toEqual(folds);
  });
  it("TimeSeriesSplit with gap, test_size and max_train_size, and where it refuses", () => {
    expect(reference.windows.filter(({folds}) => folds === null).length).toBeGreaterThan(10);
    for (const {n, k, gap, size, most, folds} of reference.windows) {
      const make = () =>
        timeSeriesSplit(n, k, {gap, testSize: size ?? undefined, maxTrain: most ?? undefined});
      if (folds) expect(folded(make())).toEqual(folds);
      else expect(make).toThrow(RangeError);
    }
  });
});

describe("purged k-fold", () => {
  it("keeps exactly the rows outside the block whose targets share no value with a tested one", () => {
    for (const n of [40, 97])
      for (const k of [2, 5])
        for (const width of [1, 4, 9])
          for (const embargo of [0, 3])
            for (const {train, test} of purgedKFold(n, k, width, embargo)) {
              const kept = Array.from({length: n}, (_, i) => i).filter(
                (i) =>
                  [...test].every((t) => Math.abs(t - i) >= width) &&
                  !(i > test[0] && i - test[test.length - 1] < width + embargo)
              );
              expect([...train]).toEqual(kept);
            }
  });
  it("is blocked k-fold where targets are of one value and there is no embargo", () => {
    expect(folded(purgedKFold(53, 4))).toEqual(folded(kFold(53, 4)));
  });
});

it("a shuffle tests every row once", () => {
  const order = shuffle(
    Array.from({length: 101}, (_, i) => i),
    random(3)
  );
  const times = new Uint8Array(101);
  for (const {test} of kFold(101, 7, order)) for (const i of test) ++times[i];
  expect(times.every((t) => t === 1)).toBe(true);
});
