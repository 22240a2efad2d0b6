import {type Group, group} from "../../../marks/axes.js";
import {put, say} from "../../../marks/put.js";
import {type LaneKey, laneKeys, names} from "../lanes.js";
import type {Lane} from "../model.js";
import {number, rate, stepOf} from "../words.js";
import {lineClass, looks, markClass, textClass} from "./lanes.js";
import {layouts, type Part, type Place} from "./layout.js";

/** The lanes with their rates, how far each is, and when it settles; a row opens its update. */
export function createTable(stage: Place): Part {
  const at = layouts[stage.mode].table;
  const root = group(stage.svg, "table");
  const right = at.x + at.width - 4;
  const columns = [right - 158, right - 72, right];
  const heads = [["η"], ["gap"], ["settles at"]].map(([text], i) =>
    root
      .append("text")
      .attr("class", "note-label")
      .attr("x", columns[i])
      .attr("y", at.y)
      .attr("text-anchor", "end")
      .text(text)
  );
  root.append("text").attr("class", "panel-title").attr("x", at.x).attr("y", at.y).text("Lane");
  const back = root
    .append("rect")
    .attr("class", "area-taught")
    .attr("x", at.x - 4)
    .attr("width", at.width + 4)
    .attr("height", at.row)
    .attr("rx", 3);
  const rows = laneKeys.map((key, i) => createRow(stage, root, key, at.y + 8 + i * at.row, columns));
  return ({params: {t}, result: {race, chosen, shown}}) => {
    say(heads[1], `gap at step ${t}`);
    put(back, "y", at.y + 8 + laneKeys.indexOf(chosen.key) * at.row);
    rows.forEach((draw, i) => {
      const lane = race.lanes[laneKeys[i]];
      draw(lane, t, lane === chosen, shown.includes(lane));
    });
  };
}

function createRow(
  stage: Place,
  parent: Group,
  key: LaneKey,
  top: number,
  columns: readonly number[]
): (lane: Lane, t: number, chosen: boolean, shown: boolean) => void {
  const at = layouts[stage.mode].table;
  const row = group(parent, "lane-row").attr("data-ref", key);
  const middle = top + at.row / 2;
  const line = row.append("path").attr("d", `M${at.x},${middle}h30`);
  const mark = row
    .append("path")
    .attr("d", looks[key].shape)
    .attr("transform", `translate(${at.x + 15},${middle})`);
  const name = row
    .append("text")
    .attr("x", at.x + 38)
    .attr("y", middle + 4)
    .text(names[key]);
  const cells = columns.map((x) =>
    row
      .append("text")
      .attr("class", "tick-label")
      .attr("x", x)
      .attr("y", middle + 4)
      .attr("text-anchor", "end")
  );
  if (stage.live) {
    // What can be hit: the whole row, not its letters alone.
    const open = () => stage.set({chosen: key});
    row
      .append("rect")
      .attr("x", at.x - 4)
      .attr("y", top)
      .attr("width", at.width + 4)
      .attr("height", at.row)
      .attr("fill", "transparent")
      .attr("style", "cursor:pointer")
      .attr("tabindex", 0)
      .attr("role", "button")
      .attr("aria-label", `Take the update of ${names[key]} apart`)
      .on("click", open)
      .on("keydown", (event: KeyboardEvent) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        open();
      });
  }
  return (lane, t, chosen, shown) => {
    put(line, "class", lineClass(key, chosen));
    put(mark, "class", markClass(key, chosen));
    put(name, "class", `legend-label ${textClass(key, chosen)}`);
    put(row, "opacity", shown ? null : 0.6);
    say(name, key === "adamw" && lane.hyper.decay === 0 ? "AdamW = Adam" : names[key]);
    say(cells[0], rate(lane.hyper.rate));
    if (!shown) {
      // A lane put aside gives nothing away.
      say(cells[1], "");
      say(cells[2], "");
      return;
    }
    const gone = lane.diverged && t > lane.end;
    say(cells[1], gone ? "diverged" : number(lane.gap[stepOf(lane, t)]));
    say(cells[2], lane.settled === null ? "–" : `step ${lane.settled}`);
  };
}
