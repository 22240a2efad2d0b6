import type {LineMark} from "../../../marks/plot.js";
import {around, reachOf} from "./axis.js";

/** Least squares of v on powers of u, drawn over u's range: what the eye, and a test, look for. */
export function trend(line: LineMark, u: ArrayLike<number>, v: ArrayLike<number>, degree: 1 | 2): void {
  const n = u.length;
  let mean = 0;
  for (let i = 0; i < n; ++i) mean += u[i] / n;
  const scale = reachOf(Array.from({length: n}, (_, i) => u[i] - mean)) || 1;
  // Orthogonal powers of u, one after the other.
  const powers: Float64Array[] = [];
  const make = (at: (i: number) => number, count: number): Float64Array[] => {
    const w = Float64Array.from({length: count}, (_, i) => (at(i) - mean) / scale);
    return [w.map(() => 1), w, w.map((x) => x * x)].slice(0, degree + 1);
  };
  const raw = make((i) => u[i], n);
  const ends = around(u, 0);
  const places = Float64Array.from({length: 41}, (_, i) => ends[0] + ((ends[1] - ends[0]) * i) / 40);
  const drawn = make((i) => places[i], places.length);
  const sum = places.map(() => 0);
  const others: Float64Array[] = [];
  raw.forEach((column, k) => {
    const q = column.slice();
    const p = drawn[k].slice();
    powers.forEach((before, j) => {
      let by = 0;
      for (let i = 0; i < n; ++i) by += before[i] * q[i];
      for (let i = 0; i < n; ++i) q[i] -= by * before[i];
      for (let i = 0; i < p.length; ++i) p[i] -= by * others[j][i];
    });
    const size = Math.sqrt(q.reduce((s, x) => s + x * x, 0));
    if (size < 1e-9) return;
    for (let i = 0; i < n; ++i) q[i] /= size;
    for (let i = 0; i < p.length; ++i) p[i] /= size;
    powers.push(q);
    others.push(p);
    let part = 0;
    for (let i = 0; i < n; ++i) part += q[i] * v[i];
    for (let i = 0; i < p.length; ++i) sum[i] += part * p[i];
  });
  line(places, sum);
}
