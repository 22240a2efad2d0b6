import {defaults} from "../../src/figure/params.js";
import {compute} from "../../src/questions/weak-supervision/data.json.js";
import {model} from "../../src/questions/weak-supervision/model.js";
import {type Data, params, TRAIN} from "../../src/questions/weak-supervision/params.js";
import {simulate} from "../../src/questions/weak-supervision/simulate.js";

const rows = (votes: Int8Array, m: number): number[][] =>
  Array.from({length: votes.length / m}, (_, i) => Array.from(votes.subarray(i * m, (i + 1) * m)));

/** What weak-supervision.py is given: votes and texts, but nothing that was computed from them. */
export function inputs(data: Data) {
  const first = model(defaults(params), data);
  const sample = (world: "differ" | "copies") => {
    const {votes, names} = simulate(world);
    return rows(votes, names.length).slice(0, 150);
  };
  return {
    texts: data.texts,
    gold: data.gold,
    train: TRAIN,
    votes: {messages: rows(first.votes, first.m), differ: sample("differ"), copies: sample("copies")}
  };
}

if (process.argv[1]?.endsWith("weak-supervision-inputs.ts"))
  process.stdout.write(JSON.stringify(inputs(compute())));
