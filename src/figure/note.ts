import {textWidth} from "../marks/text-width.js";
import type {Declaration} from "./params.js";
import type {LiveStage} from "./stage.js";

const svgNamespace = "http://www.w3.org/2000/svg";
const size = 13;
const lead = 30;

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
    const lines = wrap(text, Math.min(190, stage.width * 0.44));
    const width = Math.max(...lines.map((line) => textWidth(line, size, 600)));
    const height = lines.length * 16;
    const [x, y] = at;
    // Towards the middle of the picture, where there is room.
    const right = x < stage.width / 2;
    const below = y < stage.height / 2;
    const left = Math.max(4, Math.min(stage.width - width - 4, right ? x + lead : x - lead - width));
    const top = Math.max(14, Math.min(stage.height - height - 4, below ? y + lead : y - lead - height + 14));
    root = make("g", "note");
    const line = make("path", "note-line");
    line.setAttribute(
      "d",
      `M${x.toFixed(1)},${y.toFixed(1)}L${(right ? left - 4 : left + width + 4).toFixed(1)},${(top - 4 + (below ? 0 : height - 16)).toFixed(1)}`
    );
    const ring = make("circle", "note-ring");
    ring.setAttribute("cx", x.toFixed(1));
    ring.setAttribute("cy", y.toFixed(1));
    ring.setAttribute("r", "4");
    const words = make("text", "note-text");
    lines.forEach((content, i) => {
      const span = make("tspan", "");
      span.setAttribute("x", left.toFixed(1));
      span.setAttribute("y", (top + 16 * i).toFixed(1));
      span.textContent = content;
      words.append(span);
    });
    root.append(line, ring, words);
    svg.append(root);
  };
}
