import {fixed, percent} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

/** Errors of both rules against ρ, the means staying where they are. */
export const errors: Room["Picture"] = {
  id: "errors",
  tab: "Errors",
  title: "Errors against the correlation",
  with: {about: "clouds", beside: "errors"},
  reads: ({params: {rho}, result: {curve, own, errors, rho: measured}}) => [
    rho,
    curve,
    own,
    errors,
    ...measured
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [-1, 1],
        label: "correlation ρ",
        ticks: [-1, -0.5, 0, 0.5, 1],
        format: (v) => fixed(v, v % 1 ? 1 : 0)
      },
      y: {domain: [0, 0.5], label: "share of errors", format: (v) => percent(v, 0), grid: true}
    });
    const here = plot.rule("x", {className: "line-taught thin", ref: "rho"});
    const bayes = plot.line({className: "line", ref: "bayes"});
    const naive = plot.line({className: "line dashed", ref: "naive"});
    // The reader's rows have one correlation, and no curve.
    const dots = plot.dots({className: "mark", radius: 4});
    return ({params: {rho}, result: {curve, own, errors, rho: measured}}) => {
      const within = (measured[0] + measured[1]) / 2;
      here(own ? within : rho);
      if (curve) {
        bayes(curve.rho, curve.bayes);
        naive(curve.rho, curve.naive);
        dots.clear();
      } else {
        bayes.clear();
        naive.clear();
        dots([within, within], [errors.naive, errors.bayes]);
      }
      plot.names([
        {text: "naive Bayes", className: "name", ref: "naive", of: curve ? naive : [within, errors.naive]},
        {
          text: own ? "with correlation" : "Bayes’ rule",
          className: "name",
          ref: "bayes",
          of: curve ? bayes : [within, errors.bayes]
        }
      ]);
    };
  }
};
