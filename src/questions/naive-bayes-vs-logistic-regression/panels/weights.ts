import {fixed} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

/** Weights beyond this leave the picture: those of classes that are nearly parted have no end. */
const REACH = 3.2;

/** Half the size of a cross. */
const ARM = 0.16;

/** Both weight vectors in a plane, the way that they have come, and where they go. */
export const weights: Room["Picture"] = {
  id: "weights",
  tab: "Weights",
  title: "The weights of both as n grows",
  with: {features: "two", beside: "weights"},
  reads: ({result: {path, plane}}) => [path, plane],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-1, 5], label: "w₁", ticks: 5, format: (v) => fixed(v, 0)},
      y: {domain: [-3, 3], label: "w₂", ticks: 5, format: (v) => fixed(v, 0), grid: true},
      equal: true
    });
    const axes = [plot.rule("x", {className: "line-soft"}), plot.rule("y", {className: "line-soft"})];
    const apart = plot.line({className: "line-taught", ref: "apart"});
    const naive = plot.line({className: "line-2 dashed", ref: "naive"});
    const logistic = plot.line({className: "line thin", ref: "logistic"});
    const crosses = ["line-2", "line"].map((className, i) => {
      const ref = i ? "logistic" : "naive";
      return [plot.line({className, ref}), plot.line({className, ref})];
    });
    const now = [
      plot.dots({className: "class-2", radius: 4.5, ref: "naive"}),
      plot.dots({className: "mark", radius: 4.5, ref: "logistic"})
    ];
    return ({result: {path, plane: r}}) => {
      const {naive: a, logistic: b} = r.weights;
      const middle = r.limits ? r.limits.logistic : b;
      const reach = r.limits
        ? REACH
        : 1.3 * Math.max(1e-9, ...(a ? [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])] : [1]));
      plot.domain({
        x: [middle[0] - reach, middle[0] + reach],
        y: [middle[1] - reach, middle[1] + reach]
      });
      axes[0](0);
      axes[1](0);
      if (path?.naive)
        naive(
          path.naive.map(([x]) => x),
          path.naive.map(([, y]) => y)
        );
      else naive.clear();
      if (path)
        logistic(
          path.logistic.map(([x]) => x),
          path.logistic.map(([, y]) => y)
        );
      else logistic.clear();
      if (a) {
        apart([a[0], b[0]], [a[1], b[1]]);
        now[0]([a[0]], [a[1]]);
      } else {
        apart.clear();
        now[0].clear();
      }
      now[1]([b[0]], [b[1]]);
      crosses.forEach(([one, other], i) => {
        const end = r.limits && (i ? r.limits.logistic : r.limits.naive);
        if (end) {
          const [x, y] = end;
          one([x - ARM, x + ARM], [y - ARM, y + ARM]);
          other([x - ARM, x + ARM], [y + ARM, y - ARM]);
        } else {
          one.clear();
          other.clear();
        }
      });
      const inside = ([x, y]: readonly [number, number]) =>
        Math.abs(x - middle[0]) < reach && Math.abs(y - middle[1]) < reach;
      plot.names([
        ...(a && inside(a) ? [{text: "naive Bayes", className: "name green-text", ref: "naive", of: a}] : []),
        inside(b)
          ? {text: "logistic", className: "name", ref: "logistic", of: b}
          : {
              text: r.parted
                ? "logistic: no finite weights"
                : `logistic: (${fixed(b[0], 1)}, ${fixed(b[1], 1)}), beyond the picture`,
              className: "name",
              ref: "logistic",
              of: [middle[0] - 0.95 * reach, middle[1] + 0.9 * reach] as const
            }
      ]);
    };
  }
};
