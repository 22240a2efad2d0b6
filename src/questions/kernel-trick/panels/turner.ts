import {drag} from "d3-drag";
import {select} from "d3-selection";
import {group} from "../../../marks/axes.js";
import {createHandle} from "../../../marks/handle.js";
import type {Stage} from "../../../marks/stage.js";
import type {Room} from "../params.js";

type Declared = Room["Stage"]["declaration"];

/** Within −180° and 180°; a half turn keeps its sign, so that End is another end than Home. */
export function wrap(degrees: number): number {
  const turned = ((((Math.round(degrees) + 180) % 360) + 360) % 360) - 180;
  return turned === -180 && degrees > 0 ? 180 : turned;
}

/**
 * What turns the room: a ring at the front of its floor, for mouse, finger and arrow keys, and with a mouse any place of the
 * picture where nothing else is.
 */
export function createTurner(stage: Stage<Declared>, ground: ReturnType<typeof group>) {
  const grip = group(stage.svg, "");
  let now: Room["Params"];
  let half = 100;
  let place = {x: 0, y: 0};
  let held: {x: number; y: number; turn: number; tilt: number} | null = null;
  const set = (turn: number, tilt: number) =>
    stage.set({turn: wrap(turn), tilt: Math.max(0, Math.min(90, Math.round(tilt)))});
  const hold = (x: number, y: number) => {
    held = {x, y, turn: now.turn, tilt: now.tilt};
  };
  const pull = (x: number, y: number) => {
    if (!held) hold(place.x, place.y);
    if (!held) return;
    // The front of the floor goes with the pointer.
    const degrees = 180 / (Math.PI * half);
    set(held.turn + (x - held.x) * degrees, held.tilt + (y - held.y) * degrees);
  };
  const handle = createHandle(stage, grip, {
    label: "Turn and tilt the view",
    axis: "xy",
    hint: "turn me",
    hintAt: {x: 16, y: 4, anchor: "start"},
    ref: "turn",
    onDrag: pull,
    onKey: (dx, dy) => {
      if (Math.abs(dx) > 1e5) set(dx > 0 ? 180 : -180, now.tilt);
      else set(now.turn + 3 * dx, now.tilt + 3 * dy);
    }
  });
  if (stage.live) {
    const node = grip.node();
    for (const type of ["mousedown", "touchstart"])
      node?.addEventListener(type, () => hold(place.x, place.y), {capture: true});
    ground
      .append("rect")
      .attr("class", "handle-reach")
      .attr("width", stage.width)
      .attr("height", stage.height)
      .style("cursor", "grab");
    select(ground.node() as SVGGElement).call(
      drag<SVGGElement, unknown>()
        .filter((event) => event.type === "mousedown" && !event.button)
        .container(() => stage.svg)
        .on("start", (event) => hold(event.x, event.y))
        .on("drag", (event) => pull(event.x, event.y)) as never
    );
  }
  return (params: Room["Params"], at: {x: number; y: number}, radius: number): void => {
    now = params;
    place = at;
    half = radius;
    handle({
      ...at,
      text: `turned by ${params.turn} degrees, seen from ${params.tilt} degrees above the floor`,
      now: params.turn,
      min: -180,
      max: 180
    });
  };
}
