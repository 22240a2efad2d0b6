import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {lists} from "./panels/lists.js";
import {others} from "./panels/others.js";
import {plane} from "./panels/plane.js";
import {shelf} from "./panels/shelf.js";
import {thumb} from "./panels/thumb.js";
import {worth} from "./panels/worth.js";
import {params, type Room} from "./params.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "collaborative-vs-content-filtering",
  title: "A shelf, filled from two sides",
  params,
  panels: [shelf, lists, worth, others, plane],
  opens: ["lists"],
  main: 0.64,
  model,
  thumb,
  invariants,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table
};

export default figure;
