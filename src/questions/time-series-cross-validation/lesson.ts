import {type Spread, spreadOf} from "./counted.js";
import {counts, leansOf} from "./leans.js";
import {type Room, type Scheme, schemes} from "./params.js";
import {errorText} from "./words.js";

type State = Room["State"];

/** A scheme's reports over many series, or the future's errors, at the present setting. */
const over = ({data, settled, result: {cut}}: State, scheme: Scheme | "future", gap = cut.gap): Spread =>
  spreadOf(data.counted, settled.learner, settled.memory, cut.width, scheme, scheme === "future" ? 0 : gap);
const mean = (spread: Spread): number => spread[3];

const ratio = ({settled: {scheme}, result: {reports, future}}: State): number =>
  reports[scheme].report / future.error;
const expected = ({result: {truth}}: State): readonly [report: number, future: number] => [
  truth?.scheme.expected ?? Number.NaN,
  truth?.future.expected ?? Number.NaN
];

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Shuffled, on the time index",
    params: {},
    panel: "series",
    about: "always",
    control: "at",
    marks: ["leak", "report"],
    quantity: ratio,
    text: "3-NN averages the three training rows nearest in time, and shuffled folds leave them on both sides of the test row. Nearly every report is below its future’s error, in expectation about a tenth of it. Drag the test row.",
    claim: (state) => {
      const {rows, reports} = state.result;
      // Of all rows but the last three, most lean on a later one that shares their error.
      const later = reports.shuffled.splits.flatMap(({train, test}) =>
        [...test].filter((i) => i < rows.train - 1).map((i) => train.includes(i + 1) || train.includes(i + 2))
      );
      const [report, future] = expected(state);
      return (
        ratio(state) < 1 &&
        Math.abs(report / future - 0.105) < 0.013 &&
        later.filter(Boolean).length > 0.85 * later.length
      );
    }
  },
  {
    title: "Same shuffle, other features",
    params: {learner: "lags"},
    panel: "series",
    shows: ["spread"],
    about: "always",
    control: "learner",
    marks: ["free", "features"],
    text: "The features are the last three values (rings). They reach into training rows; nothing leaks. What is left of a row is its own new shock, uncorrelated with what is left of others. Over 400 series report and future agree in the mean.",
    claim: (state) =>
      state.result.truth?.scheme.shared === 0 &&
      leansOf(state).every((lean) => !counts(lean)) &&
      state.result.row.weights.every((w) => Math.abs(w) < 0.2) &&
      Math.abs(mean(over(state, "shuffled")) / mean(over(state, "future")) - 1) < 0.04
  },
  {
    title: "Blocks in time",
    params: {scheme: "blocked"},
    panel: "folds",
    shows: ["folds"],
    about: "exact",
    control: "scheme",
    marks: ["report"],
    text: "The time index again, but each test fold is one block, so neighbors are far away, except at its edges. The expected report is eight times that of shuffling, and an eighth below the future’s error: a block has neighbors on both sides, the future on one.",
    claim: (state) => {
      const [report, future] = expected(state);
      return report > 8 * 0.8335 && report < 8.5 * 0.8335 && Math.abs(report / future - 0.87) < 0.01;
    }
  },
  {
    title: "Only the past",
    params: {scheme: "expanding"},
    panel: "folds",
    shows: ["folds"],
    about: "exact",
    control: "scheme",
    marks: ["report", "future"],
    text: "Each fold trains on all that came before it. Nothing later is used, and the expected report comes within 6 % of the future’s error. In one series the folds differ widely, and so does the future: 40 values that depend on each other.",
    claim: (state) => {
      const [report, future] = expected(state);
      const [low, , high] = over(state, "future");
      return (
        state.result.reports.expanding.splits.every(({train, test}) => train[train.length - 1] < test[0]) &&
        report < future &&
        report > 0.94 * future &&
        high > 4 * low
      );
    }
  },
  {
    title: "White noise",
    params: {memory: 0},
    panel: "spread",
    shows: ["spread"],
    about: "exact",
    control: "memory",
    marks: ["spread", "future"],
    text: "Without memory no row says anything of another. The mean of three neighbors errs by 1 + 1/3 wherever they lie, and all schemes report that in the mean. In a single series they still differ. Shuffling is no sin by itself.",
    claim: (state) => {
      const [report, future] = expected(state);
      return (
        Math.abs(report - 4 / 3) < 1e-12 &&
        Math.abs(future - 4 / 3) < 1e-12 &&
        (["future", ...schemes] as const).every((scheme) => {
          const [, , , m, error] = over(state, scheme);
          return Math.abs(m - 4 / 3) < 3 * error + 0.005;
        })
      );
    }
  },
  {
    title: "Targets that overlap",
    params: {width: 10, scheme: "blocked", at: 118},
    panel: "series",
    shows: ["spread"],
    about: "exact",
    control: "width",
    marks: ["leak", "before"],
    text: "Each target is now the mean of the next ten values, so rows nearer than ten have values in common. At the edges of a block training targets hold part of the answer: the expected report is a third below the future’s error.",
    claim: (state) => {
      const [report, future] = expected(state);
      const leans = leansOf(state).filter(counts);
      return (
        Math.abs(report / future - 0.65) < 0.02 &&
        leans.some((l) => l.row > state.result.row.row && l.shared > 0.15)
      );
    }
  },
  {
    title: "Purge and embargo",
    params: {width: 10, scheme: "purged", gap: 9, at: 118},
    panel: "gap",
    shows: ["gap"],
    about: "exact",
    control: "gap",
    marks: ["purged", "expanding"],
    text: "Purging drops the training rows whose targets share values with the test block’s; an embargo drops some more after it. The expected report comes within 2 % of the future. An expanding window needs a gap of nine; 19 is too long, and it overshoots.",
    claim: (state) => {
      const [report, future] = expected(state);
      return (
        Math.abs(report / future - 1) < 0.02 &&
        mean(over(state, "expanding", 0)) < 0.8 * mean(over(state, "future")) &&
        mean(over(state, "expanding", 9)) > mean(over(state, "expanding", 4)) &&
        mean(over(state, "expanding", 19)) > mean(over(state, "future"))
      );
    }
  },
  {
    title: "Air passengers",
    params: {series: "air", learner: "lags", lags: 12, scheme: "expanding"},
    panel: "folds",
    shows: ["folds"],
    about: "here",
    control: "scheme",
    marks: ["report", "future"],
    text: "Logarithms of 144 monthly totals; least squares on the last twelve; the last two years are the future. The first window fits 13 coefficients to 18 rows, and its error swamps the mean. The last three are within a factor of three of the future’s. Look at the folds, not at their mean alone.",
    claim: ({result: {reports, future, rows}}) => {
      const {errors, report, splits} = reports.expanding;
      return (
        rows.train === 108 &&
        splits[0].train.length === 18 &&
        errors[0] > 0.8 * errors.reduce((a, b) => a + b, 0) &&
        report > 10 * future.error &&
        errors.slice(2).every((e) => e < 3 * future.error && e > future.error / 3)
      );
    }
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "Same series, same shuffled folds. Now least squares predicts each value from the three before it. Over many series, what does shuffled k-fold report, compared with the future?",
    options: ["too little: it is too good", "about right", "too much: it is too bad"],
    before: {},
    reveal: {learner: "lags"},
    shows: ["series", "spread"],
    answer: (state) => {
      const r = mean(over(state, "shuffled")) / mean(over(state, "future"));
      return r < 0.9 ? 0 : r > 1.1 ? 2 : 1;
    },
    because: (state) =>
      `In the mean ${errorText(mean(over(state, "shuffled")))} against ${errorText(mean(over(state, "future")))}, with new shocks of variance 1. Training rows lie on both sides, as before, but their errors have nothing to do with the test row’s, and no single one of them counts for much.`
  },
  {
    kind: "choice",
    ask: "Logarithms of air passengers, least squares on the last twelve months, five folds. Whose report is farthest from the error of the last two years, which no fold has seen?",
    options: ["shuffling’s", "the blocks’", "the growing windows’"],
    before: {series: "air", learner: "lags", lags: 12},
    hides: ["report", "future", "caption"],
    reveal: {series: "air", learner: "lags", lags: 12, scheme: "expanding"},
    shows: ["series", "folds"],
    answer: ({result: {reports, future}}) => {
      const off = (["shuffled", "blocked", "expanding"] as const).map((scheme) =>
        Math.abs(Math.log(reports[scheme].report / future.error))
      );
      return off.indexOf(Math.max(...off));
    },
    because: ({result: {reports, future}}) =>
      `Shuffled ${errorText(reports.shuffled.report)}, blocked ${errorText(reports.blocked.report)}, expanding ${errorText(reports.expanding.report)}; the future ${errorText(future.error)}. Nothing leaks here, so shuffling does little harm; but the first window has 18 rows for 13 coefficients. A scheme can be honest about time and wrong about the size of the training set.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Make shuffled k-fold report less than a hundredth of the future’s error.",
    done: (state) =>
      state.settled.scheme === "shuffled" && state.settled.series === "simulated" && ratio(state) < 0.01,
    way: {width: 20, memory: 0.98}
  },
  {
    ask: "With targets of ten values on the time index, make no target that counts in the test row’s prediction share its error.",
    done: (state) =>
      state.settled.learner === "time" &&
      state.settled.series === "simulated" &&
      state.result.cut.width === 10 &&
      leansOf(state).every((lean) => !counts(lean)),
    way: {width: 10, memory: 0, scheme: "expanding", gap: 9, at: 118}
  },
  {
    ask: "With air passengers, find folds whose report is within 40 % of the future’s error.",
    done: (state) => state.settled.series === "air" && Math.abs(ratio(state) - 1) < 0.4,
    way: {series: "air", learner: "lags", lags: 1}
  }
];
