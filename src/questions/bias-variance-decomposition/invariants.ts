import {dot} from "../../ml/orthonormal.js";
import {rowValues} from "./panels/terms.js";
import type {Room} from "./params.js";
import {weights} from "./world.js";

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(b));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "in averages over any training sets, the six terms add up to the squared error": (state) => {
    const {exact, measured, alone} = rowValues(state);
    return [exact, measured, alone ?? exact].every((row) => near(sum(row.slice(0, 6)), row[6]));
  },
  "no square is negative": ({result: {exact}}) =>
    [exact.noise, exact.bias2, exact.variance, exact.mse].every((v) => v >= -1e-12),
  "the weight of a place's labels in its own prediction is the sum of all squared weights": ({
    params: {x, degree, n, c},
    result: {exact}
  }) => {
    const s = weights(x, degree);
    return near((exact.weight * n) / 20, c * dot(s, s));
  },
  "weights add up to 1": ({params: {x, degree}}) => near(sum([...weights(x, degree)]), 1),
  "without noise there is no variance": ({params: {sigma}, result: {exact, measured}}) =>
    sigma > 0 || (exact.variance === 0 && near(measured.mse, exact.bias2)),
  "only a training label has a cross term": ({params: {y}, result: {exact}}) =>
    y === "training" ? exact.cross <= 0 : exact.cross === 0
};
