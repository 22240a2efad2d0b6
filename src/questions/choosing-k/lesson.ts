import {amount} from "../../marks/format.js";
import {elbow} from "../../ml/elbow.js";
import type {Room} from "./params.js";
import {meanOf, votesOf} from "./words.js";

type State = Room["State"];

/** How far the curve lies below its chord at most, as a share of its fall. */
const bend = ({params: {end}, result: {inertia, votes}}: State): number => {
  const [first, last] = [inertia[0], inertia[end - 1]];
  return (
    (first + ((last - first) * (votes.elbow - 1)) / (end - 1) - inertia[votes.elbow - 1]) / (first - last)
  );
};

/** The mean silhouette of each cluster, from the lowest. */
const blades = ({params: {k}, result: {labels, silhouettes}}: State): number[] =>
  Array.from({length: k}, (_, c) =>
    silhouettes ? meanOf(silhouettes.filter((_, i) => labels[i] === c)) : 0
  ).sort((a, b) => a - b);

export const scenes: readonly Room["Scene"][] = [
  {
    title: "One elbow",
    params: {},
    panel: "plane",
    shows: ["elbow"],
    about: "always",
    control: "d",
    marks: ["inertia", "bend"],
    quantity: bend,
    text: "Three clusters, six standard deviations apart. The lowest inertia falls with every k. The elbow is where it lies farthest below the chord between its ends: at 3, and plain to see.",
    claim: ({result: {inertia, votes}}) =>
      votes.elbow === 3 && inertia.every((J, j) => j === 0 || J < inertia[j - 1])
  },
  {
    title: "Slid into one",
    params: {d: 0},
    panel: "elbow",
    shows: ["elbow"],
    about: "always",
    control: "d",
    marks: ["inertia", "bend"],
    quantity: bend,
    text: "The same draws, slid together: one Gaussian, nothing to part. Where there is nothing to find J falls about as 1/k, and that curve bends, too: the chord still finds an elbow, at 3.",
    claim: ({result: {votes}}) => votes.elbow === 3
  },
  {
    title: "The axis’ end decides",
    params: {d: 0, end: 16, k: 4},
    panel: "elbow",
    shows: ["elbow"],
    about: "always",
    control: "end",
    marks: ["end", "bend", "chord"],
    quantity: bend,
    text: "The same points, the axis drawn to 16 rather than 7: the elbow is at 4 or 5 now. Drag the ring and it follows, at about the square root of where the axis ends. It answers the axis, not the data.",
    claim: ({result: {votes, inertia}}) =>
      (votes.elbow === 4 || votes.elbow === 5) && elbow(inertia.subarray(0, 7)) === 3
  },
  {
    title: "Knives",
    params: {k: 4},
    panel: "knife",
    shows: ["knife"],
    about: "always",
    control: "k",
    marks: ["knife", "mean"],
    quantity: (state) => blades(state)[1],
    text: "Four clusters of three: one is cut. A point’s silhouette compares its own cluster with the next nearest. The two halves are near to each other, so their knives stay short of the mean. Set k to 3: the mean rises.",
    claim: (state) => {
      const means = blades(state);
      const mean = meanOf(state.result.silhouettes ?? new Float64Array(1));
      return state.result.votes.silhouette === 3 && means[1] < mean && mean < means[2];
    }
  },
  {
    title: "Compared with nothing",
    params: {d: 4, method: "gap"},
    panel: "method",
    shows: ["method"],
    about: "always",
    control: "method",
    marks: ["curve", "error", "vote"],
    quantity: ({result: {gap}}) => (gap ? gap.gap[2] - gap.gap[0] : 0),
    text: "Gap(k) is how far log J(k) lies below its mean over 50 uniform samples in the data’s box. Its maximum says 3. The paper’s rule, the first k whose next is not clearly higher, stops at 1: for three clusters alike, k = 2 gains nothing over 1.",
    claim: ({result: {votes, gap}}) =>
      votes.gap === 1 && votes.gapMost === 3 && gap !== null && gap.gap[1] - gap.error[1] <= gap.gap[0]
  },
  {
    title: "Nothing there",
    params: {world: "square", votes: true, k: 4},
    panel: "votes",
    shows: ["votes"],
    about: "here",
    control: "votes",
    marks: ["votes"],
    text: "An even spread over a square. Silhouette, both indices and stability are not defined at k = 1, so none of them can say one; the elbow finds several again. The gap’s rule says 1 here, as in about nine of ten such samples; its maximum seldom does.",
    claim: ({result: {votes}}) => votes.gap === 1 && votes.elbow > 1
  },
  {
    title: "Two right answers",
    params: {world: "pairs", votes: true, k: 4},
    panel: "votes",
    shows: ["votes"],
    about: "always",
    control: "k",
    marks: ["votes"],
    quantity: ({result: {curves}}) => curves.silhouette?.[2] ?? 0,
    text: "Two pairs of clusters: 14 apart, 5 within. Elbow, silhouette and stability say 2, Calinski–Harabasz and the gap say 4 (Davies–Bouldin 2 or 3, by the sample). Neither is wrong; what the clusters are for decides.",
    claim: ({result: {votes}}) =>
      votes.elbow === 2 &&
      votes.silhouette === 2 &&
      votes.stability === 2 &&
      (votes.db === 2 || votes.db === 3) &&
      votes.ch === 4 &&
      votes.gap === 4 &&
      votes.gapMost === 4
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "The three clusters are slid onto one place: one Gaussian, nothing to part. The curve runs from k = 1 to 7. Where is its elbow now?",
    before: {},
    reveal: {d: 0},
    shows: ["elbow"],
    options: ["at 1: nothing bends", "at 2", "where it was", "at 4 or beyond"],
    answer: ({result: {votes}}) => Math.min(votes.elbow, 4) - 1,
    because: ({result: {votes}}) =>
      `At ${votes.elbow}. Without any structure J falls about as 1/k in the plane, and such a curve from 1 to K lies farthest below its chord at √K, here √7 ≈ 2.6. An elbow is no evidence of clusters.`
  },
  {
    kind: "choice",
    ask: "Two pairs of clusters: the pairs 14 standard deviations apart, the two of a pair 5. What do the mean silhouette and the gap statistic say?",
    before: {},
    reveal: {world: "pairs", votes: true, k: 4},
    shows: ["votes"],
    options: ["both say two", "both say four", "silhouette two, gap four", "silhouette four, gap two"],
    answer: ({result: {votes}}) =>
      votes.silhouette === 2 ? (votes.gap === 2 ? 0 : 2) : votes.gap === 2 ? 3 : 1,
    because: ({result: {votes, curves}}) =>
      `The silhouette says ${votes.silhouette}: its mean is ${amount(curves.silhouette?.[0] ?? 0)} at 2 and ${amount(curves.silhouette?.[2] ?? 0)} at 4, since at 4 each point has a second cluster nearby. The gap says ${votes.gap}: at 4 the inertia is farthest below that of a uniform box.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Slide the three clusters until all seven votes agree.",
    done: ({settled: {world}, result}) =>
      world === "three" &&
      result.votes.gap !== null &&
      votesOf(result).every(({k}) => k === result.votes.elbow),
    way: {d: 10, votes: true}
  },
  {
    ask: "Make the elbow of one single Gaussian say 2, by the axis alone.",
    done: ({settled: {world, d}, result: {votes}}) => world === "three" && d === 0 && votes.elbow === 2,
    way: {d: 0, end: 4}
  },
  {
    ask: "Find a distance at which the silhouette still says 3 and the gap’s maximum already says 1.",
    done: ({settled: {world}, result: {votes}}) =>
      world === "three" && votes.silhouette === 3 && votes.gapMost === 1,
    way: {d: 2.4, method: "gap"}
  }
];
