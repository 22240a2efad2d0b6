import {amount, count} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setText} from "../../../marks/set.js";
import {ESTIMATES} from "../draws.js";
import {BINS, type Histogram} from "../estimates.js";
import type {Room} from "../params.js";
import {gradient} from "../words.js";

const FLOOR = new Float64Array(BINS);

/** Four hundred estimates by each estimator on one axis, and the true gradient through both. */
export const estimates: Room["Picture"] = {
  id: "estimates",
  tab: "Estimates",
  title: ({settled: {n, d}}) =>
    `${ESTIMATES} estimates, each of ${n === 1 ? "one sample" : `${count(n)} samples`}${d > 1 ? `, d = ${d}` : ""}`,
  reads: ({settled: {mu, sigma, f, wrt, n, d, baseline, tau, seed}}) => [
    mu,
    sigma,
    f,
    wrt,
    n,
    d,
    baseline,
    tau,
    seed
  ],
  legend: () => [{label: "true gradient", className: "line", ref: "truth"}],
  draw: (stage) => {
    const {width, height} = stage;
    const split = Math.round((height - 30) / 2);
    const row = (i: number) => {
      const plot = createPlot(stage, {
        at: {x: 0, y: i * split, width, height: i ? height - split : split},
        x: {domain: [-1, 1], label: i ? "estimate of the gradient" : "", bare: !i},
        y: {domain: [0, 1.3], label: "", bare: true},
        left: 12
      });
      const name = i ? "score" : "path";
      const bars = plot.bars({className: i ? "class-1" : "class-0", ref: name});
      const truth = plot.rule("x", {className: "line", ref: "truth"});
      const text = (line: number, ref: string, className: string, right = false) =>
        plot.outside
          .append("text")
          .attr("class", `name ${className}`)
          .attr("data-ref", ref)
          .attr("text-anchor", right ? "end" : "start")
          .attr("x", plot.at.x + (right ? plot.at.width : 0))
          .attr("y", plot.at.y + 10 + 17 * line);
      setText(text(0, name, i ? "orange-text" : "blue-text"), i ? "score function" : "pathwise");
      const [mean, sd] = [text(1, name, ""), text(2, name, "")];
      const sign = text(0, "sign", "", true);
      const outside = text(1, name, "", true);
      return (h: Histogram, domain: readonly [number, number], at: number) => {
        plot.domain({x: domain});
        const step = (domain[1] - domain[0]) / BINS;
        const left = Float64Array.from(h.counts, (_, k) => domain[0] + k * step);
        const top = Math.max(1, ...h.counts);
        const heights = Float64Array.from(h.counts, (c) => c / top);
        bars(
          left,
          left.map((v) => v + step),
          FLOOR,
          heights
        );
        truth(at);
        setText(mean, `mean ${gradient(h.mean)}`);
        setText(sd, `sd ${amount(h.sd)}`);
        setText(sign, at === 0 ? "" : `right sign: ${h.right}`);
        setText(outside, h.beyond ? `${h.beyond} outside` : "");
      };
    };
    const rows = [row(0), row(1)];
    return ({result: {truth, half, path, score}}) => {
      const domain = [truth - half, truth + half] as const;
      rows[0](path, domain, truth);
      rows[1](score, domain, truth);
    };
  }
};
