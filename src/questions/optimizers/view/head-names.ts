import type {Box} from "../../../figure/contract.js";
import {type Group, group} from "../../../marks/axes.js";
import {put, say} from "../../../marks/put.js";
import {type LaneKey, laneKeys} from "../lanes.js";
import {byLane, textClass} from "./lanes.js";

interface Head {
  key: LaneKey;
  x: number;
  y: number;
  text: string;
  chosen: boolean;
}

/** About the width of a letter: text cannot be measured without a browser. */
const LETTER = 6.6;
const LINE = 13;

/** Names beside the heads, as far as there is room: the chosen one's first. The table names them all. */
export function createHeadNames(parent: Group, at: Box): (heads: readonly Head[], reserved: Box) => void {
  const root = group(parent, "head-names");
  const texts = byLane((key) => root.append("text").attr("data-ref", key).attr("style", "font-size:12px"));
  return (heads, reserved) => {
    const taken = [reserved, ...heads.map(({x, y}) => ({x: x - 6, y: y - 6, width: 12, height: 12}))];
    for (const key of laneKeys) {
      if (!heads.some((head) => head.key === key)) put(texts[key], "display", "none");
    }
    for (const {key, x, y, text, chosen} of [...heads].sort((a, b) => Number(b.chosen) - Number(a.chosen))) {
      const width = text.length * LETTER;
      const boxes = [
        {x: x + 9, y: y - LINE / 2, anchor: "start"},
        {x: x - 9 - width, y: y - LINE / 2, anchor: "end"},
        {x: x - width / 2, y: y - 9 - LINE, anchor: "middle"},
        {x: x - width / 2, y: y + 8, anchor: "middle"}
      ].map((box) => ({...box, width, height: LINE}));
      const free = boxes.find(
        (box) =>
          box.x >= at.x + 2 &&
          box.x + width <= at.x + at.width - 2 &&
          box.y >= at.y &&
          box.y + LINE <= at.y + at.height &&
          !taken.some((other) => overlap(box, other))
      );
      put(texts[key], "display", free ? null : "none");
      if (!free) continue;
      taken.push(free);
      put(texts[key], "class", `halo ${textClass(key, chosen)}`);
      say(texts[key], text);
      put(texts[key], "text-anchor", free.anchor);
      const left = free.anchor === "start" ? free.x : free.anchor === "end" ? free.x + width : x;
      put(texts[key], "x", Math.round(left));
      put(texts[key], "y", Math.round(free.y + 10));
    }
  };
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
