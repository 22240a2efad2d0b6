import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createMatrix} from "../../../marks/matrix.js";
import {setAttr, setText} from "../../../marks/set.js";
import {metricKeys, roleOf, unitOf} from "../metrics.js";
import type {Result} from "../model.js";
import type {Room} from "../params.js";
import {EXAMPLES, LABELS} from "../sample.js";

export const disc = (x: number, y: number, r: number): string =>
  `M${tenth(x - r)},${tenth(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`;
export const square = (x: number, y: number, h: number): string =>
  `M${tenth(x - h)},${tenth(y - h)}h${2 * h}v${2 * h}h${-2 * h}z`;

const exampleOf = ({truth, predicted, scores, L}: Result, i: number) => ({
  truth: truth.subarray(i * L, (i + 1) * L),
  predicted: predicted.subarray(i * L, (i + 1) * L),
  scores: scores.subarray(i * L, (i + 1) * L)
});

/** Truth and prediction of each label for each example, with what the chosen measure counts filled and outlined. */
export const grid: Room["Picture"] = {
  id: "grid",
  tab: "Cells",
  title: ({result: {shown, n}}) =>
    shown < n ? `The first ${shown} of ${n} examples, one a column` : `${n} examples, one a column`,
  reads: ({params: {metric, click, flips}, result: {truth, predicted, scores, names}}) => [
    truth,
    predicted,
    scores,
    names,
    metric,
    click,
    flips
  ],
  legend: () => [
    {label: "true", className: "class-0", path: disc(0, 0, 5)},
    {label: "predicted", className: "line-1", path: square(0, 0, 5.5)},
    {label: "numerator", className: "area-taught cell-above", path: square(0, 0, 6)},
    {label: "denominator only", className: "area-taught cell-below", path: square(0, 0, 6)},
    {label: "one score each", className: "line-taught dashed", path: square(0, 0, 6)}
  ],
  draw: (stage) => {
    // Where there is little room names stand above their rows.
    const narrow = stage.mode === "narrow";
    const left = narrow ? 2 : 72;
    const foot = 22;
    const at = {x: left, y: 4, width: stage.width - left - 4, height: stage.height - foot - 6};
    const [w, h] = [at.width / EXAMPLES, at.height / LABELS];
    // Tall cells, so that the eye goes down a column without jumping gaps.
    const rowHeight = narrow ? h - 16 : Math.min(h - 6, 3 * w);
    const top = (j: number) => at.y + (j + 1) * h - rowHeight;
    const root = group(stage.svg, "grid");
    let now: Room["State"];
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
            stage.set({flips: others.length < flips.length ? others : [...flips, [i, j, what]]});
          }
        });
    const over = group(root, "").style("pointer-events", "none");
    const path = (className: string) => over.append("path").attr("class", className);
    const above = path("area-taught cell-above");
    const below = path("area-taught cell-below");
    const units = path("line-taught").style("stroke-width", "1.25px").style("stroke-dasharray", "3 3");
    const absent = path("").style("fill", "var(--faint)");
    const truths = path("class-0");
    const predictions = path("line-1");
    const names = Array.from({length: LABELS}, (_, j) =>
      over
        .append("text")
        .attr("class", "axis-label halo")
        .attr("x", narrow ? at.x + 2 : left - 8)
        .attr("y", narrow ? top(j) - 3 : top(j) + rowHeight / 2 + 4)
        .attr("text-anchor", narrow ? "start" : "end")
    );
    const hint = over
      .append("text")
      .attr("class", "handle-hint")
      .attr("x", at.x + at.width)
      .attr("y", stage.height - 6)
      .attr("text-anchor", "end");
    const half = Math.min(w, rowHeight) / 2;
    const r = tenth(half * 0.5);
    return (state) => {
      now = state;
      const {params: p, result} = state;
      const {shown, L} = result;
      setText(
        hint,
        stage.live ? `click a cell: its ${p.click === "true" ? "truth" : "prediction"} flips` : ""
      );
      names.forEach((name, j) => {
        const label = result.names[j] ?? "";
        setText(name, label.length > 11 && !narrow ? `${label.slice(0, 10)}…` : label);
      });
      const paths = {cells: "", above: "", below: "", truths: "", predictions: "", absent: ""};
      const examples = Array.from({length: shown}, (_, i) => exampleOf(result, i));
      examples.forEach((example, i) => {
        for (let j = 0; j < L; ++j) {
          const [x, y] = [at.x + (i + 0.5) * w, top(j) + rowHeight / 2];
          const role = roleOf(p.metric, example, j);
          const box = `M${tenth(x - w / 2 + 1)},${tenth(y - rowHeight / 2 + 1)}h${tenth(w - 2)}v${tenth(rowHeight - 2)}h${tenth(2 - w)}z`;
          if (cells) paths.cells += box;
          if (role === 2) paths.above += box;
          else if (role === 1) paths.below += box;
          if (example.truth[j]) paths.truths += disc(x, y, r);
          if (example.predicted[j]) paths.predictions += square(x, y, tenth(half * 0.72));
          if (!example.truth[j] && !example.predicted[j]) paths.absent += disc(x, y, 1.4);
        }
      });
      const draw = (mark: typeof above, d: string) => setAttr(mark as never, "d", d || null);
      if (cells) draw(cells, paths.cells);
      draw(above, paths.above);
      draw(below, paths.below);
      draw(truths, paths.truths);
      draw(predictions, paths.predictions);
      draw(absent, paths.absent);
      draw(units, outlines(unitOf(p.metric), {x: at.x, w, rowHeight, top, shown, L}));
      update?.((j, i) => {
        if (j >= L || i >= shown) return null;
        const example = examples[i];
        const [t, q] = [example.truth[j] === 1, example.predicted[j] === 1];
        return {
          text: `example ${i + 1}, ${result.names[j]}: ${t ? "true" : "not true"}, ${q ? "predicted" : "not predicted"}, score ${example.scores[j].toFixed(2)}`,
          pressed: p.click === "true" ? t : q,
          ref: metricKeys
            .filter((key) => roleOf(key, example, j) > 0)
            .map((key) => `m-${key}`)
            .join(" ")
        };
      });
    };
  }
};

interface Rows {
  x: number;
  w: number;
  rowHeight: number;
  top(j: number): number;
  shown: number;
  L: number;
}

/** Round what is counted before anything is averaged: all cells, each label, or each example. */
function outlines(unit: ReturnType<typeof unitOf>, {x, w, rowHeight, top, shown, L}: Rows): string {
  const [bottom, right] = [tenth(top(L - 1) + rowHeight), tenth(x + shown * w)];
  if (unit === "all") return `M${x},${tenth(top(0))}H${right}V${bottom}H${x}z`;
  if (unit === "label")
    return Array.from(
      {length: L},
      (_, j) => `M${x},${tenth(top(j) + 0.5)}H${right}v${tenth(rowHeight - 1)}H${x}z`
    ).join("");
  return Array.from(
    {length: shown},
    (_, i) => `M${tenth(x + i * w + 0.5)},${tenth(top(0))}h${tenth(w - 1)}V${bottom}h${tenth(1 - w)}z`
  ).join("");
}
