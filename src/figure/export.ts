import {csvFormat} from "d3-dsv";
import type {TableContent} from "./contract.js";
import type {Live} from "./figure.js";
import {tableSvg} from "./panel-table.js";

/** Properties that the page's style sheet gives to marks, and that a file of its own must carry. */
const painted = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "paint-order",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "visibility",
  "display"
];

const svgNamespace = "http://www.w3.org/2000/svg";

/** A panel's picture as it stands: a group that needs no style sheet, with its canvases as images. */
function panelGroup(shown: SVGSVGElement, layers: Element): SVGGElement {
  const copy = shown.cloneNode(true) as SVGSVGElement;
  const originals = shown.querySelectorAll<SVGElement>("*");
  copy.querySelectorAll<SVGElement>("*").forEach((element, i) => {
    carryStyle(originals[i], element);
  });
  for (const extra of copy.querySelectorAll(".handle-reach, .handle-halo, .handle-hint")) extra.remove();
  const {width, height} = shown.viewBox.baseVal;
  const group = document.createElementNS(svgNamespace, "g") as SVGGElement;
  for (const canvas of layers.querySelectorAll("canvas")) {
    const image = document.createElementNS(svgNamespace, "image");
    const share = (text: string, of: number) => String((Number.parseFloat(text) / 100) * of);
    image.setAttribute("href", canvas.toDataURL());
    image.setAttribute("x", share(canvas.style.left, width));
    image.setAttribute("y", share(canvas.style.top, height));
    image.setAttribute("width", share(canvas.style.width, width));
    image.setAttribute("height", share(canvas.style.height, height));
    image.setAttribute("preserveAspectRatio", "none");
    group.append(image);
  }
  group.append(...copy.childNodes);
  return group;
}

/** Gives a copy the look that the page's style sheets give the original. */
function carryStyle(from: Element, to: SVGElement): void {
  const style = getComputedStyle(from);
  for (const property of painted) {
    const value = style.getPropertyValue(property);
    if (value) to.style.setProperty(property, value);
  }
  for (const name of ["tabindex", "role", "data-ref", "class"]) to.removeAttribute(name);
}

/** A panel's table as texts in a picture: they take their look from texts of the page that have the same classes. */
function tableGroup(content: TableContent, width: number): {node: SVGGElement; height: number} {
  const {node, height} = tableSvg(document, content, width);
  const probe = document.createElementNS(svgNamespace, "svg");
  probe.setAttribute("class", "stage");
  probe.append(node);
  document.body.append(probe);
  for (const text of node.querySelectorAll<SVGElement>("text")) carryStyle(text, text);
  probe.remove();
  return {node, height};
}

const gap = 20;
const pad = 14;

/** The shown panels as they stand, put together in one SVG that needs no style sheet. */
export function pictureSvg(live: Live): {text: string; width: number; height: number} {
  const {state, panels, shell, spec} = live;
  if (!state) throw new Error("The figure has not been drawn yet.");
  panels.complete();
  const picture = shell.panels.getBoundingClientRect();
  const svg = document.createElementNS(svgNamespace, "svg");
  let [right, bottom] = [0, 0];
  let below = 0;
  for (const [i, {id, root, box}] of shell.parts.entries()) {
    const panel = spec.panels[i];
    if (!panels.shown.includes(id)) continue;
    const at = root.getBoundingClientRect();
    const shown = box.querySelector<SVGSVGElement>("svg.stage");
    const layers = box.querySelector(".layers");
    // In a strip panels lie behind each other's edges: in the picture they stand one below the other.
    const [x, y] = panels.strip ? [0, below] : [at.x - picture.x, at.y - picture.y];
    const scale = shown ? box.clientWidth / shown.viewBox.baseVal.width : 1;
    const part =
      "draw" in panel
        ? shown && layers
          ? {node: panelGroup(shown, layers), height: shown.viewBox.baseVal.height}
          : null
        : tableGroup(panel.table(state), box.clientWidth);
    if (!part) continue;
    const title = typeof panel.title === "function" ? panel.title(state) : panel.title;
    const head = title ? 24 : 0;
    if (title) {
      const words = document.createElementNS(svgNamespace, "text");
      words.setAttribute("x", String(x));
      words.setAttribute("y", String(y + 14));
      words.setAttribute("style", `font:600 13px "Source Sans 3",system-ui,sans-serif;fill:${inkOf()}`);
      words.textContent = title;
      svg.append(words);
    }
    part.node.setAttribute("transform", `translate(${x},${y + head})scale(${scale})`);
    svg.append(part.node);
    right = Math.max(right, x + box.clientWidth);
    bottom = Math.max(bottom, y + head + part.height * scale);
    below = bottom + gap;
  }
  const [width, height] = [Math.ceil(right) + 2 * pad, Math.ceil(bottom) + 2 * pad];
  svg.setAttribute("xmlns", svgNamespace);
  svg.setAttribute("viewBox", `${-pad} ${-pad} ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  const paper = document.createElementNS(svgNamespace, "rect");
  for (const [name, value] of Object.entries({x: -pad, y: -pad, width, height})) {
    paper.setAttribute(name, String(value));
  }
  paper.style.fill = getComputedStyle(document.documentElement).backgroundColor;
  svg.prepend(paper);
  return {text: new XMLSerializer().serializeToString(svg), width, height};
}

const inkOf = (): string => getComputedStyle(document.documentElement).color;

/** The picture as a PNG at twice its size. */
export async function picturePng(live: Live): Promise<Blob> {
  const {text, width, height} = pictureSvg(live);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))))
  );
}

/** What the figure shows, as CSV. */
export function shownCsv(live: Live): string {
  return live.state ? csvFormat(live.spec.table(live.state)) : "";
}

export function download(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
