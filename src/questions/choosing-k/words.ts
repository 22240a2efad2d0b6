import {amount, count, fixed, plural, scientific} from "../../marks/format.js";
import type {Result} from "./model.js";
import type {Params, Room} from "./params.js";

export const methodNames: Readonly<Record<Params["method"], string>> = {
  silhouette: "The silhouette",
  ch: "Calinski–Harabasz",
  db: "Davies–Bouldin",
  gap: "The gap statistic",
  stability: "Stability"
};

export const meanOf = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

/** An inertia in four digits or so: its size depends on the data. */
export function inertiaOf(v: number): string {
  if (v >= 1e6 || v < 0.01) return scientific(v, 3);
  return v >= 1000 ? count(v) : fixed(v, v >= 100 ? 0 : v >= 10 ? 1 : 2);
}

/** An axis' round value, short. */
export const tick = (v: number): string =>
  v === 0
    ? "0"
    : Math.abs(v) >= 1e5 || Math.abs(v) < 1e-3
      ? scientific(v, 2)
      : Math.abs(v) >= 1000
        ? count(v)
        : String(Number(v.toPrecision(6))).replace("-", "−");

/** What each method says, and the smallest k that it can say; null where it was not asked. */
export function votesOf({votes}: Result): {name: string; k: number | null; from: number}[] {
  return [
    {name: "elbow, to the axis’ end", k: votes.elbow, from: 1},
    {name: "silhouette", k: votes.silhouette, from: 2},
    {name: "Calinski–Harabasz", k: votes.ch, from: 2},
    {name: "Davies–Bouldin", k: votes.db, from: 2},
    {name: "stability", k: votes.stability, from: 2},
    {name: "gap, one-s.e. rule", k: votes.gap, from: 1},
    {name: "gap, maximum", k: votes.gapMost, from: 1}
  ];
}

const data: Readonly<Record<Params["world"], string>> = {
  three: "simulated points in three clusters",
  square: "simulated points spread evenly over a square",
  pairs: "simulated points in two pairs of clusters",
  own: "rows of your table"
};

/** What the picture says now. */
export function describe({settled, result}: Room["State"]): string {
  const {world, d, k, end, method} = settled;
  const {sample, inertia, silhouettes, votes} = result;
  const which =
    world === "three"
      ? d === 0
        ? "simulated points of one Gaussian cluster"
        : `${data.three}, ${fixed(d, 1)} standard deviations apart`
      : data[world];
  const mean = silhouettes ? `, mean silhouette ${amount(meanOf(silhouettes))}` : "";
  const say =
    method === "gap"
      ? `the gap’s one-standard-error rule says ${votes.gap}`
      : `${methodNames[method].replace("The", "the")} says ${votes[method]}`;
  return `${count(sample.n)} ${which}, in ${plural(k, "cluster")}: inertia ${inertiaOf(inertia[k - 1])}${mean}. With the axis to k = ${end} the elbow says ${votes.elbow}; ${say}.`;
}

/** Numbers for the prose: `{{elbow}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  k: ({settled}) => count(settled.k),
  inertia: ({settled: {k}, result: {inertia}}) => inertiaOf(inertia[k - 1]),
  mean: ({result: {silhouettes}}) => (silhouettes ? amount(meanOf(silhouettes)) : "not defined"),
  end: ({settled}) => count(settled.end),
  root: ({settled}) => amount(Math.sqrt(settled.end)),
  elbow: ({result}) => count(result.votes.elbow)
};

/** What the figure shows, a row for each k. */
export function table({result}: Room["State"]): Record<string, string | number>[] {
  const {inertia, curves, gap} = result;
  return Array.from(inertia, (J, j) => ({
    k: j + 1,
    inertia: J,
    mean_silhouette: curves.silhouette?.[j - 1] ?? "",
    calinski_harabasz: curves.ch?.[j - 1] ?? "",
    davies_bouldin: curves.db?.[j - 1] ?? "",
    stability: curves.stability?.[j - 1] ?? "",
    gap: gap?.gap[j] ?? "",
    gap_error: gap?.error[j] ?? ""
  }));
}
