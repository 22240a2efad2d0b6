import {pointer, type Selection, select} from "d3-selection";
import {group} from "../../../marks/axes.js";
import {count, fixed, percent} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {createMatrix} from "../../../marks/matrix.js";
import {put, say} from "../../../marks/put.js";
import type {Labels} from "../model.js";
import {type Here, type Part, type Place, TRAIN} from "../params.js";
import {columnX, layouts, placeAt, rowsOf} from "./layout.js";
import {bars, runs, ticks} from "./runs.js";

/** A wrong label's dash, on the other side of its line, as a share of a label's height. */
const WRONG = 0.55;

const names = ["majority vote", "label model", "gold labels"];

/** What the votes become: by majority, by the label model, and the gold labels where they are shown; and the column in view. */
export function createLabels(stage: Place): Part {
  const at = layouts[stage.mode];
  const {top, pitch, name: baseline, middle, tick} = at.labels;
  const root = group(stage.svg, "labels");
  const wide = stage.mode === "wide";
  const y = (row: number) => top + row * pitch;
  const middlesOf = [false, true].map((simulated) => rowsOf(at, simulated).middles);
  let now: Here;
  const reveal = createMatrix(stage, root, {
    at: {x: 0, y: y(2), width: wide ? at.x - 4 : 150, height: wide ? pitch : 15},
    rows: 1,
    columns: 1,
    gap: 1,
    label: "Gold labels, shown or hidden",
    onPick: () => stage.set({gold: !now.params.gold})
  });
  root
    .append("path")
    .attr("class", "grid-line")
    .attr("d", names.map((_, k) => `M${at.x},${y(k) + middle}h${at.width}`).join(""));
  // The label model's P(spam) as bars, over labels of one height; an ink dash where one is wrong.
  const leans = ["none", "class-1", "class-0"].map((className) =>
    root.append("path").attr("class", className)
  );
  leans[0].style("fill", "var(--faint)");
  const marks = ["line-1", "line-0", "line"].map((className, k) =>
    root
      .append("path")
      .attr("class", className)
      .attr("style", ticks(at, k < 2 ? tick : WRONG * tick))
  );
  const marker = root.append("path").attr("class", "line").style("stroke-width", "1px");
  const over = group(root, "").style("pointer-events", "none");
  const said = names.map((name, k) => {
    over
      .append("text")
      .attr("class", k === 1 ? "taught-text" : "legend-label")
      .attr("x", k === 2 ? 19 : 5)
      .attr("y", y(k) + baseline)
      .attr("data-ref", ["majority", "model", "gold"][k])
      .text(name);
    return over
      .append("text")
      .attr("class", "tick-label")
      .attr("x", at.said.x)
      .attr("y", y(k) + baseline)
      .attr("text-anchor", at.said.anchor);
  });
  const box = over.append("path").attr("class", "line").style("stroke-width", "1.25px");
  const note = at.note
    ? over
        .append("text")
        .attr("class", "note-label")
        .attr("x", at.note.x)
        .attr("y", at.note.y)
        .attr("text-anchor", "end")
    : null;
  const hits: Selection<SVGRectElement, unknown, null, undefined>[] = [];
  if (stage.live) {
    const hit = root
      .append("rect")
      .attr("x", at.x)
      .attr("y", at.functions.top)
      .attr("width", at.width)
      .attr("height", y(3) - at.functions.top)
      .attr("fill", "transparent")
      .style("cursor", "pointer");
    if (!wide) {
      // Names and switches stand between the rows: only the rows themselves are hit.
      hit.remove();
      for (const _ of middlesOf[0])
        hits.push(
          root
            .append("rect")
            .attr("class", "hit")
            .attr("x", at.x)
            .attr("width", at.width)
            .attr("height", 12)
            .attr("fill", "transparent")
        );
    }
    root.on("click.pick", (event: MouseEvent) => {
      const [px] = pointer(event, stage.svg);
      const target = select(event.target as Element);
      if (target.attr("fill") === "transparent") stage.set({message: now.result.order[placeAt(at, px)] + 1});
    });
  }
  const step = (by: number) => {
    const {order} = now.result;
    const place = order.indexOf(now.params.message - 1);
    stage.set({message: order[Math.max(0, Math.min(TRAIN - 1, place + by))] + 1});
  };
  const handle = createHandle(stage, root, {
    label: "message in view",
    axis: "x",
    hint: "drag: column by column",
    hintAt: {x: 16, y: 5, anchor: "start"},
    onDrag: (px) => stage.set({message: now.result.order[placeAt(at, px)] + 1}),
    onKey: (dx, dy) => step(dx + dy)
  });
  const told = ({labeled, right}: Labels, what: string, gold: boolean) =>
    gold && labeled
      ? `${count(labeled)} ${what}, ${count(right)} right: ${percent(right / labeled, 0)}`
      : `${count(labeled)} ${what}`;
  let drawn: readonly unknown[] = [];
  return (state) => {
    now = state;
    const {params: p, result: r} = state;
    const shown = p.gold || r.simulated;
    const place = r.order.indexOf(p.message - 1);
    const x = columnX(at, place);
    const middles = middlesOf[Number(r.simulated)];
    hits.forEach((rect, k) => {
      put(rect, "display", k < middles.length ? null : "none");
      if (k < middles.length) put(rect, "y", middles[k] - 6);
    });
    // Where names stand between the rows the line goes through the rows alone.
    put(
      marker,
      "d",
      wide
        ? `M${x},${at.functions.top - 2}V${at.handle - 8}`
        : `${middles.map((m) => `M${x},${m - 7}v14`).join("")}M${x},${y(2) + middle + 8}V${at.handle - 8}`
    );
    handle({
      x,
      y: at.handle,
      text: `message ${p.message}, P(spam) ${fixed(r.fit.posterior[p.message - 1])}`,
      now: p.message,
      min: 1,
      max: TRAIN
    });
    const inputs = [r.votes, r.fit, r.order, shown];
    if (inputs.every((v, k) => v === drawn[k])) return;
    drawn = inputs;
    const [spams, hams, wrongs] = [runs(at), runs(at), runs(at)];
    const heights = leans.map(() => bars(at, y(1) + middle));
    const lean = (i: number) => 2 * r.fit.posterior[i] - 1;
    // P(spam) of exactly ½ counts as ham.
    const side = (i: number) => (r.covered[i] ? (lean(i) > 0 ? 1 : -1) : 0);
    const labels = [(i: number) => r.majority[i], side, (i: number) => (shown ? r.gold[i] : 0)];
    labels.forEach((labelOf, row) => {
      const mid = y(row) + middle;
      r.order.forEach((i, c) => {
        const label = labelOf(i);
        if (row === 1) heights[label === 0 ? 0 : label > 0 ? 1 : 2].add(c, lean(i) * tick);
        else if (label) (label > 0 ? spams : hams).add(c, mid - (label * tick) / 2);
        if (shown && label && label !== r.gold[i]) wrongs.add(c, mid + (label * WRONG * tick) / 2);
      });
    });
    [spams, hams, wrongs].forEach((kind, k) => {
      put(marks[k], "d", kind.path());
    });
    heights.forEach((kind, k) => {
      put(leans[k], "d", kind.path());
    });
    say(said[0], told(r.byMajority, "labeled", shown));
    say(said[1], told(r.byModel, "labeled", shown));
    const spam = r.gold.reduce((sum, v) => sum + (v > 0 ? 1 : 0), 0);
    say(
      said[2],
      shown
        ? `${count(spam)} spam, ${count(r.n - spam)} ham; dash: wrong`
        : stage.live
          ? "hidden: click to show"
          : "hidden"
    );
    put(box, "d", `M5,${y(2) + baseline - 9}h9v9h-9z${shown ? "m2,4.5l2,2.5l3.5,-5" : ""}`);
    if (note)
      say(
        note,
        `up: spam, down: ham; columns ${p.order === "model" ? "by the model's P(spam)" : "as they came"}`
      );
    reveal(() => ({text: `gold labels: ${p.gold ? "shown" : "hidden"}`, pressed: p.gold, ref: "gold"}));
  };
}
