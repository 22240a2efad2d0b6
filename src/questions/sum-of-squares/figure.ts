import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {bowl} from "./panels/bowl.js";
import {parts} from "./panels/parts.js";
import {squares} from "./panels/squares.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {describe, reads} from "./words.js";

const figure: Room["Figure"] = {
  slug: "sum-of-squares",
  title: "Residuals, their squares, and one sum",
  params,
  panels: [squares, bowl, parts],
  opens: ["bowl"],
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table: ({result: {points, fitted, residuals, areas, ls}}) =>
    Array.from(points.x, (x, i) => ({
      point: i + 1,
      x,
      y: points.y[i],
      fitted: fitted[i],
      residual: residuals[i],
      cost: areas[i],
      least_squares_fit: ls.intercept + ls.slope * x
    }))
};

export default figure;
