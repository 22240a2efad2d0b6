import {standIn} from "../../figure/own/stand-in.js";
import {fitting} from "./cut.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {folds} from "./panels/folds.js";
import {gap} from "./panels/gap.js";
import {picked} from "./panels/picked.js";
import {series} from "./panels/series.js";
import {spread} from "./panels/spread.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";
import {TRAIN, tabled} from "./world.js";

const figure: Room["Figure"] = {
  slug: "time-series-cross-validation",
  title: "What a test row’s prediction leans on",
  params,
  panels: [series, folds, spread, gap, picked],
  opens: [],
  lines: 3,
  main: 0.6,
  limits: {
    at: (p, data) => {
      const values = p.series === "own" ? data.own?.values : p.series === "air" ? data.air : null;
      return values ? tabled(Float64Array.from(values), "", null, p.width, p.lags).train : TRAIN;
    }
  },
  model,
  worker: () => new Worker(import.meta.resolve("./worker.js"), {type: "module"}),
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table,
  own: {param: "series", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: (p, data) => {
    if (p.series === "own" && !data.own) return standIn({series: "air"}, "Air passengers stand in");
    if (p.series === "simulated") return null;
    const values = (p.series === "own" ? data.own?.values : data.air)?.length ?? 0;
    const {width, gap} = fitting(values, p.lags, {folds: p.folds, gap: p.gap, width: p.width, seed: p.seed});
    return width === p.width && gap === p.gap
      ? null
      : {
          params: {width: width as 1, gap: gap as 0},
          note: `${values} values leave no room for that: targets of ${width}, a gap of ${gap}.`
        };
  }
};

export default figure;
