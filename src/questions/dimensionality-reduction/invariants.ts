import {certificate} from "../../ml/pca.js";
import {remember} from "../../ml/remember.js";
import type {Room} from "./params.js";
import {keptAt} from "./plane.js";
import type {Table} from "./table.js";

/** Equal but for rounding, on the scale of the whole variance. */
const near = (a: number, b: number, scale: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(scale, 1e-300);

const certified = remember(
  ({Z, n, p}: Table, values: Float64Array, vectors: readonly Float64Array[], total: number) =>
    certificate(Z, {n, p, values, vectors, total})
);

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "components are orthonormal": ({result: {table, values, vectors, total}}) =>
    certified(table, values, vectors, total).orthonormal < 1e-9,
  "components are eigenvectors of the covariance": ({result: {table, values, vectors, total}}) =>
    certified(table, values, vectors, total).eigen < 1e-9,
  "eigenvalues fall, and add up to the features’ variances": ({result: {values, total}}) =>
    values.every((v, k) => v >= 0 && (k === 0 || v <= values[k - 1])) && near(sum(values), total, total),
  "a row’s squared error is on average the dropped eigenvalues’ sum": ({result: {byPca, dropped, total}}) =>
    near(byPca.error, dropped, total),
  "no random directions lose less than components": ({result: {byPca, byRandom, total}}) =>
    !byRandom || byRandom.error >= byPca.error - 1e-9 * total,
  "no axis of the plane keeps more than the first component": ({
    params: {angle},
    result: {plane, values, total}
  }) =>
    [angle, 0, 45, 77, 90, 135, plane.best].every(
      (a) => keptAt(plane, a) * total <= values[0] + 1e-9 * total
    ),
  "the first component’s axis keeps the first eigenvalue": ({result: {plane, values, total}}) =>
    near(keptAt(plane, plane.best) * total, total > 0 ? values[0] : 0, total),
  "two axes at right angles keep all there is in the plane": ({params: {angle}, result: {plane, total}}) =>
    near(
      (keptAt(plane, angle) + keptAt(plane, angle + 90)) * total,
      total > 0 ? plane.xx + plane.yy : 2 * total,
      total
    ),
  "a shuffled table has the same variance": ({result: {shuffled, total}}) =>
    !shuffled || near(sum(shuffled), total, total),
  "a best cut is right at least half the time": ({result: {cuts}}) =>
    !cuts || cuts.every((right) => right >= 0.5 && right <= 1)
};
