import {percent} from "../../marks/format.js";
import {cutAt} from "./cut.js";
import {model} from "./model.js";
import type {Room} from "./params.js";
import {apart, keptAt} from "./plane.js";
import {shuffledOf} from "./table.js";

type State = Room["State"];

const firstShare = ({result: {values, total}}: State): number => values[0] / total;
const keptBy = (values: Float64Array, m: number): number =>
  values.subarray(0, m).reduce((a, b) => a + b, 0) / values.reduce((a, b) => a + b, 0);
/** How often the best cut is right, along the axis this far from the first component. */
const cut = ({result: {plane, table}}: State, off: number): number =>
  table.label ? cutAt(plane, table.label, plane.best + off) : 0;
/** The fewest components that keep this share. */
export const fewest = (values: Float64Array, share: number): number =>
  Array.from(values, (_, k) => k + 1).find((m) => keptBy(values, m) >= share) ?? values.length;

export const scenes: readonly Room["Scene"][] = [
  {
    title: "One axis, turned by hand",
    params: {},
    panel: "plane",
    shows: ["turn"],
    about: "always",
    control: "angle",
    marks: ["axis"],
    quantity: ({params, result}) => keptAt(result.plane, params.angle),
    text: "Each point is to be told by one number: where its foot stands on your axis. This axis keeps less than a third of the variance. Turn it until the share peaks: that is the first component.",
    claim: (state) => {
      const {params, result} = state;
      const at = (a: number) => keptAt(result.plane, a);
      const peak = Math.max(...Array.from({length: 180}, (_, a) => at(a)));
      return at(params.angle) < 1 / 3 && peak > 0.8 && Math.abs(peak - firstShare(state)) < 1e-3;
    }
  },
  {
    title: "A flat top",
    params: {angle: 42, best: true},
    panel: "turn",
    shows: ["turn"],
    about: "always",
    control: "angle",
    marks: ["axis", "best"],
    quantity: firstShare,
    text: "Near the first component little changes: 10° off costs less than three points of a hundred. At 45° off half the variance is left, whatever the cloud; at 90° what the component drops.",
    claim: ({result: {plane, values, total}}) => {
      const at = (off: number) => keptAt(plane, plane.best + off);
      return (
        at(0) - at(10) < 0.03 &&
        at(0) - at(-10) < 0.03 &&
        Math.abs(at(45) - 0.5) < 1e-9 &&
        Math.abs(at(90) - values[1] / total) < 1e-9
      );
    }
  },
  {
    title: "Most variance, least use",
    params: {world: "pancakes", angle: 30, best: true},
    panel: "turn",
    shows: ["turn"],
    about: "always",
    control: "angle",
    marks: ["kept", "cuts"],
    quantity: (state) => cut(state, 0),
    text: "PCA is never told the classes. The first component keeps about nine tenths, and the best cut along it is right less than seven times in ten; along the direction that it drops, more than nine.",
    claim: (state) =>
      firstShare(state) > 0.88 && firstShare(state) < 0.95 && cut(state, 0) < 0.7 && cut(state, 90) > 0.9
  },
  {
    title: "Centimeters to millimeters",
    params: {unit: 10, angle: 30, best: true},
    panel: "plane",
    shows: ["turn"],
    about: "always",
    control: "standardize",
    marks: ["best", "axis"],
    quantity: ({result}) => result.plane.best,
    text: "Only the unit of x₂ has changed, and so the first component has. Your axis stands where it was. Switch Standardize on: with two features it is then at 45° (or 135°), in any unit.",
    claim: (state) => {
      const {plane} = state.result;
      const scaled = model({...state.params, standardize: true}, null).plane.best;
      return apart(plane.best, 90) < 10 && keptAt(plane, 30) < 0.5 && Math.abs(scaled - 45) < 1e-6;
    }
  },
  {
    title: "64 numbers, 10 kept",
    params: {world: "digits"},
    panel: "rebuilt",
    shows: ["plane", "rebuilt", "scree"],
    about: "always",
    control: "m",
    marks: ["rebuilt", "dropped"],
    quantity: ({result}) => result.byPca.share,
    text: "Each picture becomes the mean picture plus 10 numbers times 10 components. What one loses, squared and added up, is on average the sum of the eigenvalues dropped. Move m; click another digit.",
    claim: ({result: {byPca, dropped, total, m}}) =>
      m === 10 && Math.abs(byPca.error - dropped) < 1e-9 * total && byPca.share > 0.75
  },
  {
    title: "Random directions",
    params: {world: "digits", m: 20, method: "random"},
    panel: "beside",
    shows: ["plane", "rebuilt", "beside"],
    about: "always",
    control: "method",
    marks: ["rebuilt", "nearest", "share"],
    quantity: ({result}) => result.byRandom?.nearest ?? 0,
    text: "Twenty directions that never saw the data keep about 20/64 of the variance, less than half of what as many components keep. The picture is gone; yet 1-NN is right for more than three in four digits.",
    claim: ({result: {byPca, byRandom}}) =>
      byRandom !== null &&
      Math.abs(byRandom.share - 20 / 64) < 0.1 &&
      byRandom.share < byPca.share / 2 &&
      (byRandom.nearest ?? 0) > 0.75
  },
  {
    title: "Noise has a scree, too",
    params: {world: "noise", m: 5, shuffled: true},
    panel: "scree",
    shows: ["plane", "scree"],
    about: "always",
    control: "shuffled",
    marks: ["shuffled", "keptbars"],
    quantity: ({result: {values}}) => keptBy(values, 5),
    text: "Twenty independent features of equal variance: nothing to find. Sorted, the sample’s eigenvalues fall all the same. Those of the table with each column shuffled, dotted, fall as steeply.",
    claim: ({result: {values, shuffled}}) =>
      shuffled !== null &&
      values[0] > 1.5 * values[9] &&
      shuffled[0] > 1.5 * shuffled[9] &&
      Math.abs(keptBy(values, 5) - keptBy(shuffled, 5)) < 0.08
  },
  {
    title: "Cosines from nothing",
    params: {world: "walks", m: 3},
    panel: "waves",
    shows: ["plane", "waves"],
    about: "always",
    control: "seed",
    marks: ["c1", "cosines"],
    quantity: firstShare,
    text: "Two hundred random walks that do not know of each other. Over time component 1 runs along half a cosine, component 2 along a whole one. It looks like structure; it is what walks do.",
    claim: (state) => {
      const {walk} = state.result;
      return (
        walk !== null && firstShare(state) > 0.5 && walk.correlation[0] > 0.98 && walk.correlation[1] > 0.95
      );
    }
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "Twenty features of pure noise, all of variance 1 and independent; 30 rows. What share of the sample’s variance do the first five components keep?",
    before: {},
    reveal: {world: "noise", m: 5, shuffled: true},
    shows: ["plane", "scree"],
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    answer: ({result: {values}}) => 100 * keptBy(values, 5),
    because: ({result: {values}}) =>
      `${percent(keptBy(values, 5))} in this sample, where 5 of 20 is 25 %: PCA chooses the directions in which this noise happens to spread most. With more rows the share falls towards 25 %.`
  },
  {
    kind: "number",
    ask: "A hundred simulated digits of 8 × 8 pixels. How many of the 64 components keep 90 % of the variance?",
    before: {},
    reveal: {world: "digits", m: 18},
    shows: ["plane", "rebuilt", "scree"],
    min: 1,
    max: 64,
    step: 1,
    unit: "components",
    answer: ({result: {values}}) => fewest(values, 0.9),
    because: ({params, result: {values, table}}) => {
      const m = fewest(values, 0.9);
      return `${m}: they keep ${percent(keptBy(values, m))}, one fewer ${percent(keptBy(values, m - 1))}. With each pixel shuffled by itself it takes ${fewest(shuffledOf(table, params.seed), 0.9)}, since some pixels hardly vary and rows are few. The rest is done by pixels that go together, neighbors most.`;
    }
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "With the first component hidden, turn your axis until it keeps at least 99 % of what the first component keeps, for the cloud in its first unit.",
    done: ({params, result: {plane, values, total}}) =>
      params.world === "cloud" &&
      !params.best &&
      params.unit === 1 &&
      !params.standardize &&
      keptAt(plane, params.angle) >= (0.99 * values[0]) / total,
    way: {angle: 30}
  },
  {
    ask: "Find a digit whose own squared error with 10 components is more than twice the average.",
    done: ({params, result}) =>
      params.world === "digits" &&
      params.method === "pca" &&
      result.m === 10 &&
      result.rowError > 2 * result.byPca.error,
    way: {world: "digits", row: 71}
  },
  {
    ask: "Find an axis that keeps under a fifth of the variance, and along which a cut tells the two flat classes apart in at least 95 of 100.",
    done: ({params, result: {plane, table}}) =>
      params.world === "pancakes" &&
      table.label !== null &&
      keptAt(plane, params.angle) < 0.2 &&
      cutAt(plane, table.label, params.angle) >= 0.95,
    way: {world: "pancakes", angle: 120}
  }
];
