import type {Hyperparameters, Optimizer, Terms} from "../../ml/optimizers.js";
import type {Surface} from "../../ml/surfaces.js";

/** How many steps a race has. */
export const STEPS = 200;

/** The target: this part of the gap at the course's own start. */
export const TARGET = 1e-3;

/** Weights beyond this are taken for diverged, and the run ends there: it would soon be beyond all numbers. */
const FAR = 1000;

/** One optimizer's run. Step 0 is the start. */
export interface Trace {
  /** The weights after each step, 0 … end. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The loss above its least value, 0 … end. */
  readonly gap: Float64Array;
  /** The terms of the update that step t made, t = 1 … end; none at 0. */
  readonly terms: readonly (Terms | null)[];
  /** The last step: STEPS, or where it diverged. */
  readonly end: number;
  readonly diverged: boolean;
}

export function run(
  optimizer: Optimizer,
  surface: Surface,
  [startX, startY]: readonly [number, number],
  h: Hyperparameters,
  steps = STEPS
): Trace {
  const x = new Float64Array(steps + 1);
  const y = new Float64Array(steps + 1);
  const gap = new Float64Array(steps + 1);
  const terms: (Terms | null)[] = [null];
  let state = optimizer.start(2);
  x[0] = startX;
  y[0] = startY;
  gap[0] = surface.value(startX, startY) - surface.least;
  for (let t = 1; t <= steps; ++t) {
    const [px, py] = [x[t - 1], y[t - 1]];
    const g = surface.seen ? surface.seen(px, py, t) : surface.gradient(px, py);
    const made = optimizer.step(state, [px, py], g, h);
    state = made.state;
    x[t] = px + made.terms.delta[0];
    y[t] = py + made.terms.delta[1];
    if (!(Math.abs(x[t]) < FAR && Math.abs(y[t]) < FAR)) {
      return {x, y, gap, terms, end: t - 1, diverged: true};
    }
    gap[t] = surface.value(x[t], y[t]) - surface.least;
    terms.push(made.terms);
  }
  return {x, y, gap, terms, end: steps, diverged: false};
}

/** The step from which on the gap stays at or below `target` to the end, or null. */
export function settled({gap, end, diverged}: Trace, target: number): number | null {
  if (diverged) return null;
  let t = end;
  while (t >= 0 && gap[t] <= target) --t;
  return t === end ? null : t + 1;
}

/** The first step at which the gap is at or below `target`, or null. */
export function first({gap, end}: Trace, target: number): number | null {
  for (let t = 0; t <= end; ++t) if (gap[t] <= target) return t;
  return null;
}
