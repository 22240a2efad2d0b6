import type {Box} from "../../../figure/contract.js";
import {createAxis, createLegend, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {fixed, percent, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {scaleLinear, scaleLog} from "../../../marks/scale.js";
import type {KnnResult} from "../model.js";
import type {Part, Place} from "../params.js";
import {layouts, same} from "./layout.js";

const kTicks = [1, 3, 10, 30, 100, 300];

/** One curve against k: its values for k = 1, 2, 3 …, or a constant. */
interface Curve {
  name: (result: KnnResult) => string;
  className: string;
  ref: string;
  values: (result: KnnResult) => ArrayLike<number> | number | null;
}

interface Chart {
  key: string;
  title: string;
  /** Ticks of the scale, to its top: the first of these that the curves fit under. */
  scales: readonly (readonly number[])[];
  format: (value: number) => string;
  curves: readonly Curve[];
  /** Which curve the handle rides on. */
  rides?: string;
}

const errors: Chart = {
  key: "errors",
  title: "error rate",
  scales: [
    [0, 0.2, 0.4, 0.6],
    [0, 0.25, 0.5, 0.75, 1]
  ],
  format: (v) => percent(v, 0),
  curves: [
    {name: () => "Bayes", className: "line-soft dotted", ref: "bayes", values: (result) => result.bayes},
    {name: () => "training", className: "line-soft", ref: "train", values: (result) => result.curves.train},
    {
      name: ({curves}) => (curves.how === "expected" ? "test" : "leave-one-out"),
      className: "line",
      ref: "test",
      values: (result) => result.curves.test
    }
  ],
  rides: "test"
};

const spread: Chart = {
  key: "spread",
  title: "squared error of vote shares (share²)",
  scales: [
    [0, 0.1, 0.2, 0.3, 0.4],
    [0, 0.2, 0.4, 0.6, 0.8]
  ],
  format: (v) => fixed(v, 1),
  curves: [
    {name: () => "bias²", className: "line", ref: "bias", values: (result) => result.spread.bias2},
    {
      name: () => "variance",
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
  const xAxis = createAxis(root, {at, orient: "bottom", label: "neighbors k (log scale)"});
  const y = scaleLinear([0, 1], [at.y + at.height, at.y]);
  const yAxis = createAxis(root, {
    at,
    orient: "left",
    label: chart.title,
    ticks: 4,
    format: chart.format,
    grid: true
  });
  const inside = createClipped(root, at, `knn-${chart.key}-${stage.mode}`, 2);
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
    chart.curves.map(({className, ref}) => ({label: "", className, ref})),
    {x: at.x + 0.36 * at.width, y: at.y + 8, column: true}
  );
  const names = chart.curves.map(({ref}) =>
    legend.select(`.legend-item[data-ref="${ref}"] text`).classed("halo", true)
  );
  const said = chart.rides
    ? root
        .append("text")
        .attr("class", "axis-label taught-text")
        .attr("x", at.x + at.width)
        .attr("y", at.y - 9)
        .attr("text-anchor", "end")
        .attr("data-ref", "k")
    : null;
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

  let drawnN = 0;
  let ticks: readonly number[] = [];
  let drawn: (ArrayLike<number> | null)[] = [];
  /** Draws what changed: over most moves of k nothing does. */
  const draw = (result: KnnResult): void => {
    const values = chart.curves.map((c) => listed(c.values(result)));
    const highest = values.reduce((top, v) => (v ? Math.max(top, maxOf(v)) : top), 0);
    const scale =
      chart.scales.find((s) => s[s.length - 1] >= highest) ?? chart.scales[chart.scales.length - 1];
    const rescaled = scale !== ticks || n !== drawnN;
    if (n !== drawnN) {
      drawnN = n;
      x = scaleLog([1, n], [at.x, at.x + at.width]);
      xAxis(Object.assign((v: number) => x(v), {ticks: () => kTicks.filter((v) => v <= n)}));
    }
    if (scale !== ticks) {
      ticks = scale;
      y.domain([0, scale[scale.length - 1]]);
      yAxis(Object.assign((v: number) => y(v), {ticks: () => [...scale]}));
    }
    chart.curves.forEach((c, i) => {
      const name = values[i] ? c.name(result) : `${c.name(result)}: unknown`;
      if (names[i].text() !== name) names[i].text(name);
      const [v, before] = [values[i], drawn[i]];
      if (!rescaled && before !== undefined && (v && before ? same(v, before) : v === before)) return;
      paths[i].attr("d", v && curve(v, n, x, y));
    });
    drawn = values;
  };

  let last: KnnResult | null = null;
  let lastK = 0;
  return ({result, params}) => {
    n = Math.max(2, Math.min(result.n, result.curves.train.length));
    k = Math.min(n, params.k);
    if (result === last && k === lastK) return;
    if (result !== last) draw(result);
    last = result;
    lastK = k;
    const top = ticks[ticks.length - 1];
    const heights = chart.curves.map(({values}) => valueAt(values(result), k));
    now.attr("d", `M${tenth(x(k))},${at.y + at.height}V${tenth(y(Math.min(top, Math.max(...heights))))}`);
    const ridden = heights[chart.curves.findIndex(({ref}) => ref === chart.rides)] ?? 0;
    handle?.({x: x(k), y: y(Math.min(top, ridden)), text: String(k), now: k, min: 1, max: n});
    said?.text(`k = ${k}`);
  };
}

const valueAt = (values: ArrayLike<number> | number | null, k: number): number =>
  values === null ? 0 : typeof values === "number" ? values : (values[Math.min(k, values.length) - 1] ?? 0);

/** A constant as a list of one. */
const listed = (values: ArrayLike<number> | number | null): ArrayLike<number> | null =>
  typeof values === "number" ? [values] : values;

function maxOf(values: ArrayLike<number>): number {
  let top = 0;
  for (let i = 0; i < values.length; ++i) if (values[i] > top) top = values[i];
  return top;
}

type Scale = (value: number) => number;

/** A path through the values, no denser than a point per half unit; one value is a constant. */
function curve(values: ArrayLike<number>, n: number, x: Scale, y: Scale): string {
  if (values.length === 1) return `M${x(1)},${tenth(y(values[0]))}H${x(n)}`;
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
