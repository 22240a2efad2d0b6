import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {cloud} from "./panels/cloud.js";
import {cost} from "./panels/cost.js";
import {heat} from "./panels/heat.js";
import {race} from "./panels/race.js";
import {test} from "./panels/test.js";
import {thumb} from "./panels/thumb.js";
import {params, type Room} from "./params.js";
import {endOfRace} from "./race.js";
import {describe, reads, table} from "./words.js";

/** What decides how the race goes, but for the machine. */
const raceOf = ({batch, rule, target, loss, seed}: Room["Params"]): string =>
  [batch, rule, target, loss, seed].join();

const figure: Room["Figure"] = {
  slug: "batch-size",
  title: "Three batch sizes, one machine",
  params,
  panels: [race, cost, cloud, heat, test],
  main: 0.6,
  // The clock stops when the last one is in; until the race has been run nobody knows when that is.
  limits: {
    time: (now, _, known) =>
      known && raceOf(known.settled) === raceOf(now)
        ? endOfRace(known.result.lanes, now.machine)
        : Number.POSITIVE_INFINITY
  },
  model,
  worker: () => new Worker(import.meta.resolve("./worker.js"), {type: "module"}),
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
