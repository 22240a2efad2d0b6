import type {Room} from "./params.js";

const near = (a: number, b: number, by = 1e-9): boolean => Math.abs(a - b) <= by * Math.max(1, Math.abs(a));
const logit = (p: number): number => Math.log(p / (1 - p));

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "nothing errs less than Bayes’ rule": ({result: {errors, own}}) =>
    own || (errors.bayes <= errors.naive + 1e-7 && errors.bayes >= 0 && errors.naive <= 0.5 + 1e-9),
  "naive Bayes believes the means and the variances, and no correlation": ({result: {truth, belief}}) =>
    [0, 1].every(
      (c) =>
        belief[c].mean === truth[c].mean &&
        belief[c].cov[0] === truth[c].cov[0] &&
        belief[c].cov[1] === 0 &&
        belief[c].cov[2] === truth[c].cov[2]
    ),
  "without correlation both rules are one": ({result: {rho, errors, angle, own}}) =>
    own || rho[0] !== 0 || rho[1] !== 0 || (errors.bayes === errors.naive && (angle ?? 0) < 1e-6),
  "stated log odds are the factor times what they should be": ({result: {factor, reliability}}) =>
    factor === null ||
    reliability === null ||
    [20, 40, 80, 100].every((i) => {
      const [stated, seen] = [reliability.stated[i], reliability.seen[i]];
      return (
        Math.min(stated, seen, 1 - stated, 1 - seen) < 1e-6 || near(logit(stated), factor * logit(seen), 1e-6)
      );
    }),
  "who is told more than 95 % is told at least that": ({result: {sure}}) =>
    sure === null ||
    (sure.stated >= 0.95 &&
      sure.stated <= 1 &&
      sure.right >= 0 &&
      sure.right <= 1 + 1e-12 &&
      sure.share <= 1),
  "the log odds are the prior and what the words add": ({result: {evidence: e}}) => {
    const sum = e.words.reduce((s, {count, each}) => s + count * each, e.prior);
    return Number.isNaN(sum) ? Number.isNaN(e.total) : sum === e.total || near(sum, e.total);
  },
  "a word has a veto, or says 0 / 0, without smoothing alone": ({params: {alpha}, result: {evidence: e}}) =>
    e.words.every(({spam, ham, each}) =>
      alpha > 0 || (spam > 0 && ham > 0)
        ? Number.isFinite(each)
        : spam === 0 && ham === 0
          ? Number.isNaN(each)
          : each === (spam > 0 ? Infinity : -Infinity)
    )
};
