import {tenth} from "../../marks/format.js";
import {isolines} from "../../ml/isolines.js";
import {deep, gridFor, type KernelField, kernelField, regions} from "../../ml/kernel-field.js";
import {fitKernelSvm, type KernelSvmFit} from "../../ml/kernel-svm.js";
import {gramMatrix, type KernelSpec, kernelValue} from "../../ml/kernels.js";
import {fitSvm} from "../../ml/svm.js";
import {symmetricEigen} from "../../ml/symmetric-eigen.js";
import type {Extent, Points} from "./worlds.js";

/** The points as a table, their labels as ±1, and all their similarities. */
export interface Problem {
  kernel: KernelSpec;
  X: Float64Array;
  n: number;
  y: Float64Array;
  K: Float64Array;
}

/** A kernel SVM on the points, and what it makes of them. */
export interface Machine {
  fit: KernelSvmFit;
  /** αᵢ yᵢ. */
  coefficient: Float64Array;
  /** Training points on the wrong side. */
  errors: number;
  /** The gap as a share of the objective. */
  gap: number;
}

/** Values of γ, one and three times the powers of ten. */
export const gammas = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];

export const tableOf = ({x, y}: Points): Float64Array =>
  Float64Array.from({length: 2 * x.length}, (_, k) => (k % 2 ? y[(k - 1) / 2] : x[k / 2]));

export function problemOf(points: Points, kernel: KernelSpec): Problem {
  const X = tableOf(points);
  const n = points.x.length;
  return {
    kernel,
    X,
    n,
    y: Float64Array.from(points.label, (one) => 2 * one - 1),
    K: gramMatrix(kernel, X, n, 2)
  };
}

/** The SVM of the problem; null where the similarity is no kernel, so that the dual is not concave. */
export function machineOf({kernel, X, K, n, y}: Problem, C: number): Machine | null {
  if (kernel.name === "sigmoid") return null;
  // In the plane itself the linear solver is exact, whatever C; the constant of 1 + a·b goes into b.
  const flat = kernel.name === "linear" || (kernel.name === "poly" && kernel.degree === 1);
  const fit = flat ? linearFit(X, n, y, C) : fitKernelSvm({K, n, y, C});
  return {
    fit,
    coefficient: fit.alpha.map((a, i) => a * y[i]),
    errors: wrong(fit.score, y),
    gap: fit.gap / fit.primal
  };
}

function linearFit(X: Float64Array, n: number, y: Float64Array, C: number): KernelSvmFit {
  const {w, b, alpha, objective, gap, iterations} = fitSvm({X, n, p: 2, y, C});
  return {
    alpha,
    b,
    score: Float64Array.from(y, (_, i) => w[0] * X[2 * i] + w[1] * X[2 * i + 1] + b),
    support: Int32Array.from(alpha.keys()).filter((i) => alpha[i] > 0),
    primal: objective,
    dual: objective - gap,
    gap,
    steps: iterations
  };
}

const wrong = (score: Float64Array, y: Float64Array): number =>
  score.reduce((sum, f, i) => sum + (f * y[i] <= 0 ? 1 : 0), 0);

/** Σ αⱼ yⱼ k(xⱼ, x) + b at other points: the share of them on the wrong side. */
export function freshError({kernel, X}: Problem, {fit, coefficient}: Machine, points: Points): number {
  const at = tableOf(points);
  const {name, gamma} = kernel;
  let errors = 0;
  for (let i = 0; i < points.x.length; ++i) {
    let f = fit.b;
    for (const j of fit.support) {
      if (name !== "rbf") f += coefficient[j] * kernelValue(kernel, X, j, at, i, 2);
      else {
        // Most similarities are next to nothing where γ is large: no exponential for those.
        const d = gamma * ((X[2 * j] - at[2 * i]) ** 2 + (X[2 * j + 1] - at[2 * i + 1]) ** 2);
        if (d < deep) f += coefficient[j] * Math.exp(-d);
      }
    }
    if ((2 * points.label[i] - 1) * f <= 0) ++errors;
  }
  return errors / points.x.length;
}

