import type {Params} from "../params.js";

/** What decides the run, as text. */
export const runOf = ({world, seed, k, init, start, standardize}: Params): string =>
  [world, seed, k, init, start, standardize].join();
