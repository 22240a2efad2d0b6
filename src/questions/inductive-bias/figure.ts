import {invariants} from "./invariants.js";
import {labelingSets} from "./labels.js";
import {learners} from "./learners.js";
import {goals, predictions, scenes} from "./lesson.js";
import {GRID, model} from "./model.js";
import {fits} from "./panels/fits.js";
import {gap} from "./panels/gap.js";
import {labels} from "./panels/labels.js";
import {right} from "./panels/right.js";
import {shift, signal} from "./panels/shift.js";
import {thumb} from "./panels/thumb.js";
import {worlds} from "./panels/worlds.js";
import {params, type Room} from "./params.js";
import {describe, reads} from "./words.js";

const figure: Room["Figure"] = {
  slug: "inductive-bias",
  title: "Eight points, six learners; all labelings of nine cells; a shifted pattern",
  params,
  panels: [fits, shift, labels, gap, worlds, right, signal],
  main: 0.55,
  limits: {labeling: ({labels: set}) => labelingSets[set].length},
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table: ({params: setting}) => {
    const {curves, truth} = model({...setting, all: true});
    return Array.from(GRID, (x, i) => ({
      x,
      world: truth[i],
      ...Object.fromEntries(learners.map((name) => [name, curves[name]?.[i] ?? ""]))
    }));
  }
};

export default figure;
