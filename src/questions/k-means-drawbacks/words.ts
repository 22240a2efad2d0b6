import {amount, count, fixed, percent, plural, scientific} from "../../marks/format.js";
import {endOf, momentAt, sizes} from "./model.js";
import {params as declared, type Here, type Room} from "./params.js";
import {inits} from "./starts.js";

/** An inertia in four digits or so: its size depends on the data's units. */
export function inertiaOf(v: number | null): string {
  if (v === null) return "not defined yet";
  if (v === 0) return "0";
  if (v >= 1e6 || v < 0.01) return scientific(v, 3);
  return v >= 1000 ? count(v) : fixed(v, v >= 100 ? 1 : v >= 10 ? 2 : 3);
}

/** An axis' round value, short. */
export const tick = (v: number): string =>
  v === 0
    ? "0"
    : v >= 1e5 || v < 0.01
      ? scientific(v, 2)
      : v >= 1000
        ? count(v)
        : String(Number(v.toPrecision(6)));

/** An agreement: what is not 0 or 1 is called neither. */
export const index = (v: number | null): string =>
  v === null ? "not known" : v < 1 && fixed(v) === "1.00" ? "> 0.99" : amount(v);

/** What the picture says now. */
export function describe({params, settled, result}: Here): string {
  const {k, points, moments, best, converged, trueInertia} = result;
  const last = moments.length - 1;
  const step = Math.min(params.step, last);
  const at = momentAt(result, step);
  const end = endOf(result).inertia ?? 0;
  const added = points.added ? ` (${count(points.added)} added)` : "";
  const what = `${declared.world.options[settled.world]}, ${plural(points.n, "point")}${added}, k = ${k}${settled.standardize ? ", standardized" : ""}`;
  if (at.inertia === null || at.labels === null)
    return `${what}: ${plural(k, "centroid")} at their start, no point assigned yet. The run takes ${plural(last, "half-step")}.`;
  const empty = sizes(at.labels, k).filter((s) => s === 0).length;
  const dead = empty ? ` ${plural(empty, "centroid owns", "centroids own")} no point.` : "";
  const ari = at.ari === null ? "" : ` Adjusted Rand index against the true classes: ${index(at.ari)}.`;
  if (step < last)
    return `${what}: after half-step ${step} of ${last} (${step % 2 ? "assign" : "move"}) J is ${inertiaOf(at.inertia)}; it will end at ${inertiaOf(end)}.${dead}${ari}`;
  const how = `${converged ? "converged" : "stopped"} after ${plural(last, "half-step")}`;
  const other =
    end <= best.inertia * (1 + 1e-9)
      ? ", no start of 400 ends lower"
      : `; the best of 400 starts ends at ${inertiaOf(best.inertia)}`;
  const truth = trueInertia === null ? "" : ` The true classes have J = ${inertiaOf(trueInertia)}.`;
  return `${what}: ${how} at J = ${inertiaOf(end)}${other}.${dead}${truth}${ari}`;
}

export const reads: Room["Figure"]["reads"] = {
  last: ({result}) => count(result.moments.length - 1),
  end: ({result}) => inertiaOf(endOf(result).inertia),
  best: ({result}) => inertiaOf(result.best.inertia),
  truth: ({result}) => (result.trueInertia === null ? "not known" : inertiaOf(result.trueInertia)),
  minima: ({result}) => plural(result.outcomes.random.minima.length, "value"),
  medianRandom: ({result}) => inertiaOf(result.outcomes.random.median),
  medianPlus: ({result}) => inertiaOf(result.outcomes.plusplus.median),
  shareRandom: ({result}) => percent(result.outcomes.random.share),
  sharePlus: ({result}) => percent(result.outcomes.plusplus.share),
  limit: ({result}) => (result.outlier ? fixed(result.outlier.limit, 1) : "–"),
  distance: ({result}) => (result.outlier ? amount(result.outlier.distance, 1) : "–")
};

/** The inertia of each half-step, and what the 400 starts end in. */
export function table({result}: Here): Record<string, string | number>[] {
  const row = (
    what: string,
    number: number | "",
    kind: string,
    inertia: number | "",
    adjusted_rand: number | "",
    starts_that_end_there: number | "" = ""
  ) => ({what, number, kind, inertia, adjusted_rand, starts_that_end_there});
  return [
    ...result.moments.map(({inertia, ari}, s) =>
      row("half-step", s, s === 0 ? "start" : s % 2 ? "assign" : "move", inertia ?? "", ari ?? "")
    ),
    ...inits.flatMap((init) =>
      result.outcomes[init].minima.map((minimum) =>
        row(
          "local minimum",
          minimum.start,
          init === "random" ? "random start" : "k-means++",
          minimum.inertia,
          "",
          minimum.count
        )
      )
    ),
    ...(result.trueInertia === null ? [] : [row("true classes", "", "", result.trueInertia, 1)])
  ];
}
