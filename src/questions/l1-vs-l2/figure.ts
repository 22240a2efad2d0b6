import {defineFigure, inParts} from "../../figure/contract.js";
import {fixed, percent} from "../../marks/format.js";
import type {PathData} from "./data.json.js";
import {goals, predictions, scenes} from "./lesson.js";
import {METHODS} from "./methods.js";
import {model, type Result} from "./model.js";
import {type Declared, params} from "./params.js";
import {createBall} from "./view/ball.js";
import {height} from "./view/layout.js";
import {createPaths} from "./view/paths.js";
import {createScalar} from "./view/scalar.js";
import {describe, lambdaText, penaltyName, weight} from "./words.js";

export default defineFigure<Declared, PathData, Result>({
  slug: "l1-vs-l2",
  title: "Where the loss meets the budget",
  params,
  height,
  model,
  view: inParts(createBall, createScalar, createPaths),
  describe,
  reads: {
    penalty: ({params}) => penaltyName(params),
    t: ({params}) => fixed(params.t),
    w1: ({result}) => weight(result.optimum.w[0]),
    w2: ({result}) => weight(result.optimum.w[1]),
    z1: ({result}) => fixed(result.scalar.dots[0][0]),
    z2: ({result}) => fixed(result.scalar.dots[1][0]),
    lambda: ({result}) => lambdaText(result.optimum.lambda),
    shaded: ({result}) => percent(result.shaded, 0),
    chosenX2: ({data}) => percent(data.chosen[0][1], 0),
    chosenX4: ({data}) => percent(data.chosen[0][3], 0),
    chosenNetX2: ({data}) => percent(data.chosen[1][1], 0),
    chosenNetX4: ({data}) => percent(data.chosen[1][3], 0)
  },
  scenes,
  predictions,
  goals,
  table: ({data, params, result}) => [
    ...[0, 1].map((j) => ({
      panel: "ball",
      weight: `w${j + 1}`,
      method: penaltyName(params),
      lambda: result.optimum.lambda,
      unpenalized: params.center[j],
      truth: "",
      fitted: result.optimum.w[j]
    })),
    ...METHODS.flatMap(({name}, i) =>
      data.names.map((feature, j) => ({
        panel: "paths",
        weight: feature,
        method: name,
        lambda: params.lambda,
        unpenalized: "",
        truth: data.truth[j],
        fitted: result.paths?.weights[i][j] ?? Number.NaN
      }))
    )
  ]
});
