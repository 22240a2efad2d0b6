import {columnScalers, unitRows} from "../../ml/scalers.js";
import type {Scaling} from "../../ml/scaling.js";
import type {Rows, Sample} from "./points.js";

/** The scales that a table of all of them shows; "unit" and "hand" stand apart. */
export const columns = ["raw", "kilo", "standard", "minmax", "robust"] as const;
export type Column = (typeof columns)[number];
export type Scaler = Column | "unit" | "hand";

/** How both features are scaled: each by its own line, or each row to length 1. */
export type Scale = {readonly x: Scaling; readonly y: Scaling} | "unit";

const as = (scale: number): Scaling => ({center: 0, scale});

/** The scale that is fitted on some rows. */
export function scaleOf(scaler: Scaler, rate: number, {x, y}: Pick<Rows, "x" | "y">): Scale {
  switch (scaler) {
    case "unit":
      return "unit";
    case "raw":
      return {x: as(1), y: as(1)};
    case "kilo":
      return {x: as(1), y: as(1000)};
    case "hand":
      return {x: as(1), y: as(rate)};
    default:
      return {x: columnScalers[scaler](x), y: columnScalers[scaler](y)};
  }
}

/** The rows that a scaler is fitted on. */
export function fittedOn({train, test}: Sample, fit: "train" | "all"): Pick<Rows, "x" | "y"> {
  if (fit === "train") return train;
  const join = (a: Float64Array, b: Float64Array) => {
    const all = new Float64Array(a.length + b.length);
    all.set(a);
    all.set(b, a.length);
    return all;
  };
  return {x: join(train.x, test.x), y: join(train.y, test.y)};
}

/** What counts in y like one unit of x; null where a row's scale depends on the row. */
export const rateOf = (scale: Scale): number | null =>
  scale === "unit" ? null : scale.y.scale / scale.x.scale;

/** The rows in the new scale. */
export function scaled(scale: Scale, {x, y}: Pick<Rows, "x" | "y">): readonly [Float64Array, Float64Array] {
  if (scale === "unit") return unitRows(x, y);
  return [
    x.map((v) => (v - scale.x.center) / scale.x.scale),
    y.map((v) => (v - scale.y.center) / scale.y.scale)
  ];
}

/** One place in the new scale, written to `out`. */
export function scalePlace(scale: Scale, x: number, y: number, out: Float64Array): void {
  if (scale === "unit") {
    const length = Math.hypot(x, y) || 1;
    out[0] = x / length;
    out[1] = y / length;
    return;
  }
  out[0] = (x - scale.x.center) / scale.x.scale;
  out[1] = (y - scale.y.center) / scale.y.scale;
}

/** Of the squared distance between two rows, the part that y makes up, averaged over all pairs: the mean of both sums. */
export function shareOfY(scale: Scale, train: Rows): number {
  const [u, v] = scaled(scale, train);
  const [a, b] = [variance(u), variance(v)];
  return a + b > 0 ? b / (a + b) : 0;
}

/** About the mean, which is half the mean squared difference of two. */
function variance(values: Float64Array): number {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
}
