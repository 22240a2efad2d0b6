import {fixed, plural} from "../../marks/format.js";
import type {Vector} from "../../ml/optimizers.js";
import {names} from "./lanes.js";
import type {Lane} from "./model.js";
import type {Here} from "./params.js";
import {STEPS} from "./trace.js";

export const superscript = (n: number): string =>
  String(n).replace(/./g, (c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)] ?? (c === "-" ? "⁻" : c));

export const power = (exponent: number): string => `10${superscript(exponent)}`;

/** Three digits; very large and very small numbers with their power of ten; 0 is an exact 0. */
export function number(v: number): string {
  if (v === 0) return "0";
  const [digits, exponent] = Math.abs(v).toExponential(2).split("e");
  const e = Number(exponent);
  if (e >= -3 && e <= 3) return fixed(v, Math.max(0, Math.min(4, 2 - e)));
  return `${v < 0 ? "−" : ""}${Number(digits).toFixed(1)}·${power(e)}`;
}

/** A learning rate, as it was set. */
export const rate = (v: number): string => number(Number(v.toPrecision(3)));

export const pair = (v: Vector | undefined): string => (v ? `(${number(v[0])}, ${number(v[1])})` : "–");

/** The step whose update is shown: the run may have ended before. */
export const stepOf = (lane: Lane, t: number): number => Math.min(t, lane.end);

/** When a lane settles, in words. */
export function outcome(lane: Lane): string {
  if (lane.diverged) return `diverges at step ${lane.end + 1}`;
  return lane.settled === null ? `not within ${STEPS}` : `step ${lane.settled}`;
}

/** What the picture says now. */
export function describe({params: {t}, result: {chosen, shown, drawn}}: Here): string {
  const name = names[chosen.key];
  const at = stepOf(chosen, t);
  const place =
    chosen.diverged && t > chosen.end
      ? `${name} diverged at step ${chosen.end + 1}`
      : `${name} at (${number(chosen.x[at])}, ${number(chosen.y[at])}), ${number(chosen.gap[at])} above the least loss`;
  const inside = drawn.filter((lane) => lane.settled !== null);
  inside.sort((a, b) => (a.settled ?? 0) - (b.settled ?? 0));
  const order = inside.length
    ? `Settled within the target at step: ${inside.map((lane) => `${names[lane.key]} ${lane.settled}`).join(", ")}.`
    : `None of the ${plural(shown.length, "lane")} settles within ${STEPS} steps.`;
  const lost = shown.filter(({diverged}) => diverged).map(({key}) => names[key]);
  const off = lost.length ? ` Diverged: ${lost.join(", ")}.` : "";
  return `Step ${t}: ${place}. ${order}${off}`;
}
