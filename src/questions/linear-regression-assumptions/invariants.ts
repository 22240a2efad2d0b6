import {knots, type Room} from "./params.js";
import {SAMPLES, SLOPE} from "./world.js";

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
/** 0 but for rounding, beside a scale. */
const none = (value: number, scale: number): boolean => Math.abs(value) <= 1e-9 * Math.max(1, scale);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "residuals add up to 0, and to 0 when weighted by x": ({result: {fit, table}}) => {
    const scale = table.y.reduce((a, v) => a + Math.abs(v), 0);
    return (
      none(sum(fit.residuals), scale) &&
      none(
        fit.residuals.reduce((a, r, i) => a + r * table.x[i], 0),
        scale * Math.max(...table.x.map(Math.abs))
      )
    );
  },
  "leverages add up to the number of columns": ({result: {fit}}) =>
    none(sum(fit.leverage) - fit.columns, 1) && fit.leverage.every((h) => h > 0 && h <= 1),
  "the line goes through what is drawn: its residuals are the table's": ({result: {fit}}) =>
    fit.plotX.every((x, i) =>
      none(fit.plotY[i] - fit.intercept - fit.slope * x - fit.residuals[i], Math.abs(fit.plotY[i]))
    ),
  "R² lies between 0 and 1, and so do p values": ({result: {fit}}) =>
    [fit.r2, fit.p, ...Object.values(fit.tests)].every((v) => v === null || (v >= 0 && v <= 1 + 1e-12)),
  "what is simulated has costs, and nothing else has": ({result: {simulated, costs}}) =>
    simulated === (costs !== null),
  "the first of the samples is the one that is shown": ({params: {moved}, result: {costs, fit}}) =>
    !costs || moved.length > 0 || none(costs.slope[0] - fit.slope, Math.abs(fit.slope) * 1e3),
  "an interval holds exactly where it is longer than the error": ({result: {costs}}) => {
    if (!costs) return true;
    let holds = 0;
    for (let k = 0; k < SAMPLES; ++k) if (Math.abs(costs.slope[k] - SLOPE) <= costs.reach[k]) ++holds;
    return holds === costs.holds && holds <= SAMPLES;
  },
  "with nothing violated 95 in 100 intervals hold, within what chance allows": ({params, result: {costs}}) =>
    !costs || params.strength > 0 || Math.abs(costs.holds / SAMPLES - 0.95) < 0.03,
  "what was counted has a share for every knot": ({result: {counted}}) =>
    [counted.usual, counted.robust, counted.end, ...Object.values(counted.alarms)].every(
      (shares) => shares.length === knots.length && shares.every((v) => v >= 0 && v <= 1000)
    )
};
