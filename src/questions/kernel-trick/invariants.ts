import {height} from "./lifted.js";
import type {Room} from "./params.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "both fits are certified: no objective is farther from its optimum than 10⁻⁸ of it": ({
    result: {machine, cut}
  }) => cut.gap < 1e-8 && (!machine || machine.gap < 1e-8),
  "multipliers lie between 0 and C, and those of the two classes balance": ({
    settled: {c},
    result: {machine, points}
  }) => {
    if (!machine) return true;
    const {alpha} = machine.fit;
    const balance = alpha.reduce((s, a, i) => s + (points.label[i] ? a : -a), 0);
    const sum = alpha.reduce((s, a) => s + a, 0);
    return alpha.every((a) => a >= 0 && a <= c) && Math.abs(balance) <= 1e-9 * sum;
  },
  "φ(a)·φ(b) is k(a, b)": ({result: {pair}}) => Math.abs(pair.explicit - pair.kernel) <= 1e-14 * pair.size,
  "the circle, lifted, lies on the plane": ({result: {cut}}) => {
    const {shadow, w, b} = cut;
    if (!shadow || shadow === "line") return true;
    return [0, 1, 2, 3, 4, 5].every((t) => {
      const [x, y] = [shadow.x + shadow.r * Math.cos(t), shadow.y + shadow.r * Math.sin(t)];
      const terms = [w[0] * x, w[1] * y, w[2] * height(x, y), b];
      const size = terms.reduce((s, v) => s + Math.abs(v), 0);
      return Math.abs(terms.reduce((s, v) => s + v, 0)) <= 1e-9 * size;
    });
  },
  "a kernel’s Gram matrix has no negative eigenvalue": ({settled, result: {gram}}) =>
    !gram || settled.kernel === "sigmoid" || gram.eigen[1] >= -1e-10 * gram.eigen[0],
  "no line gets fewer right than the larger class": ({result: {line, points}}) => {
    const ones = points.label.reduce((s, v) => s + v, 0);
    return !line || line.right >= Math.max(ones, points.label.length - ones);
  }
};
