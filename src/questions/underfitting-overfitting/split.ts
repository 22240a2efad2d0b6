import {random, shuffle} from "../../ml/random.js";
import type {Sample} from "./world.js";

/**
 * The reader's rows, a third of them held out at random; places scaled so that all of them lie in [−1, 1], values so that they
 * have mean 0 and variance 1: an error of 1 is that of always saying the mean.
 */
export function split(x: Float64Array, y: Float64Array, names: Sample["names"], seed: number): Sample {
  const order = shuffle(
    Int32Array.from(x, (_, i) => i),
    random(seed, 21)
  );
  const held = Math.max(2, Math.round(x.length / 3));
  const [low, high] = [Math.min(...x), Math.max(...x)];
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  const shift = y.reduce((a, b) => a + b, 0) / y.length;
  const scale = Math.sqrt(y.reduce((sum, v) => sum + (v - shift) ** 2, 0) / y.length);
  const rows = (of: Int32Array) => ({
    u: Float64Array.from(of, (i) => Math.max(-1, Math.min(1, (x[i] - middle) / half))),
    y: Float64Array.from(of, (i) => (y[i] - shift) / scale)
  });
  const out = rows(order.slice(0, held));
  // Points from left to right, as simulated ones are.
  const kept = rows(order.slice(held).sort((a, b) => x[a] - x[b]));
  return {
    u: kept.u,
    y: kept.y,
    heldU: out.u,
    heldY: out.y,
    middle,
    half,
    shift,
    scale,
    names,
    world: null
  };
}
