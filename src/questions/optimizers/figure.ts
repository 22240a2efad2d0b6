import {defineFigure, inParts} from "../../figure/contract.js";
import type {Data} from "./data.json.js";
import {laneKeys} from "./lanes.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model, type Result} from "./model.js";
import {type Declared, params} from "./params.js";
import {reads} from "./reads.js";
import {createAnatomy} from "./view/anatomy.js";
import {height} from "./view/layout.js";
import {createLoss} from "./view/loss.js";
import {createSteps} from "./view/steps.js";
import {createSurface} from "./view/surface.js";
import {createTable} from "./view/table.js";
import {describe, stepOf} from "./words.js";

export default defineFigure<Declared, Data, Result>({
  slug: "optimizers",
  title: "Seven optimizers on one surface",
  params,
  height,
  model,
  view: inParts(createSurface, createLoss, createTable, createAnatomy, createSteps),
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table: ({params: {t}, result: {race}}) =>
    laneKeys.flatMap((key) => {
      const lane = race.lanes[key];
      return Array.from({length: stepOf(lane, t) + 1}, (_, step) => ({
        optimizer: key,
        learning_rate: lane.hyper.rate,
        step,
        w1: lane.x[step],
        w2: lane.y[step],
        loss_above_least: lane.gap[step],
        update_w1: lane.terms[step]?.delta[0] ?? "",
        update_w2: lane.terms[step]?.delta[1] ?? ""
      }));
    })
});
