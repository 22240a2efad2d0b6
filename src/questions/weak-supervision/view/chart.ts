import {createAxis, type Group, group} from "../../../marks/axes.js";
import {percent, tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear, scaleLog} from "../../../marks/scale.js";
import type {Here, Part, Place} from "../params.js";
import {worthSaid} from "../words.js";
import {layouts} from "./layout.js";

/** The lower chart: what the labels are worth in gold ones, or EM on its way. */
export function createChart(stage: Place): Part {
  const {chart: at} = layouts[stage.mode];
  const root = group(stage.svg, "chart");
  // A chart is built when it is first seen: a still holds one.
  const builders = [createWorth, createSteps];
  const parts: Shown[] = [];
  const title = root
    .append("text")
    .attr("class", "panel-title")
    .attr("x", at.x - 34)
    .attr("y", at.y - 12);
  return (state) => {
    const steps = state.params.chart === "steps" || state.result.simulated;
    say(
      title,
      steps ? "EM: each function's estimated accuracy" : "Classifier: test accuracy by what it learned from"
    );
    builders.forEach((build, k) => {
      const visible = steps === (k === 1);
      if (visible) parts[k] ??= build(group(root, ""), stage);
      parts[k]?.(state, visible);
    });
  };
}

type Shown = (state: Here, visible: boolean) => void;

function createWorth(root: Group, {mode}: Place): Shown {
  const {chart: at} = layouts[mode];
  const x = scaleLinear([0, 200], [at.x, at.x + at.width]);
  const y = scaleLinear([0.4, 1], [at.y + at.height, at.y]);
  createAxis(root, {at, orient: "bottom", label: "gold labels", ticks: [0, 50, 100, 150, 200]})(x);
  createAxis(root, {
    at,
    orient: "left",
    label: "",
    ticks: [0.4, 0.6, 0.8, 1],
    format: (v) => percent(v, 0),
    grid: true
  })(y);
  const band = root.append("path").attr("class", "area-soft");
  const curve = root.append("path").attr("class", "line");
  const byMajority = root.append("path").attr("class", "line dashed");
  const byModel = root.append("path").attr("class", "line-taught");
  const gold = root
    .append("text")
    .attr("class", "note-label halo")
    .attr("text-anchor", "end")
    .attr("x", at.x + at.width)
    .attr("y", at.y + at.height - 35)
    .text("curve: n gold labels, mean ± SD of draws");
  const said = ["legend-label halo", "taught-text halo"].map((className, k) =>
    root
      .append("text")
      .attr("class", className)
      .attr("text-anchor", "end")
      .attr("x", at.x + at.width)
      .attr("y", at.y + at.height - 20 + k * 15)
      .attr("data-ref", ["majority", "model"][k])
  );
  let [drawn, was]: [unknown, unknown] = [null, null];
  return ({data, result: {trained}}, visible) => {
    put(root, "display", visible ? null : "none");
    if (!visible || !trained || (drawn === trained && was === data)) return;
    if (was !== data) {
      const {size, mean, sd} = data.curve;
      const line = (values: readonly number[], reverse = false): string => {
        const points = size.map((s, k) => `${tenth(x(s))},${tenth(y(values[k]))}`);
        return (reverse ? points.reverse() : points).join("L");
      };
      put(curve, "d", `M${line(mean)}`);
      put(
        band,
        "d",
        `M${line(mean.map((m, k) => m + sd[k]))}L${line(
          mean.map((m, k) => m - sd[k]),
          true
        )}Z`
      );
      put(gold, "display", null);
    }
    [drawn, was] = [trained, data];
    const across = (value: number): string | null =>
      Number.isNaN(value) ? null : `M${at.x},${tenth(y(Math.max(0.4, value)))}h${at.width}`;
    put(byMajority, "d", across(trained.majority));
    put(byModel, "d", across(trained.model));
    say(said[0], `majority's labels: ${worthSaid(data, trained.majority)}`);
    say(said[1], `label model's: ${worthSaid(data, trained.model)}`);
  };
}

function createSteps(root: Group, {mode}: Place): Shown {
  const {chart: at} = layouts[mode];
  const x = scaleLog([1, 300], [at.x, at.x + at.width - 12]);
  const y = scaleLinear([0, 1], [at.y + at.height, at.y]);
  createAxis(root, {
    at,
    orient: "bottom",
    label: "step of EM (log scale; 1 is the start)",
    ticks: [1, 3, 10, 30, 100, 300]
  })(x);
  createAxis(root, {
    at,
    orient: "left",
    label: "",
    ticks: [0, 0.5, 1],
    format: (v) => percent(v, 0),
    grid: true
  })(y);
  const lines = root.append("path").attr("class", "line-taught").style("stroke-width", "1.25px");
  const ends = root.append("path").attr("class", "taught");
  const truths = root.append("path").attr("class", "line").style("stroke-width", "1.25px");
  const note = root
    .append("text")
    .attr("class", "note-label halo")
    .attr("text-anchor", "end")
    .attr("x", at.x + at.width - 14)
    .attr("y", at.y + at.height - 6);
  let drawn: readonly unknown[] = [];
  return ({params, result: r}, visible) => {
    put(root, "display", visible ? null : "none");
    const inputs = [visible, r.fit, params.gold];
    if (!visible || inputs.every((v, k) => v === drawn[k])) return;
    drawn = inputs;
    const {trace} = r.fit;
    let [line, dots, ticks] = ["", "", ""];
    const right = at.x + at.width;
    r.on.forEach((j, k) => {
      if (Number.isNaN(r.fit.accuracy[k])) return;
      trace.forEach((accuracy, t) => {
        line += `${t ? "L" : "M"}${tenth(x(t + 1))},${tenth(y(accuracy[k]))}`;
      });
      line += `H${right - 8}`;
      dots += `M${right - 10},${tenth(y(r.fit.accuracy[k]))}a2.5,2.5 0 1,0 5,0a2.5,2.5 0 1,0 -5,0`;
      if (params.gold || r.simulated) ticks += `M${right},${tenth(y(r.truth[j]))}h9`;
    });
    put(lines, "d", line || null);
    put(ends, "d", dots || null);
    put(truths, "d", ticks || null);
    say(note, ticks ? "dots: found without labels; dashes: true" : "dots: found without labels");
  };
}
