import {group} from "../../../marks/axes.js";
import {count, fixed, tenth} from "../../../marks/format.js";
import {createMatrix} from "../../../marks/matrix.js";
import {put, say} from "../../../marks/put.js";
import {FUNCTIONS, flip, type Here, type Part, type Place, TRAIN} from "../params.js";
import {layouts, rowsOf} from "./layout.js";
import {runs, ticks} from "./runs.js";

const heads = ["votes", "overlaps", "conflicts", "est. %", "true %"];

/** A function a row: switch, votes on the messages, and how it stands among the others. */
export function createFunctions(stage: Place): Part {
  const at = layouts[stage.mode];
  const root = group(stage.svg, "functions");
  const wide = stage.mode === "wide";
  let now: Here;
  // One for each count of rows; the other's cells are hidden.
  const cells = [false, true].map((simulated) => {
    const {top, pitch, name, middles} = rowsOf(at, simulated);
    const rows = middles.length - 3;
    const high = wide ? pitch : 15;
    return createMatrix(stage, root, {
      at: {
        x: 0,
        y: wide ? top : top + name - 11 + high - pitch,
        width: wide ? at.x - 4 : 150,
        height: pitch * rows
      },
      rows,
      columns: 1,
      gap: 1,
      cellHeight: high,
      label: "Labeling functions, on or off",
      onPick: (j) => stage.set(flip(now.params, j))
    });
  });
  const lines = root.append("path").attr("class", "grid-line");
  const votes = ["line-soft", "line-1", "line-0"].map((className) =>
    root.append("path").attr("class", className)
  );
  const inner = group(root, "").style("pointer-events", "none");
  const boxes = inner.append("path").attr("class", "line").style("stroke-width", "1.25px");
  const column = (className: string, anchor: string, x: number) => {
    const g = group(inner, className).attr("text-anchor", anchor).attr("transform", `translate(${x})`);
    return Array.from({length: FUNCTIONS}, () => g.append("text"));
  };
  const names = column("legend-label", "start", 19);
  const stats = at.stats.map((x, c) => {
    if (x === null) return null;
    inner
      .append("text")
      .attr("class", "note-label")
      .attr("text-anchor", "end")
      .attr("x", x)
      .attr("y", at.heads)
      .text(heads[c]);
    return column(c < 3 ? "tick-label" : c === 3 ? "taught-text" : "legend-label", "end", x);
  });
  const title = inner.append("text").attr("class", "note-label").attr("x", 0).attr("y", at.heads);
  const hint = wide
    ? inner.append("text").attr("class", "note-label").attr("x", at.x).attr("y", at.heads)
    : null;
  let drawn: readonly unknown[] = [];
  return (state) => {
    now = state;
    const {params: p, result: r} = state;
    const inputs = [r.votes, r.fit, r.order, p.gold, p.order];
    if (inputs.every((v, k) => v === drawn[k])) return;
    drawn = inputs;
    say(title, stage.live ? "rules: click on, off" : "rules, on or off");
    if (hint)
      say(
        hint,
        `${r.n > TRAIN ? `${TRAIN} of ${r.n} simulated items` : `${TRAIN} unlabeled messages`}, ${p.order === "model" ? "by the model's P(spam)" : "as they came"}; up: spam, down: ham`
      );
    const {top, pitch, name: baseline, middles, tick} = rowsOf(at, r.simulated);
    const place = new Map(r.on.map((j, k) => [j, k]));
    const paths = {lines: "", boxes: ""};
    const [off, spam, ham] = [runs(at), runs(at), runs(at)];
    for (let j = 0; j < r.m; ++j) {
      const yMid = middles[j];
      paths.lines += `M${at.x},${yMid}h${at.width}`;
      const yBox = tenth(top + j * pitch + baseline - 8);
      paths.boxes += `M5,${yBox}h9v9h-9z${place.has(j) ? "m2,4.5l2,2.5l3.5,-5" : ""}`;
      for (let c = 0; c < r.order.length; ++c) {
        const vote = r.votes[r.order[c] * r.m + j];
        if (!vote) continue;
        const kind = !place.has(j) ? off : vote > 0 ? spam : ham;
        kind.add(c, yMid - (vote * tick) / 2);
      }
    }
    put(lines, "d", paths.lines || null);
    put(boxes, "d", paths.boxes || null);
    [off, spam, ham].forEach((kind, k) => {
      put(votes[k], "d", kind.path());
      put(votes[k], "style", ticks(at, tick));
    });
    for (let j = 0; j < FUNCTIONS; ++j) {
      const k = place.get(j);
      const name = r.names[j] ?? "";
      say(names[j], name.length > 19 ? `${name.slice(0, 18)}…` : name);
      put(names[j], "opacity", k === undefined ? 0.6 : null);
      for (const texts of [names, ...stats]) if (texts) put(texts[j], "y", tenth(top + j * pitch + baseline));
      const there = k === undefined ? null : r.summary[k];
      const said = there
        ? [
            count(there.coverage),
            count(there.overlap),
            count(there.conflict),
            fixed(100 * r.fit.accuracy[k as number], 0),
            p.gold || r.simulated ? fixed(100 * r.truth[j], 0) : "?"
          ]
        : ["", "", "", "", ""];
      stats.forEach((texts, c) => {
        if (texts) say(texts[j], said[c]);
      });
    }
    cells.forEach((cellsOf, k) => {
      cellsOf((j) =>
        j < r.m && r.simulated === (k === 1)
          ? {
              text: `${r.names[j]}: ${place.has(j) ? "on" : "off"}`,
              pressed: place.has(j),
              ref: `f-${j}`
            }
          : null
      );
    });
  };
}
