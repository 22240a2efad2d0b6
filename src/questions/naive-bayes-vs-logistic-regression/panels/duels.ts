import {fixed, percent} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {type Room, SIZES} from "../params.js";
import {lambdaIndex} from "./curves.js";

/** In how many samples logistic regression is the better one, by their size. */
export const duels: Room["Picture"] = {
  id: "duels",
  tab: "Duels",
  title: "How often logistic regression wins",
  with: {features: "ten", beside: "duels"},
  reads: ({params: {n, lambda}, data: {samples}, result: {learned}}) => [n, lambda, samples, learned],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [9.4, 425],
        scale: "log",
        label: "rows to learn from, n",
        ticks: [10, 20, 50, 100, 400],
        format: (v) => fixed(v, 0)
      },
      y: {
        domain: [0, 1],
        label: "samples in which it has the lower error",
        ticks: [0, 0.25, 0.5, 0.75, 1],
        format: (v) => percent(v, 0),
        grid: true
      }
    });
    const half = plot.rule("y", {className: "line-soft dashed"});
    const even = plot.text({className: "name", anchor: "end", dy: -5});
    const here = plot.rule("x", {className: "line-taught thin", ref: "n"});
    const line = plot.line({className: "line", ref: "logistic duels"});
    const dots = plot.dots({className: "mark", radius: 3.5, ref: "logistic duels"});
    return ({params: {n, lambda}, data: {samples}, result: {learned}}) => {
      const share = learned.better[lambdaIndex(lambda)].map((v) => v / samples);
      half(0.5);
      here(n);
      line(SIZES, share);
      dots(SIZES, share);
      even(420, 0.5, "even");
    };
  }
};
