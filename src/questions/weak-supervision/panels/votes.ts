import {group} from "../../../marks/axes.js";
import {createHandle} from "../../../marks/handle.js";
import {createMatrix} from "../../../marks/matrix.js";
import {setAttr, setText} from "../../../marks/set.js";
import {textWidth} from "../../../marks/text-width.js";
import {FUNCTIONS, flip, type Room, TRAIN} from "../params.js";
import {worlds} from "../simulate.js";
import {chance} from "../words.js";
import {bars, columnX, type Layout, placeAt, runs, ticks} from "./runs.js";

/** Functions of a simulated world. */
const SIMULATED = worlds.differ.length;
/** Room below for the handle of the column in view, and above. */
const FOOT = 24;
const HEAD = 4;
/** A wrong label's dash, on the other side of its line, as a share of a label's height. */
const WRONG = 0.55;
const TICK = "M0,-6v12";

/** As much of a name as there is room for. */
export function shortened(name: string, room: number): string {
  if (textWidth(name, 12) <= room) return name;
  let end = name.length;
  while (end > 1 && textWidth(`${name.slice(0, end)}…`, 12) > room) --end;
  return `${name.slice(0, end).trimEnd()}…`;
}

/** The main panel: a function a row, an item a column, a tick a vote; below, what majority vote and label model make of them. */
export const votes: Room["Picture"] = {
  id: "votes",
  tab: "Votes",
  title: ({result: r}) =>
    r.simulated ? `${TRAIN} of ${r.n} simulated items` : `${TRAIN} messages, a column each`,
  reads: ({params: {gold, message}, result: r}) => [r.key, gold, message],
  legend: ({params, result}) => [
    {label: "votes spam", className: "line-1", path: TICK},
    {label: "votes ham", className: "line-0", path: TICK},
    ...(params.gold || result.simulated ? [{label: "wrong", className: "line", path: TICK}] : [])
  ],
  draw: (stage) => {
    const narrow = stage.mode === "narrow";
    const x = narrow ? 104 : 138;
    const width = stage.width - x - 6;
    const at: Layout = {x, width, dash: Math.max(0.8, (0.72 * width) / TRAIN)};
    const root = group(stage.svg, "votes");
    // Two heights of rows: messages have more functions than simulated items.
    const rowsOf = (simulated: boolean) => {
      const count = simulated ? SIMULATED : FUNCTIONS;
      const pitch = (stage.height - HEAD - FOOT) / (count + 3.4);
      return {
        count,
        pitch,
        tick: 0.38 * pitch,
        middle: (row: number) => HEAD + (row + 0.5 + (row >= count ? 0.4 : 0)) * pitch
      };
    };
    const kinds = [rowsOf(false), rowsOf(true)];
    let now: Room["State"];
    const switches = kinds.map(({count, pitch}, k) =>
      stage.live
        ? createMatrix(stage, root, {
            at: {x: 0, y: HEAD, width: x - 4, height: pitch * count},
            rows: count,
            columns: 1,
            gap: 1,
            label: k ? "Simulated functions, on or off" : "Labeling functions, on or off",
            onPick: (j) => stage.set(flip(now.params, j))
          })
        : null
    );
    const reveals = kinds.map(({count, pitch, middle}) =>
      stage.live
        ? createMatrix(stage, root, {
            at: {x: 0, y: middle(count + 2) - pitch / 2, width: x - 4, height: pitch},
            rows: 1,
            columns: 1,
            gap: 1,
            label: "Gold labels, shown or hidden",
            onPick: () => stage.set({gold: !now.params.gold})
          })
        : null
    );
    const lines = root.append("path").attr("class", "grid-line");
    const cast = ["line-soft", "line-1", "line-0"].map((className) =>
      root.append("path").attr("class", className)
    );
    const leans = ["none", "class-1", "class-0"].map((className) =>
      root.append("path").attr("class", className).attr("data-ref", "model")
    );
    leans[0].style("fill", "var(--faint)");
    const marks = ["line-1", "line-0", "line"].map((className) =>
      root.append("path").attr("class", className)
    );
    const over = group(root, "").style("pointer-events", "none");
    const boxes = over.append("path").attr("class", "line").style("stroke-width", "1.25px");
    const name = (className: string, ref?: string) =>
      over
        .append("text")
        .attr("class", className)
        .attr("data-ref", ref ?? null);
    const names = Array.from({length: FUNCTIONS}, (_, j) => name("legend-label", `f-${j}`).attr("x", 19));
    const below = (["majority", "model", "gold"] as const).map((ref, k) =>
      name(k === 1 ? "taught-text" : "legend-label", ref).attr("x", k === 2 ? 19 : 3)
    );
    const marker = over.append("path").attr("class", "line").style("stroke-width", "1px");
    if (stage.live) {
      root
        .insert("rect", ":first-child")
        .attr("x", x)
        .attr("y", HEAD)
        .attr("width", width)
        .attr("height", stage.height - HEAD - FOOT)
        .attr("fill", "transparent")
        .style("cursor", "pointer");
      root.on("click.pick", (event: MouseEvent) => {
        const {left, width: wide} = stage.svg.getBoundingClientRect();
        const px = ((event.clientX - left) / wide) * stage.width;
        if (px >= x) stage.set({message: now.result.order[placeAt(at, px)] + 1});
      });
    }
    const handle = createHandle(stage, root, {
      label: "message in view",
      axis: "x",
      ref: "message",
      hint: narrow ? "drag" : "drag: column by column",
      hintAt: {x: 16, y: 5, anchor: "start"},
      onDrag: (px) => stage.set({message: now.result.order[placeAt(at, px)] + 1}),
      onKey: (dx, dy) => {
        const {order} = now.result;
        const place = order.indexOf(now.params.message - 1) + dx + dy;
        stage.set({message: order[Math.max(0, Math.min(TRAIN - 1, place))] + 1});
      }
    });
    let drawn: readonly unknown[] = [];
    return (state) => {
      now = state;
      const {params: p, result: r} = state;
      const shown = p.gold || r.simulated;
      const {count, tick, middle} = kinds[Number(r.simulated)];
      const px = columnX(at, r.order.indexOf(p.message - 1));
      const bottom = stage.height - FOOT / 2 + 1;
      setAttr(marker, "d", `M${px},${HEAD}V${bottom - 8}`);
      handle({
        x: px,
        y: bottom,
        text: `${r.simulated ? "item" : "message"} ${p.message}, P(spam) ${chance(r.fit.posterior[p.message - 1])}`,
        now: p.message,
        min: 1,
        max: TRAIN
      });
      const same = [r.key, shown];
      if (same.every((v, k) => v === drawn[k])) return;
      drawn = same;
      const place = new Map(r.on.map((j, k) => [j, k]));
      let grid = "";
      for (let row = 0; row < count + 3; ++row) grid += `M${x},${middle(row).toFixed(1)}h${width}`;
      setAttr(lines, "d", grid);
      const box = (row: number, on: boolean) =>
        `M3,${(middle(row) - 4.5).toFixed(1)}h9v9h-9z${on ? "m2,4.5l2,2.5l3.5,-5" : ""}`;
      let drawnBoxes = box(count + 2, shown);
      const [off, spam, ham] = [runs(at), runs(at), runs(at)];
      for (let j = 0; j < r.m; ++j) {
        drawnBoxes += box(j, place.has(j));
        for (let c = 0; c < r.order.length; ++c) {
          const vote = r.votes[r.order[c] * r.m + j];
          if (!vote) continue;
          (!place.has(j) ? off : vote > 0 ? spam : ham).add(c, middle(j) - (vote * tick) / 2);
        }
      }
      setAttr(boxes, "d", drawnBoxes);
      [off, spam, ham].forEach((kind, k) => {
        setAttr(cast[k], "d", kind.path());
        setAttr(cast[k], "style", ticks(at, tick));
      });
      names.forEach((text, j) => {
        const full = r.names[j] ?? "";
        setText(text, shortened(full, x - 19 - 4));
        setAttr(text, "y", (middle(j) + 4).toFixed(1));
        setAttr(text, "opacity", place.has(j) ? null : 0.6);
      });
      [
        narrow ? "majority" : "majority vote",
        "label model",
        shown ? "gold labels" : narrow ? "gold: hidden" : "gold labels: hidden"
      ].forEach((text, k) => {
        setText(below[k], text);
        setAttr(below[k], "y", (middle(count + k) + 4).toFixed(1));
      });
      const [spams, hams, wrongs] = [runs(at), runs(at), runs(at)];
      const heights = leans.map(() => bars(at, middle(count + 1)));
      const lean = (i: number) => 2 * r.fit.posterior[i] - 1;
      // P(spam) of exactly ½ counts as ham.
      const side = (i: number) => (r.covered[i] ? (lean(i) > 0 ? 1 : -1) : 0);
      const high = 1.1 * tick;
      [(i: number) => r.majority[i], side, (i: number) => (shown ? r.gold[i] : 0)].forEach((labelOf, row) => {
        const mid = middle(count + row);
        r.order.forEach((i, c) => {
          const label = labelOf(i);
          if (row === 1) heights[label === 0 ? 0 : label > 0 ? 1 : 2].add(c, lean(i) * high);
          else if (label) (label > 0 ? spams : hams).add(c, mid - (label * tick) / 2);
          if (shown && label && label !== r.gold[i]) wrongs.add(c, mid + (label * WRONG * tick) / 2);
        });
      });
      [spams, hams, wrongs].forEach((kind, k) => {
        setAttr(marks[k], "d", kind.path());
        setAttr(marks[k], "style", ticks(at, k < 2 ? tick : WRONG * tick));
      });
      heights.forEach((kind, k) => {
        setAttr(leans[k], "d", kind.path());
      });
      kinds.forEach((_, k) => {
        const here = r.simulated === (k === 1);
        switches[k]?.((j) =>
          here && j < r.m
            ? {text: `${r.names[j]}: ${place.has(j) ? "on" : "off"}`, pressed: place.has(j), ref: `f-${j}`}
            : null
        );
        reveals[k]?.(() =>
          here && !r.simulated
            ? {text: `gold labels: ${p.gold ? "shown" : "hidden"}`, pressed: p.gold, ref: "gold"}
            : null
        );
      });
    };
  }
};
