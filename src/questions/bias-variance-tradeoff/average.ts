import {bagTrees} from "../../ml/bagging.js";
import {cosineAnswers, nestedAnswers} from "../../ml/cosines.js";
import {sortPairs} from "../../ml/knn-regression.js";
import {random, shuffle} from "../../ml/random.js";
import {drawSample, learnerSource, Moments} from "../../ml/refit.js";
import {type Answers, knnAnswers, powers, ridgeAnswers} from "../../ml/smoother.js";
import {accumulate, addTreeSteps, growTree} from "../../ml/tree.js";
import {bagSize, families, type LinearName, lastDegree, type TreeName} from "./families.js";
import {nodes, overX} from "./places.js";
import {functions, population, spread, type WorldName, worldNames} from "./worlds.js";

/** Not a seed that readers start from: their 50 sets are none of these. */
const loaderSeed = 20_261;

type Asked = (x: Float64Array, targets: readonly Float64Array[], values: readonly number[]) => Answers;

/** What linear smoothers do to labels, at values of their knob from rigid to flexible. */
export const answers: Readonly<Record<LinearName, Asked>> = {
  poly: (x, targets, degrees) =>
    nestedAnswers(
      powers(x, lastDegree),
      targets,
      powers(nodes, lastDegree),
      nodes.length,
      degrees.map((degree) => degree + 1)
    ),
  ridge: (x, targets, lambdas) => ridgeAnswers(x, targets, nodes, lastDegree, lambdas),
  knn: (x, targets, ks) => knnAnswers(x, targets, nodes, ks),
  cos: (x, targets, counts) => cosineAnswers(x, targets, nodes, counts)
};

/** For each level, averaged over x. */
export interface LinearSpread {
  /** Σ s_i(x)²: times σ² it is the variance that comes from noise. */
  squares: number[];
  /** For each true function: bias², and the variance that comes from where the training places fall. */
  bias2: number[][];
  byPlaces: number[][];
}

/**
 * Sets of training places whose shares of each interval are spread evenly over the sets (Latin hypercube sampling, McKay,
 * Beckman & Conover 1979): each set is drawn as readers' are, and their average is several times as exact.
 */
function placeSets(n: number, draws: number): Float64Array[] {
  const shares = Array.from({length: n}, (_, i) => {
    const source = random(loaderSeed, i);
    const order = shuffle(
      Array.from({length: draws}, (_, r) => r),
      source
    );
    return order.map((stratum) => (stratum + source()) / draws);
  });
  return Array.from({length: draws}, (_, r) => {
    let i = 0;
    return spread(n, () => shares[i++][r]);
  });
}

/**
 * A linear smoother over the noise, exactly, and over `draws` sets of training places. The same sets for all, so that
 * differences between settings are not differences between draws.
 */
export function linearSpread(
  name: LinearName,
  n: number,
  draws: number,
  values: readonly number[] = families[name].values
): LinearSpread {
  const count = values.length * nodes.length;
  const squares = values.map(() => 0);
  const mean = worldNames.map(() => new Float64Array(count));
  const scatter = worldNames.map(() => new Float64Array(count));
  placeSets(n, draws).forEach((x, r) => {
    const {squares: s, fits} = answers[name](
      x,
      worldNames.map((world) => x.map(functions[world])),
      values
    );
    s.forEach((square, row) => {
      squares[row] += square / draws;
    });
    const share = 1 / (r + 1);
    fits.forEach((fit, w) => {
      const [m, all] = [mean[w], scatter[w]];
      for (let i = 0; i < count; ++i) {
        const delta = fit[i] - m[i];
        m[i] += delta * share;
        all[i] += delta * (fit[i] - m[i]);
      }
    });
  });
  const rows = (all: Float64Array): number[] =>
    values.map((_, row) => overX(all.subarray(row * nodes.length, (row + 1) * nodes.length)));
  return {
    squares,
    bias2: worldNames.map((world, w) =>
      rows(mean[w].map((m, i) => (m - functions[world](nodes[i % nodes.length])) ** 2))
    ),
    byPlaces: scatter.map((all) => rows(all).map((sum) => sum / (draws - 1)))
  };
}

/** Predictions of all sizes of a tree, or of a bag of them: what the learners say, for less work. */
export const grown: Readonly<
  Record<TreeName, (x: Float64Array, y: Float64Array, seed: number, index: number) => Float64Array>
> = {
  tree: (x, y) => {
    const {values} = families.tree;
    const out = new Float64Array(values.length * nodes.length);
    addTreeSteps(growTree(sortPairs(x, y), values[values.length - 1]), values, nodes, out);
    return accumulate(out, nodes.length);
  },
  bag: (x, y, seed, index) => {
    const {values} = families.bag;
    const out = new Float64Array(values.length * nodes.length);
    const source = learnerSource(seed, index);
    const options = {trees: bagSize, leaves: values[values.length - 1], source};
    for (const tree of bagTrees(sortPairs(x, y), options)) addTreeSteps(tree, values, nodes, out);
    return accumulate(out, nodes.length).map((sum) => sum / bagSize);
  }
};

/** Trees over `draws` training sets: bias² and variance of each level, averaged over x. */
export function treeSpread(
  name: TreeName,
  world: WorldName,
  n: number,
  sigma: number,
  draws: number,
  seed = loaderSeed
): {bias2: number[]; variance: number[]} {
  const from = population(world, sigma);
  const moments = families[name].values.map(() => new Moments(from, nodes));
  const none = new Float64Array(nodes.length);
  for (let r = 0; r < draws; ++r) {
    const {x, y} = drawSample(from, n, seed, r);
    const out = grown[name](x, y, seed, r);
    moments.forEach((m, row) => {
      m.add(out, none, row * nodes.length);
    });
  }
  const all = moments.map((m) => m.result().pointwise);
  return {bias2: all.map(({bias2}) => overX(bias2)), variance: all.map(({variance}) => overX(variance))};
}
