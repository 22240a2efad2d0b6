import {costOf} from "../marks/labels.js";
import type {Box} from "../marks/stage.js";
import {textWidth} from "../marks/text-width.js";
import type {Declaration} from "./params.js";
import type {LiveStage} from "./stage.js";

const svgNamespace = "http://www.w3.org/2000/svg";
const size = 13;

/** The words in lines of at most `width` units. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size, 600) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** What the picture has already, in its units: boxes of texts and handles, and points along its lines. */
function obstacles({svg, width}: LiveStage<Declaration>): {boxes: Box[]; points: Float64Array} {
  const frame = svg.getBoundingClientRect();
  const scale = width / Math.max(1, frame.width);
  const boxes: Box[] = [];
  const points: number[] = [];
  for (const element of svg.querySelectorAll<SVGGraphicsElement>("text, .handle-grip")) {
    const {x, y, width: w, height: h} = element.getBoundingClientRect();
    if (w)
      boxes.push({x: (x - frame.x) * scale, y: (y - frame.y) * scale, width: w * scale, height: h * scale});
  }
  for (const path of svg.querySelectorAll<SVGPathElement>(
    'path[class*="line-"], path.line, path.in-the-way'
  )) {
    const length = path.getTotalLength();
    for (let at = 0; at < length; at += 10) {
      const {x, y} = path.getPointAtLength(at);
      points.push(x, y);
    }
  }
  return {boxes, points: Float64Array.from(points)};
}

/** Directions from the mark in which a note may stand, the ones with the most room for reading first. */
const directions: readonly (readonly [number, number])[] = [
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1]
];

/** Puts a sentence at a place of a picture, in units, with a line that leads to it; an empty one takes it away. */
export function createNote(
  stage: LiveStage<Declaration>
): (text: string, at: readonly [number, number] | null) => void {
  const {document, svg} = stage;
  const make = (tag: string, className: string): SVGElement => {
    const element = document.createElementNS(svgNamespace, tag) as SVGElement;
    element.setAttribute("class", className);
    return element;
  };
  let root: SVGElement | null = null;
  let shown = "";
  return (text, at) => {
    const key = at && text ? `${text} ${at[0].toFixed(1)} ${at[1].toFixed(1)}` : "";
    if (key === shown) return;
    shown = key;
    root?.remove();
    root = null;
    if (!at || !text) return;
    const lines = wrap(text, Math.min(180, stage.width * 0.42));
    const width = Math.max(...lines.map((line) => textWidth(line, size, 600)));
    const height = lines.length * 16;
    const [x, y] = at;
    const {boxes, points} = obstacles(stage);
    const within = {x: 4, y: 4, width: stage.width - 8, height: stage.height - 8};
    let best: {box: Box; dx: number; dy: number} | null = null;
    let least = Infinity;
    for (const reach of [24, 48, 80]) {
      for (const [i, [dx, dy]] of directions.entries()) {
        const box = {
          x: dx > 0 ? x + reach : dx < 0 ? x - reach - width : x - width / 2,
          y: dy > 0 ? y + reach * 0.7 : dy < 0 ? y - reach * 0.7 - height : y - height / 2,
          width,
          height
        };
        const cost = costOf(box, within, boxes, points) + reach + 3 * i;
        if (cost < least) {
          least = cost;
          best = {box, dx, dy};
        }
      }
    }
    if (!best) return;
    const {box, dx, dy} = best;
    const end = [
      dx > 0 ? box.x - 4 : dx < 0 ? box.x + width + 4 : box.x + width / 2,
      dx ? Math.max(box.y + 6, Math.min(box.y + height - 6, y)) : dy > 0 ? box.y - 2 : box.y + height + 2
    ];
    root = make("g", "note");
    const line = make("path", "note-line");
    line.setAttribute("d", `M${x.toFixed(1)},${y.toFixed(1)}L${end[0].toFixed(1)},${end[1].toFixed(1)}`);
    const ring = make("circle", "note-ring");
    ring.setAttribute("cx", x.toFixed(1));
    ring.setAttribute("cy", y.toFixed(1));
    ring.setAttribute("r", "4");
    const words = make("text", "note-text");
    lines.forEach((content, i) => {
      const span = make("tspan", "");
      span.setAttribute("x", box.x.toFixed(1));
      span.setAttribute("y", (box.y + 12 + 16 * i).toFixed(1));
      span.textContent = content;
      words.append(span);
    });
    root.append(line, ring, words);
    svg.append(root);
  };
}
