import {group} from "../../../marks/axes.js";
import {count, tenth} from "../../../marks/format.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {single, term} from "../words.js";

const NOISE = ["(y − f)", "green-text"] as const;
const BIAS = ["(f − Eŷ)", "blue-text"] as const;
const SPREAD = ["(Eŷ − ŷ)", "orange-text"] as const;
type Piece = readonly [text: string, className: string];

/** The rows, in the order of the derivation: three squares, three cross terms, and what they add up to. */
const ROWS: readonly {pieces: readonly Piece[]; name: string; ref: string; bars: readonly string[]}[] = [
  {pieces: [[`${NOISE[0]}²`, NOISE[1]]], name: "noise", ref: "noise", bars: ["class-2"]},
  {pieces: [[`${BIAS[0]}²`, BIAS[1]]], name: "bias²", ref: "bias2", bars: ["class-0"]},
  {pieces: [[`${SPREAD[0]}²`, SPREAD[1]]], name: "variance", ref: "variance", bars: ["class-1"]},
  {pieces: [["2", ""], NOISE, BIAS], name: "", ref: "noiseBias", bars: ["class-2", "class-0"]},
  {pieces: [["2", ""], NOISE, SPREAD], name: "", ref: "noiseVariance", bars: ["class-2", "class-1"]},
  {pieces: [["2", ""], BIAS, SPREAD], name: "", ref: "biasVariance", bars: ["class-0", "class-1"]},
  {pieces: [["(y − ŷ)²", ""]], name: "sum", ref: "mse", bars: ["mark"]}
];

/** What the rows hold: averages over all training sets, over the first m, and of the one that is singled out. */
export function rowValues(state: Room["State"]) {
  const {exact, measured: a} = state.result;
  const alone = single(state);
  return {
    exact: [exact.noise, exact.bias2, exact.variance, 0, exact.cross, 0, exact.mse],
    measured: [a.noise, exact.bias2, a.variance, a.noiseBias, a.noiseVariance, a.biasVariance, a.mse],
    alone: alone && [
      alone.noise ** 2,
      alone.miss ** 2,
      alone.deviation ** 2,
      ...alone.crosses,
      alone.error ** 2
    ]
  };
}

/** The expanded square, term by term: typeset, with its number and its length. */
export const terms: Room["Picture"] = {
  id: "terms",
  tab: "Terms",
  title: ({params: {one, m}}) =>
    one ? `(y − ŷ)² expanded, training set ${one}` : `E(y − ŷ)² expanded; dots: m = ${count(m)}`,
  share: 1.4,
  reads: ({params: {one, m}, result: {exact, measured}}) => [one, m, exact, measured],
  draw: (stage) => {
    const {width, height} = stage;
    const narrow = stage.mode === "narrow";
    const row = height / ROWS.length;
    // A row of little height has its bar beside the formula, else below it.
    const beside = row < 34;
    const from = beside ? 128 : 6;
    const to = width - (beside ? 62 : 6);
    const root = group(stage.svg, "plot");
    const rows = ROWS.map(({pieces, name, ref, bars}, i) => {
      const all = group(root, "").attr("data-ref", ref);
      const top = i * row;
      const base = beside ? top + row / 2 + 4 : top + 15;
      if (i === ROWS.length - 1)
        root
          .append("path")
          .attr("class", "axis-line")
          .attr("d", `M0,${tenth(top)}H${width}`);
      const text = all.append("text").attr("x", 0).attr("y", tenth(base)).attr("class", "name");
      for (const [part, className] of pieces) text.append("tspan").attr("class", className).text(part);
      if (name && !(beside && narrow)) text.append("tspan").attr("dx", 7).text(name);
      const number = all
        .append("text")
        .attr("class", "name")
        .attr("x", width)
        .attr("y", tenth(base))
        .attr("text-anchor", "end");
      const half = beside ? 6 : Math.min(9, row / 6);
      const middle = beside ? top + row / 2 : top + 22 + half;
      const zero = all.append("path").attr("class", "axis-line");
      const shapes = bars.map((className) => all.append("path").attr("class", className));
      if (ref === "mse") shapes[0].style("fill", "var(--faint)");
      const dot = all.append("circle").attr("class", "mark").attr("r", 4.5).attr("cy", tenth(middle));
      return {number, zero, shapes, dot, half, middle};
    });
    return (state) => {
      const {exact, measured, alone} = rowValues(state);
      const shown = alone ?? exact;
      const all = [...shown, ...(alone ? [] : measured)];
      const [low, high] = [Math.min(0, ...all), Math.max(1e-9, ...all)];
      const x = (v: number) => from + 6 + ((v - low) / (high - low)) * (to - from - 12);
      rows.forEach(({number, zero, shapes, dot, half, middle}, i) => {
        const value = shown[i];
        setText(number, value === 0 ? "0" : term(value));
        setAttr(zero, "d", `M${tenth(x(0))},${tenth(middle - half - 3)}v${tenth(2 * half + 6)}`);
        const [a, b] = [x(0), x(value)].map(tenth);
        const deep = half / shapes.length;
        shapes.forEach((shape, s) => {
          const top = tenth(middle - half + 2 * s * deep);
          setAttr(shape, "d", value === 0 ? null : `M${a},${top}H${b}v${tenth(2 * deep)}H${a}z`);
        });
        setAttr(dot, "display", alone ? "none" : null);
        setAttr(dot, "cx", tenth(x(measured[i])));
      });
    };
  }
};
