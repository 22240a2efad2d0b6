import {count} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import {features, multiplications} from "../pair.js";
import type {Room} from "../params.js";
import {big} from "../words.js";

type Declared = Room["Stage"]["declaration"];

const degrees = Array.from({length: 10}, (_, k) => k + 1);

/** Multiplications of both ways to the same number. */
export const cost: Room["Picture"] = {
  id: "cost",
  tab: "Bill",
  title: ({params: {inputs, degree}}) =>
    `p = ${inputs}, d = ${degree}: ${big(features(inputs, degree))} against ${count(multiplications(inputs, degree))}`,
  with: {view: "numbers", bill: "cost"},
  legend: () => [
    {label: "φ(a)·φ(b)", className: "line-2", ref: "phi"},
    {label: "k(a, b)", className: "line", ref: "k"}
  ],
  reads: ({params: {inputs, degree}}) => [inputs, degree],
  draw: (stage) => {
    const plot: Plot<Declared> = createPlot(stage, {
      x: {domain: [1, 10], label: "degree d", ticks: [1, 2, 4, 6, 8, 10]},
      y: {
        domain: [1, 1e14],
        scale: "log",
        label: "multiplications",
        ticks: [1, 1e4, 1e8, 1e12],
        format: power,
        grid: true
      }
    });
    const phi = plot.line({className: "line-2", ref: "phi"});
    const k = plot.line({className: "line", ref: "k"});
    const here = plot.rule("x", {className: "line-taught thin", ref: "degree"});
    const handle = createParamHandle<Declared, Room["State"]>(plot, {
      param: "degree",
      along: "x",
      at: ({params}) => [params.degree, 3e13]
    });
    return (state) => {
      const {inputs, degree} = state.params;
      phi(
        degrees,
        degrees.map((d) => features(inputs, d))
      );
      k(
        degrees,
        degrees.map((d) => multiplications(inputs, d))
      );
      here(degree);
      handle(state);
    };
  }
};

const power = (v: number): string =>
  v === 1 ? "1" : `10${[...String(Math.round(Math.log10(v)))].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]).join("")}`;
