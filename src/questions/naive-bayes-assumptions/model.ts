import {remember} from "../../ml/remember.js";
import {type Clouds, type Curve, errorsAlong, measured, simulated} from "./clouds.js";
import type {Data} from "./data.js";
import {type Evidence, evidenceOf} from "./evidence.js";
import type {Params} from "./params.js";

export interface Result extends Clouds {
  curve: Curve | null;
  evidence: Evidence;
}

const populations = remember(simulated);
const rows = remember(measured);
const along = remember(errorsAlong);
const evidence = remember(evidenceOf);

const kindOf = ({table}: Params) => (table === "crossed" ? "mirrored" : "same");

/** Two classes and a message, as naive Bayes sees them. Pure. */
export function model(p: Params, data: Data): Result {
  const clouds =
    p.table === "own" && data.own ? rows(data.own) : populations(p.rho, p.m1, p.m2, kindOf(p), p.seed);
  return {
    ...clouds,
    curve: p.beside === "errors" && !clouds.own ? along(p.m1, p.m2, kindOf(p)) : null,
    evidence: evidence(data, p.message, p.times, p.alpha, p.spam)
  };
}
