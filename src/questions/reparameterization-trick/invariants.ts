import {momentsOf} from "../../ml/gradient-estimators.js";
import {ESTIMATES} from "./draws.js";
import {BINS} from "./estimates.js";
import {CHOICES} from "./gumbel.js";
import {MOST, type Room} from "./params.js";

const all = (counts: Uint16Array): number => counts.reduce((a, b) => a + b, 0);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "every estimate is counted once": ({result: {path, score}}) =>
    [path, score].every((h) => h.counts.length === BINS && all(h.counts) + h.beyond === ESTIMATES),
  "the pathwise estimator is unbiased where f is smooth": ({settled: {f}, result: {truth, pathMean}}) =>
    (f !== "square" && f !== "sine") || Math.abs(pathMean - truth) < 1e-12,
  "of a step the pathwise gradient is 0, in each sample": ({settled: {f}, result}) =>
    f !== "step" ||
    (result.pathMean === 0 &&
      result.pathVariance === 0 &&
      result.path.mean === 0 &&
      result.objective.slope === 0),
  "variances are none or more": ({result: {pathVariance, scoreVariance}}) =>
    pathVariance >= 0 && scoreVariance > 0,
  "the best baseline is no worse than the others": ({settled, result}) => {
    if (settled.baseline !== "best") return true;
    const {f, wrt, mu, sigma, tau, d, n} = settled;
    const m = momentsOf(f, wrt, mu, sigma, tau);
    return [0, d * m.mean, result.baseline + 0.1, result.baseline - 0.1].every((b) => {
      const rest = (d - 1) * m.mean - b;
      const second = m.score2 + 2 * rest * m.score1 + (rest ** 2 + (d - 1) * m.variance) * m.score0;
      return result.scoreVariance <= ((second - m.truth ** 2) / n) * (1 + 1e-9);
    });
  },
  "an estimate has at most so many samples": ({settled: {n, d}}) => n * d <= MOST,
  "shares of a choice add up to 1, and each sample chooses": ({
    result: {
      choices: {p, shares, hard}
    }
  }) =>
    Math.abs(p.reduce((a, b) => a + b) - 1) < 1e-12 &&
    Math.abs(shares.reduce((a, b) => a + b) - CHOICES) < 1e-9 &&
    hard.reduce((a, b) => a + b) === CHOICES
};
