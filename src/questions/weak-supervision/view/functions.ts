import {group} from "../../../marks/axes.js";
import {count, fixed} from "../../../marks/format.js";
import {createMatrix} from "../../../marks/matrix.js";
import {put, say} from "../../../marks/put.js";
import {FUNCTIONS, flip, type Here, type Part, type Place, TRAIN} from "../params.js";
import {columnX, layouts, strokes, tenth} from "./layout.js";

const heads = ["votes", "overlaps", "conflicts", "est. %", "true %"];

/** A function a row: switch, votes on the messages, and how it stands among the others. */
export function createFunctions(stage: Place): Part {
  const at = layouts[stage.mode];
  const {top, pitch, name: baseline, middle, tick} = at.functions;
  const root = group(stage.svg, "functions");
  const wide = stage.mode === "wide";
  let now: Here;
  const box = wide ? {x: 0, width: at.x - 4, height: pitch} : {x: 0, width: 150, height: 15};
  const cells = createMatrix(stage, root, {
    at: {x: box.x, y: top + (wide ? 0 : -(pitch - 15) / 2), width: box.width, height: pitch * FUNCTIONS},
    rows: FUNCTIONS,
    columns: 1,
    gap: pitch - box.height + 1,
    label: "Labeling functions, on or off",
    onPick: (j) => stage.set(flip(now.params, j))
  });
  const y = (j: number) => top + j * pitch;
  const lines = root.append("path").attr("class", "grid-line");
  const votes = ["line-soft", "line-1", "line-0"].map((className) =>
    root
      .append("path")
      .attr("class", className)
      .style("stroke-width", wide ? "1.6px" : "1.3px")
      .style("stroke-linecap", "butt")
  );
  const inner = group(root, "").style("pointer-events", "none");
  const boxes = inner.append("path").attr("class", "line").style("stroke-width", "1.25px");
  const column = (className: string, anchor: string, x: number) => {
    const g = group(inner, className).attr("text-anchor", anchor);
    return Array.from({length: FUNCTIONS}, (_, j) =>
      g
        .append("text")
        .attr("x", x)
        .attr("y", tenth(y(j) + baseline))
    );
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
    const place = new Map(r.on.map((j, k) => [j, k]));
    const paths = {lines: "", boxes: ""};
    const [off, spam, ham] = [strokes(), strokes(), strokes()];
    for (let j = 0; j < r.m; ++j) {
      const yMid = y(j) + middle;
      paths.lines += `M${at.x},${yMid}h${at.width}`;
      const yBox = tenth(y(j) + (wide ? 2.5 : 3));
      paths.boxes += `M5,${yBox}h9v9h-9z${place.has(j) ? "m2,4.5l2,2.5l3.5,-5" : ""}`;
      for (let c = 0; c < r.order.length; ++c) {
        const vote = r.votes[r.order[c] * r.m + j];
        if (!vote) continue;
        const kind = !place.has(j) ? off : vote > 0 ? spam : ham;
        kind.add(columnX(at, c), yMid, vote > 0 ? -tick : tick);
      }
    }
    put(lines, "d", paths.lines || null);
    put(boxes, "d", paths.boxes || null);
    [off, spam, ham].forEach((kind, k) => {
      put(votes[k], "d", kind.path());
    });
    for (let j = 0; j < FUNCTIONS; ++j) {
      const k = place.get(j);
      const name = r.names[j] ?? "";
      say(names[j], name.length > 20 ? `${name.slice(0, 19)}…` : name);
      put(names[j], "opacity", k === undefined ? 0.6 : null);
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
    cells((j) =>
      j < r.m
        ? {
            text: `${r.names[j]}: ${place.has(j) ? "on" : "off"}`,
            pressed: place.has(j),
            ref: `f-${j}`
          }
        : null
    );
  };
}
