import {createAxis, group} from "../../../marks/axes.js";
import {plural, tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {BINS, type Tally} from "../experiments.js";
import {layouts, meansOf, type Part, type Place} from "./layout.js";

/** The simulated experiments, each a block on its sample mean, in two rows: those without an effect and those with one. */
export function createStacks(stage: Place): Part {
  const boxes = layouts[stage.mode].stacks;
  const root = group(stage.svg, "stacks");
  const x = meansOf(boxes[0]);
  createAxis(root, {
    at: boxes[1],
    orient: "bottom",
    label: "sample mean x̄ (units of what is measured)",
    ticks: stage.mode === "wide" ? 8 : 5
  })(x);
  root
    .append("path")
    .attr("class", "axis-line")
    .attr("d", `M${boxes[0].x},${boxes[0].y + boxes[0].height}h${boxes[0].width}`);
  const width = boxes[0].width / BINS;
  const rows = boxes.map((at, i) => {
    const row = group(root, "").attr("data-ref", i ? "effect" : "null");
    const stack = (opacity: number, ref: string) =>
      row
        .append("path")
        .attr("data-ref", ref)
        .style("fill", "none")
        .style("stroke", i ? "var(--orange)" : "var(--blue)")
        .style("stroke-width", (width - 0.5).toFixed(2))
        .style("stroke-opacity", opacity);
    // What the test gets wrong is dark, what it gets right pale.
    const kept = i ? stack(1, "beta") : stack(0.4, "null");
    const rejected = i ? stack(0.4, "power") : stack(1, "alpha");
    const label = row
      .append("text")
      .attr("class", i ? "orange-text halo" : "blue-text halo")
      .attr("x", at.x + at.width)
      .attr("y", at.y + 10)
      .attr("text-anchor", "end");
    return {at, kept, rejected, label};
  });
  let drawn: readonly unknown[] = [];
  return ({result: {tally, all}}) => {
    if (drawn[0] === tally && drawn[1] === all) return;
    drawn = [tally, all];
    const heights = (t: Tally, i: number) => Array.from(t.kept[i], (k, bin) => k + t.rejected[i][bin]);
    const tallest = Math.max(1, ...heights(all, 0), ...heights(all, 1));
    const unit = Math.min(3.4, (boxes[0].height - 14) / tallest);
    // A dash a block: each stack is one stroke, its dashes counted from its foot.
    const dash = unit >= 1.8 ? `${(unit - 0.6).toFixed(2)} 0.6` : null;
    rows.forEach(({at, kept, rejected, label}, i) => {
      let below = "";
      let above = "";
      const base = at.y + at.height;
      for (let bin = 0; bin < BINS; ++bin) {
        const k = tally.kept[i][bin];
        const r = tally.rejected[i][bin];
        if (k + r === 0) continue;
        const px = tenth(at.x + (bin + 0.5) * width);
        const middle = base - k * unit;
        if (k) below += `M${px},${base}V${middle.toFixed(1)}`;
        if (r) above += `M${px},${middle.toFixed(1)}V${(middle - r * unit).toFixed(1)}`;
      }
      put(kept, "d", below || null);
      put(rejected, "d", above || null);
      put(kept, "stroke-dasharray", dash);
      put(rejected, "stroke-dasharray", dash);
      const total = i ? tally.effects : tally.nulls;
      say(
        label,
        `${stage.mode === "wide" ? plural(total, "experiment") : total} ${i ? "with the effect" : "without an effect"}`
      );
    });
  };
}
