import type {Box, Locate, Mode, Raster, Stage} from "../marks/stage.js";
import type {Declaration, ParamsOf} from "./params.js";

const svgNamespace = "http://www.w3.org/2000/svg";

export interface LiveStage<D extends Declaration> extends Stage<D> {
  /** Canvases and SVG in drawing order, to be put into the panel. */
  readonly layers: HTMLElement;
  /** Draws again what depends on the theme. */
  retheme(): void;
  /** Where a plot of the picture has the value (x, y), in units; null where none has it. */
  locate: Locate;
}

export interface StageOptions<D extends Declaration> {
  document: Document;
  declaration: D;
  /** Unique in the document: a page may hold several figures, each of several panels. */
  id: string;
  /** Units. */
  width: number;
  height: number;
  mode: Mode;
  live: boolean;
  label: string;
  set?: (patch: Partial<ParamsOf<D>>) => void;
  memory?: Map<string, unknown>;
}

/** What color tokens stand for: asking makes the browser work out all styles that have changed, in the midst of a move. */
const colors = new Map<string, string>();

/** Another theme has other colors. */
export const forgetColors = (): void => colors.clear();

function colorOf(token: string, root: Element): string {
  const color = colors.get(token) ?? (getComputedStyle(root).getPropertyValue(token).trim() || "#888888");
  colors.set(token, color);
  return color;
}

/**
 * A busy browser stops asking whether a finger's move is to be cancelled. Who drags cancels every move, and the browser would
 * complain of each in the console.
 */
function leaveUncancelable(event: TouchEvent): void {
  if (!event.cancelable) event.preventDefault = () => {};
}

export function createStage<D extends Declaration>(options: StageOptions<D>): LiveStage<D> {
  const {document, declaration, id, width, height, mode, live, label} = options;
  const svg = document.createElementNS(svgNamespace, "svg") as SVGSVGElement;
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("class", `stage stage-${mode}`);
  svg.setAttribute("role", live ? "group" : "img");
  svg.setAttribute("aria-label", label);
  const layers = document.createElement("div");
  layers.className = `layers layers-${mode}`;
  if (live) svg.addEventListener("touchmove", leaveUncancelable, {capture: true, passive: true});
  layers.append(svg);
  const redraws: (() => void)[] = [];
  const plots: Locate[] = [];
  return {
    document,
    svg,
    declaration,
    width,
    height,
    mode,
    live,
    layers,
    set: options.set ?? (() => {}),
    memory: options.memory ?? new Map(),
    uid: (name) => `${id}-${name}`,
    onTheme: (redraw) => redraws.push(redraw),
    retheme: () => {
      for (const redraw of redraws) redraw();
    },
    locatedBy: (locate) => plots.push(locate),
    locate: (x, y) => {
      for (const locate of plots) {
        const place = locate(x, y);
        if (place) return place;
      }
      return null;
    },
    color: (token) => (live ? colorOf(token, document.documentElement) : `var(${token})`),
    raster: (at, columns, rows) =>
      live ? createRaster(layers, svg, {width, height}, at, columns, rows) : null
  };
}

function createRaster(
  layers: HTMLElement,
  svg: SVGSVGElement,
  size: {width: number; height: number},
  at: Box,
  columns: number,
  rows: number
): Raster | null {
  const canvas = layers.ownerDocument.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  canvas.setAttribute("aria-hidden", "true");
  Object.assign(canvas.style, {
    left: `${(100 * at.x) / size.width}%`,
    top: `${(100 * at.y) / size.height}%`,
    width: `${(100 * at.width) / size.width}%`,
    height: `${(100 * at.height) / size.height}%`
  });
  const context = canvas.getContext("2d");
  if (!context) return null;
  layers.insertBefore(canvas, svg);
  const image = context.createImageData(columns, rows);
  return {pixels: image.data, paint: () => context.putImageData(image, 0, 0)};
}
