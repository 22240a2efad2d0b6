import {remember} from "../../ml/remember.js";
import type {Plane} from "./plane.js";
import {KEPT} from "./worlds.js";

/** How often the best single cut along an axis is right about two classes, either way round. */
export function cutAt({x, y}: Plane, label: ArrayLike<number>, degrees: number): number {
  const t = (degrees * Math.PI) / 180;
  // At 90° the cosine is 0: what rounding leaves of it would sort what lies in one place.
  const [c, s] = [Math.cos(t), Math.sin(t)].map((v) => (Math.abs(v) < 1e-12 ? 0 : v));
  const n = label.length;
  const at = x.map((v, i) => c * v + s * y[i]);
  const order = Array.from(at, (_, i) => i).sort((a, b) => at[a] - at[b]);
  let ones = 0;
  for (let i = 0; i < n; ++i) ones += label[i];
  let most = Math.max(ones, n - ones);
  let below = 0;
  order.forEach((i, k) => {
    below += label[i];
    // No cut goes between places that are the same.
    if (k + 1 < n && at[order[k + 1]] === at[i]) return;
    const right = k + 1 - below + (ones - below);
    most = Math.max(most, right, n - right);
  });
  return most / n;
}

/** At every second degree from 0° to 180°. */
export const cutsOf = remember(
  (plane: Plane, label: ArrayLike<number> | null, classes: number) =>
    label && classes === 2 ? Float64Array.from({length: 91}, (_, i) => cutAt(plane, label, 2 * i)) : null,
  KEPT
);
