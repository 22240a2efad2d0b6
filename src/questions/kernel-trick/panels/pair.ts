import {amount} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {number} from "../words.js";

type Declared = Room["Stage"]["declaration"];

/** Two points of the plane to drag; their kernel in the title. */
export const pair: Room["Picture"] = {
  id: "pair",
  tab: "Pair",
  title: ({params: {degree}, result: {pair: p}}) => {
    const power = degree === 1 ? "" : raised(degree);
    return `k(a, b) = (1 + a·b)${power} = (1 ${p.dot < 0 ? "−" : "+"} ${amount(Math.abs(p.dot))})${power} = ${number(p.kernel)}`;
  },
  with: {view: "numbers"},
  legend: () => [
    {label: "a and b", className: "line"},
    {label: "b’s foot on a", className: "line-2", ref: "dot"}
  ],
  reads: ({params: {a, b, degree}, result: {pair: p}}) => [...a, ...b, degree, p.dot, p.kernel],
  draw: (stage) => {
    const plot: Plot<Declared> = createPlot(stage, {
      x: {domain: [-3.2, 3.2], label: "x₁", grid: true},
      y: {domain: [-3.2, 3.2], label: "x₂", grid: true},
      equal: true,
      left: 34
    });
    plot.frame();
    const arrows = [plot.line({className: "line"}), plot.line({className: "line"})];
    const drop = plot.line({className: "line-soft dotted", ref: "dot"});
    const foot = plot.line({className: "line-2", ref: "dot"});
    const handles = (["a", "b"] as const).map((param) =>
      createParamHandle<Declared, Room["State"]>(plot, {
        param,
        along: "xy",
        at: ({params}) => params[param],
        hint: param === "a" ? "drag a" : "drag b"
      })
    );
    return (state) => {
      const {a, b} = state.params;
      [a, b].forEach(([x, y], k) => {
        arrows[k]([0, x], [0, y]);
      });
      const square = a[0] * a[0] + a[1] * a[1];
      const t = square > 0 ? (a[0] * b[0] + a[1] * b[1]) / square : 0;
      foot([0, t * a[0]], [0, t * a[1]]);
      drop([b[0], t * a[0]], [b[1], t * a[1]]);
      const taken = handles.map((handle) => handle(state));
      plot.names(
        [
          {text: `a = (${a.map((v) => amount(v, 1)).join(", ")})`, className: "", of: a},
          {text: `b = (${b.map((v) => amount(v, 1)).join(", ")})`, className: "", of: b}
        ],
        taken
      );
    };
  }
};

const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
export const raised = (n: number): string => [...String(n)].map((d) => digits[Number(d)]).join("");
