import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {type Plan, plan} from "../model.js";
import type {Room} from "../params.js";
import {depth} from "../schemes.js";

const planOf = ({params: {init, activation, gain, shape, width}}: Room["State"]): Plan =>
  plan(init, activation, gain, shape, width);
/** What n · Var(w) must be for the size to stay: ReLU lets half of the squares through. */
const neededBy = ({params: {activation}}: Room["State"]): number => (activation === "relu" ? 2 : 1);
/** Ends of the axis: the first that all layers fit under. */
const TOPS = [3, 30, 400];

/** Round ends of lines of no length, and triangles: symbols that are short to write. */
const round = (x: number, y: number): string => `M${x},${y}h0`;
const triangle = (x: number, y: number): string => `M${x},${tenth(y - 3)}l2.7,4.6h-5.4z`;

/**
 * n_in · Var(w) and n_out · Var(w) of every layer, joined: on the line a layer keeps the size, and where the join has its
 * middle on the line, the two conditions are met on average.
 */
export const conditions: Room["Picture"] = {
  id: "conditions",
  tab: "Conditions",
  title: (state) => `Conditions: ${met(planOf(state), neededBy(state))}`,
  reads: ({params: {init, activation, gain, shape, width}}) => [init, activation, gain, shape, width],
  legend: () => [
    {label: "fan-in", className: "class-0", path: "M-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0", ref: "forward"},
    {label: "fan-out", className: "class-1", path: "M0,-5l5,9h-10z", ref: "backward"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, depth + 1], label: "layer", ticks: [1, 10, 20, 30]},
      y: {domain: [0, TOPS[0]], label: "n · Var(w)", ticks: 3, grid: true},
      left: 34,
      margin: 4
    });
    const path = (className: string, ref: string) =>
      plot.inside.append("path").attr("class", className).attr("data-ref", ref);
    const needed = plot.rule("y", {className: "line-taught", ref: "one"});
    const joins = path("line-soft", "joins");
    const incoming = path("line-0", "forward").attr("style", "stroke-width:5;stroke-linecap:round");
    const outgoing = path("class-1", "backward");
    return (state) => {
      const {fanIn, fanOut} = planOf(state);
      const need = neededBy(state);
      const high = Math.max(need, ...fanIn, ...fanOut);
      plot.domain({y: [0, TOPS.find((top) => top >= high) ?? TOPS[TOPS.length - 1]]});
      needed(need);
      const places = (values: readonly number[], symbol: typeof round): string =>
        values.map((v, l) => symbol(tenth(plot.x(l + 1)), tenth(plot.y(v)))).join("");
      setAttr(incoming, "d", places(fanIn, round));
      setAttr(outgoing, "d", places(fanOut, triangle));
      const join = (v: number, l: number): string =>
        v === fanOut[l] ? "" : `M${tenth(plot.x(l + 1))},${tenth(plot.y(v))}V${tenth(plot.y(fanOut[l]))}`;
      setAttr(joins, "d", fanIn.map(join).join("") || null);
      const name = state.params.activation === "relu" ? "ReLU keeps size at 2" : "linear keeps size at 1";
      plot.names([{text: name, className: "taught-text", ref: "one", of: [9, need]}]);
    };
  }
};

/** Which of the two conditions all layers meet, within half a percent. */
export function met({fanIn, fanOut}: Plan, need: number): string {
  const on = (values: readonly number[]) => values.every((v) => Math.abs(v / need - 1) < 0.005);
  const [forward, backward] = [on(fanIn), on(fanOut)];
  if (fanIn[0] === 0) return "Var(w) is 0";
  if (forward && backward) return "both met";
  if (forward) return "fan-in’s met, fan-out’s not";
  if (backward) return "fan-out’s met, fan-in’s not";
  return on(fanIn.map((v, l) => (v + fanOut[l]) / 2)) ? "met on average only" : "neither met";
}
