import {group} from "../../../marks/axes.js";
import {count, fixed, plural} from "../../../marks/format.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Here, Room} from "../params.js";
import {isOver, momentAt, tickAt, weightsAt} from "../race.js";
import {rateText} from "../words.js";
import {createMap} from "./maps.js";
import {createTimeline} from "./timeline.js";

const gap = 14;
const head = 36;

/** How far a lane is, under its map's name. */
export function progress({params, result}: Here, l: number, short: boolean): string {
  const lane = result.lanes[l];
  const at = momentAt(lane, params.machine, tickAt(params.time));
  const made = count(lane.updates[at]);
  if (lane.arrival !== null && isOver(lane, at))
    return short ? `in: ${made} updates` : `in after ${made} updates`;
  const given = isOver(lane, at) ? (short ? "gave up: " : "gave up after ") : "";
  return `${given}${made} update${lane.updates[at] === 1 ? "" : "s"}${short ? "" : `, loss ${fixed(lane.losses[at])}`}`;
}

/** Three networks learning side by side, each at its own batch size, by the clock of one machine. */
export const race: Room["Picture"] = {
  id: "race",
  tab: "Race",
  title: ({params: {machine, target}}) =>
    `Race to ${Number(target.toFixed(3))}, ${plural(machine, "example")} a tick`,
  reads: ({params, settled, result: {lanes}}) => [
    params.time,
    params.machine,
    params.target,
    params.loss,
    settled.batch,
    // So that a move counts as one of this panel also when the worker has answered.
    settled.time,
    settled.machine,
    settled.target,
    ...lanes.flatMap(({batch, rate, losses, updates, thetas}) => [batch, rate, losses, updates, thetas])
  ],
  legend: () => [
    {label: "one class", className: "class-0", path: "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0-8,0z"},
    {label: "the other", className: "class-1", path: "M-3.5,-3.5h7v7h-7z"}
  ],
  draw: (stage) => {
    const {width, height} = stage;
    const short = width < 600;
    const side = Math.round(Math.min((width - 2 * gap) / 3, 0.56 * height - head));
    const pitch = (width - 3 * side) / 3 + side;
    const maps = [0, 1, 2].map((place) => {
      const x = Math.round(place * pitch + (pitch - side) / 2);
      const heads = group(stage.svg, "");
      const text = (y: number) => heads.append("text").attr("x", x).attr("y", y);
      const [name, state] = [text(12).attr("data-ref", "lane"), text(28).attr("class", "note-label")];
      state.attr("data-ref", "progress");
      return {name, state, draw: createMap(stage, {x, y: head, width: side, height: side})};
    });
    const below = head + side + 2;
    const timeline = createTimeline(stage, {x: 0, y: below, width, height: height - below});
    return (state) => {
      const {params, result} = state;
      result.lanes.forEach((lane, l) => {
        const map = maps[l];
        setAttr(map.name, "class", l === result.lane ? "name green-text" : "name");
        setText(map.name, `B = ${lane.batch}${short ? "" : `, η = ${rateText(lane.rate)}`}`);
        setText(map.state, progress(state, l, short));
        map.draw(weightsAt(lane, momentAt(lane, params.machine, tickAt(params.time))));
      });
      timeline(state);
    };
  }
};
