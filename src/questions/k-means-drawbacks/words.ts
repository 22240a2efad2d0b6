import {count, fixed, percent, plural} from "../../marks/format.js";
import {endOf, momentAt, sizes} from "./model.js";
import {params as declared, type Here} from "./params.js";

/** An inertia in four digits or so: its size depends on the data's units. */
export function amount(v: number): string {
  if (v === 0) return "0";
  if (v >= 1e6 || v < 0.01) return v.toExponential(2).replace("e+", "e").replace("e-", "e−");
  return v >= 1000 ? count(v) : fixed(v, v >= 100 ? 1 : v >= 10 ? 2 : 3);
}

/** An axis' round value, short. */
export const tick = (v: number): string =>
  v === 0
    ? "0"
    : v >= 1e5 || v < 0.01
      ? v.toExponential(1).replace(".0", "").replace("e+", "e").replace("e-", "e−")
      : v >= 1000
        ? count(v)
        : String(Number(v.toPrecision(6)));

export const index = (v: number | null): string => (v === null ? "not known" : fixed(v));

/** What the picture says now. */
export function describe({params, settled, result}: Here): string {
  const {k, points, moments, best, converged} = result;
  const last = moments.length - 1;
  const step = Math.min(params.step, last);
  const at = momentAt(result, step);
  const end = endOf(result).inertia ?? 0;
  const what = `${declared.world.options[settled.world]}, ${plural(points.n, "point")}, k = ${k}${settled.standardize ? ", standardized" : ""}`;
  if (at.inertia === null || at.labels === null)
    return `${what}: ${plural(k, "centroid")} at their start, no point assigned yet. The run takes ${plural(last, "half-step")}.`;
  const empty = sizes(at.labels, k).filter((s) => s === 0).length;
  const dead = empty ? ` ${plural(empty, "centroid owns", "centroids own")} no point.` : "";
  const ari = at.ari === null ? "" : ` Adjusted Rand index against the true classes: ${index(at.ari)}.`;
  if (step < last)
    return `${what}: after half-step ${step} of ${last} (${step % 2 ? "assign" : "move"}) the inertia is ${amount(at.inertia)}; it will end at ${amount(end)}.${dead}${ari}`;
  const how = converged
    ? `converged after ${plural(last, "half-step")}`
    : `stopped after ${plural(last, "half-step")}`;
  const other =
    end <= best.inertia * (1 + 1e-9)
      ? ", no start of 400 ends lower"
      : `; the best of 400 starts ends at ${amount(best.inertia)}`;
  return `${what}: ${how} at inertia ${amount(end)}${other}.${dead}${ari}`;
}

export const reads = {
  k: ({result}: Here) => count(result.k),
  n: ({result}: Here) => count(result.points.n),
  step: ({params, result}: Here) => count(Math.min(params.step, result.moments.length - 1)),
  last: ({result}: Here) => count(result.moments.length - 1),
  inertia: ({params, result}: Here) => {
    const {inertia} = momentAt(result, params.step);
    return inertia === null ? "not defined yet" : amount(inertia);
  },
  end: ({result}: Here) => amount(endOf(result).inertia ?? 0),
  best: ({result}: Here) => amount(result.best.inertia),
  ari: ({params, result}: Here) => index(momentAt(result, params.step).ari),
  bestAri: ({result}: Here) => index(result.best.ari),
  minima: ({result}: Here) => count(result.outcomes.random.minima.length),
  medianRandom: ({result}: Here) => amount(result.outcomes.random.median),
  medianPlus: ({result}: Here) => amount(result.outcomes.plusplus.median),
  shareRandom: ({result}: Here) => percent(result.outcomes.random.share),
  sharePlus: ({result}: Here) => percent(result.outcomes.plusplus.share)
};

/** The inertia of each half-step, and what the 400 starts end in. */
export function table({result}: Here): Record<string, string | number>[] {
  const run = result.moments.map(({inertia, ari}, s) => ({
    what: "half-step",
    number: s,
    kind: s === 0 ? "start" : s % 2 ? "assign" : "move",
    inertia: inertia ?? "",
    adjusted_rand: ari ?? "",
    starts_that_end_there: ""
  }));
  const ends = (["random", "plusplus"] as const).flatMap((init) =>
    result.outcomes[init].minima.map(({inertia, count, start}) => ({
      what: "local minimum",
      number: start,
      kind: init === "random" ? "random start" : "k-means++",
      inertia,
      adjusted_rand: "",
      starts_that_end_there: count
    }))
  );
  return [...run, ...ends];
}
