import {standIn} from "../../figure/own/stand-in.js";
import {amount, count} from "../../marks/format.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {averages} from "./metrics.js";
import {model} from "./model.js";
import {grid} from "./panels/grid.js";
import {labels} from "./panels/labels.js";
import {measures} from "./panels/measures.js";
import {thresholds} from "./panels/thresholds.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, emptyExamples} from "./words.js";

const figure: Room["Figure"] = {
  slug: "multi-label-evaluation",
  title: "Which cells does a measure count?",
  params,
  panels: [grid, measures, labels, thresholds],
  opens: ["measures"],
  main: 0.6,
  model,
  thumb,
  invariants,
  describe,
  reads: {
    exact: ({result}) => amount(result.scored.exactMatch),
    hamming: ({result}) => amount(result.scored.hamming),
    jaccard: ({result}) => amount(result.scored.samples.jaccard),
    microF: ({result}) => amount(result.scored.micro.f1),
    macroF: ({result}) => amount(result.scored.macro.f1),
    weightedF: ({result}) => amount(result.scored.weighted.f1),
    samplesF: ({result}) => amount(result.scored.samples.f1),
    coverage: ({result}) => amount(result.ranked.coverage),
    loss: ({result}) => amount(result.ranked.rankingLoss, 3),
    lrap: ({result}) => amount(result.ranked.lrap, 3),
    atOne: ({result}) => amount(result.ranked.precisionAtOne),
    map: ({result}) => amount(result.ranked.meanAveragePrecision, 3),
    zero: ({params}) => params.zero,
    empty: ({result}) => count(emptyExamples(result)),
    density: ({result}) => amount(result.nothing.scored.hamming),
    n: ({result}) => count(result.n)
  },
  scenes,
  predictions,
  goals,
  table: ({result: {names, scored, ranked, nothing}}) => [
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
        ["exact match", scored.exactMatch, nothing.scored.exactMatch],
        ["Hamming loss", scored.hamming, nothing.scored.hamming],
        ["coverage error", ranked.coverage, nothing.ranked.coverage],
        ["ranking loss", ranked.rankingLoss, nothing.ranked.rankingLoss],
        ["LRAP", ranked.lrap, nothing.ranked.lrap]
      ] as const
    ).map(([of, value, nothing_predicted]) => ({of, value, nothing_predicted}))
  ],
  own: {param: "table", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: (params, data) =>
    params.table === "own" && !data ? standIn({table: "simulated"}, "Simulated items stand in") : null
};

export default figure;
