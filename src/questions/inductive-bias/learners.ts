import {type Kernel, kernelInterpolant, periodic, rbf} from "../../ml/kernel-interpolation.js";
import {factorPowers, leastSquares, polynomial} from "../../ml/polynomial.js";
import type {Predict} from "../../ml/refit.js";
import {PERIOD} from "./worlds.js";

export const learnerNames = {
  line: "line",
  poly: "degree 7",
  rbf: "RBF kernel",
  periodic: "periodic kernel",
  joined: "joined points",
  nn: "1-NN"
} as const;

export type Learner = keyof typeof learnerNames;
export const learners = Object.keys(learnerNames) as readonly Learner[];

/** All but the line pass through any eight points. */
export const interpolators = learners.filter((name) => name !== "line");

/** The periodic kernel's length, in radians of its circle over two. */
const PERIODIC_LENGTH = 1;

/** The value of the nearest point; of two equally far the left one's. */
function nearest(x: Float64Array, y: Float64Array): Predict {
  return (at) => {
    let best = 0;
    for (let i = 1; i < x.length; ++i) if (Math.abs(x[i] - at) < Math.abs(x[best] - at)) best = i;
    return y[best];
  };
}

/** Straight from point to point, flat beyond the last ones, as NumPy's interp. */
function joined(x: Float64Array, y: Float64Array): Predict {
  const last = x.length - 1;
  return (at) => {
    if (at <= x[0]) return y[0];
    if (at >= x[last]) return y[last];
    let i = 1;
    while (x[i] < at) ++i;
    return y[i - 1] + ((y[i] - y[i - 1]) * (at - x[i - 1])) / (x[i] - x[i - 1]);
  };
}

const power = (x: Float64Array, y: Float64Array, degree: number): Predict =>
  polynomial(leastSquares(factorPowers(x, y, degree)));

/** The kernels of the two learners that have one. */
export const kernels: Readonly<Record<"rbf" | "periodic", (length: number) => Kernel>> = {
  rbf,
  periodic: () => periodic(PERIOD, PERIODIC_LENGTH)
};

/**
 * What a learner makes of the points.
 *
 * @param x ascending, pairwise different
 * @param length the RBF kernel's
 */
export function learn(name: Learner, x: Float64Array, y: Float64Array, length: number): Predict {
  switch (name) {
    case "line":
      return power(x, y, 1);
    case "poly":
      return power(x, y, x.length - 1);
    case "rbf":
    case "periodic":
      return kernelInterpolant(x, y, kernels[name](length));
    case "joined":
      return joined(x, y);
    case "nn":
      return nearest(x, y);
  }
}
