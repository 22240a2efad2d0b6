import {createAxis, group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import {type Here, thresholdKeys} from "../params.js";
import {LABELS} from "../sample.js";
import {layouts, type Part, type Place} from "./layout.js";

/** A label's scores on a line, true ones above it and others below, with the threshold that makes them predictions. */
export function createStrips(stage: Place): Part {
  const {strips: at, stripNames} = layouts[stage.mode];
  const root = group(stage.svg, "strips");
  const x = scaleLinear([0, 1], [at.x, at.x + at.width]);
  createAxis(root, {
    at,
    orient: "bottom",
    label: "score: true above, others below",
    ticks: [0, 0.25, 0.5, 0.75, 1]
  })(x);
  const step = at.height / LABELS;
  let now: Here;
  const rows = Array.from({length: LABELS}, (_, j) => {
    const y = at.y + (j + 0.5) * step;
    const row = group(root, "");
    row.append("path").attr("class", "grid-line").attr("d", `M${at.x},${y}h${at.width}`);
    const name = stripNames
      ? row
          .append("text")
          .attr("class", "note-label halo")
          .attr("x", stripNames.x)
          .attr("y", y + stripNames.dy)
      : null;
    const others = row.append("path").attr("class", "line-soft");
    const trues = row.append("path").attr("class", "class-0");
    const handle = createHandle(stage, row, {
      label: `threshold of label ${j + 1}`,
      axis: "x",
      hint: j === 0 ? "drag a threshold" : undefined,
      hintAt: {x: 12, y: stripNames ? -10 : -18, anchor: "start"},
      shape: "M-2.5,-11h5v22h-5z",
      onDrag: (px) => stage.set({[thresholdKeys[j]]: x.invert(px)}),
      onKey: (dx, dy) => stage.set({[thresholdKeys[j]]: now.params[thresholdKeys[j]] + (dx + dy) * 0.02})
    });
    return {y, row, name, others, trues, handle};
  });
  let drawn: readonly unknown[] = [];
  return (state) => {
    now = state;
    const {result: r} = state;
    const moved = drawn[0] !== r.scores || drawn[1] !== r.truth;
    if (moved) {
      drawn = [r.scores, r.truth];
      rows.forEach(({y, row, name, others, trues}, j) => {
        put(row, "display", j < r.L ? null : "none");
        if (j >= r.L) return;
        if (name) say(name, r.names[j]);
        let [below, above] = ["", ""];
        // Of a long table of the reader's as many as can be told apart.
        for (let i = 0; i < Math.min(r.n, 300); ++i) {
          const px = tenth(x(r.scores[i * r.L + j]));
          if (r.truth[i * r.L + j])
            above += `M${tenth(px - 3.2)},${y - 5}a3.2,3.2 0 1,0 6.4,0a3.2,3.2 0 1,0 -6.4,0`;
          else below += `M${px},${y + 2.5}v6`;
        }
        put(others, "d", below || null);
        put(trues, "d", above || null);
      });
    }
    r.thresholds.forEach((t, j) => {
      rows[j].handle({
        x: x(t),
        y: rows[j].y,
        text: `${r.names[j]}: ${fixed(t)}, F1 ${fixed(r.scored.labels[j].f1)}`,
        now: t,
        min: 0,
        max: 1
      });
    });
  };
}
