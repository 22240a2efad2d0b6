import type {Box, Raster, Stage} from "./contract.js";
import type {Declaration, ParamsOf} from "./params.js";

export type Mode = "wide" | "narrow";

/** The picture is drawn at one of two widths, in units, and scaled by the browser: stills and live figures are the same drawing. */
export const widths: Readonly<Record<Mode, number>> = {wide: 720, narrow: 360};

/** Below this many CSS pixels the narrow picture reads better than a shrunk wide one. */
export const narrowBelow = 560;

const svgNamespace = "http://www.w3.org/2000/svg";

export interface LiveStage<D extends Declaration> extends Stage<D> {
  /** Canvases and SVG in drawing order, to be put into the picture. */
  readonly layers: HTMLElement;
  /** Draws again what depends on the theme. */
  retheme(): void;
}

export interface StageOptions<D extends Declaration> {
  document: Document;
  mode: Mode;
  height: number;
  live: boolean;
  label: string;
  set?: (patch: Partial<ParamsOf<D>>) => void;
}

export function createStage<D extends Declaration>(options: StageOptions<D>): LiveStage<D> {
  const {document, mode, height, live, label} = options;
  const width = widths[mode];
  const svg = document.createElementNS(svgNamespace, "svg") as SVGSVGElement;
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("class", `stage stage-${mode}`);
  svg.setAttribute("role", live ? "group" : "img");
  svg.setAttribute("aria-label", label);
  const layers = document.createElement("div");
  layers.className = `layers layers-${mode}`;
  layers.append(svg);
  const redraws: (() => void)[] = [];
  return {
    document,
    svg,
    width,
    height,
    mode,
    live,
    layers,
    set: options.set ?? (() => {}),
    onTheme: (redraw) => redraws.push(redraw),
    retheme: () => {
      for (const redraw of redraws) redraw();
    },
    color: (token) =>
      live ? getComputedStyle(layers).getPropertyValue(token).trim() || "#888888" : `var(${token})`,
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
