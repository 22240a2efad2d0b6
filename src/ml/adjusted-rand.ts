/**
 * The adjusted Rand index of two partitions of the same items (Hubert & Arabie 1985): 1 if they are the same up to
 * names, 0 in expectation if one is a random shuffle of the other's sizes; it can be below 0.
 *
 * @param a nonnegative whole numbers, one an item
 * @param b as many
 * @returns 1 also for two partitions that both put all in one, or each item alone, as scikit-learn has it
 * @throws RangeError where the lengths differ
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  if (b.length !== n)
    throw new RangeError(`two partitions of one set are wanted, got ${n} and ${b.length} items`);
  const cells = new Map<number, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const add = (to: Map<number, number>, key: number) => to.set(key, (to.get(key) ?? 0) + 1);
  for (let i = 0; i < n; ++i) {
    add(cells, a[i] * 65536 + b[i]);
    add(rows, a[i]);
    add(columns, b[i]);
  }
  const pairs = (counts: Map<number, number>) => {
    let sum = 0;
    for (const c of counts.values()) sum += (c * (c - 1)) / 2;
    return sum;
  };
  const both = pairs(cells);
  const [inA, inB] = [pairs(rows), pairs(columns)];
  if (both === inA && both === inB) return 1;
  const expected = (inA * inB) / ((n * (n - 1)) / 2);
  return (both - expected) / ((inA + inB) / 2 - expected);
}
