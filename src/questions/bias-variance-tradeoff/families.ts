import {baggedPredict, bagTrees} from "../../ml/bagging.js";
import {knnRegression, nearestMeans, sortPairs} from "../../ml/knn-regression.js";
import {factorPowers, leastSquares, polynomial, ridge} from "../../ml/polynomial.js";
import type {Random} from "../../ml/random.js";
import type {Learner} from "../../ml/refit.js";
import {accumulate, addTreeSteps, growTree, treePredict} from "../../ml/tree.js";

export type FamilyName = "poly" | "ridge" | "knn" | "tree" | "bag";
export const familyNames: readonly FamilyName[] = ["poly", "ridge", "knn", "tree", "bag"];

/** Complexity has this many levels in every family, from rigid (1) to flexible. */
export const levels = 12;
/** Trees in a bag. */
export const bagSize = 25;

const lastDegree = 12;
const leaves = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30];

export interface Family {
  name: string;
  /** What its complexity is: the axis' name. */
  knob: string;
  /** The knob's value at each level, from rigid to flexible. */
  values: readonly number[];
  /** Whether its fits are constant between jumps. */
  stepped: boolean;
  /** The learner at a level from 1 to 12. */
  learner(level: number): Learner;
  /**
   * The fits of all levels at once, asked at the ascending places `at`: what the learners say, for less work.
   *
   * @returns levels × at.length
   */
  fitAll(x: Float64Array, y: Float64Array, source: Random, at: Float64Array): Float64Array;
}

const ask = (
  at: Float64Array,
  values: readonly number[],
  learn: (value: number) => (x: number) => number
): Float64Array => {
  const out = new Float64Array(values.length * at.length);
  values.forEach((value, row) => {
    const predict = learn(value);
    for (let g = 0; g < at.length; ++g) out[row * at.length + g] = predict(at[g]);
  });
  return out;
};

const degrees = Array.from({length: levels}, (_, i) => i + 1);
const lambdas = Array.from({length: levels}, (_, i) => 10 ** (3 - i));
const ks = [30, 24, 18, 14, 10, 8, 6, 5, 4, 3, 2, 1];

export const families: Readonly<Record<FamilyName, Family>> = {
  poly: {
    name: "polynomial",
    knob: "degree",
    values: degrees,
    stepped: false,
    learner: (level) => (x, y) => polynomial(leastSquares(factorPowers(x, y, degrees[level - 1]))),
    fitAll(x, y, _, at) {
      const factored = factorPowers(x, y, lastDegree);
      return ask(at, degrees, (d) => polynomial(leastSquares(factored, d)));
    }
  },
  ridge: {
    name: "ridge, degree 12",
    knob: "penalty λ",
    values: lambdas,
    stepped: false,
    learner: (level) => (x, y) => polynomial(ridge(factorPowers(x, y, lastDegree), lambdas[level - 1])),
    fitAll(x, y, _, at) {
      const factored = factorPowers(x, y, lastDegree);
      return ask(at, lambdas, (lambda) => polynomial(ridge(factored, lambda)));
    }
  },
  knn: {
    name: "k-NN",
    knob: "neighbors k",
    values: ks,
    stepped: true,
    learner: (level) => (x, y) => knnRegression(sortPairs(x, y), ks[level - 1]),
    fitAll(x, y, _, at) {
      const sorted = sortPairs(x, y);
      const means = new Float64Array(Math.min(ks[0], x.length));
      const out = new Float64Array(levels * at.length);
      for (let g = 0; g < at.length; ++g) {
        nearestMeans(sorted, at[g], means);
        for (let row = 0; row < levels; ++row) out[row * at.length + g] = means[ks[row] - 1];
      }
      return out;
    }
  },
  tree: {
    name: "regression tree",
    knob: "leaves",
    values: leaves,
    stepped: true,
    learner: (level) => (x, y) => treePredict(growTree(sortPairs(x, y), leaves[level - 1])),
    fitAll(x, y, _, at) {
      const out = new Float64Array(levels * at.length);
      addTreeSteps(growTree(sortPairs(x, y), leaves[levels - 1]), leaves, at, out);
      return accumulate(out, at.length);
    }
  },
  bag: {
    name: "bagged trees",
    knob: "leaves of each tree",
    values: leaves,
    stepped: true,
    learner: (level) => (x, y, source) =>
      baggedPredict(bagTrees(sortPairs(x, y), {trees: bagSize, leaves: leaves[level - 1], source})),
    fitAll(x, y, source, at) {
      const out = new Float64Array(levels * at.length);
      for (const tree of bagTrees(sortPairs(x, y), {trees: bagSize, leaves: leaves[levels - 1], source})) {
        addTreeSteps(tree, leaves, at, out);
      }
      return accumulate(out, at.length).map((sum) => sum / bagSize);
    }
  }
};
