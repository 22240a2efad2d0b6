import {standIn} from "../../figure/own/stand-in.js";
import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {costs} from "./panels/costs.js";
import {coverage} from "./panels/coverage.js";
import {diagnostics} from "./panels/diagnostics.js";
import {points} from "./panels/points.js";
import {intervals, slopes} from "./panels/slopes.js";
import {tests} from "./panels/tests.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "linear-regression-assumptions",
  title: "One sample, a thousand slopes, one violation",
  params,
  panels: [points, slopes, intervals, coverage, costs, diagnostics, tests],
  opens: ["slopes"],
  main: 0.58,
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table,
  own: {param: "data", option: "own", load: () => import("./own.js").then(({own}) => own)},
  mend: (p, data) =>
    p.data === "own" && !data.own ? standIn({data: "a2"}, "Anscombe’s second stands in") : null
};

export default figure;
