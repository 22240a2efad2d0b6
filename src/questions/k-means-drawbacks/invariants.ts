import {endOf, type Result, sizes} from "./model.js";
import type {Room} from "./params.js";
import {inits, STARTS} from "./starts.js";

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Whether no half-step raised the inertia, beyond what rounding can. */
export const neverRises = ({moments}: Result): boolean =>
  moments.every(({inertia}, s) => s < 2 || (inertia ?? 0) <= (moments[s - 1].inertia ?? 0) * (1 + 1e-12));

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "no half-step raises the inertia": ({result}) => neverRises(result),
  "every point is in one cluster": ({result}) =>
    sum(sizes(endOf(result).labels ?? [], result.k)) === result.points.n,
  "the best is the lowest of what the starts end in": ({result: {best, outcomes}}) =>
    inits.every((init) => outcomes[init].minima[0].inertia >= best.inertia * (1 - 1e-9)),
  "a start that nobody moved ends no lower than the best": ({params, result}) =>
    params.c.length > 0 || (endOf(result).inertia ?? 0) >= result.best.inertia * (1 - 1e-9),
  "each start is counted once": ({result: {outcomes}}) =>
    inits.every((init) => sum(outcomes[init].minima.map(({count}) => count)) === STARTS),
  "shares lie between 0 and 1": ({result: {outcomes}}) =>
    inits.every((init) => outcomes[init].share >= 0 && outcomes[init].share <= 1),
  "agreement is at most 1": ({result: {moments}}) =>
    moments.every(({ari}) => ari === null || ari <= 1 + 1e-12),
  "simulated points are all that were asked for": ({params: {add}, result: {points}}) =>
    points.added === add.length && points.X.length === 2 * points.n
};
