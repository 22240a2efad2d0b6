import {fixed, percent, plural} from "../../marks/format.js";
import {BruteNeighbors} from "../../ml/brute-knn.js";
import {columns as across, rows} from "./field.js";
import type {Room} from "./params.js";
import {columns} from "./scale.js";

type State = Room["State"];

/** The k nearest training rows in raw units. */
function nearestRaw({train, query, classes}: State["result"]): number[] {
  const near = new BruteNeighbors(
    {u: train.x, v: train.y, label: train.label},
    query.neighbors.length,
    classes.length
  );
  near.find(query.x, query.y);
  return [...near.ids];
}

/** Of the rows of the map the share with one answer from end to end: stripes. */
function striped({field: {label}}: State["result"]): number {
  let whole = 0;
  for (let row = 0; row < rows; ++row)
    if (label.subarray(row * across, (row + 1) * across).every((c) => c === label[row * across])) ++whole;
  return whole / rows;
}

/** A mass with one zero too many lies about so many standard deviations above the others. */
export const slip = 46;

/** How many of the neighbors are among the k nearest by the vertical feature alone. */
function nearestInY({train, query}: State["result"]): number {
  const away = (i: number) => Math.abs(train.y[i] - query.y);
  const order = [...train.y.keys()].sort((i, j) => away(i) - away(j)).slice(0, query.neighbors.length);
  return query.neighbors.filter((i) => order.includes(i)).length;
}

