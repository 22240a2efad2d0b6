import {scientific} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {learnerNames} from "../learners.js";
import {GRID} from "../model.js";
import type {Room} from "../params.js";
import {size} from "../words.js";
import {ENDS} from "../worlds.js";

/** Ends of the axis: beyond them curves are cut. */
const LEAST = 1e-4;
const MOST = 1e5;

const within = (v: number): number => Math.max(LEAST / 3, Math.min(MOST, v));

/** The part of GRID that is drawn: inside, and as far outside as the ring is. What is not looked at yet can be predicted. */
export function lookedAt(x: number): readonly [from: number, to: number] {
  const far = Math.max(0, -x, x - 1) + 1e-9;
  return [GRID.findIndex((v) => v >= -far), GRID.findLastIndex((v) => v <= 1 + far) + 1];
}

/** How far the two learners are apart, on a logarithmic axis. */
export const gap: Room["Picture"] = {
  id: "gap",
  tab: "Apart",
  title: "How far the two are apart, out to the ring",
  with: {view: "fits", beside: "gap"},
  reads: ({params: {first, second}, result: {gap: values, look}}) => [first, second, values, look],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: ENDS, label: "x", ticks: [-0.5, 0, 0.5, 1, 1.5]},
      y: {
        domain: [LEAST, MOST],
        label: "difference",
        scale: "log",
        grid: true,
        ticks: [1e-4, 1e-2, 1, 100, 1e4],
        format: (v) => (v >= 0.01 && v <= 100 ? String(v) : scientific(v, 1).replace("1·", ""))
      },
      left: 42
    });
    const inside = plot.area({className: "area-soft", ref: "inside"});
    inside([0, 1], [LEAST, LEAST], [MOST, MOST]);
    const look = plot.rule("x", {className: "line-taught thin", ref: "at"});
    const curve = plot.line({className: "line", ref: "gap"});
    const spot = plot.dots({className: "taught mark", radius: 5, ref: "gap"});
    return ({params: {first, second}, result: {gap: values, look: at}}) => {
      const off = Math.abs(at.first - at.second);
      look(at.x);
      const part = lookedAt(at.x);
      curve(GRID.subarray(...part), values.subarray(...part).map(within));
      spot([at.x], [within(off)]);
      plot.names([
        {
          text: first === second ? `both ${learnerNames[first]}` : size(off),
          className: "taught-text",
          ref: "gap",
          of: [at.x, within(off)]
        }
      ]);
    };
  }
};
