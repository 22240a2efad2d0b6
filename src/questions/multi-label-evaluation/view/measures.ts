import {group} from "../../../marks/axes.js";
import {count, fixed} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {averages, type Metric, metricNames} from "../metrics.js";
import {LABELS} from "../sample.js";
import {formula} from "../words.js";
import {layouts, type Part, type Place} from "./layout.js";

const letters = ["p", "r", "f"] as const;
const scores = ["precision", "recall", "f1"] as const;

/** Every measure as a number: pointing at one lights the cells it counts, clicking chooses it. */
export function createMeasures(stage: Place): Part {
  const {labels: at, whole} = layouts[stage.mode];
  const root = group(stage.svg, "measures");
  const text = (x: number, y: number, className: string, anchor: string, content = "") =>
    root
      .append("text")
      .attr("x", x)
      .attr("y", y)
      .attr("class", className)
      .attr("text-anchor", anchor)
      .text(content);
  const column = (c: number) => at.x + at.width * [0.42, 0.62, 0.8, 1][c];
  const line = 16;
  const row = (k: number) => at.y + 16 + k * line + (k >= LABELS ? 8 : 0);
  const metrics = new Map<Metric, ReturnType<typeof text>>();
  const number = (metric: Metric, x: number, y: number, anchor: string) => {
    const shown = text(x, y, "", anchor).attr("data-ref", `m-${metric}`);
    if (stage.live) shown.style("cursor", "pointer").on("click", () => stage.set({metric}));
    metrics.set(metric, shown);
    return shown;
  };
  text(at.x, at.y, "note-label", "start", "label");
  for (const [c, name] of ["true cells", "precision", "recall", "F1"].entries())
    text(column(c), at.y, "note-label", "end", name);
  const labels = Array.from({length: LABELS}, (_, j) => ({
    name: text(at.x, row(j), "axis-label", "start"),
    cells: [0, 1, 2, 3].map((c) => text(column(c), row(j), "", "end"))
  }));
  root
    .append("path")
    .attr("class", "axis-line")
    .attr("d", `M${at.x},${row(LABELS) - 15}h${at.width}`);
  averages.forEach((average, k) => {
    text(at.x, row(LABELS + k), "axis-label", "start", average);
    text(
      column(0),
      row(LABELS + k),
      "note-label",
      "end",
      {
        micro: "cells pooled",
        macro: "mean of labels",
        weighted: "by true cells",
        samples: "mean of examples"
      }[average]
    );
    letters.forEach((letter, c) => {
      number(`${letter}-${average}`, column(c + 1), row(LABELS + k), "end");
    });
  });
  const list: [Metric, string][] = [
    ["exact", "exact match"],
    ["hamming", "Hamming loss"],
    ["jaccard", "Jaccard, samples"],
    ["loss", "ranking loss"],
    ["coverage", "coverage error"],
    ["lrap", "LRAP"]
  ];
  const half = whole.width / 2 - 12;
  text(whole.x, whole.y, "note-label", "start", "from predictions");
  text(whole.x + half + 24, whole.y, "note-label", "start", "from the order of scores");
  list.forEach(([metric, name], k) => {
    const x = whole.x + (k >= 3 ? half + 24 : 0);
    const y = whole.y + 18 + (k % 3) * 18;
    text(x, y, "axis-label", "start", name).attr("data-ref", `m-${metric}`);
    number(metric, x + half, y, "end");
  });
  const chosen = text(whole.x, whole.y + 92, "taught-text", "start").style("font-size", "15px");
  const how = text(whole.x, whole.y + 112, "", "start").style("font-size", "14px");
  let was: Metric | null = null;
  return (state) => {
    const {params: p, result: r} = state;
    labels.forEach(({name, cells}, j) => {
      const label = r.scored.labels[j];
      put(name, "display", label ? null : "none");
      for (const c of cells) put(c, "display", label ? null : "none");
      if (!label) return;
      const short = r.names[j].length > 12 ? `${r.names[j].slice(0, 11)}…` : r.names[j];
      say(name, short);
      [count(label.tp + label.fn), ...scores.map((s) => fixed(label[s]))].forEach((v, c) => {
        say(cells[c], v);
      });
    });
    for (const average of averages)
      letters.forEach((letter, c) => {
        say(metrics.get(`${letter}-${average}`)!, fixed(r.scored[average][scores[c]]));
      });
    say(metrics.get("exact")!, fixed(r.scored.exactMatch));
    say(metrics.get("hamming")!, fixed(r.scored.hamming));
    say(metrics.get("jaccard")!, fixed(r.scored.samples.jaccard));
    say(metrics.get("loss")!, fixed(r.ranked.rankingLoss));
    say(metrics.get("coverage")!, fixed(r.ranked.coverage));
    say(metrics.get("lrap")!, fixed(r.ranked.lrap));
    const metric = p.metric as Metric;
    if (was !== metric) {
      if (was) put(metrics.get(was)!, "class", "");
      put(metrics.get(metric)!, "class", "taught-text");
      was = metric;
      const name = metricNames[metric];
      say(chosen, name[0].toUpperCase() + name.slice(1));
    }
    say(how, formula(state));
  };
}
