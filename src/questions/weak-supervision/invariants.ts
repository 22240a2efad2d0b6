import type {Room} from "./params.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "EM has come to rest": ({result: {fit, n}}) => fit.converged || n === 0,
  "probabilities lie between 0 and 1": ({result: {fit}}) => fit.posterior.every((q) => q >= 0 && q <= 1),
  "no more is right than is labeled": ({result: {byMajority, byModel, modelThere}}) =>
    [byMajority, byModel, modelThere].every(({right, labeled}) => right <= labeled),
  "the label model labels what the majority does, and ties": ({result: {byMajority, byModel, modelThere}}) =>
    byModel.labeled >= byMajority.labeled && modelThere.labeled === byMajority.labeled,
  "a function's conflicts are among its overlaps, and these among its votes": ({result: {summary}}) =>
    summary.every(({coverage, overlap, conflict}) => conflict <= overlap && overlap <= coverage),
  "simulated items train no classifier": ({result: {simulated, trained}}) => simulated === (trained === null)
};
