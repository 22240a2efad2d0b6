import {fixed, percent} from "../../marks/format.js";
import type {Room} from "./params.js";
import {FULL} from "./settings.js";
import {errorNow, partsAt} from "./words.js";

type State = Room["State"];

const least = (values: Float64Array): number => Math.min(...values);
const end = (values: Float64Array): number => values[values.length - 1];
const leftOut = ({result: {bag, sample}}: State): number =>
  bag.heard.filter((h) => h === 0).length / sample.train.label.length;

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Whom each learner hears",
    params: {},
    panel: "boost",
    shows: ["bag", "boost"],
    about: "always",
    control: "rounds",
    quantity: leftOut,
    text: "The same 200 rows twice; a point is as large as the tenth learner hears it. The tenth bagged tree hears a bootstrap sample: about 37 % of the rows not at all, others up to several times, whoever they are. The tenth stump hears what the nine before it got wrong. Shades are the vote of all ten. Add learners.",
    claim: (state) => Math.abs(leftOut(state) - 0.37) < 0.06 && Math.max(...state.result.bag.heard) >= 3
  },
  {
    title: "Boosting lowers bias",
    params: {rounds: 100, noise: 0, bag: 1},
    panel: "errors",
    shows: ["boost", "errors"],
    about: "always",
    control: "rounds",
    marks: ["bag-fresh", "boost-fresh"],
    quantity: ({result}) => errorNow(result.boost),
    text: "Stumps on both sides, and no label is flipped. One stump cannot say “disc”. A hundred bagged ones cannot either: they agree too much, and more than 30 % of new points stay wrong. A hundred boosted stumps, each fitted to what is left, get more than 90 % right.",
    claim: ({result: {bag, boost}}) => errorNow(bag) > 0.3 && errorNow(boost) < 0.1
  },
  {
    title: "Bagging lowers variance",
    params: {rounds: 100, noise: 0.2, bag: FULL},
    panel: "errors",
    shows: ["boost", "errors"],
    about: "always",
    control: "rounds",
    marks: ["bag-fresh", "oob"],
    quantity: ({result: {bag}}) => bag.fresh[0] - end(bag.fresh),
    text: "Bagged full trees, in green, a fifth of the labels flipped. Each tree fits its own sample down to the last flipped label; those errors differ from tree to tree, and the vote loses them: fewer new points are wrong than with one tree. The dashed curve asks for each row only the trees that never saw it, and costs no test data.",
    claim: ({result: {bag}}) => end(bag.fresh) < bag.fresh[0] && Math.abs(end(bag.oob) - end(bag.fresh)) < 0.1
  },
  {
    title: "Measured over many samples",
    params: {rounds: 100},
    panel: "spread",
    shows: ["boost", "spread"],
    about: "exact",
    control: "boost",
    marks: ["bag-variance", "bag-bias", "boost-bias", "boost-variance"],
    text: "A hundred samples of the disc, both ensembles on each. From one full tree to a hundred, the variance falls and bias² hardly moves. From one stump to a hundred boosted ones, bias² falls to a fraction, and the variance falls too: “boosting lowers bias” is not the whole of it. Set both depths.",
    claim: (state) => {
      const {bag, boost} = partsAt(state);
      const last = bag.bias2.length - 1;
      return (
        bag.variance[last] < 0.75 * bag.variance[0] &&
        Math.abs(bag.bias2[last] - bag.bias2[0]) < 0.01 &&
        boost.bias2[last] < 0.4 * boost.bias2[0] &&
        boost.variance[last] < boost.variance[0]
      );
    }
  },
  {
    title: "Boosting into the noise",
    params: {rounds: 200, noise: 0.2, boost: 3},
    panel: "errors",
    shows: ["boost", "errors"],
    about: "always",
    control: "rounds",
    marks: ["boost-fresh", "bag-fresh"],
    quantity: ({result: {boost}}) => end(boost.fresh) - least(boost.fresh),
    text: "A fifth of the labels is flipped, and the boosted trees have depth 3. Their training error reaches 0, flipped labels and all; on new points they were better earlier, by more than a percentage point. Bagged full trees reach about 0 on the training rows too, and at 200 are no worse than at their best by more than two points. With stumps boosting hardly rises: its base decides.",
    claim: ({result: {bag, boost}}) =>
      end(boost.trained) === 0 &&
      end(boost.fresh) - least(boost.fresh) > 0.01 &&
      end(bag.trained) < 0.02 &&
      end(bag.fresh) - least(bag.fresh) < 0.02
  },
  {
    title: "Who is heard in the end",
    params: {rounds: 100},
    panel: "hears",
    shows: ["boost", "hears"],
    about: "always",
    control: "rounds",
    marks: ["boost-share", "flipped"],
    quantity: ({result: {boost}}) => end(boost.share),
    text: "A tenth of the labels is flipped (ringed). A bootstrap sample does not know them. Weights go where the vote is wrong by most, and nothing is more wrong than a flipped label deep inside the other class. Follow the curve as learners are added. Click a point well inside the disc, and watch it grow.",
    claim: ({result: {bag, boost, sample}}) => {
      const flipped = Array.from(sample.flipped ?? []).reduce((a, b) => a + b, 0) / sample.train.label.length;
      const mean = bag.share.reduce((a, b) => a + b, 0) / bag.share.length;
      return end(boost.share) > 2 * flipped && Math.abs(mean - flipped) < 0.02;
    }
  },
  {
    title: "A first learner without an error",
    params: {rounds: 100, boost: FULL},
    panel: "boost",
    shows: ["bag", "boost"],
    about: "always",
    control: "boost",
    quantity: ({result}) => errorNow(result.boost) - errorNow(result.bag),
    text: "Full trees for boosting: the first fits every row. Its ε is 0, its say infinite, no row is left to be stressed, and boosting ends with one tree, worse on new points than the hundred bagged ones. Boosting wants weak learners; bagging wants learners that vary.",
    claim: ({result: {bag, boost}}) =>
      boost.kept === 1 && boost.ended === "perfect" && errorNow(boost) > errorNow(bag)
  },
  {
    title: "A learner worse than chance",
    params: {rounds: 100, base: "random", worse: "turn"},
    panel: "rounds",
    shows: ["boost", "rounds"],
    about: "always",
    control: "worse",
    marks: ["epsilon", "chance"],
    quantity: ({result}) => errorNow(result.boost),
    text: "Stumps drawn blindly, without a look at the labels: about every other one has ε above ½. AdaBoost’s α = ½ ln((1 − ε)/ε) is then negative, which turns it round, and a hundred blind stumps err on fewer new points than the first did. AdaBoost.M1 and scikit-learn end there instead: set it so, and hardly any learner is left.",
    claim: ({result: {boost}}) => {
      const above = boost.errors.filter((v) => v > 0.5).length / boost.kept;
      return boost.kept === 100 && above > 0.35 && above < 0.65 && end(boost.fresh) < boost.fresh[0] - 0.03;
    }
  }
];

