import {type Declaration, type ParamsOf, type Point, snap, type Value} from "./params.js";

/** How long a scene takes to arrive, in ms. */
const duration = 350;

const ease = (t: number): number => (t < 0.5 ? 4 * t * t * t : 1 - (-2 * t + 2) ** 3 / 2);

/**
 * The settings between `from` and `to`: numbers and points move, everything else is at `to` at once, so that what
 * the reader sees moving is what caused the change.
 */
export function between<D extends Declaration>(
  declaration: D,
  from: ParamsOf<D>,
  to: ParamsOf<D>,
  t: number
): ParamsOf<D> {
  if (t >= 1) return to;
  const next: Record<string, Value> = {...(to as Record<string, Value>)};
  const u = ease(t);
  for (const [key, param] of Object.entries(declaration)) {
    const a = (from as Record<string, Value>)[key];
    const b = next[key];
    if (a === b) continue;
    if (param.kind === "range") {
      const [p, q] = [a as number, b as number];
      const v = param.scale === "log" ? p * (q / p) ** u : p + (q - p) * u;
      next[key] = snap(v, param.min, param.max, param.step);
    } else if (param.kind === "point") {
      const [p, q] = [a as Point, b as Point];
      next[key] = [p[0] + (q[0] - p[0]) * u, p[1] + (q[1] - p[1]) * u];
    }
  }
  return Object.freeze(next) as ParamsOf<D>;
}

/** Calls `step` with settings on the way, a frame each; returns what stops it. */
export function glide<D extends Declaration>(
  declaration: D,
  from: ParamsOf<D>,
  to: ParamsOf<D>,
  step: (params: ParamsOf<D>) => void
): () => void {
  const start = performance.now();
  let frame = requestAnimationFrame(function tick(now) {
    const t = (now - start) / duration;
    step(between(declaration, from, to, t));
    if (t < 1) frame = requestAnimationFrame(tick);
  });
  return () => cancelAnimationFrame(frame);
}
