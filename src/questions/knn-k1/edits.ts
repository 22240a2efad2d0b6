import {mostEdits, type Params} from "./params.js";

type Rows = Params["moved"];

/** The rows with `row` in place of the one for the same point; the oldest gives way where a link would grow too long. */
const withRow = (rows: Rows, row: readonly number[]): Rows =>
  [...rows.filter(([i]) => i !== row[0]), row].slice(0, mostEdits);

/** Point i moved to thousandths of the view. */
export function move({moved}: Params, i: number, right: number, up: number): Partial<Params> {
  const clamp = (v: number) => Math.max(0, Math.min(1000, Math.round(v)));
  return {moved: withRow(moved, [i, clamp(right), clamp(up)])};
}

/** Point i with the next class; `shown` is the label it has now. A third click of three brings back the first. */
export function flip({flipped}: Params, i: number, shown: number, classes: number): Partial<Params> {
  return {flipped: withRow(flipped, [i, (shown + 1) % Math.min(3, Math.max(1, classes))])};
}
