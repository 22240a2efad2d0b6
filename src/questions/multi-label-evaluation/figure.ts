import {defineFigure, inParts} from "../../figure/contract.js";
import {count, fixed} from "../../marks/format.js";
import {goals, predictions, scenes} from "./lesson.js";
import {averages} from "./metrics.js";
import {model, type Result} from "./model.js";
import {accept} from "./own.js";
import {type Data, type Declared, params} from "./params.js";
import {createGrid} from "./view/grid.js";
import {height} from "./view/layout.js";
import {createMeasures} from "./view/measures.js";
import {createStrips} from "./view/strips.js";
import {describe} from "./words.js";

export default defineFigure<Declared, Data, Result>({
  slug: "multi-label-evaluation",
  title: "Which cells does a measure count?",
  params,
  height,
  model,
  view: inParts(createGrid, createStrips, createMeasures),
  describe,
  reads: {
    exact: ({result}) => fixed(result.scored.exactMatch),
    hamming: ({result}) => fixed(result.scored.hamming),
    jaccard: ({result}) => fixed(result.scored.samples.jaccard),
    microF: ({result}) => fixed(result.scored.micro.f1),
    macroF: ({result}) => fixed(result.scored.macro.f1),
    weightedF: ({result}) => fixed(result.scored.weighted.f1),
    samplesF: ({result}) => fixed(result.scored.samples.f1),
    coverage: ({result}) => fixed(result.ranked.coverage),
    loss: ({result}) => fixed(result.ranked.rankingLoss, 3),
    lrap: ({result}) => fixed(result.ranked.lrap, 3),
    zero: ({params}) => params.zero,
    empty: ({result: {n, L, truth, predicted}}) => {
      let empty = 0;
      for (let i = 0; i < n; ++i) {
        let any = 0;
        for (let k = i * L; k < (i + 1) * L; ++k) any |= truth[k] | predicted[k];
        if (!any) ++empty;
      }
      return count(empty);
    },
    density: ({result: {n, L, scored}}) =>
      fixed(scored.labels.reduce((sum, {tp, fn}) => sum + tp + fn, 0) / (n * L))
  },
  scenes,
  predictions,
  goals,
  table: ({result: {names, scored, ranked}}) => [
    ...scored.labels.map(({tp, fp, fn, tn, precision, recall, f1, jaccard}, j) => ({
      of: names[j],
      tp,
      fp,
      fn,
      tn,
      precision,
      recall,
      f1,
      jaccard
    })),
    ...averages.map((average) => ({of: average, tp: "", fp: "", fn: "", tn: "", ...scored[average]})),
    ...(
      [
        ["exact match", scored.exactMatch],
        ["Hamming loss", scored.hamming],
        ["coverage error", ranked.coverage],
        ["ranking loss", ranked.rankingLoss],
        ["LRAP", ranked.lrap]
      ] as const
    ).map(([of, value]) => ({of, value}))
  ],
  own: {
    ask: "For each label one column of 0 and 1, what is true, and one of scores between 0 and 1, named alike: sport_true, sport_score.",
    example:
      "sport_true,sport_score,travel_true,travel_score,health_true,health_score\n1,0.91,0,0.22,0,0.05\n0,0.30,1,0.48,0,0.11\n1,0.62,1,0.71,0,0.35\n0,0.12,0,0.55,1,0.80\n0,0.08,0,0.15,0,0.44\n1,0.77,0,0.31,1,0.39\n",
    param: "table",
    option: "own",
    accept
  },
  mend: (params, data) =>
    params.table === "own" && !data
      ? {
          params: {table: "simulated"},
          note: "This link shows a reader's own table, which links do not carry; here are the simulated items."
        }
      : null
});
