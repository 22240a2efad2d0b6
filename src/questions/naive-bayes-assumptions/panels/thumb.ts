import {createPlot} from "../../../marks/plot.js";
import {ellipse} from "../../../ml/gaussian-classes.js";
import {RADIUS} from "../clouds.js";
import type {Room} from "../params.js";

/** Tilted classes, and the upright ellipses that are believed. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [-4.1, 4.1], label: "", bare: true},
    y: {domain: [-2.7, 2.7], label: "", bare: true}
  });
  const truths = [0, 1].map((c) => plot.line({className: `line-${c}`}));
  const beliefs = [0, 1].map((c) => plot.line({className: `line-${c} dashed`}));
  const naive = plot.line({className: "line-taught dashed"});
  const bayes = plot.line({className: "line"});
  return ({result: {truth, belief, bayes: b, naive: n}}) => {
    [0, 1].forEach((c) => {
      const [t, u] = [ellipse(truth[c], RADIUS), ellipse(belief[c], RADIUS)];
      truths[c](t.xs, t.ys);
      beliefs[c](u.xs, u.ys);
    });
    const across = (f: typeof b, mark: typeof naive) => {
      const length = Math.hypot(f.x, f.y);
      if (length === 0) return mark.clear();
      const [u, v] = [-f.y / length, f.x / length];
      mark([-6 * u, 6 * u], [-6 * v, 6 * v]);
    };
    across(b, bayes);
    across(n, naive);
  };
};
