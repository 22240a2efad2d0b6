import {fileURLToPath} from "node:url";
import {COUNTS, curveOf, draw} from "./many.js";
import {PENALTIES, type Room} from "./params.js";

/** Along `COUNTS`: the lower quartile of test errors over samples, the median, the upper quartile. */
export type Quartiles = [low: number[], middle: number[], high: number[]];

export interface DescentData {
  samples: number;
  /** One a penalty, in the order of `PENALTIES`. */
  curves: Record<Room["Params"]["signal"], Quartiles[]>;
}

/** Many samples of the simulated table, each fitted with every number of features. */
export function compute(samples = 600): DescentData {
  const curvesOf = (signal: Room["Params"]["signal"]): Quartiles[] => {
    const all = Array.from({length: samples}, (_, i) => draw(100001 + i, signal));
    return PENALTIES.map((penalty) => {
      const errors = all.map((sample) => curveOf(sample, signal, penalty));
      return [0.25, 0.5, 0.75].map((q) =>
        Array.from(COUNTS, (_, k) => {
          const sorted = Float64Array.from(errors, (curve) => curve[k]).sort();
          return Number(sorted[Math.round(q * (samples - 1))].toPrecision(3));
        })
      ) as Quartiles;
    });
  };
  return {samples, curves: {few: curvesOf("few"), even: curvesOf("even")}};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
