/** The first of some round ends that all values lie within; beyond them the power of ten and its multiples. */
export function roundEnd(most: number, ends: readonly number[]): number {
  const fit = ends.find((end) => most <= end);
  if (fit !== undefined) return fit;
  const unit = 10 ** Math.floor(Math.log10(most));
  return unit * ([1, 2, 5].find((times) => times * unit >= most) ?? 10);
}

/** Ends with a margin round some values; never of no width. */
export function around(values: ArrayLike<number>, margin = 0.06): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; ++i) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  const width = high - low || Math.abs(high) || 1;
  return [low - margin * width, high + margin * width];
}

/** How far the values lie from 0 at most; what is no number is left out. */
export function reachOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; ++i) if (Math.abs(values[i]) > most) most = Math.abs(values[i]);
  return most;
}

/** A number at an axis, in whatever units: three digits, a power of ten where it is very large or small. */
export function tick(value: number): string {
  const size = Math.abs(value);
  const plain = size === 0 || (size < 1e5 && size >= 1e-4);
  const text = plain
    ? String(Number(value.toPrecision(3)))
    : value.toExponential(1).replace(/(\.0)?e\+?/, "e");
  return text.replace(/-/g, "−");
}
