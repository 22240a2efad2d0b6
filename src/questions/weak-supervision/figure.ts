import {defineFigure, inParts} from "../../figure/contract.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model, type Result} from "./model.js";
import {type Data, type Declared, params} from "./params.js";
import {createChart} from "./view/chart.js";
import {createFunctions} from "./view/functions.js";
import {createLabels} from "./view/labels.js";
import {height} from "./view/layout.js";
import {createMessage} from "./view/message.js";
import {describe, reads, table} from "./words.js";

export default defineFigure<Declared, Data, Result>({
  slug: "weak-supervision",
  title: "Rules vote, a model weighs them",
  params,
  height,
  model,
  view: inParts(createFunctions, createLabels, createMessage, createChart),
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table
});
