import type {Prediction, Scene} from "../../figure/contract.js";
import {percent} from "../../marks/format.js";
import {endOf, type Result, sizes} from "./model.js";
import type {Declared, Here} from "./params.js";
import type {KmData} from "./points.js";

type Data = KmData | null;

/** Whether the run ends in the lowest inertia of all starts, and the picture shows its end. */
export const atBest = ({params, result}: Here): boolean =>
  params.step >= result.moments.length - 1 &&
  (endOf(result).inertia ?? Number.POSITIVE_INFINITY) <= result.best.inertia * (1 + 1e-9);

/** Whether no half-step raised the inertia, beyond what rounding can. */
export const neverRises = ({moments}: Result): boolean =>
  moments.every(({inertia}, s) => s < 2 || (inertia ?? 0) <= (moments[s - 1].inertia ?? 0) * (1 + 1e-12));

/** Whether the points' centroid of the best clustering that owns the outlier owns nothing else. */
export const outlierAlone = ({result: {best, points, k}}: Here): boolean =>
  sizes(best.labels, k)[best.labels[points.n - 1]] === 1;

export const scenes: readonly Scene<Declared, Data, Result>[] = [
  {
    title: "A bad start, for good",
    params: {},
    text: "Five clear blobs, five centroids from random points. Two centroids share one blob, one covers two; nothing moves any more, at several times the lowest inertia.",
    claim: ({params, result}) => {
      const end = endOf(result);
      const cluster = end.labels ? sizes(end.labels, 5).sort((a, b) => a - b) : [];
      return (
        params.step >= result.moments.length - 1 &&
        result.converged &&
        cluster[0] + cluster[1] === 30 &&
        cluster[4] === 60 &&
        (end.inertia ?? 0) > 3 * result.best.inertia
      );
    }
  },
  {
    title: "How it got there",
    params: {step: 3},
    text: "Assign each point to its nearest centroid, move each centroid to the mean of its points. No half-step raises the inertia, so none leaves a valley. Press Play.",
    claim: ({result}) => neverRises(result)
  },
  {
    title: "k-means++",
    params: {init: "plusplus", start: 1, step: 2},
    text: "Each next centroid is drawn far from those chosen. Same data, same algorithm: the median start now ends at the lowest inertia; of random starts it does not.",
    claim: (here) =>
      atBest(here) &&
      here.result.outcomes.plusplus.median <= here.result.best.inertia * (1 + 1e-9) &&
      here.result.outcomes.random.median > 3 * here.result.best.inertia
  },
  {
    title: "Axes in unlike units",
    params: {world: "units", init: "best", step: 12},
    text: "x₁ in mm, x₂ in cm. The groups lie one above the other; k-means cuts left from right, from all 400 starts. Switch Standardize on.",
    claim: (here) =>
      atBest(here) &&
      (here.result.best.ari ?? 1) < 0.1 &&
      here.result.outcomes.random.share === 1 &&
      here.result.outcomes.plusplus.share === 1
  },
  {
    title: "Two moons",
    params: {world: "moons", init: "best", step: 16, truth: true},
    text: "The lowest inertia of 400 starts, and it is wrong: cells have straight edges, and no straight edge parts two moons. More restarts cannot help.",
    claim: (here) => atBest(here) && (here.result.best.ari ?? 1) < 0.5
  },
  {
    title: "Unequal size",
    params: {world: "size", init: "best", step: 14, truth: true},
    text: "One group of 150, two of 12. Cutting the large one lowers the inertia more than parting the small ones, so the best clustering does that.",
    claim: (here) => {
      const {best, points} = here.result;
      const of = (c: number) => new Set(Array.from(best.labels).filter((_, i) => points.label?.[i] === c));
      return (
        atBest(here) &&
        of(0).size >= 2 &&
        of(1).size === 1 &&
        of(2).size === 1 &&
        [...of(1)][0] === [...of(2)][0]
      );
    }
  },
  {
    title: "One far point",
    params: {world: "outlier", init: "best", step: 12},
    text: "Two clear blobs and one outlier, k = 2. The best clustering spends a centroid on the outlier and merges the blobs. Drag it nearer until it lets go.",
    claim: (here) => atBest(here) && outlierAlone(here)
  }
];

export const predictions: readonly Prediction<Declared, Data, Result>[] = [
  {
    kind: "number",
    ask: "Five clear blobs of 30 points, k = 5, 200 starts from random points. How many in a hundred end at the best clustering?",
    before: {step: 0},
    reveal: {},
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    answer: ({result}) => 100 * result.outcomes.random.share,
    because: ({result}) =>
      `Five random points fall into five different blobs with probability 4.1 %; Lloyd's algorithm mends some of the other starts, not most. Of k-means++ starts ${percent(result.outcomes.plusplus.share)} get there.`
  },
  {
    kind: "choice",
    ask: "Two blobs of 20 points each, one point far away, k = 2. Where do the centroids of the best clustering stand?",
    before: {world: "outlier", step: 0},
    reveal: {world: "outlier", init: "best", step: 12},
    options: [
      "One in each blob, one of them pulled a little outward",
      "One on the outlier, one between the blobs",
      "Both between the blobs and the outlier"
    ],
    answer: (here) => (outlierAlone(here) ? 1 : 0),
    because: ({result}) =>
      `The outlier's squared distance costs more than merging two blobs. Of random starts ${percent(result.outcomes.random.share)} find this, of k-means++ starts, which seek far points, ${percent(result.outcomes.plusplus.share)}.`
  }
];
