import {count, fixed} from "../../marks/format.js";
import {names} from "./lanes.js";
import {drawnKeys, type Lane} from "./model.js";
import type {Here} from "./params.js";
import {LOOK, STAY} from "./trace.js";

export const superscript = (n: number): string =>
  String(n).replace(/./g, (c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)] ?? (c === "-" ? "⁻" : c));

export const power = (exponent: number): string => `10${superscript(exponent)}`;

/** Three digits; very large and very small numbers with their power of ten; 0 is an exact 0. */
export function number(v: number): string {
  if (v === 0) return "0";
  const [digits, exponent] = Math.abs(v).toExponential(2).split("e");
  const e = Number(exponent);
  if (e >= -3 && e <= 3) return fixed(v, Math.max(0, Math.min(4, 2 - e)));
  // Rounded once more, 9.96 would be 10.0.
  const [short, raised] = Math.abs(v).toExponential(1).split("e");
  return `${v < 0 ? "−" : ""}${short ?? digits}·${power(Number(raised))}`;
}

/** A learning rate, as it was set. */
export const rate = (v: number): string => number(Number(v.toPrecision(3)));

/** The step whose update is shown: the run may have ended before. */
export const stepOf = (lane: Lane, t: number): number => Math.min(t, lane.end);

/** How a lane fares, in two or three words. */
export function standing({settled, gone, reached, left}: Lane): string {
  if (settled !== null) return `settles at ${settled}`;
  if (gone !== null) return `diverges at ${count(gone)}`;
  if (reached !== null && left !== null) return `there at ${reached}, leaves at ${count(left)}`;
  return `not within ${LOOK}`;
}

/** The same in a word or two, where many lanes stand side by side. */
export function inShort({settled, gone, reached, left}: Lane): string {
  if (settled !== null) return `at ${settled}`;
  if (gone !== null) return "diverges";
  return reached !== null && left !== null ? "leaves" : `> ${LOOK}`;
}

/** When a lane settles, for a sentence. */
export const outcome = (lane: Lane): string =>
  lane.settled === null ? standing(lane) : `step ${lane.settled}`;

/** What the picture says now. */
export function describe({params, result: {lanes}}: Here): string {
  const {t, chosen: key} = params;
  const chosen = lanes[key];
  const at = stepOf(chosen, t);
  const place =
    chosen.gone !== null && t >= chosen.gone
      ? `${names[key]} diverged at step ${chosen.gone}`
      : `${names[key]} at (${number(chosen.x[at])}, ${number(chosen.y[at])}), ${number(chosen.gap[at])} above the least loss`;
  const drawn = drawnKeys(params).map((lane) => lanes[lane]);
  const inside = drawn.filter(({settled}) => settled !== null);
  inside.sort((a, b) => (a.settled ?? 0) - (b.settled ?? 0));
  const order = inside.length
    ? ` Settled, through step ${count(STAY)}, from step: ${inside.map((lane) => `${names[lane.key]} ${lane.settled}`).join(", ")}.`
    : "";
  const rest = drawn.filter(({settled}) => settled === null);
  const others = rest.length
    ? ` Not settled within ${LOOK}: ${rest
        .map(({key: lane, gone}) => `${names[lane]}${gone === null ? "" : " (diverges)"}`)
        .join(", ")}.`
    : "";
  return `Step ${t}: ${place}.${order}${others}`;
}