const xor = {world: "xor", noise: 0} as const;

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "Now the classes are two by two squares, like a chessboard of four fields, and no label is flipped. AdaBoost adds up 100 stumps. How many of the new points does it get wrong?",
    before: {},
    reveal: {...xor, rounds: 100},
    shows: ["bag", "boost", "errors"],
    options: ["fewer than one in ten", "between one and three in ten", "more than three in ten"],
    answer: ({result}) => [0.1, 0.3].filter((limit) => errorNow(result.boost) >= limit).length,
    because: ({result: {bag, boost}}) =>
      `${percent(errorNow(boost), 0)}, about as many as by guessing. A sum of stumps is one function of x₁ plus one of x₂, and no such sum has this pattern: its bias stays, however many are added. Trees that ask two questions on a way can say it: the bagged full trees get ${percent(errorNow(bag), 0)} wrong, and boosted trees of depth 2 do as well.`
  },
  {
    kind: "number",
    ask: "One label in ten is flipped. When the 100th boosted stump is fitted, how much of all the weight lies on the flipped labels, in percent?",
    before: {},
    reveal: {rounds: 100},
    shows: ["boost", "hears"],
    hides: ["boost-share", "boostShare"],
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    answer: ({result: {boost}}) => 100 * end(boost.share),
    format: (v) => fixed(v, 0),
    because: ({result: {boost}}) =>
      `Of the first stump’s weight ${percent(boost.share[0], 0)} lay on them. A weight is e to the minus margin: a row that the vote gets wrong ever more clearly grows by that much in every round, until some stumps serve it. Rows near the edge share the rest.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Make boosting end with a single learner.",
    done: ({settled, result: {boost}}) => settled.rounds > 1 && boost.ended !== null && boost.kept === 1,
    way: {boost: FULL}
  },
  {
    ask: "With 20 % or more of the labels flipped, keep at least 100 boosted learners and get fewer new points wrong than 100 bagged full trees.",
    done: ({settled, result: {bag, boost}}) =>
      settled.world !== "own" &&
      settled.noise >= 0.2 &&
      settled.bag === FULL &&
      boost.kept >= 100 &&
      errorNow(boost) < errorNow(bag),
    way: {rounds: 100, noise: 0.2}
  },
  {
    ask: "On the two by two squares, get fewer than 3 % of the new points wrong by boosting trees that are as shallow as possible.",
    done: ({settled, result: {boost}}) =>
      settled.world === "xor" &&
      settled.noise === 0 &&
      settled.boost === 2 &&
      settled.base === "tree" &&
      boost.kept > 0 &&
      errorNow(boost) < 0.03,
    way: {...xor, boost: 2, rounds: 100}
  }
];
