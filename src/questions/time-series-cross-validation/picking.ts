import {fitLine, predictLine, type Table} from "../../ml/linear-smoothers.js";
import {normal, random} from "../../ml/random.js";
import {kFold, type Split} from "../../ml/time-splits.js";
import {COLUMNS, PICKED} from "./counted.js";
import {FOLDS} from "./params.js";
import {FUTURE, TRAIN} from "./world.js";

/** The columns whose correlation with the target is strongest on `rows`. */
function best(columns: readonly Float64Array[], target: Float64Array, rows: Int32Array): number[] {
  const n = rows.length;
  let level = 0;
  for (let r = 0; r < n; ++r) level += target[rows[r]] / n;
  const strength = columns.map((column) => {
    let [x, xx, xy] = [0, 0, 0];
    for (let r = 0; r < n; ++r) {
      const v = column[rows[r]];
      x += v;
      xx += v * v;
      xy += v * (target[rows[r]] - level);
    }
    return xy ** 2 / (xx - (x * x) / n);
  });
  return columns
    .map((_, c) => c)
    .sort((a, b) => strength[b] - strength[a])
    .slice(0, PICKED);
}

function tableOf(columns: readonly Float64Array[], chosen: readonly number[], target: Float64Array): Table {
  const features = new Float64Array(target.length * chosen.length);
  for (let i = 0; i < target.length; ++i)
    chosen.forEach((c, j) => {
      features[i * chosen.length + j] = columns[c][i];
    });
  return {features, width: chosen.length, target};
}

/**
 * Least squares on five of 200 columns that have nothing to do with the target, all of it white noise,
 * under blocked k-fold: the columns picked on all rows first, or in each fold on its training rows; and the future's error.
 */
export function pickedReports(series: number, first: number) {
  const [all, folds, future] = [0, 1, 2].map(() => new Float64Array(series));
  const rows = Int32Array.from({length: TRAIN}, (_, i) => i);
  const later = Int32Array.from({length: FUTURE}, (_, i) => TRAIN + i);
  for (let s = 0; s < series; ++s) {
    const draw = normal(random(first + s, 2));
    const [target, ...columns] = Array.from({length: COLUMNS + 1}, () =>
      Float64Array.from({length: TRAIN + FUTURE}, draw)
    );
    const error = ({train, test}: Split, chosen: readonly number[]): number => {
      const table = tableOf(columns, chosen, target);
      const line = fitLine(table, train);
      return test.reduce((sum, i) => sum + (target[i] - predictLine(line, table, i)) ** 2, 0) / test.length;
    };
    const before = best(columns, target, rows);
    for (const split of kFold(TRAIN, FOLDS)) {
      all[s] += error(split, before) / FOLDS;
      folds[s] += error(split, best(columns, target, split.train)) / FOLDS;
    }
    future[s] = error({train: rows, test: later}, before);
  }
  return {all, folds, future};
}
