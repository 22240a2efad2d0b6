import {eliminate} from "./eliminate.js";
import type {Groups} from "./group-tree.js";

/** Least squares on dummy columns: an intercept, and a column for each group but the one that is left out. */
export interface Dummies {
  /** The group without a column: the intercept is its prediction. */
  reference: number;
  intercept: number;
  /** A weight a group, 0 for the one left out. */
  weights: Float64Array;
  /** What is predicted for each group. */
  fitted: Float64Array;
  /** The rank of an intercept and all columns, and how many columns these are. */
  rank: number;
  columns: number;
}

/** XᵀX and Xᵀy (+ λ on all but the intercept) of an intercept and dummy columns of `kept` groups. */
function normalEquations({counts, means}: Groups, kept: readonly number[], ridge: number) {
  const m = kept.length + 1;
  const A = new Float64Array(m * m);
  const r = new Float64Array(m);
  for (let g = 0; g < means.length; ++g) {
    A[0] += counts[g];
    r[0] += counts[g] * means[g];
  }
  kept.forEach((g, i) => {
    const j = i + 1;
    A[j] = counts[g];
    A[j * m] = counts[g];
    A[j * m + j] = counts[g] + ridge;
    r[j] = counts[g] * means[g];
  });
  return {A, r, m};
}

/**
 * Fits dummy columns by the normal equations.
 *
 * @param reference the group whose column is dropped; none with −1, which only a penalty makes solvable in one way
 * @param ridge the penalty on the squared weights, the intercept's excepted
 */
export function fitDummies(groups: Groups, reference: number, ridge = 0): Dummies {
  const k = groups.means.length;
  const all = Array.from({length: k}, (_, g) => g);
  const kept = all.filter((g) => g !== reference);
  const {A, r, m} = normalEquations(groups, kept, ridge);
  const {x} = eliminate(A, r, m);
  const weights = new Float64Array(k);
  kept.forEach((g, i) => {
    weights[g] = x[i + 1];
  });
  const full = normalEquations(groups, all, 0);
  return {
    reference,
    intercept: x[0],
    weights,
    fitted: weights.map((w) => x[0] + w),
    rank: eliminate(full.A, full.r, full.m).rank,
    columns: k + 1
  };
}
