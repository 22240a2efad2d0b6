import {fileURLToPath} from "node:url";
import {alarmsOf, testNames} from "./alarms.js";
import {costsOf, fitAll} from "./costs.js";
import {type Kind, kinds, knots, sizes} from "./params.js";
import {COUNTED, SAMPLES, type Samples, samplesOf} from "./world.js";

/** Batches of a thousand samples at each. */
export const batches = (n: number): number => COUNTED[n] / SAMPLES;
/** Batches in which alarms are counted, which takes longer. */
const ALARMED = 2;
/** Seeds that no reader meets soon. */
const FIRST = 800_001;

/** Shares of samples, in thousandths, at the knots; by violation and n. */
export interface Counted {
  /** Intervals for the slope that hold it, by the usual formula and by HC3; those for the mean at the right end. */
  usual: readonly number[];
  robust: readonly number[];
  end: readonly number[];
  /** Samples in which a test has p < 0.05: each of the four, and any; whole percents, since they are counted in 2,000. */
  alarms: Readonly<Record<(typeof testNames)[number] | "any", readonly number[]>>;
}
export type CountedData = Readonly<Record<Kind, readonly Counted[]>>;

/** A share in thousandths, but to whole percents. */
const tens = (share: number): number => 10 * Math.round(100 * share);
const thousandths = (share: number): number => Math.round(1000 * share);

/** Of a thousand samples, the share in which each test alarms. */
export function alarmShares(samples: Samples): number[] {
  const {n, mean} = samples.design;
  const fitted = new Float64Array(n);
  const errors = new Float64Array(n);
  const counts = new Array<number>(testNames.length + 1).fill(0);
  fitAll(samples, (k, {basis, residuals}) => {
    samples.errors(k, errors);
    for (let i = 0; i < n; ++i) fitted[i] = mean[i] + errors[i] - residuals[i];
    const alarms = alarmsOf({basis, residuals, fitted, order: samples.order(k)});
    alarms.push(alarms.includes(true));
    alarms.forEach((alarm, i) => {
      if (alarm) ++counts[i];
    });
  });
  return counts.map((c) => c / SAMPLES);
}

/** Of how many samples the intervals hold, at one setting: the usual, HC3's, and those of the mean at the right end. */
export function coverage(kind: Kind, strength: number, n: number, seed: number): number[] {
  const {holds, robustHolds, endHolds} = costsOf(samplesOf(kind, strength, n, seed));
  return [holds, robustHolds, endHolds];
}

/** All violations at one n. The draws of a batch are the same for all of them, and made once. */
function countAt(n: number): Counted[] {
  const sums = kinds.map(() => knots.map(() => [0, 0, 0]));
  for (let b = 0; b < batches(n); ++b) {
    kinds.forEach((kind, k) => {
      knots.forEach((strength, s) => {
        coverage(kind, strength, n, FIRST + b).forEach((c, i) => {
          sums[k][s][i] += c;
        });
      });
    });
  }
  return kinds.map((kind, k) => {
    const [usual, robust, end] = [0, 1, 2].map((i) => sums[k].map((s) => thousandths(s[i] / COUNTED[n])));
    const alarms = knots.map((strength) => {
      const each = Array.from({length: ALARMED}, (_, b) =>
        alarmShares(samplesOf(kind, strength, n, FIRST + b))
      );
      return each[0].map((_, i) => tens(each.reduce((sum, shares) => sum + shares[i], 0) / ALARMED));
    });
    return {
      usual,
      robust,
      end,
      alarms: Object.fromEntries(
        [...testNames, "any" as const].map((name, i) => [name, alarms.map((a) => a[i])])
      ) as unknown as Counted["alarms"]
    };
  });
}

export function compute(): {counted: CountedData} {
  const all = sizes.map(countAt);
  const counted = Object.fromEntries(kinds.map((kind, k) => [kind, all.map((at) => at[k])]));
  return {counted: counted as unknown as CountedData};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
