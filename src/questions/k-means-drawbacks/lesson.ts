import {fixed, percent} from "../../marks/format.js";
import {neverRises} from "./invariants.js";
import {endOf, sizes} from "./model.js";
import type {Here, Room} from "./params.js";

/** Whether the run ends in the lowest inertia of all starts, and the picture shows its end. */
export const atBest = ({params, result}: Here): boolean =>
  params.step >= result.moments.length - 1 &&
  (endOf(result).inertia ?? Number.POSITIVE_INFINITY) <= result.best.inertia * (1 + 1e-9);

/** Whether the centroid of the best clustering that owns the outlier owns nothing else. */
export const outlierAlone = ({result: {best, points, k}}: Here): boolean =>
  sizes(best.labels, k)[best.labels[points.n - 1 - points.added]] === 1;

/** How many points of a true class each cluster of the best clustering has. */
const shared = ({result: {best, points, k}}: Here, of: number): number[] =>
  sizes(
    Array.from(best.labels).filter((_, i) => points.label?.[i] === of),
    k
  );

/** How many times the lowest inertia the true classes have. */
const excess = ({result: {trueInertia, best}}: Here): number => (trueInertia ?? 0) / best.inertia;

/** The place of an inertia beside the curve, at a share of its length. */
const onCurve =
  (value: (state: Here) => number | null, along = 0.75) =>
  (state: Here): readonly [number, number] | null => {
    const v = value(state);
    return v === null ? null : [along * (state.result.moments.length - 1), v];
  };

