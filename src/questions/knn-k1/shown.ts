import type {LabeledPoints} from "../../ml/worlds.js";

/** The points that are drawn, by their index in the table. */
export interface Shown {
  index: Int32Array;
  x: Float64Array;
  y: Float64Array;
  label: Int32Array;
  /** 1 where the reader moved the point or changed its label. */
  edited: Uint8Array;
  /** 1 where the classifier's answer is not the point's label; all 0 where only a part of the table is drawn. */
  wrong: Uint8Array;
}

/** More than this cannot be told apart, nor drawn in a frame. */
const most = 2000;

/** All points, or every n/2000-th of a large table. */
export function shownOf(
  {x, y, label}: LabeledPoints,
  edited: Uint8Array,
  classify: (x: number, y: number) => number
): Shown {
  const n = label.length;
  const count = Math.min(n, most);
  const index = Int32Array.from({length: count}, (_, i) => Math.floor((i * n) / count));
  return {
    index,
    x: Float64Array.from(index, (i) => x[i]),
    y: Float64Array.from(index, (i) => y[i]),
    label: Int32Array.from(index, (i) => label[i]),
    edited: Uint8Array.from(index, (i) => edited[i]),
    wrong: Uint8Array.from(index, (i) => (count === n && classify(x[i], y[i]) !== label[i] ? 1 : 0))
  };
}

/** How many points stand exactly where a point of another class stands: no classifier gets all of them right. */
export function sharedPlaces({x, y, label}: LabeledPoints): number {
  const at = new Map<string, {count: number; label: number; mixed: boolean}>();
  for (let i = 0; i < label.length; ++i) {
    const key = `${x[i]},${y[i]}`;
    const place = at.get(key);
    if (!place) at.set(key, {count: 1, label: label[i], mixed: false});
    else {
      ++place.count;
      if (place.label !== label[i]) place.mixed = true;
    }
  }
  let count = 0;
  for (const place of at.values()) if (place.mixed) count += place.count;
  return count;
}
