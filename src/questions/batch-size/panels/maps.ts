import {group} from "../../../marks/axes.js";
import {createField, type Level} from "../../../marks/field.js";
import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Box} from "../../../marks/stage.js";
import type {Polylines} from "../../../ml/polylines.js";
import {answersOf, cells, lineGrid, view} from "../field.js";
import type {Room} from "../params.js";
import {trainSample} from "../task.js";

/** Steps of strength a class: how sure the network is. Stills, where a cell is text, do with one. */
const strengths = 3;
const faint: Level[] = ["--blue", "--orange"].map((token) => ({token, opacity: 0.16}));
const graded: Level[] = ["--blue", "--orange"].flatMap((token) =>
  Array.from({length: strengths}, (_, i) => ({token, opacity: 0.08 + 0.1 * i}))
);

/** Of the 512 points every so manieth is drawn: an odd number, since classes alternate. */
const stride = 5;
const sample = trainSample();

/** A map of what one network answers, with the training points on it. */
export function createMap(stage: Room["Stage"], at: Box): (weights: ArrayLike<number>) => void {
  const plot = createPlot(stage, {
    at: {x: at.x - 10, y: at.y - 10, width: at.width + 24, height: at.height + 16},
    x: {domain: [-view, view], label: "", bare: true},
    y: {domain: [-view, view], label: "", bare: true}
  });
  const {inside} = plot;
  const paint = createField(stage, inside, plot.at, cells, cells);
  const index = new Uint8Array(cells * cells);
  // Round dots and square ones: short to write, and told apart without color.
  ["--blue", "--orange"].forEach((token, label) => {
    let d = "";
    for (let i = 0; i < sample.y.length; i += stride)
      if (sample.y[i] === label)
        d += `M${tenth(plot.x(sample.X[2 * i]) - plot.at.x)},${tenth(plot.y(sample.X[2 * i + 1]) - plot.at.y)}h0`;
    inside
      .append("path")
      .attr("d", d)
      // The same path in each map, which packs well.
      .attr("transform", `translate(${plot.at.x},${plot.at.y})`)
      .attr("style", `stroke:var(${token});stroke-width:3.5;stroke-linecap:${label ? "square" : "round"}`);
  });
  const lines = group(inside, "").attr(
    "transform",
    `translate(${plot.at.x},${plot.at.y + plot.at.height})scale(${plot.at.width / lineGrid},${-plot.at.height / lineGrid})`
  );
  const boundary = lines
    .append("path")
    .attr("class", "line")
    .attr("data-ref", "boundary")
    .attr("vector-effect", "non-scaling-stroke");
  plot.frame();
  let drawn: ArrayLike<number> = [];
  const shade = () => paint(index, stage.live ? graded : faint);
  stage.onTheme(shade);
  return (weights) => {
    if (weights.length === drawn.length && !Array.from(weights).some((w, k) => w !== drawn[k])) return;
    drawn = Array.from(weights);
    const answers = answersOf(weights);
    answers.logits.forEach((logit, cell) => {
      const sure = Math.min(strengths - 1, Math.floor(Math.abs(logit) / 1.5));
      index[cell] = stage.live ? (logit > 0 ? strengths : 0) + sure : Number(logit > 0);
    });
    shade();
    setAttr(boundary, "d", pathOf(answers.boundary) || null);
  };
}

/** Each line as its first point and steps from there. */
function pathOf({points, start}: Polylines): string {
  let d = "";
  for (let i = 0; i + 1 < start.length; ++i) {
    for (let p = 2 * start[i]; p < 2 * start[i + 1]; p += 2) {
      if (p === 2 * start[i]) d += `M${points[p]},${points[p + 1]}l`;
      else d += `${points[p] - points[p - 2]},${points[p + 1] - points[p - 1]} `;
    }
  }
  return d;
}
