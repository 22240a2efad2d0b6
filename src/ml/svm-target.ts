import {Accumulator} from "./accumulator.js";
import {eliminate} from "./eliminate.js";

/** What minimizes λ/2 ‖w‖² − pull·θ, θ = (w, b), where some rows z are held at zᵢ·θ = 1. */
export interface Target {
  theta: Float64Array;
  /** Of the held rows, with Σ aᵢ zᵢ = λ (w, 0) − pull. */
  multipliers: Float64Array;
  /** The part of a direction along which no held row's margin changes. */
  free(direction: Float64Array): Float64Array;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((s, v, j) => s + v * b[j], 0);

/** `v` without its part along the orthonormal `basis`; taken out twice, which leaves nothing but rounding. */
function without(v: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = v.slice();
  for (let pass = 0; pass < 2; ++pass)
    for (const e of basis) {
      const along = dot(rest, e);
      for (let j = 0; j < rest.length; ++j) rest[j] -= along * e[j];
    }
  return rest;
}

const unit = (v: Float64Array): Float64Array => {
  const length = Math.hypot(...v);
  return v.map((x) => x / length);
};

/**
 * The null-space method (Nocedal and Wright, Numerical Optimization, 2nd ed. 2006, 16.2): θ is what the held rows say plus
 * what is best along the directions that they leave free. λ only divides: how well the equations can be solved does not
 * depend on it.
 *
 * @param held independent rows, at least one and at most q, none of which has a last entry of 0
 */
export function targetOf(held: readonly Float64Array[], pull: Float64Array, lambda: number): Target {
  const q = pull.length;
  const basis: Float64Array[] = [];
  for (const row of held) basis.push(unit(without(row, basis)));
  const fixed = basis.slice();
  const R = held.map((row) => fixed.map((e) => dot(row, e)));
  const open: Float64Array[] = [];
  while (basis.length < q) {
    // The axis of which most is left.
    let best: Float64Array | null = null;
    for (let j = 0; j < q; ++j) {
      const axis = new Float64Array(q);
      axis[j] = 1;
      const rest = without(axis, basis);
      if (!best || Math.hypot(...rest) > Math.hypot(...best)) best = rest;
    }
    const e = unit(best as Float64Array);
    basis.push(e);
    open.push(e);
  }
  const r = open.length;
  // The intercept has no penalty.
  const weights = (a: Float64Array, b: Float64Array): number => dot(a, b) - a[q - 1] * b[q - 1];
  const M = Float64Array.from({length: r * r}, (_, i) => weights(open[Math.floor(i / r)], open[i % r]));

  /** λ (w, 0) − Σ a z = g and z·θ = e. */
  const solve = (g: Float64Array, e: Float64Array): {theta: Float64Array; a: Float64Array} => {
    const theta = new Float64Array(q);
    const along: number[] = [];
    for (let k = 0; k < held.length; ++k) {
      let v = e[k];
      for (let l = 0; l < k; ++l) v -= R[k][l] * along[l];
      along.push(v / R[k][k]);
      for (let j = 0; j < q; ++j) theta[j] += along[k] * fixed[k][j];
    }
    const {x: t} = eliminate(
      M,
      open.map((n) => dot(n, g) / lambda - weights(n, theta)),
      r
    );
    open.forEach((n, i) => {
      for (let j = 0; j < q; ++j) theta[j] += t[i] * n[j];
    });
    const right = theta.map((v, j) => (j < q - 1 ? lambda * v : 0) - g[j]);
    const a = new Float64Array(held.length);
    for (let l = held.length - 1; l >= 0; --l) {
      let v = dot(fixed[l], right);
      for (let k = l + 1; k < held.length; ++k) v -= R[k][l] * a[k];
      a[l] = v / R[l][l];
    }
    return {theta, a};
  };

  const first = solve(pull, new Float64Array(held.length).fill(1));
  // Once more, for what rounding left of the equations.
  const sums = Array.from(pull, (v, j) => {
    const sum = new Accumulator();
    sum.add(v);
    if (j < q - 1) sum.add(-lambda * first.theta[j]);
    held.forEach((row, k) => {
      sum.add(first.a[k] * row[j]);
    });
    return sum.value;
  });
  const left = held.map((row) => {
    const sum = new Accumulator();
    sum.add(1);
    for (let j = 0; j < q; ++j) sum.add(-row[j] * first.theta[j]);
    return sum.value;
  });
  const second = solve(Float64Array.from(sums), Float64Array.from(left));
  return {
    theta: first.theta.map((v, j) => v + second.theta[j]),
    multipliers: first.a.map((v, k) => v + second.a[k]),
    free: (direction) => without(direction, fixed)
  };
}
