import type {XavierResult} from "../model.js";
import {depth} from "../schemes.js";
import {size} from "../words.js";

/** How far an axis of sizes reaches: half its decades, and the powers of ten that it names. */
export interface Span {
  readonly decades: number;
  readonly powers: readonly number[];
}

/** The axes there are: the least that holds all sizes is taken. */
export const spans: readonly Span[] = [
  {decades: 1.3, powers: [-1, 0, 1]},
  {decades: 2.6, powers: [-2, -1, 0, 1, 2]},
  {decades: 7.4, powers: [-6, -3, 0, 3, 6]}
];
export const widest = spans[spans.length - 1];

/** A power of ten, written out where it is short. */
export const power = (v: number): string => {
  const e = Math.round(Math.log10(v));
  return Math.abs(e) < 3 ? String(v) : `10${e < 0 ? "⁻" : ""}${"⁰¹²³⁴⁵⁶⁷⁸⁹"[Math.abs(e)]}`;
};

/** Whether a size is off an axis. */
export const far = (v: number, decades = widest.decades): boolean =>
  v === 0 || Math.abs(Math.log10(v)) > decades;

/** Decades at either end that are left free: the names of what leaves the picture stand there. */
const MARGIN = 0.35;

/** The axis that all sizes of a result fit on; the widest where they fit on none. */
export function spanOf({forward, backward}: XavierResult): Span {
  const all = [...forward, ...backward];
  return spans.find(({decades}) => all.every(({std}) => !far(std, decades - MARGIN))) ?? widest;
}

/** What the curves cannot show: how far outside the picture they end. */
export function noteOn({forward, backward}: XavierResult, wide: boolean): string {
  const [a, g] = wide ? ["activations end at", "gradients end at"] : ["a", "∂L/∂a"];
  const parts = [
    far(forward[depth].std) ? `${a} ${size(forward[depth].std)}` : "",
    far(backward[0].std) ? `${g} ${size(backward[0].std)}` : ""
  ].filter(Boolean);
  return `${wide || !parts.length ? "" : "ends: "}${parts.join(", ")}`;
}
