import type {RoomOf} from "../../figure/contract.js";
import {choice, range, rows, seed, steps, toggle} from "../../figure/params.js";
import {count, percent} from "../../marks/format.js";
import type {Data, Result} from "./model.js";
import {depths, FULL, MOST, noises} from "./settings.js";

export const depthText = (depth: number): string => (depth === FULL ? "full" : String(depth));

// The reader's table has the rows and the labels that it has.
const simulated = ({world}: Readonly<Record<string, unknown>>) => (world === "own" ? {world: "disc"} : null);

export const params = {
  rounds: range({
    label: "Learners T",
    primary: true,
    min: 1,
    max: MOST,
    step: 1,
    scale: "log",
    value: 10,
    format: count,
    play: {seconds: 10}
  }),
  noise: steps({
    label: "Flipped labels η",
    primary: true,
    values: noises,
    value: 0.1,
    sets: simulated,
    format: (v) => percent(v, 0)
  }),
  boost: steps({
    label: "Depth of boosted trees",
    values: depths,
    value: 1,
    sets: {base: "tree"},
    format: depthText
  }),
  bag: steps({label: "Depth of bagged trees", values: depths, value: FULL, format: depthText}),
  forest: toggle({
    label: "Random forest",
    value: false,
    help: "Each split of a bagged tree may ask only one of the two features, drawn anew."
  }),
  base: choice({
    label: "Boosting’s learner",
    options: {tree: "the best tree for the weights", random: "a random stump, blind to the labels"},
    value: "tree"
  }),
  worse: choice({
    label: "A learner worse than chance",
    options: {stop: "ends boosting", turn: "is turned round"},
    value: "stop",
    sets: {base: "random"}
  }),
  world: choice({
    label: "Data",
    options: {
      disc: "A disc (simulated)",
      slope: "A slanted line (simulated)",
      xor: "Two by two, XOR (simulated)",
      own: "Your own table"
    },
    value: "disc",
    sets: {flips: []}
  }),
  n: steps({label: "Training rows n", values: [100, 200, 400], value: 200, sets: simulated, format: count}),
  flips: rows({
    label: "Labels flipped by hand",
    columns: [{name: "row", min: 0, max: 999, step: 1}],
    // As many as there are rows at most: what was flipped first stays flipped.
    maxRows: 400,
    value: []
  }),
  // Typical: in every scene its quantity lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 147, sets: {flips: []}})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, Data, Result>;
