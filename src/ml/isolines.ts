/**
 * The rings round all cells of a grid whose value is at or above a level, each closed: places (column, row) in turn,
 * where the middle of the first cell is (½, ½). Between cells the values are taken for linear; at the grid's rim a ring
 * runs along it.
 */
export function isolines(
  values: ArrayLike<number>,
  columns: number,
  rows: number,
  level: number
): [number, number][][] {
  // The grid with a rim of cells that are outside: its edges by number, two a cell, to the right and down.
  const wide = columns + 2;
  const at = (i: number, j: number): number =>
    i < 0 || j < 0 || i >= columns || j >= rows ? Number.NEGATIVE_INFINITY : values[j * columns + i];
  const edge = (i: number, j: number, down: 0 | 1): number => 2 * ((j + 1) * wide + i + 1) + down;
  const next = new Int32Array(2 * wide * (rows + 2)).fill(-1);
  for (let j = -1; j < rows; ++j) {
    // The two cells that the last four and the next have in common.
    let [upper, lower] = [false, false];
    for (let i = -1; i < columns; ++i) {
      const [left, below] = [upper, lower];
      upper = at(i + 1, j) >= level;
      lower = at(i + 1, j + 1) >= level;
      // Most are all inside or all outside.
      if (upper === lower && left === upper && below === upper) continue;
      const inside = [left, upper, lower, below];
      const edges = [edge(i, j, 0), edge(i + 1, j, 1), edge(i, j + 1, 0), edge(i, j, 1)];
      // Round the four cells: from where it goes in to where it goes out again, which the neighbor sees the other way.
      for (let k = 0; k < 4; ++k) {
        if (inside[k] || !inside[(k + 1) % 4]) continue;
        let out = (k + 1) % 4;
        while (inside[(out + 1) % 4]) out = (out + 1) % 4;
        next[edges[k]] = edges[out];
      }
    }
  }
  const place = (e: number): [number, number] => {
    const cell = e >> 1;
    const [i, j] = [(cell % wide) - 1, Math.floor(cell / wide) - 1];
    const down = e & 1;
    const [a, b] = [at(i, j), down ? at(i, j + 1) : at(i + 1, j)];
    const t = Number.isFinite(a) && Number.isFinite(b) ? (level - a) / (b - a) : 0.5;
    return down ? [i + 0.5, j + 0.5 + t] : [i + 0.5 + t, j + 0.5];
  };
  const rings: [number, number][][] = [];
  for (let first = 0; first < next.length; ++first) {
    if (next[first] < 0) continue;
    const ring: [number, number][] = [];
    for (let e = first; next[e] >= 0; ) {
      ring.push(place(e));
      const then = next[e];
      next[e] = -1;
      e = then;
    }
    rings.push(ring);
  }
  return rings;
}
