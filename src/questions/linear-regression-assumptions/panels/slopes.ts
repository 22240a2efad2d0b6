import {amount, count, fixed} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {normalPdf} from "../../../ml/normal.js";
import type {Room} from "../params.js";
import {SAMPLES, SLOPE} from "../world.js";
import {reachOf, roundEnd} from "./axis.js";

const BINS = 40;
/** How far slopes are shown on either side of the true one. */
const REACHES = [1, 1.5, 2.5, 4, 8, 15, 25];

/** A round reach that holds nearly all slopes, and intervals of usual length. */
export function reach({result: {costs}}: Room["State"]): number {
  if (!costs) return REACHES[0];
  return roundEnd(
    1.2 * Math.max(Math.abs(costs.low - SLOPE), Math.abs(costs.high - SLOPE), costs.length / 2),
    REACHES
  );
}

/** Where the slopes of a thousand samples fall, and where the usual formula expects them. */
export const slopes: Room["Picture"] = {
  id: "slopes",
  tab: "Slopes",
  title: ({result: {costs}}) =>
    costs
      ? `${count(SAMPLES)} samples: ${count(costs.holds)} ${costs.holds === 1 ? "interval holds" : "intervals hold"} the truth`
      : "No truth is known to count slopes about",
  reads: ({result: {costs, fit}}) => [costs, fit.slope],
  legend: ({result: {costs}}) =>
    costs
      ? [
          {label: "slopes found", className: "area-0", path: "M-6,-5h12v10h-12z", ref: "found"},
          {label: "as the formula expects", className: "line-taught", ref: "claimed"}
        ]
      : [],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-0.5, 1.5], label: "estimated slope"},
      y: {domain: [0, 1], label: "", bare: true},
      left: 10
    });
    const bars = plot.bars({className: "area-0", ref: "found"});
    // Stronger than an area beside a curve: on dark paper it would hardly be seen.
    plot.inside.select<SVGPathElement>('[data-ref="found"]').style("fill-opacity", "0.45");
    const truth = plot.rule("x", {className: "line-2 dashed", ref: "truth"});
    const claimed = plot.line({className: "line-taught", ref: "claimed"});
    const yours = plot.dots({className: "class-0 mark", radius: 4.5, ref: "fit"});
    return (state) => {
      const {costs, fit} = state.result;
      if (!costs) {
        for (const mark of [bars, truth, claimed, yours]) mark.clear();
        plot.names([]);
        return;
      }
      const far = reach(state);
      const [from, to] = [SLOPE - far, SLOPE + far];
      plot.domain({x: [from, to]});
      const width = (to - from) / BINS;
      const heights = new Float64Array(BINS);
      for (const slope of costs.slope) {
        const bin = Math.floor((slope - from) / width);
        if (bin >= 0 && bin < BINS) heights[bin] += 1 / (SAMPLES * width);
      }
      // The standard error that half of the samples claim more than.
      const claim = claimOf(state);
      const xs = Float64Array.from({length: 121}, (_, i) => from + ((to - from) * i) / 120);
      const curve = xs.map((x) => normalPdf((x - SLOPE) / claim) / claim);
      plot.domain({y: [0, 1.25 * Math.max(reachOf(heights), reachOf(curve))]});
      const lefts = heights.map((_, i) => from + i * width);
      bars(
        lefts,
        lefts.map((v) => v + width),
        new Float64Array(BINS),
        heights
      );
      truth(SLOPE);
      claimed(xs, curve);
      if (fit.slope > from && fit.slope < to) yours([fit.slope], [0]);
      else yours.clear();
      plot.names([
        {
          text: `true slope ${fixed(SLOPE, 1)}`,
          className: "green-text",
          ref: "truth",
          of: [SLOPE, 1.2 * Math.max(reachOf(heights), reachOf(curve))]
        }
      ]);
    };
  }
};

/** The standard error that half of the samples claim more than. */
export const claimOf = ({result: {costs, fit}}: Room["State"]): number =>
  costs ? costs.length / 2 / fit.t : 1;

const SHOWN = 50;

/** The intervals of the first fifty samples; those that miss are orange and thick. */
export const intervals: Room["Picture"] = {
  id: "intervals",
  tab: "Intervals",
  title: ({result: {costs}}) =>
    costs
      ? `${SHOWN} intervals, by slope: ${missesOf(costs)} miss`
      : "No truth is known for intervals to hold",
  reads: ({result: {costs}}) => [costs],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-0.5, 1.5], label: "slope, with its 95 % interval"},
      y: {domain: [0, SHOWN + 1], label: "", bare: true},
      left: 10
    });
    const lines = (className: string, width: string, ref: string) =>
      plot.inside.append("path").attr("class", className).attr("data-ref", ref).style("stroke-width", width);
    const held = lines("line-0", "1", "held");
    const missed = lines("line-1", "2", "missed");
    const truth = plot.rule("x", {className: "line-2 dashed", ref: "truth"});
    return (state) => {
      const {costs} = state.result;
      if (!costs) {
        for (const path of [held, missed]) path.attr("d", null);
        truth.clear();
        return;
      }
      const far = reach(state);
      plot.domain({x: [SLOPE - far, SLOPE + far]});
      const d = ["", ""];
      // In the order of their slopes: those that miss then lie at the ends, unless their lengths differ.
      const order = Array.from({length: SHOWN}, (_, k) => k).sort((a, b) => costs.slope[a] - costs.slope[b]);
      order.forEach((k, i) => {
        const [slope, half] = [costs.slope[k], costs.reach[k]];
        d[Math.abs(slope - SLOPE) > half ? 1 : 0] +=
          `M${plot.x(slope - half).toFixed(1)},${plot.y(i + 1).toFixed(1)}H${plot.x(slope + half).toFixed(1)}`;
      });
      held.attr("d", d[0] || null);
      missed.attr("d", d[1] || null);
      truth(SLOPE);
    };
  }
};

function missesOf({slope, reach: half}: NonNullable<Room["State"]["result"]["costs"]>): string {
  let misses = 0;
  for (let k = 0; k < SHOWN; ++k) if (Math.abs(slope[k] - SLOPE) > half[k]) ++misses;
  return amount(misses, 0);
}
