import {N, type Room} from "./params.js";
import {add, norm, rss, solve} from "./two.js";

const near = (a: number, b: number, scale = 1): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, scale);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "along the valley RSS grows with the square of the way, times the least eigenvalue": ({
    params: {slide},
    result: {valley, rss: own}
  }) => near(own, valley.least + slide ** 2 * valley.curvature[1], own),
  "where the rank is 1 RSS is equal to 1e-10 along the null space": ({result: {valley}}) =>
    valley.rank === 2 ||
    [-5, -1, 1, 5].every(
      (t) => Math.abs(rss(valley, add(valley.best, valley.axes[1], t)) - valley.least) < 1e-10
    ),
  "no way down from the best weights": ({result: {valley}}) =>
    [0, 1, 2, 3, 4, 5].every(
      (k) => rss(valley, add(valley.best, [Math.cos(k), Math.sin(k)], 0.01)) >= valley.least - 1e-10
    ),
  "ridge is no longer than the shortest, and meets it as λ goes to 0": ({result: {valley, ridge}}) => {
    const small = add(solve(valley, 1e-9), valley.best, -1);
    return norm(ridge) <= norm(valley.best) + 1e-12 && norm(small) < 1e-4;
  },
  "ridge's gradient is 0": ({params: {lambda}, result: {valley, ridge}}) => {
    let gradient = add([0, 0], ridge, lambda);
    for (const {x, y} of valley.examples) gradient = add(gradient, x, ridge[0] * x[0] + ridge[1] * x[1] - y);
    return norm(gradient) < 1e-9;
  },
  "the rank is the lesser of n and p": ({params: {p}, result: {table}}) =>
    !table || table.rank === Math.min(N, p),
  "from p = n on the examples are fitted exactly, without a penalty": ({
    params: {p, penalty},
    result: {table}
  }) => !table || penalty > 0 || (p >= N ? table.training < 1e-16 : table.training > 0)
};
