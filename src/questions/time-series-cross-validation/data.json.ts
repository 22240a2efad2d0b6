import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {csvParse} from "d3-dsv";
import type {Split} from "../../ml/time-splits.js";
import {closestOf, nearestAmong} from "./closest.js";
import {type Counted, gapped, SERIES, type Spread} from "./counted.js";
import {averaged, errorOf, futureSplit, type Nearest, nearestOf, splitsOf} from "./evaluate.js";
import {lineErrorOf, momentsOf, runsOf} from "./moments.js";
import {FOLDS, gaps, LAGS, learners, memories, type Scheme, widths} from "./params.js";
import {pickedReports} from "./picking.js";
import {type Data, rowsOf, simulated, TRAIN} from "./world.js";

/** Seeds that no reader meets soon. */
export const FIRST = 700_001;

const cells: readonly (readonly [Scheme, number])[] = [
  ["shuffled", 0],
  ["blocked", 0],
  ...gapped.flatMap((scheme) => gaps.map((gap) => [scheme, gap] as const))
];

const short = (v: number): number => Number(v.toPrecision(3));

export function spread(values: Float64Array): Spread {
  const sorted = values.slice().sort();
  const at = (q: number): number => sorted[Math.round(q * (sorted.length - 1))];
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
  return [at(0.05), at(0.5), at(0.95), mean, Math.sqrt(variance / values.length)];
}

/** What does not depend on the series, or not on all of it, is made once: splits, and who is near in time. */
function keeping<T>(): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const old = known.get(key);
    if (old !== undefined) return old;
    const made = make();
    known.set(key, made);
    return made;
  };
}
interface Cut {
  readonly split: Split;
  /** Its training rows, as runs, and as marks. */
  readonly runs: Int32Array;
  readonly trained: Uint8Array;
}
const marksOf = (rows: Int32Array): Uint8Array => {
  const marks = new Uint8Array(TRAIN);
  for (const i of rows) marks[i] = 1;
  return marks;
};
const fixedCuts = keeping<Cut[]>();
const fixedNearest = keeping<Nearest[]>();

/** The reports of all schemes on one series, and the future's error: by learner and width. */
export function reportsOf(memory: number, seed: number): Float64Array[][] {
  const series = simulated(memory, seed);
  // Both learners on the last values have the same rows.
  const tables = {
    time: widths.map((width) => rowsOf(series, "time", LAGS, width)),
    last: widths.map((width) => rowsOf(series, "near", LAGS, width))
  };
  const closest = closestOf(tables.last[widths.length - 1]);
  const [cuts, nearest] = [keeping<Cut[]>(), keeping<Nearest[]>()];
  return learners.map((learner) =>
    widths.map((width, w) => {
      const rows = (learner === "time" ? tables.time : tables.last)[w];
      const moments = learner === "lags" ? momentsOf(rows) : null;
      const errorAt = (scheme: Scheme | "future", gap: number): number => {
        const ownShuffle = scheme === "shuffled";
        const key = `${scheme} ${gap} ${scheme === "purged" || scheme === "future" ? width : ""}`;
        const cut = (ownShuffle ? cuts : fixedCuts)(key, () =>
          (scheme === "future"
            ? [futureSplit(rows)]
            : splitsOf(scheme, TRAIN, {folds: FOLDS, gap, width, seed})
          ).map((split) => ({split, runs: runsOf(split.train), trained: marksOf(split.train)}))
        );
        const near = moments
          ? null
          : (learner === "time" && !ownShuffle ? fixedNearest : nearest)(`${learner} ${key}`, () =>
              cut.map(({split, trained}) =>
                learner === "near" ? nearestAmong(closest, split, trained) : nearestOf(learner, split, null)
              )
            );
        let sum = 0;
        cut.forEach(({split, runs}, f) => {
          if (moments) sum += lineErrorOf(rows, moments, runs, split);
          else if (near) sum += errorOf(rows, split, averaged(rows, split, near[f]));
        });
        return sum / cut.length;
      };
      return Float64Array.from([errorAt("future", 0), ...cells.map(([scheme, gap]) => errorAt(scheme, gap))]);
    })
  );
}

export function compute(series = SERIES): Data {
  const counted: Record<string, number[][][]> = {};
  memories.forEach((memory, m) => {
    const all = Array.from({length: series}, (_, s) => reportsOf(memory, FIRST + s));
    learners.forEach((learner, l) => {
      counted[learner] ??= [];
      counted[learner][m] = widths.map((_, w) =>
        Array.from({length: cells.length + 1}, (_, c) =>
          spread(Float64Array.from(all, (reports) => reports[l][w][c])).map(short)
        ).flat()
      );
    });
  });
  const picked = pickedReports(series / 2, FIRST);
  const air = csvParse(
    readFileSync(fileURLToPath(new URL("../../../data/air-passengers.csv", import.meta.url)), "utf8"),
    (row): {passengers: number} => ({passengers: Number(row.passengers)})
  );
  return {
    counted: {
      ...counted,
      picked: {
        all: spread(picked.all).map(short),
        folds: spread(picked.folds).map(short),
        future: spread(picked.future).map(short)
      }
    } as unknown as Counted,
    air: air.map(({passengers}) => passengers)
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
