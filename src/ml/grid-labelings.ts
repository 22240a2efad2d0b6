/** Labelings of an m × m grid of cells, as bits: bit `row · m + column` is the label of that cell. */

/**
 * All labelings that some straight line makes, each once, ascending; the two with one label only are among them.
 *
 * Exact: seen along a direction that no two cells share a projection in, a line across it can cut the cells' order at m² + 1
 * places. The order changes only where the direction is at right angles to a difference of two cells, so one direction
 * between each two of these angles sees every order there is, and a strict cut can always be turned a little.
 */
export function linearLabelings(m: number): number[] {
  const angles = new Set<number>();
  for (let dx = -(m - 1); dx < m; ++dx)
    for (let dy = -(m - 1); dy < m; ++dy) {
      if (!dx && !dy) continue;
      const g = divisor(Math.abs(dx), Math.abs(dy));
      angles.add(Math.atan2(dx / g, -dy / g));
    }
  const sorted = [...angles].sort((a, b) => a - b);
  const found = new Set<number>();
  sorted.forEach((angle, i) => {
    const next = i + 1 < sorted.length ? sorted[i + 1] : sorted[0] + 2 * Math.PI;
    const [u, v] = [Math.cos((angle + next) / 2), Math.sin((angle + next) / 2)];
    const along = (cell: number) => u * (cell % m) + v * Math.floor(cell / m);
    const order = Array.from({length: m * m}, (_, cell) => cell).sort((a, b) => along(a) - along(b));
    let bits = 0;
    found.add(bits);
    for (const cell of order) {
      bits |= 1 << cell;
      found.add(bits);
    }
  });
  return [...found].sort((a, b) => a - b);
}

const divisor = (a: number, b: number): number => (b ? divisor(b, a % b) : a);

/** A rule: told the labels of the seen cells, it answers for a cell that it has not seen. */
export type GridRule = (seen: readonly number[], labels: number, cell: number) => 0 | 1;

/**
 * In how many of the labelings a rule is right on 0, 1, … of the unseen cells.
 *
 * @param cells of the grid
 * @param seen the cells whose labels the rule is told
 */
export function rightCounts(
  rule: GridRule,
  labelings: readonly number[],
  cells: number,
  seen: readonly number[]
): number[] {
  const unseen = Array.from({length: cells}, (_, cell) => cell).filter((cell) => !seen.includes(cell));
  const mask = seen.reduce((bits, cell) => bits | (1 << cell), 0);
  const answers = new Map<number, number>();
  const counts = new Array<number>(unseen.length + 1).fill(0);
  for (const labeling of labelings) {
    const told = labeling & mask;
    let bits = answers.get(told);
    if (bits === undefined) {
      bits = unseen.reduce((sum, cell) => sum | (rule(seen, told, cell) << cell), 0);
      answers.set(told, bits);
    }
    const wrong = bits ^ (labeling & ~mask);
    counts[unseen.filter((cell) => !((wrong >> cell) & 1)).length]++;
  }
  return counts;
}