/** Classes of the birds, by index. */
const [shortBill, heavy] = [0, 2];

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Raw: the grams decide",
    params: {},
    panel: "map",
    about: "always",
    control: "scaler",
    marks: ["neighbors"],
    quantity: ({result}) => result.accuracy,
    text: "One gram counts as one millimeter, so mass makes up nearly all of the squared distances: the five nearest birds are the five nearest in mass alone, whatever their bills. Drag the new bird: the answers come in stripes.",
    claim: ({result}) =>
      result.shareOfY > 0.9999 &&
      nearestInY(result) === result.query.neighbors.length &&
      striped(result) > 0.8 &&
      result.query.answer === heavy
  },
  {
    title: "The same birds in kilograms",
    params: {scaler: "kilo"},
    panel: "map",
    about: "always",
    control: "scaler",
    marks: ["neighbors"],
    quantity: ({result}) => result.accuracy,
    text: "Nothing was measured anew, one unit was written differently, and at most one of the five neighbors stays: now millimeters decide, and the new bird is of another kind. k-NN takes the units that it is given.",
    claim: ({result}) => {
      const before = nearestRaw(result);
      return (
        result.shareOfY < 0.05 &&
        result.query.neighbors.filter((i) => before.includes(i)).length <= 1 &&
        result.query.answer === shortBill
      );
    }
  },
  {
    title: "Standardized",
    params: {scaler: "standard"},
    panel: "map",
    shows: ["learners"],
    about: "always",
    control: "scaler",
    marks: ["knn"],
    quantity: ({result}) => result.accuracy,
    text: "One standard deviation of mass now counts as one of bill length: half of the squared distance each. On fresh birds k-NN is right far more often than in grams, since here both features tell kinds apart.",
    claim: ({result}) =>
      Math.abs(result.shareOfY - 0.5) < 1e-9 && result.accuracy > result.compared.accuracy.raw.knn + 0.15
  },
  {
    title: "An exchange rate",
    params: {scaler: "standard"},
    panel: "rates",
    shows: ["rates"],
    about: "always",
    control: "rate",
    marks: ["scalers"],
    text: "For distances a scaler of columns is one number: how many grams count as a millimeter. Drag it. Standardizing, min–max and robust scaling are three places on one plateau; the raw units are wherever they happened to fall.",
    claim: ({result: {rates, compared}}) => {
      const best = Math.max(...rates.accuracy);
      return (
        (["standard", "minmax", "robust"] as const).every(
          (name) => compared.accuracy[name].knn > best - 0.04
        ) && compared.accuracy.raw.knn < best - 0.2
      );
    }
  },
  {
    title: "One zero too many",
    params: {scaler: "minmax", odd: slip},
    panel: "strips",
    shows: ["strips"],
    about: "always",
    control: "odd",
    marks: ["kept"],
    quantity: ({result}) => result.squeeze.minmax.kept,
    text: "One training bird’s mass was typed with a zero too many. Min–max squeezes the others into about a tenth of their width, standardizing into a fifth; the quartiles hardly notice. Drag the odd row back, and watch k-NN’s map.",
    claim: ({result: {squeeze, compared}}) =>
      squeeze.minmax.kept < 0.12 &&
      Math.abs(squeeze.standard.kept - 0.2) < 0.01 &&
      squeeze.robust.kept > 0.85 &&
      compared.accuracy.minmax.knn < compared.accuracy.robust.knn
  },
  {
    title: "The tree does not move",
    params: {scaler: "standard", learner: "tree"},
    panel: "map",
    shows: ["learners"],
    about: "always",
    control: "scaler",
    marks: ["tree"],
    text: "A tree asks whether a feature lies above a threshold, and only the order of values enters. Scale the columns as you like: all test rows keep their answer. So does least squares; k-NN and ridge do not.",
    claim: ({result: {compared, moved}}) =>
      moved === 0 &&
      columns.every((name) => compared.moved[name].tree === 0 && compared.moved[name].ls === 0) &&
      compared.moved.standard.knn > 0 &&
      compared.moved.standard.ridge > 0
  },
  {
    title: "Gradient descent in grams",
    params: {learner: "ls"},
    panel: "descent",
    shows: ["descent"],
    about: "always",
    control: "scaler",
    marks: ["path"],
    text: "The weights’ axes are stretched to fit, so the bowl looks alike in all units; the steps do not. In grams descent gets to the valley at once and then creeps: 50 steps leave more than half of the loss above its minimum. Standardized, ten leave less than 1 %.",
    claim: ({result: {descent, compared}}) =>
      descent !== null &&
      descent.condition > 10_000 &&
      descent.left > 0.5 &&
      descent.steps > 10_000 &&
      (compared.descents.standard?.steps ?? Number.POSITIVE_INFINITY) <= 10
  },
  {
    title: "A leak, measured",
    params: {scaler: "minmax", odd: slip, where: "test", fit: "all"},
    panel: "map",
    shows: ["learners"],
    about: "always",
    control: "fit",
    marks: ["honest"],
    quantity: ({result}) => result.honest?.moved ?? 0,
    text: "Now the zero too many is in a test row, and the scaler was fitted on all rows. No training row changed, and yet the boundary moved: a test row has had its say. Fitted on training rows it stays at the dashed line.",
    claim: ({result: {honest}}) => honest !== null && honest.moved >= 10
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "Of thirty training birds one has a mass 50 standard deviations of the others above their mean. You standardize all thirty together. What is its z-score?",
    before: {n: 10},
    reveal: {n: 10, odd: 50, scaler: "standard"},
    shows: ["strips"],
    min: 0,
    max: 50,
    step: 0.1,
    format: (v) => fixed(v, 1),
    answer: ({result}) => result.squeeze.standard.odd,
    because: ({result: {train}}) =>
      `The odd row inflates the standard deviation that it is measured by. Among n rows no z-score can exceed √(n − 1), here ${fixed(Math.sqrt(train.x.length - 1), 1)}, however far out the row lies: no row of ten has |z| > 3. (With n − 1 in the deviation the bound is (n − 1)/√n.)`
  },
  {
    kind: "number",
    ask: "The zero too many moves to one of 300 test birds; no training bird changes. Min–max is fitted on all rows instead of the training rows. Of the other 299 test birds, how many does k-NN answer otherwise?",
    before: {scaler: "minmax"},
    reveal: {scaler: "minmax", odd: slip, where: "test", fit: "all"},
    shows: ["map"],
    min: 0,
    max: 299,
    step: 1,
    answer: ({result}) => result.honest?.moved ?? 0,
    because: ({result: {honest, accuracy}}) =>
      honest
        ? `${plural(honest.moved, "answer")} changed through a row that the model must not have seen; accuracy went from ${percent(honest.accuracy)} to ${percent(accuracy)}. In other samples 20 to 50 answers are usual. A leak need not flatter: it makes the score that of another procedure than the one that will run.`
        : ""
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "By hand, find a rate at least twice or at most half of standardizing’s at which k-NN is no less accurate.",
    done: ({settled, result: {rate, accuracy, compared}}) =>
      settled.scaler === "hand" &&
      settled.learner === "knn" &&
      rate !== null &&
      Math.abs(Math.log2(rate / compared.rate.standard)) >= 1 &&
      accuracy >= compared.accuracy.standard.knn,
    way: {scaler: "hand", rate: 300}
  },
  {
    ask: "Find data on which k-NN in raw grams beats k-NN on standardized and on robustly scaled features.",
    done: ({settled, result: {compared}}) =>
      settled.odd === 0 &&
      compared.accuracy.raw.knn > Math.max(compared.accuracy.standard.knn, compared.accuracy.robust.knn),
    way: {table: "bands"}
  },
  {
    ask: "With an odd training row 20 or more standard deviations out, choose a scaler under which the others keep at least four fifths of their width.",
    done: ({settled, result: {squeeze, odd}}) => {
      const {scaler} = settled;
      const kept =
        scaler === "standard" || scaler === "minmax" || scaler === "robust" ? squeeze[scaler].kept : 0;
      return settled.odd >= 20 && odd.in === "train" && kept >= 0.8;
    },
    way: {odd: 20, scaler: "robust"}
  }
];
