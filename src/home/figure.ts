import {classifier, fitKnn} from "../questions/knn-k1/fitted.js";
import {lone} from "../questions/knn-k1/lesson.js";
import {model} from "../questions/knn-k1/model.js";
import {map} from "../questions/knn-k1/panels/map.js";
import {params, type Room} from "../questions/knn-k1/params.js";
import {pointsIn} from "../questions/knn-k1/points.js";
import {describe, table} from "../questions/knn-k1/words.js";

/** One label is changed, deep among the other class. */
export const flipped = [[lone, 0]] as const;

/** The most neighbors that the question asks about. */
const most = 15;

/** How many neighbors it takes until they outvote the changed label at its own place. */
export function outvotedAt({result: {points, classes, xName, yName}}: Room["State"]): number {
  const fitted = fitKnn({...points, classes, xName, yName}, false);
  const at = points.index.indexOf(lone);
  for (let k = 1; k < most; ++k) {
    const {classify} = classifier(fitted, k, "l2", "uniform");
    if (classify(points.x[at], points.y[at]) !== points.label[at]) return k;
  }
  return most;
}

/** The map of k-NN as the first page shows it: one picture, one slider, one question. */
const figure: Room["Figure"] = {
  slug: "home",
  title: "Who decides at each place",
  params,
  panels: [map],
  controls: ["k"],
  limits: {k: ({table, n}, data) => pointsIn(table, n, data)},
  model,
  worker: () => new Worker(import.meta.resolve("../questions/knn-k1/worker.js"), {type: "module"}),
  describe,
  table,
  scenes: [],
  goals: [],
  reads: {},
  predictions: [
    {
      kind: "number",
      ask: "Click a point and its label changes. Say one label is wrong, deep among the other class: how many neighbors must vote before the map no longer believes it?",
      before: {flipped},
      min: 1,
      max: most,
      step: 1,
      unit: "",
      reveal: {flipped, k: 3},
      answer: outvotedAt,
      because: (state) =>
        `With 1 neighbor it decides alone and keeps an island. With 2 it is one vote against one, and the nearer keeps the place. With ${outvotedAt(state)} the others have the majority. Drag the slider on, and the islands of all wrong labels go.`
    }
  ]
};

export default figure;
