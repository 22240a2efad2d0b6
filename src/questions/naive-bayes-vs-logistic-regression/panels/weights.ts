import {fixed} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

/** Weights beyond this leave the picture: those of classes that are nearly parted have no end. */
const REACH = 3.2;

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
    const ends = [
      plot.text({className: "name green-text", ref: "naive", anchor: "middle", dy: 5}),
      plot.text({className: "name", ref: "logistic", anchor: "middle", dy: 5})
    ];
    const now = [
      plot.dots({className: "class-2", radius: 5.5, ref: "naive"}),
      plot.dots({className: "mark", radius: 5.5, ref: "logistic"})
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
      if (r.limits) {
        const same = r.limits.naive.every((v, j) => Math.abs(v - (r.limits?.logistic[j] ?? 0)) < 1e-9);
        ends[0](...r.limits.naive, same ? "" : "×");
        ends[1](...r.limits.logistic, "×");
      } else for (const end of ends) end.clear();
      const inside = ([x, y]: readonly [number, number]) =>
        Math.abs(x - middle[0]) < reach && Math.abs(y - middle[1]) < reach;
      plot.names([
        ...(a && inside(a) ? [{text: "naive Bayes", className: "name green-text", ref: "naive", of: a}] : []),
        inside(b)
          ? {text: "logistic", className: "name", ref: "logistic", of: b}
          : {
              text: `logistic: (${fixed(b[0], 1)}, ${fixed(b[1], 1)}), beyond the picture`,
              className: "name",
              ref: "logistic",
              of: [middle[0] - 0.95 * reach, middle[1] + 0.9 * reach] as const
            }
      ]);
    };
  }
};
