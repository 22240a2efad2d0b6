import {group} from "../../../marks/axes.js";
import {amount, tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Params, Result} from "../model.js";
import type {Room} from "../params.js";
import {shortName} from "../words.js";
import {K, worlds} from "../worlds.js";
import {createTags} from "./tags.js";

/** Round ends of y that hold every row. */
export function heights({sample}: Result): [number, number] {
  const all = sample.rows.map((row) => [Math.min(...row), Math.max(...row)]);
  return [
    Math.min(-2, Math.floor(Math.min(...all.map(([low]) => low)))),
    Math.max(8, Math.ceil(Math.max(...all.map(([, high]) => high))))
  ];
}

/** Ends of what the model sees: codes, or means of y. */
export const extent = ({coding}: Pick<Params, "coding">, {sample}: Result): [number, number] =>
  coding === "codes"
    ? [0.5, K + 0.5]
    : [Math.floor(Math.min(...sample.means)) - 0.5, Math.ceil(Math.max(...sample.means)) + 0.5];

/** What the model says along what it sees: a line, or a tree's steps, which change halfway between neighbors. */
export function course(
  {learner}: Pick<Params, "learner">,
  {seen, fit}: Result,
  [low, high]: readonly [number, number]
): {xs: number[]; ys: number[]} {
  const by = Array.from(seen, (_, g) => g).sort((a, b) => seen[a] - seen[b]);
  const [first, last] = [by[0], by[K - 1]];
  if (learner === "line") {
    const slope =
      seen[last] > seen[first] ? (fit.fitted[last] - fit.fitted[first]) / (seen[last] - seen[first]) : 0;
    const at = (x: number) => fit.fitted[first] + slope * (x - seen[first]);
    return {xs: [low, high], ys: [at(low), at(high)]};
  }
  const edges = by.slice(1).map((g, i) => (seen[g] + seen[by[i]]) / 2);
  return {
    xs: by.flatMap((_, i) => [edges[i - 1] ?? low, edges[i] ?? high]),
    ys: by.flatMap((g) => [fit.fitted[g], fit.fitted[g]])
  };
}

const dot = (x: number, y: number, r: number): string =>
  `M${tenth(x - r)},${tenth(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`;

/** The main panel: rows over what the model sees of their category, the model's course, and one-hot's means. */
export const fit: Room["Picture"] = {
  id: "fit",
  tab: "Fit",
  title: ({params: {world, coding}}) =>
    coding === "codes"
      ? `Five ${worlds[world].many}, coded 1 to 5`
      : `Five ${worlds[world].many}, coded by means of y`,
  reads: ({params: {learner, coding, onehot, world}, result: {sample, order, fit}}) => [
    learner,
    coding,
    onehot,
    world,
    sample,
    order,
    fit.r2
  ],
  legend: ({params, result: {fit, onehot}}) => [
    {label: `${shortName(params)}: R² ${amount(fit.r2)}`, className: "line-taught", ref: "fit"},
    ...(params.onehot
      ? [{label: `one-hot: R² ${amount(onehot.r2)}`, className: "line-2", ref: "onehot"}]
      : [])
  ],
  draw: (stage) => {
    const {width, height} = stage;
    const foot = stage.mode === "narrow" ? 86 : 96;
    const left = 30;
    const plot = createPlot(stage, {
      at: {x: 0, y: 0, width, height: height - foot},
      x: {domain: [0.5, K + 0.5], label: "", bare: true},
      y: {domain: [-2, 8], label: "y", ticks: 5, grid: true},
      left
    });
    const rows = Array.from({length: K}, () =>
      group(plot.inside, "")
        .append("path")
        .attr("class", "class-0")
        .style("fill-opacity", "0.6")
        .attr("data-ref", "rows")
    );
    const stems = plot.inside.append("path").attr("class", "line dotted").attr("data-ref", "missed");
    const means = plot.inside.append("path").attr("class", "line-2").style("stroke-width", "3.5");
    means.attr("data-ref", "onehot");
    const line = plot.line({className: "line-taught", ref: "fit"});
    const said = plot.dots({className: "taught mark", radius: 5, ref: "fit"});
    // After the plot: notes stand at the places of the first one.
    const tags = createTags(stage, {x: 0, y: height - foot, width, height: foot}, left);
    let drawn: unknown = null;
    return (state) => {
      const {params, result} = state;
      const {sample, seen} = result;
      const ends = extent(params, result);
      plot.domain({x: ends, y: heights(result)});
      const unit = plot.x(1) - plot.x(0);
      // In a narrow band of its own each category: as wide as there is room.
      const half = params.coding === "codes" ? 0.3 * unit : Math.min(10, 0.12 * unit);
      const look = `${params.coding} ${ends.join()}`;
      const same = drawn === sample && look === rows[0].attr("data-look");
      drawn = sample;
      rows.forEach((path, g) => {
        setAttr(path, "transform", `translate(${tenth(plot.x(seen[g]))},0)`);
        if (same) return;
        setAttr(path, "data-look", look);
        const values = sample.rows[g];
        // The golden ratio spreads them evenly, however many they are.
        const d = Array.from(values, (y, i) =>
          dot(half * (2 * ((i * 0.618034) % 1) - 1), plot.y(y), values.length > 30 ? 2 : 3)
        );
        setAttr(path, "d", d.join(""));
      });
      const wide = params.coding === "codes" ? 0.38 * unit : 14;
      setAttr(
        means,
        "d",
        params.onehot
          ? Array.from(
              sample.means,
              (m, g) => `M${tenth(plot.x(seen[g]) - wide)},${tenth(plot.y(m))}h${tenth(2 * wide)}`
            ).join("")
          : null
      );
      setAttr(
        stems,
        "d",
        params.onehot
          ? Array.from(
              sample.means,
              (m, g) =>
                `M${tenth(plot.x(seen[g]))},${tenth(plot.y(m))}V${tenth(plot.y(result.fit.fitted[g]))}`
            ).join("")
          : null
      );
      const {xs, ys} = course(params, result, ends);
      line(xs, ys);
      said(seen, result.fit.fitted);
      tags(state, ends);
    };
  }
};
