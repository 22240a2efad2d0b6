import type {Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";
import type {Norm} from "../train.js";
import {looks, mostLayers, size} from "../words.js";

export interface Ridges {
  readonly norm: Norm;
  readonly depth: number;
  /** One histogram after another, and what is written beside each. */
  readonly shares: Float64Array;
  readonly std: ArrayLike<number>;
  /** Height of a share of 1, and of the highest ridge, in layers. */
  readonly height: number;
  readonly most: number;
  /** Where the numbers stand. */
  readonly end: number;
}

/** Every layer's, or every fifth's where they are many, and the first. */
const named = (l: number, depth: number): boolean => depth <= 10 || l % 5 === 0 || l === 1;

/** Histograms one above the other, the upper ones behind the lower; only those that are not as they were are drawn anew. */
export function createRidges(
  plot: Plot<Room["Stage"]["declaration"]>,
  {at, ref, dx}: {at: Float64Array; ref: string; dx: number}
): (now: Ridges) => void {
  const marks = Array.from({length: mostLayers}, (_, k) => ({
    l: mostLayers - 1 - k,
    fill: plot.inside.append("path").attr("data-ref", ref),
    line: plot.inside.append("path").attr("data-ref", ref),
    text: plot.text({className: "tick-label", dx, dy: 4, ref})
  }));
  const bins = at.length;
  let drawn: Float64Array | null = null;
  let scales = "";
  return ({norm, depth, shares, std, height, most, end}) => {
    const key = [plot.x.domain(), plot.y.domain(), depth, height, most].join();
    const anew = key !== scales || drawn?.length !== shares.length;
    const xs = Float64Array.from(at, (v) => tenth(plot.x(v)));
    for (const {l, fill, line, text} of marks) {
      if (l >= depth) {
        setAttr(fill, "d", null);
        setAttr(line, "d", null);
        text.clear();
        continue;
      }
      const from = l * bins;
      setAttr(fill, "class", looks[norm].area);
      setAttr(line, "class", `${looks[norm].line} thin`);
      if (anew || !drawn || !alike(shares, drawn, from, from + bins)) {
        const d = ridge(plot, xs, shares.subarray(from, from + bins), l + 1, height, most);
        setAttr(fill, "d", d.area);
        setAttr(line, "d", d.line);
      }
      if (named(l + 1, depth)) text(end, l + 1, size(std[l]));
      else text.clear();
    }
    [drawn, scales] = [shares, key];
  };
}

const tenth = (v: number): number => Math.round(10 * v) / 10;

function alike(a: Float64Array, b: Float64Array, from: number, to: number): boolean {
  for (let k = from; k < to; ++k) if (a[k] !== b[k]) return false;
  return true;
}

/** A histogram on its base line, from where it leaves it to where it comes back. */
function ridge(
  {y}: {y(v: number): number},
  xs: Float64Array,
  shares: Float64Array,
  base: number,
  height: number,
  most: number
): {area: string; line: string} {
  const floor = tenth(y(base));
  const layer = y(base + 1) - y(base);
  let [first, last] = [-1, -1];
  for (let b = 0; b < shares.length; ++b)
    if (shares[b] > 0) {
      if (first < 0) first = b;
      last = b;
    }
  if (first < 0) return {area: "", line: `M${xs[0]},${floor}H${xs[xs.length - 1]}`};
  first = Math.max(0, first - 1);
  last = Math.min(shares.length - 1, last + 1);
  let line = "";
  for (let b = first; b <= last; ++b)
    line += `${b === first ? "M" : "L"}${xs[b]},${tenth(y(base) + layer * Math.min(most, height * shares[b]))}`;
  return {area: `${line}V${floor}H${xs[first]}Z`, line};
}
