import type {Hyperparameters, Optimizer, Terms} from "../../ml/optimizers.js";
import type {Surface} from "../../ml/surfaces.js";

/** How many steps the picture has. */
export const STEPS = 200;

/** A rule settles if it is within the target by this step … */
export const LOOK = 600;

/** … and stays there through this one: three times as far. */
export const STAY = 3 * LOOK;

/** The target: this part of the gap at the course's own start. */
export const TARGET = 1e-3;

/** One optimizer's run with the terms of its updates. Step 0 is the start. */
export interface Trace {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The terms of the update that step t made, t = 1 … end; none at 0. */
  readonly terms: readonly (Terms | null)[];
}

/** Runs an optimizer as `optimizers.ts` writes it, term by term. */
export function run(
  optimizer: Optimizer,
  surface: Surface,
  [startX, startY]: readonly [number, number],
  h: Hyperparameters,
  steps: number
): Trace {
  const x = new Float64Array(steps + 1);
  const y = new Float64Array(steps + 1);
  const terms: (Terms | null)[] = [null];
  let state = optimizer.start(2);
  x[0] = startX;
  y[0] = startY;
  for (let t = 1; t <= steps; ++t) {
    const [px, py] = [x[t - 1], y[t - 1]];
    const g = surface.seen ? surface.seen(px, py, t) : surface.gradient(px, py);
    const made = optimizer.step(state, [px, py], g, h);
    state = made.state;
    x[t] = px + made.terms.delta[0];
    y[t] = py + made.terms.delta[1];
    terms.push(made.terms);
  }
  return {x, y, terms};
}
