import {baggedPredict, bagTrees} from "../../ml/bagging.js";
import {cosineSum, fitCosines} from "../../ml/cosines.js";
import {knnRegression, sortPairs} from "../../ml/knn-regression.js";
import {factorPowers, leastSquares, polynomial, ridge} from "../../ml/polynomial.js";
import type {Learner} from "../../ml/refit.js";
import {growTree, treePredict} from "../../ml/tree.js";

/** Linear smoothers: what they do on average over the noise can be computed. */
export const linearNames = ["poly", "ridge", "knn", "cos"] as const;
/** Those whose splits depend on the labels: they must be refitted. */
export const treeNames = ["tree", "bag"] as const;
export const familyNames = ["poly", "ridge", "knn", "tree", "bag", "cos"] as const;
export type LinearName = (typeof linearNames)[number];
export type TreeName = (typeof treeNames)[number];
export type FamilyName = (typeof familyNames)[number];

/** Trees in a bag. */
export const bagSize = 25;
/** Of ridge's polynomials, and the highest of the others. */
export const lastDegree = 12;

const upTo = (count: number) => Array.from({length: count}, (_, i) => i + 1);
const leaves = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30];

export interface Family {
  name: string;
  /** What its complexity is: the axis' name. */
  knob: string;
  /** The knob's value at each level, from rigid to flexible. */
  values: readonly number[];
  /** Whether its fits are constant between jumps. */
  stepped: boolean;
  /** The learner at a value of the knob. */
  learner(value: number): Learner;
}

export const families: Readonly<Record<FamilyName, Family>> = {
  poly: {
    name: "polynomial",
    knob: "degree",
    values: upTo(lastDegree),
    stepped: false,
    learner: (degree) => (x, y) => polynomial(leastSquares(factorPowers(x, y, degree)))
  },
  ridge: {
    name: "ridge, degree 12",
    knob: "penalty λ",
    values: upTo(12).map((level) => 10 ** (4 - level)),
    stepped: false,
    learner: (lambda) => (x, y) => polynomial(ridge(factorPowers(x, y, lastDegree), lambda))
  },
  knn: {
    name: "k-NN",
    knob: "neighbors k",
    values: [30, 24, 18, 14, 10, 8, 6, 5, 4, 3, 2, 1],
    stepped: true,
    learner: (k) => (x, y) => knnRegression(sortPairs(x, y), k)
  },
  tree: {
    name: "regression tree",
    knob: "leaves",
    values: leaves,
    stepped: true,
    learner: (count) => (x, y) => treePredict(growTree(sortPairs(x, y), count))
  },
  bag: {
    name: "bagged trees",
    knob: "leaves of each tree",
    values: leaves,
    stepped: true,
    learner: (count) => (x, y, source) =>
      baggedPredict(bagTrees(sortPairs(x, y), {trees: bagSize, leaves: count, source}))
  },
  cos: {
    name: "minimum-norm cosines",
    knob: "features p (uneven steps)",
    values: [2, 4, 6, 8, 10, 12, 16, 20, 25, 30, 36, 44, 52, 60, 70, 85, 102, 120, 140, 180, 240],
    stepped: false,
    learner: (p) => (x, y) => cosineSum(fitCosines(x, y, p))
  }
};

/** Complexity has this many levels in a family, from rigid (1) to flexible. */
export const levelsOf = (family: FamilyName): number => families[family].values.length;
export const mostLevels = Math.max(...familyNames.map(levelsOf));

/** The knob's value at a level. */
export const valueAt = (family: FamilyName, level: number): number =>
  families[family].values[Math.min(level, levelsOf(family)) - 1];
