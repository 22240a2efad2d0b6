import {createLegend, group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createMatrix} from "../../../marks/matrix.js";
import {put, say} from "../../../marks/put.js";
import {type Metric, metricKeys, roleOf, unitOf} from "../metrics.js";
import type {Result} from "../model.js";
import type {Here} from "../params.js";
import {EXAMPLES, LABELS} from "../sample.js";
import {cell, layouts, type Part, type Place} from "./layout.js";

const disc = (x: number, y: number, r: number): string =>
  `M${tenth(x - r)},${tenth(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`;
const square = (x: number, y: number, h: number): string =>
  `M${tenth(x - h)},${tenth(y - h)}h${2 * h}v${2 * h}h${-2 * h}z`;

/** How strongly the cells of a measure's fraction are filled: told apart in the dark and in grey. */
const NUMERATOR = "0.46";
const DENOMINATOR = "0.21";

/** Truth and prediction of each label for each example in one grid, with what the chosen measure counts outlined. */
export function createGrid(stage: Place): Part {
  const {grid: at, names: nameAt, legend} = layouts[stage.mode];
  const size = cell(at);
  // Where names stand above their rows the marks sit in the lower part.
  const narrow = nameAt.dy < 0;
  const root = group(stage.svg, "grid");
  let now: Here;
  const rowHeight = narrow ? 24 : size.height;
  const top = (j: number) => at.y + j * size.height + (narrow ? size.height - rowHeight : 0);
  const head = root
    .append("text")
    .attr("class", "note-label")
    .attr("x", at.x + at.width)
    .attr("y", at.y - (narrow ? 14 : 7))
    .attr("text-anchor", "end");
  const names = Array.from({length: LABELS}, (_, j) =>
    root
      .append("text")
      .attr("class", "axis-label halo")
      .style("pointer-events", "none")
      .attr("x", nameAt.x)
      .attr("y", top(j) + (narrow ? -3 : rowHeight / 2 + nameAt.dy))
  );
  // In a still nothing is pointed at: one path is all its cells.
  const cells = stage.live ? null : root.append("path").attr("class", "cell");
  const update = cells
    ? null
    : createMatrix(stage, root, {
        at,
        rows: LABELS,
        columns: EXAMPLES,
        cellHeight: rowHeight,
        label: "Labels by examples",
        onPick: (j, i) => {
          const what = 2 * now.result.id + (now.params.click === "true" ? 1 : 0);
          const {flips} = now.params;
          const others = flips.filter(([a, b, c]) => !(a === i && b === j && c === what));
          const next = others.length < flips.length ? others : [...flips, [i, j, what]];
          stage.set({flips: next});
        }
      });
  const over = group(root, "").style("pointer-events", "none");
  const units = over
    .append("path")
    .attr("class", "line-taught")
    .style("stroke-width", "1.25px")
    .style("stroke-dasharray", "3 3");
  const counted = over.append("path").attr("class", "area-taught").style("fill-opacity", NUMERATOR);
  const denominators = over.append("path").attr("class", "area-taught").style("fill-opacity", DENOMINATOR);
  const nothing = over.append("path").style("fill", "var(--faint)");
  const truths = over.append("path").attr("class", "class-0");
  const predictions = over.append("path").attr("class", "line-1");
  // Over the outlines, which in the narrow picture run between the letters.
  for (const name of names) name.raise();
  const half = Math.min(size.width, rowHeight) / 2;
  const r = tenth(half * 0.5);
  createLegend(
    root,
    [
      {label: "true", className: "class-0", path: disc(0, 0, 5)},
      {label: "predicted", className: "line-1", path: square(0, 0, 6)},
      {label: "numerator", className: "area-taught counted", path: square(0, 0, 7)},
      {label: "denominator only", className: "area-taught below", path: square(0, 0, 7)}
    ],
    {...legend}
  );
  root.select(".counted").style("fill-opacity", NUMERATOR);
  root.select(".below").style("fill-opacity", DENOMINATOR);
  const hint = root
    .append("text")
    .attr("class", "note-label")
    .attr("x", at.x + at.width)
    .attr("y", at.y + at.height + (narrow ? 17 : 18))
    .attr("text-anchor", "end");
  let drawn: readonly unknown[] = [];
  return (state) => {
    now = state;
    const {params: p, result: r0} = state;
    say(hint, stage.live ? `click flips the ${p.click === "true" ? "truth" : "prediction"}` : "");
    const inputs = [r0.truth, r0.predicted, r0.scores, p.metric, p.click, r0.names];
    if (inputs.every((v, k) => v === drawn[k])) return;
    drawn = inputs;
    const {shown, L, n} = r0;
    say(head, shown < n ? `the first ${shown} of ${n} examples` : `${n} examples, one a column`);
    names.forEach((name, j) => {
      const label = r0.names[j] ?? "";
      say(name, label.length > 10 && !narrow ? `${label.slice(0, 9)}…` : label);
    });
    const paths = {cells: "", counted: "", denominators: "", truths: "", predictions: "", nothing: ""};
    const metric = p.metric as Metric;
    for (let i = 0; i < shown; ++i) {
      const example = exampleOf(r0, i);
      for (let j = 0; j < L; ++j) {
        const x = at.x + (i + 0.5) * size.width;
        const y = top(j) + rowHeight / 2;
        const role = roleOf(metric, example, j);
        const box = `M${tenth(x - size.width / 2 + 1)},${tenth(y - rowHeight / 2 + 1)}h${tenth(size.width - 2)}v${tenth(rowHeight - 2)}h${tenth(2 - size.width)}z`;
        if (cells) paths.cells += box;
        if (role === 2) paths.counted += box;
        else if (role === 1) paths.denominators += box;
        if (example.truth[j]) paths.truths += disc(x, y, r);
        if (example.predicted[j]) paths.predictions += square(x, y, tenth(half * 0.72));
        if (!example.truth[j] && !example.predicted[j]) paths.nothing += disc(x, y, 1.2);
      }
    }
    if (cells) put(cells, "d", paths.cells || null);
    put(counted, "d", paths.counted || null);
    put(denominators, "d", paths.denominators || null);
    put(truths, "d", paths.truths || null);
    put(predictions, "d", paths.predictions || null);
    put(nothing, "d", paths.nothing || null);
    const unit = unitOf(metric);
    const [bottom, right] = [top(L - 1) + rowHeight, at.x + shown * size.width];
    put(
      units,
      "d",
      unit === "all"
        ? `M${at.x},${top(0)}H${tenth(right)}V${tenth(bottom)}H${at.x}z`
        : unit === "label"
          ? Array.from(
              {length: L},
              (_, j) => `M${at.x},${tenth(top(j) + 0.5)}H${tenth(right)}v${rowHeight - 1}H${at.x}z`
            ).join("")
          : Array.from(
              {length: shown},
              (_, i) =>
                `M${tenth(at.x + i * size.width + 0.5)},${top(0)}h${tenth(size.width - 1)}V${tenth(bottom)}h${tenth(1 - size.width)}z`
            ).join("")
    );
    const examples = Array.from({length: shown}, (_, i) => exampleOf(r0, i));
    update?.((j, i) => {
      if (j >= L || i >= shown) return null;
      const example = examples[i];
      const [t, q] = [example.truth[j] === 1, example.predicted[j] === 1];
      return {
        text: `example ${i + 1}, ${r0.names[j]}: ${t ? "true" : "not true"}, ${q ? "predicted" : "not predicted"}, score ${example.scores[j].toFixed(2)}`,
        pressed: p.click === "true" ? t : q,
        ref: metricKeys
          .filter((key) => roleOf(key, example, j) > 0)
          .map((key) => `m-${key}`)
          .join(" ")
      };
    });
  };
}

const exampleOf = ({truth, predicted, scores, L}: Result, i: number) => ({
  truth: truth.subarray(i * L, (i + 1) * L),
  predicted: predicted.subarray(i * L, (i + 1) * L),
  scores: scores.subarray(i * L, (i + 1) * L)
});
