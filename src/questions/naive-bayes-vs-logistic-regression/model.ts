import {remember} from "../../ml/remember.js";
import type {Data, Learned} from "./data.js";
import {type Params, RHOS} from "./params.js";
import {measured, type Path, type Plane, pathOf, simulated} from "./plane.js";

export interface Result {
  plane: Plane;
  /** Where weights are shown: those of the growing sample. */
  path: Path | null;
  /** Ten features: errors over many samples, by n. */
  learned: Learned;
}

const drawn = remember(simulated);
const rows = remember(measured);
const path = remember(pathOf);

/** Naive Bayes and logistic regression on the same rows. Pure. */
export function model(p: Params, data: Data): Result {
  const own = p.table === "own" ? data.own : undefined;
  const shared = p.variances === "shared";
  const far = p.table === "far" ? p.far : 0;
  return {
    plane: own
      ? rows(own, p.n, p.lambda, shared, p.seed)
      : drawn(p.n, p.rho, p.strengths, p.lambda, shared, far, p.away, p.seed),
    path:
      p.beside === "weights" && !own ? path(p.rho, p.strengths, p.lambda, shared, far, p.away, p.seed) : null,
    learned: data.learned[p.strengths][RHOS.indexOf(p.rho as (typeof RHOS)[number])]
  };
}