export const scenes: readonly Room["Scene"][] = [
  {
    title: "A bad start, for good",
    params: {},
    panel: "plane",
    shows: ["curve"],
    control: "start",
    marks: ["mu"],
    about: "here",
    quantity: ({result}) => (endOf(result).inertia ?? 0) / result.best.inertia,
    note: {
      panel: "plane",
      text: "one for two blobs",
      at: ({result}) => {
        const {labels, centroids} = endOf(result);
        const of = labels ? sizes(labels, result.k) : [];
        const most = of.indexOf(Math.max(...of));
        return most < 0 ? null : [centroids[2 * most], centroids[2 * most + 1]];
      }
    },
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
    panel: "curve",
    shows: ["curve"],
    control: "step",
    marks: ["inertia"],
    about: "always",
    text: "Assign each point to its nearest centroid, move each centroid to the mean of its points. No half-step raises the inertia, so none climbs out of a valley. Press Play.",
    claim: ({result}) => neverRises(result)
  },
  {
    title: "k-means++",
    params: {init: "plusplus", start: 1, step: 2},
    panel: "starts",
    shows: ["starts"],
    control: "init",
    marks: ["plusplus"],
    about: "always",
    quantity: ({result}) => result.outcomes.random.share,
    text: "Each next centroid is mostly drawn far from those chosen. Same data, same algorithm: more than four in five of these starts reach the lowest inertia, far fewer of the random ones. It is still a lottery.",
    claim: ({result: {outcomes}}) =>
      outcomes.plusplus.share > 0.8 && outcomes.plusplus.share < 1 && outcomes.random.share < 0.6
  },
  {
    title: "Axes in unlike units",
    params: {world: "units", init: "best", step: 4, truth: true},
    panel: "plane",
    shows: ["curve"],
    control: "standardize",
    marks: ["cell"],
    about: "always",
    quantity: excess,
    text: "x₁ in mm, x₂ in cm. The groups lie one above the other; the lowest inertia cuts left from right, at less than half of what the true groups cost. Switch Standardize on.",
    claim: (here) => (here.result.best.ari ?? 1) < 0.1 && excess(here) > 2
  },
  {
    title: "Two moons",
    params: {world: "moons", init: "best", step: 6, truth: true},
    panel: "curve",
    shows: ["curve"],
    control: "init",
    marks: ["truth", "best"],
    about: "always",
    quantity: excess,
    note: {
      panel: "curve",
      text: "the right answer",
      at: onCurve(({result}) => result.trueInertia)
    },
    text: "The lowest inertia of 400 starts, and it is wrong: the true moons have a higher one. Cells have straight edges, and no straight edge parts two moons. More restarts cannot help.",
    claim: (here) => (here.result.best.ari ?? 1) < 0.5 && excess(here) > 1.1
  },
  {
    title: "Unequal size",
    params: {world: "size", init: "best", step: 36, truth: true},
    panel: "plane",
    shows: ["curve"],
    control: "truth",
    marks: ["cell"],
    about: "always",
    quantity: excess,
    text: "One group of 150, two of 12. Cutting the large one lowers the inertia more than parting the small ones, so the best clustering does that.",
    claim: (here) => {
      const [large, one, two] = [0, 1, 2].map((c) => shared(here, c));
      const home = one.indexOf(12);
      return large.filter((m) => m > 30).length >= 2 && home >= 0 && two[home] === 12 && excess(here) > 1;
    }
  },
  {
    title: "One far point",
    params: {world: "outlier", init: "best", step: 10},
    panel: "plane",
    shows: ["curve"],
    marks: ["mu"],
    about: "always",
    quantity: excess,
    note: {panel: "plane", text: "a centroid for one point", at: ({params}) => params.out},
    text: "Two clear blobs and one outlier, k = 2. The best clustering spends a centroid on the outlier and merges the blobs. Drag it nearer until it lets go.",
    claim: (here) => outlierAlone(here) && excess(here) > 1
  },
  {
    title: "One cluster more",
    // A start that reaches the best from nearby: the curve's fall leaves the two lines apart.
    params: {k: 6, init: "plusplus", start: 77, step: 6},
    panel: "curve",
    shows: ["curve"],
    control: "k",
    marks: ["truth", "best"],
    about: "always",
    quantity: excess,
    note: {
      panel: "curve",
      text: "below the true classes",
      // Left of where the lines' names stand, so that the leader crosses none of them.
      at: onCurve(({result}) => result.best.inertia, 0.12)
    },
    text: "Six clusters of five blobs: one blob is cut, and the inertia falls below that of the true classes. Every cluster more lowers it, so it cannot tell you k.",
    claim: (here) => {
      const cut = [0, 1, 2, 3, 4].map((c) => shared(here, c).filter((m) => m > 0).length);
      return excess(here) > 1 && cut.filter((parts) => parts === 2).length === 1 && Math.max(...cut) === 2;
    }
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "Five clear blobs of 30 points, k = 5, 200 starts from random points. How many in a hundred end at the lowest inertia?",
    before: {step: 0},
    reveal: {},
    shows: ["starts"],
    hides: ["shareRandom", "sharePlus", "medianRandom", "medianPlus", "minima", "random", "plusplus"],
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    answer: ({result}) => 100 * result.outcomes.random.share,
    because: ({result}) =>
      `Five random points fall into five different blobs with probability 4.1 %; Lloyd's algorithm mends many of the other starts, and leaves the rest where it cannot go downhill any more. Of k-means++ starts ${percent(result.outcomes.plusplus.share)} get there.`
  },
  {
    kind: "number",
    ask: "Two blobs of 20 points each, 3.6 apart, and one far point; k = 2. The best clustering gives the far point a centroid of its own and merges the blobs. How far from its blob's center must it be for that?",
    before: {world: "outlier", step: 0, out: [16, 6]},
    reveal: {world: "outlier", init: "best", step: 200, out: [12, 2]},
    shows: ["curve"],
    hides: ["limit"],
    min: 2,
    max: 20,
    step: 0.5,
    format: (v) => fixed(v, 1),
    answer: ({result}) => result.outlier?.limit ?? 0,
    because: ({result}) =>
      `In this sample from ${fixed(result.outlier?.limit ?? 0, 1)} on: there its squared distance costs as much as merging the blobs. With more points in the blobs it would have to be farther, about in proportion to √n: each merged point costs, and the outlier is one.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Five blobs, a random start: drag one start, and only one, so that the run ends at the lowest inertia.",
    done: (here) => {
      const {world, init, standardize, k, c, add} = here.params;
      return (
        world === "blobs" &&
        init === "random" &&
        !standardize &&
        k === 0 &&
        !add.length &&
        c.length === 1 &&
        atBest(here)
      );
    },
    way: {step: 200, c: [[1, 162, 767]]}
  },
  {
    ask: "Bring the outlier to within half a unit of where it lets go, while the best clustering still spends a centroid on it.",
    done: (here) => {
      const {outlier} = here.result;
      return outlier !== null && outlierAlone(here) && outlier.distance <= outlier.limit + 0.5;
    },
    way: {world: "outlier", init: "best", step: 200, out: [12, 2]}
  },
  {
    ask: "Leave a centroid without a single point, at the end.",
    done: ({params, result}) => {
      const {labels} = endOf(result);
      return (
        params.step >= result.moments.length - 1 && labels !== null && sizes(labels, result.k).includes(0)
      );
    },
    way: {
      step: 200,
      c: [
        [0, 0, 1000],
        [1, 20, 990]
      ]
    }
  },
  {
    ask: "Give the outlier company: leave it 8 units or less from the middle between the blobs, and add points beside it by clicking, until it has a cluster without any point of the blobs.",
    done: ({params, result: {best, points}}) => {
      const sampled = points.n - points.added;
      return (
        params.world === "outlier" &&
        !params.standardize &&
        points.added > 0 &&
        Math.hypot(...params.out) <= 8 &&
        !best.labels.subarray(0, sampled - 1).includes(best.labels[sampled - 1])
      );
    },
    way: {
      world: "outlier",
      init: "best",
      step: 200,
      out: [7.8, 0],
      add: [
        [540, 510],
        [530, 490],
        [545, 495]
      ]
    }
  }
];