/** What the map draws of f: worked out here, beside the page, since a fine grid takes long to trace. */
export interface Field {
  columns: number;
  rows: number;
  /** Of each cell, rows from the top: 2 where f > 0, and 1 more where |f| ≥ 1. */
  shades: Uint8Array;
  /** Where f is −1, 1 and 0: paths in cells. */
  outlines: readonly [string, string, string];
  /** Separate regions of the second class in view. */
  islands: number;
}

export function fieldOf({kernel, X}: Problem, machine: Machine, extent: Extent, times = 1): Field {
  const {coefficient, fit} = machine;
  const field = kernelField(kernel, X, coefficient, fit.b, extent, gridFor(kernel, extent, times));
  const {columns, rows, values} = field;
  return {
    columns,
    rows,
    shades: Uint8Array.from(values, (v) => (v > 0 ? 2 : 0) + (Math.abs(v) >= 1 ? 1 : 0)),
    outlines: [outline(field, -1), outline(field, 1), outline(field, 0)],
    islands: regions(field, 1)
  };
}

/** The line at which f has a value; without its way along the edges of the view. */
function outline({columns, rows, values}: KernelField, level: number): string {
  let d = "";
  for (const ring of isolines(values, columns, rows, level)) {
    let pen = false;
    for (const [x, y] of [...ring, ring[0]]) {
      const inner = x > 0 && x < columns && y > 0 && y < rows;
      if (inner) d += `${pen ? "L" : "M"}${tenth(x)},${tenth(y)}`;
      pen = inner;
    }
  }
  return d;
}

/** The Gram matrix with its rows in an order in which classes stand together. */
export interface Gram {
  order: Int32Array;
  /** Row-major, ordered. */
  values: Float64Array;
  n: number;
  /** Rows of the first class. */
  first: number;
  /** Mean similarity of two different points of the first class, of the second, and of one of each. */
  means: readonly [number, number, number];
  /** The largest and the smallest eigenvalue. */
  eigen: readonly [number, number];
}

export function gramOf({K, n}: Problem, {x, y, label}: Points): Gram {
  const angle = Float64Array.from(x, (v, i) => Math.atan2(y[i], v));
  const order = Int32Array.from(x.keys()).sort((i, j) => label[i] - label[j] || angle[i] - angle[j] || i - j);
  const values = Float64Array.from({length: n * n}, (_, k) => K[order[Math.floor(k / n)] * n + order[k % n]]);
  const sums = [0, 0, 0];
  const counts = [0, 0, 0];
  for (let i = 0; i < n; ++i)
    for (let j = 0; j < i; ++j) {
      const k = label[i] === label[j] ? label[i] : 2;
      sums[k] += K[i * n + j];
      ++counts[k];
    }
  const {values: all} = symmetricEigen(K, n);
  return {
    order,
    values,
    n,
    first: label.reduce((sum, one) => sum + 1 - one, 0),
    means: sums.map((s, k) => (counts[k] ? s / counts[k] : 0)) as unknown as Gram["means"],
    eigen: [all[0], all[n - 1]]
  };
}

/** Errors of the RBF SVM at every γ, as shares. */
export interface Growth {
  train: Float64Array;
  fresh: Float64Array | null;
}

export function growthOf(points: Points, fresh: Points | null, C: number): Growth {
  const train = new Float64Array(gammas.length);
  const other = new Float64Array(gammas.length);
  gammas.forEach((gamma, k) => {
    const problem = problemOf(points, {name: "rbf", degree: 1, gamma});
    const machine = machineOf(problem, C) as Machine;
    train[k] = machine.errors / problem.n;
    if (fresh) other[k] = freshError(problem, machine, fresh);
  });
  return {train, fresh: fresh ? other : null};
}
