import type {AxisSpec} from "../../../marks/plot.js";
import type {Errors} from "../fits.js";

/** The ends of all axes of errors. Those of the reader's own table are in units of its y's variance. */
export const LOW = 0.004;
export const HIGH = 30;

/** A logarithmic axis has no 0: what is below this lies under the picture’s edge. */
const LEAST = 1e-12;

export const seen = (v: number): number => Math.max(LEAST, v);
export const along = (all: readonly Errors[], of: keyof Errors): Float64Array =>
  Float64Array.from(all, (errors) => seen(errors[of] ?? 0));

/** An error where the picture shows it: at its edge, if it lies beyond. */
export const inside = (v: number): number => Math.max(LOW, Math.min(HIGH, v));

export const LEFT = 42;

/** Errors on a logarithmic scale: the same in all panels, so that they can be compared. */
export const errorAxis: AxisSpec = {
  domain: [LOW, HIGH],
  label: "mean squared error (log scale)",
  scale: "log",
  ticks: [0.01, 0.1, 1, 10],
  format: String,
  grid: true
};
