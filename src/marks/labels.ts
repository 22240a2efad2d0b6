import type {Group} from "./axes.js";
import {tenth} from "./format.js";
import {setAttr, setText} from "./set.js";
import type {Box} from "./stage.js";
import {textWidth} from "./text-width.js";

export type Anchor = "start" | "middle" | "end";

/** A place at which a name may stand: of its baseline. */
export interface Candidate {
  x: number;
  y: number;
  anchor: Anchor;
}

/** A name that wants to stand at one of some places; the first is the best. */
export interface Wish {
  text: string;
  className: string;
  ref?: string;
  candidates: readonly Candidate[];
}

const size = 13;
/** Above and below the baseline. */
const rise = 10;
const fall = 4;

/** The room that `text` takes at a place. */
export function labelBox(text: string, {x, y, anchor}: Candidate, weight: 400 | 600 = 600): Box {
  const width = textWidth(text, size, weight);
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return {x: left, y: y - rise, width, height: rise + fall};
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const holds = (box: Box, x: number, y: number): boolean =>
  x > box.x - 2 && x < box.x + box.width + 2 && y > box.y - 1 && y < box.y + box.height + 1;

/** How much stands in the way of a name at `box`: names, handles and points of curves; leaving the picture is worst. */
export function costOf(box: Box, within: Box, taken: readonly Box[], points: Float64Array): number {
  const outside =
    Math.max(0, within.x - box.x) +
    Math.max(0, box.x + box.width - within.x - within.width) +
    Math.max(0, within.y - box.y) +
    Math.max(0, box.y + box.height - within.y - within.height);
  let cost = 40 * outside;
  for (const other of taken) cost += 2 * overlap(box, other);
  for (let i = 0; i < points.length; i += 2) if (holds(box, points[i], points[i + 1])) cost += 30;
  return cost;
}

/**
 * Puts names where nothing else stands, each at the best of its places, in the order in which they are wished for. A
 * name stays where it is until another place is clearly better, so that names do not dance while a handle moves.
 */
export function createLabels(
  parent: Group,
  within: Box
): (wishes: readonly Wish[], points: Float64Array, taken: readonly Box[]) => void {
  const labels = parent.append("g").attr("class", "labels");
  const nodes: ReturnType<typeof append>[] = [];
  const last: number[] = [];
  const append = () => labels.append("text");
  return (wishes, points, taken) => {
    const boxes = [...taken];
    while (nodes.length < wishes.length) nodes.push(append());
    nodes.forEach((node, i) => {
      const wish = wishes[i];
      setAttr(node, "display", wish ? null : "none");
      if (!wish) return;
      let best = 0;
      let least = Infinity;
      wish.candidates.forEach((candidate, c) => {
        const stays = last[i] === c ? 0 : 25;
        const cost = costOf(labelBox(wish.text, candidate), within, boxes, points) + 2 * c + stays;
        if (cost < least) [best, least] = [c, cost];
      });
      last[i] = best;
      const at = wish.candidates[best];
      boxes.push(labelBox(wish.text, at));
      setAttr(node, "class", `name ${wish.className}`);
      setAttr(node, "data-ref", wish.ref ?? null);
      setAttr(node, "x", tenth(at.x));
      setAttr(node, "y", tenth(at.y));
      setAttr(node, "text-anchor", at.anchor);
      setText(node, wish.text);
    });
  };
}
