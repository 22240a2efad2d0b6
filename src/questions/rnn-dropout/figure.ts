import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {averages} from "./panels/averages.js";
import {band} from "./panels/band.js";
import {chain} from "./panels/chain.js";
import {dense} from "./panels/dense.js";
import {left} from "./panels/left.js";
import {nets} from "./panels/nets.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "rnn-dropout",
  title: "What dropout leaves of the first input",
  params,
  panels: [chain, left, averages, nets, band, dense],
  lines: 3,
  opens: ["left"],
  main: 0.58,
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table,
  thumb,
  invariants
};

export default figure;
