/** Polylines on an integer grid: line i has the points start[i] … start[i + 1] − 1; x, y of point j at 2j and 2j + 1. */
export interface Polylines {
  points: Int16Array;
  start: Int32Array;
}

/**
 * Joins segments that share ends into lines, and leaves out points that lie on the way.
 *
 * @param segments x, y, x, y one after another, already in the grid's units, as `traceBoundary` gives them
 * @param tolerance how far, in the grid's units, a point that is left out may lie from its line (Douglas & Peucker 1973)
 */
export function joinSegments(segments: ArrayLike<number>, tolerance: number): Polylines {
  const count = segments.length / 4;
  const ends = new Int32Array(2 * count);
  const id = new Map<number, number>();
  const px: number[] = [];
  const py: number[] = [];
  const clamp = (v: number) => Math.max(-32768, Math.min(32767, Math.round(v)));
  for (let e = 0; e < 2 * count; ++e) {
    const x = clamp(segments[2 * e]);
    const y = clamp(segments[2 * e + 1]);
    const key = (x + 32768) * 65536 + y + 32768;
    let at = id.get(key);
    if (at === undefined) {
      at = px.length;
      id.set(key, at);
      px.push(x);
      py.push(y);
    }
    ends[e] = at;
  }
  // The segments at each point, as a linked list through `next`.
  const head = new Int32Array(px.length).fill(-1);
  const next = new Int32Array(2 * count).fill(-1);
  const degree = new Int32Array(px.length);
  for (let e = 0; e < 2 * count; ++e) {
    if (ends[e] === ends[e ^ 1]) continue;
    next[e] = head[ends[e]];
    head[ends[e]] = e;
    ++degree[ends[e]];
  }
  const used = new Uint8Array(count);
  const points: number[] = [];
  const start = [0];
  const walk = (from: number) => {
    const line = [from];
    for (let p = from; ; ) {
      let e = head[p];
      while (e >= 0 && used[e >> 1]) e = next[e];
      if (e < 0) break;
      used[e >> 1] = 1;
      p = ends[e ^ 1];
      line.push(p);
      // Where more than two meet, or at an end, the line is over.
      if (degree[p] !== 2) break;
    }
    if (line.length < 2) return false;
    for (const p of simplify(line, px, py, tolerance)) points.push(px[p], py[p]);
    start.push(points.length / 2);
    return true;
  };
  for (let p = 0; p < px.length; ++p) {
    if (degree[p] > 0 && degree[p] !== 2) while (walk(p)) {}
  }
  // What is left are closed loops.
  for (let p = 0; p < px.length; ++p) while (walk(p)) {}
  return {points: Int16Array.from(points), start: Int32Array.from(start)};
}

function simplify(line: number[], px: number[], py: number[], tolerance: number): number[] {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const stack = [0, line.length - 1];
  while (stack.length > 0) {
    const b = stack.pop()!;
    const a = stack.pop()!;
    const ax = px[line[a]];
    const ay = py[line[a]];
    const dx = px[line[b]] - ax;
    const dy = py[line[b]] - ay;
    const length = Math.hypot(dx, dy);
    let far = tolerance;
    let at = -1;
    for (let i = a + 1; i < b; ++i) {
      const x = px[line[i]] - ax;
      const y = py[line[i]] - ay;
      // A loop begins where it ends: there the distance is to the point.
      const distance = length > 0 ? Math.abs(x * dy - y * dx) / length : Math.hypot(x, y);
      if (distance > far) {
        far = distance;
        at = i;
      }
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push(a, at, at, b);
  }
  return line.filter((_, i) => keep[i]);
}
