import {scaleLinear, scaleLog} from "d3-scale";
import type {Box} from "../../../figure/contract.js";
import {createAxis, createLegend, group} from "../../../marks/axes.js";
import {fixed, percent} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import type {KnnResult} from "../model.js";
import type {Part, Place} from "../params.js";
import {layouts, tenth} from "./layout.js";

const kTicks = [1, 3, 10, 30, 100, 300];

/** One curve against k: its values for k = 1, 2, 3 …, or a constant. */
interface Curve {
  name: string;
  className: string;
  ref: string;
  values: (result: KnnResult) => ArrayLike<number> | number | null;
}

interface Chart {
  key: string;
  title: string;
  top: number;
  ticks: readonly number[];
  format: (value: number) => string;
  curves: readonly Curve[];
  /** Which curve the handle rides on. */
  rides?: string;
}

const errors: Chart = {
  key: "errors",
  title: "error",
  top: 0.6,
  ticks: [0, 0.2, 0.4, 0.6],
  format: (v) => percent(v, 0),
  curves: [
    {name: "Bayes", className: "line-soft dotted", ref: "bayes", values: (result) => result.bayes},
    {name: "training", className: "line-soft", ref: "train", values: (result) => result.curves.train},
    {name: "test", className: "line", ref: "test", values: (result) => result.curves.test}
  ],
  rides: "test"
};

const spread: Chart = {
  key: "spread",
  title: "part of the squared error, 30 samples",
  top: 0.4,
  ticks: [0, 0.1, 0.2, 0.3, 0.4],
  format: (v) => fixed(v, 1),
  curves: [
    {name: "bias²", className: "line", ref: "bias", values: (result) => result.spread.bias2},
    {
      name: "variance",
      className: "line-taught",
      ref: "variance",
      values: (result) => result.spread.variance
    }
  ]
};

/** Error rates, and bias² and variance, against k on one scale; the k that is set can be dragged along it. */
export function createCharts(stage: Place): Part {
  const {errors: a, spread: b} = layouts[stage.mode];
  const parts = [createChart(stage, a, errors), createChart(stage, b, spread)];
  return (state) => {
    for (const part of parts) part(state);
  };
}

function createChart(stage: Place, at: Box, chart: Chart): Part {
  const root = group(stage.svg, "knn-chart");
  const clip = `knn-${chart.key}-${stage.mode}`;
  root
    .append("clipPath")
    .attr("id", clip)
    .append("rect")
    .attr("x", at.x)
    .attr("y", at.y - 2)
    .attr("width", at.width)
    .attr("height", at.height + 4);
  const xAxis = createAxis(root, {at, orient: "bottom", label: "neighbors k (log scale)"});
  const y = scaleLinear([0, chart.top], [at.y + at.height, at.y]);
  createAxis(root, {
    at,
    orient: "left",
    label: chart.title,
    ticks: chart.ticks,
    format: chart.format,
    grid: true
  })(y);
  const inside = group(root, "").attr("clip-path", `url(#${clip})`);
  const now = inside
    .append("path")
    .attr("class", "line-taught")
    .style("stroke-width", "1")
    .attr("data-ref", "k");
  const paths = chart.curves.map(({className, ref}) =>
    inside.append("path").attr("class", className).attr("data-ref", ref)
  );
  const legend = createLegend(
    root,
    chart.curves.map(({name, className, ref}) => ({label: name, className, ref})),
    {x: at.x + 0.36 * at.width, y: at.y + 8, column: true}
  );
  let x = scaleLog([1, 100], [at.x, at.x + at.width]);
  let n = 2;
  let k = 1;
  const handle = chart.rides
    ? createHandle(stage, root, {
        label: "Neighbors k",
        axis: "x",
        ref: "k",
        onDrag: (px) => stage.set({k: Math.max(1, Math.min(n, Math.round(x.invert(px))))}),
        onKey: (dx, dy) => stage.set({k: Math.max(1, Math.min(n, k + dx + dy))})
      })
    : null;
  let drawn: KnnResult | null = null;
  return ({result, params}) => {
    n = Math.max(2, Math.min(result.n, result.curves.train.length));
    k = Math.min(n, params.k);
    if (result !== drawn) {
      drawn = result;
      x = scaleLog([1, n], [at.x, at.x + at.width]);
      xAxis(Object.assign((v: number) => x(v), {ticks: () => kTicks.filter((v) => v <= n)}));
      chart.curves.forEach((c, i) => {
        const values = c.values(result);
        paths[i].attr("d", values === null ? null : curve(values, n, x, y));
        legend
          .select(`.legend-item[data-ref="${c.ref}"] text`)
          .text(values === null ? `${c.name}: unknown` : c.name);
      });
    }
    const heights = chart.curves.map(({values}) => valueAt(values(result), k));
    const top = y(Math.min(chart.top, Math.max(...heights)));
    now.attr("d", `M${tenth(x(k))},${at.y + at.height}V${tenth(top)}`);
    const ridden = heights[chart.curves.findIndex(({ref}) => ref === chart.rides)] ?? 0;
    handle?.({x: x(k), y: y(Math.min(chart.top, ridden)), text: String(k), now: k, min: 1, max: n});
  };
}

const valueAt = (values: ArrayLike<number> | number | null, k: number): number =>
  values === null ? 0 : typeof values === "number" ? values : (values[Math.min(k, values.length) - 1] ?? 0);

type Scale = (value: number) => number;

/** A path through the values, no denser than a point per half unit. */
function curve(values: ArrayLike<number> | number, n: number, x: Scale, y: Scale): string {
  if (typeof values === "number") return `M${x(1)},${tenth(y(values))}H${x(n)}`;
  let path = "";
  let last = -1;
  for (let k = 1; k <= values.length; ++k) {
    const px = x(k);
    if (px - last < 0.5 && k < values.length) continue;
    last = px;
    path += `${path ? "L" : "M"}${tenth(px)},${tenth(y(values[k - 1]))}`;
  }
  return path;
}
