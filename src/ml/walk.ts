import type {Hyperparameters} from "./optimizers.js";
import type {Surface} from "./surfaces.js";

/** The rules of `optimizers.ts`, by name. */
export const ruleKeys = ["gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"] as const;
export type RuleKey = (typeof ruleKeys)[number];

/** Weights beyond this are taken for diverged: they would soon be beyond all numbers. */
const FAR = 1000;

/** Where a walk has been: weights after each step, and the loss above its least, from the start on. */
export interface Track {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly gap: Float64Array;
}

export function track(steps: number): Track {
  return {x: new Float64Array(steps + 1), y: new Float64Array(steps + 1), gap: new Float64Array(steps + 1)};
}

// 1 − βᵗ for t = 0, 1, …: a power a step would take longer than the step. A few shares of the past are in use at once.
const kept = new Map<number, Float64Array>();
function corrections(beta: number, steps: number): Float64Array {
  const known = kept.get(beta);
  if (known && known.length > steps) return known;
  if (kept.size > 8) kept.clear();
  const made = Float64Array.from({length: steps + 1}, (_, t) => 1 - beta ** t);
  kept.set(beta, made);
  return made;
}

/**
 * Walks on a loss of two weights by a rule, in plain numbers: the same numbers as the records of `optimizers.ts` give,
 * to the last bit, without the terms and ten times as fast, since many walks are needed for one picture.
 *
 * @param into gets the walk
 * @param go asked after each step whether to go on; the walk goes to its end without it
 * @returns the last step made, and whether the next would have been beyond all scale
 */
export function walk(
  rule: RuleKey,
  surface: Surface,
  start: readonly [number, number],
  {rate, beta, alpha, beta2, decay, correct}: Hyperparameters,
  steps: number,
  into: Track,
  go?: (t: number, gap: number) => boolean
): {end: number; diverged: boolean} {
  const {least} = surface;
  const decoupled = rule === "adamw";
  const adam = decoupled || rule === "adam";
  const [first, second] =
    adam && correct ? [corrections(beta, steps), corrections(beta2, steps)] : [null, null];
  let [px, py] = start;
  let [mx, my, vx, vy] = [0, 0, 0, 0];
  into.x[0] = px;
  into.y[0] = py;
  into.gap[0] = surface.value(px, py) - least;
  for (let t = 1; t <= steps; ++t) {
    let [gx, gy] = surface.seen ? surface.seen(px, py, t) : surface.gradient(px, py);
    if (decay !== 0 && !decoupled) {
      gx += decay * px;
      gy += decay * py;
    }
    let [dx, dy] = [0, 0];
    if (adam) {
      mx = beta * mx + (1 - beta) * gx;
      my = beta * my + (1 - beta) * gy;
      vx = beta2 * vx + (1 - beta2) * gx * gx;
      vy = beta2 * vy + (1 - beta2) * gy * gy;
      const c1 = first ? first[t] : 1;
      const c2 = second ? second[t] : 1;
      dx = -(rate / (Math.sqrt(vx / c2) + 1e-8)) * (mx / c1);
      dy = -(rate / (Math.sqrt(vy / c2) + 1e-8)) * (my / c1);
      if (decoupled) {
        dx += -rate * decay * px;
        dy += -rate * decay * py;
      }
    } else if (rule === "gd") {
      dx = -rate * gx;
      dy = -rate * gy;
    } else if (rule === "adagrad") {
      vx += gx * gx;
      vy += gy * gy;
      dx = -(rate / (Math.sqrt(vx) + 1e-10)) * gx;
      dy = -(rate / (Math.sqrt(vy) + 1e-10)) * gy;
    } else if (rule === "rmsprop") {
      vx = alpha * vx + (1 - alpha) * gx * gx;
      vy = alpha * vy + (1 - alpha) * gy * gy;
      dx = -(rate / (Math.sqrt(vx) + 1e-8)) * gx;
      dy = -(rate / (Math.sqrt(vy) + 1e-8)) * gy;
    } else {
      mx = beta * mx + gx;
      my = beta * my + gy;
      dx = -rate * (rule === "momentum" ? mx : gx + beta * mx);
      dy = -rate * (rule === "momentum" ? my : gy + beta * my);
    }
    px += dx;
    py += dy;
    if (!(Math.abs(px) < FAR && Math.abs(py) < FAR)) return {end: t - 1, diverged: true};
    into.x[t] = px;
    into.y[t] = py;
    const gap = surface.value(px, py) - least;
    into.gap[t] = gap;
    if (go && !go(t, gap)) return {end: t, diverged: false};
  }
  return {end: steps, diverged: false};
}
