import {drag} from "d3-drag";
import {type Group, group} from "./axes.js";
import {tenth} from "./format.js";
import type {Declaration} from "./params.js";
import {setAttr} from "./set.js";
import type {Box, Stage} from "./stage.js";
import {textWidth} from "./text-width.js";

export interface HandleOptions {
  /** What it is, for people who cannot see it: "threshold". */
  label: string;
  /** Along which directions it moves. */
  axis: "x" | "y" | "xy";
  /** Where the pointer is, in the stage's units; called at most once a frame. */
  onDrag(x: number, y: number): void;
  /**
   * An arrow key: −1, 0 or 1 a direction (y upwards), times 10 with Shift or Page keys. Called at most once a frame, so
   * that what the view was last told is up to date; presses in between are added up.
   */
  onKey(dx: number, dy: number): void;
  /** Said beside the handle until it has been grabbed. */
  hint?: string;
  /** Where the hint stands, from the handle; on the handle's other side where the picture's edge would cut it. */
  hintAt?: {x: number; y: number; anchor: "start" | "middle" | "end"};
  /** Path of the grip round the origin; a ring without it. */
  shape?: string;
  className?: string;
  ref?: string;
}

export interface HandlePlace {
  x: number;
  y: number;
  /** The value in words. */
  text: string;
  /** The value as a number within its bounds, for assistive technology. */
  now: number;
  min: number;
  max: number;
}

/** Half the size of what can be hit, in units: wide enough for a finger. */
const reach = 20;

/**
 * Something to grab: by mouse, by touch, and by arrow keys. It is drawn as a ring, the same on every page, and moves
 * what it stands for through `onDrag` and `onKey`; it stands where it was last put, and says what room it takes there.
 */
export function createHandle<D extends Declaration>(
  stage: Stage<D>,
  parent: Group,
  options: HandleOptions
): (place: HandlePlace) => Box {
  const {label, axis, hint, hintAt = {x: 16, y: 4, anchor: "start" as const}} = options;
  const handle = group(parent, `handle handle-${axis} ${options.className ?? ""}`).attr(
    "data-ref",
    options.ref ?? null
  );
  handle.append("circle").attr("class", "handle-reach").attr("r", reach);
  handle.append("circle").attr("class", "handle-halo").attr("r", 12);
  if (options.shape) handle.append("path").attr("class", "handle-grip").attr("d", options.shape);
  else handle.append("circle").attr("class", "handle-grip").attr("r", 7);
  // Where it stands now: a drag keeps the distance between pointer and center.
  let at = {x: 0, y: 0};
  const words =
    stage.live && hint
      ? handle.append("text").attr("class", "handle-hint").attr("y", hintAt.y).text(hint)
      : null;
  const length = textWidth(hint ?? "", 12, 600);
  const turns = (x: number): boolean =>
    hintAt.anchor === "start"
      ? x + hintAt.x + length > stage.width
      : hintAt.anchor === "end" && x + hintAt.x - length < 0;
  if (stage.live) {
    handle.attr("tabindex", 0).attr("role", "slider").attr("aria-label", label);
    const grabbed = () => handle.select(".handle-hint").remove();
    handle.call(
      drag<SVGGElement, unknown>()
        .container(() => stage.svg)
        .subject(() => at)
        .on("start", () => {
          handle.classed("grabbed", true);
          grabbed();
        })
        .on("drag", (event) => options.onDrag(event.x, event.y))
        .on("end", () => handle.classed("grabbed", false)) as unknown as (selection: Group) => void
    );
    const press = onceAFrame(options.onKey);
    handle.on("keydown", (event: KeyboardEvent) => {
      const move = arrow(event);
      if (!move) return;
      event.preventDefault();
      event.stopPropagation();
      grabbed();
      press(move[0], move[1]);
    });
  }
  let shown = "";
  return (place) => {
    at = {x: place.x, y: place.y};
    setAttr(handle, "transform", `translate(${tenth(place.x)},${tenth(place.y)})`);
    if (words) {
      const turned = turns(place.x);
      const other = hintAt.anchor === "start" ? "end" : "start";
      setAttr(words, "x", turned ? -hintAt.x : hintAt.x);
      setAttr(words, "text-anchor", turned ? other : hintAt.anchor);
    }
    const said = [place.text, place.now, place.min, place.max].join("|");
    if (stage.live && shown !== said) {
      shown = said;
      handle
        .attr("aria-valuetext", place.text)
        .attr("aria-valuenow", readable(place.now))
        .attr("aria-valuemin", readable(place.min))
        .attr("aria-valuemax", readable(place.max));
    }
    const grip = {x: place.x - 10, y: place.y - 10, width: 20, height: 20};
    if (!words?.node()?.isConnected) return grip;
    // While its hint stands beside it, that too is in the way of names.
    const right = hintAt.anchor === "start" ? !turns(place.x) : turns(place.x);
    return {...grip, x: right ? grip.x : grip.x - length - 10, width: grip.width + length + 10};
  };
}

/** A number as assistive technology may read it aloud: six digits, not fifteen. */
const readable = (value: number): number => Number(value.toPrecision(6));

/**
 * `act`, called at once and then at most once a frame: what comes in between is added up and follows when the frame has
 * been drawn.
 */
export function onceAFrame(act: (dx: number, dy: number) => void): (dx: number, dy: number) => void {
  let waiting = false;
  let sum = [0, 0];
  const press = (dx: number, dy: number): void => {
    if (waiting) {
      sum = [sum[0] + dx, sum[1] + dy];
      return;
    }
    waiting = true;
    act(dx, dy);
    // The figure asked for this frame first, in `act`: by now it has drawn.
    requestAnimationFrame(() => {
      waiting = false;
      const [x, y] = sum;
      sum = [0, 0];
      if (x || y) press(x, y);
    });
  };
  return press;
}

/** As far as a key can go: to the end of whatever is moved. */
const far = 1e6;

/**
 * The direction of an arrow, Page, Home or End key, or null for other keys and for those that the browser or the system
 * takes with a modifier, such as Alt and Left, which goes back a page.
 */
export function arrow(event: KeyboardEvent): [dx: number, dy: number] | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const big = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case "ArrowLeft":
      return [-big, 0];
    case "ArrowRight":
      return [big, 0];
    case "ArrowUp":
      return [0, big];
    case "ArrowDown":
      return [0, -big];
    case "PageUp":
      return [0, 10];
    case "PageDown":
      return [0, -10];
    case "Home":
      return [-far, 0];
    case "End":
      return [far, 0];
    default:
      return null;
  }
}
