import type {Room} from "./params.js";

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
const share = (v: number): boolean => v >= 0 && v <= 1;

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "every case is in one cell": ({result: {cases: c, positives, negatives}}) =>
    c.tp + c.fn === positives && c.fp + c.tn === negatives,
  "expected counts add up to the cases, mixed as the prevalence says": ({
    result: {counts: c, positives, negatives, prevalence}
  }) => {
    const n = positives + negatives;
    return near(c.tp + c.fn + c.fp + c.tn, n) && near(c.tp + c.fn, prevalence * n);
  },
  "the area under the curve is the share of pairs": ({result: {auc, aucPairs}}) => near(auc, aucPairs),
  "rates lie between 0 and 1, and precision where something is called positive": ({
    result: {recall, fpr, precision, counts, averagePrecision, auc}
  }) =>
    [recall, fpr, auc, averagePrecision].every(share) &&
    (counts.tp + counts.fp === 0 ? Number.isNaN(precision) : share(precision)),
  "no threshold has a larger F than the best, nor a lower cost than the least": ({
    result: {f, best, cost, least}
  }) => f <= best.f + 1e-12 && cost >= least.cost - 1e-12,
  "the least cost is at most that of not looking": ({result: {least, costs}}) =>
    least.cost <= costs.blind + 1e-12,
  "where costs decide, the threshold's is the least": ({params: {by}, result: {cost, least}}) =>
    by !== "cost" || near(cost, least.cost)
};
