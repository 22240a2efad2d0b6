import type {Declaration, ParamsOf} from "./params.js";

/** A rectangle in a picture's units, from its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How much room a picture has: names and notes are shorter where it is narrow. */
export type Mode = "wide" | "narrow";

/** A pixel layer: RGBA bytes, row by row from the top. Write, then `paint()`. */
export interface Raster {
  readonly pixels: Uint8ClampedArray;
  paint(): void;
}

/** A place in the data's units, as a plot of the picture draws it; null where it is out of sight. */
export type Locate = (x: number, y: number) => readonly [x: number, y: number] | null;

/** Where a panel draws. The same in a page, in an iframe, in a still and in a test. */
export interface Stage<D extends Declaration> {
  readonly document: Document;
  readonly svg: SVGSVGElement;
  /** What the parameters are: handles take their names, bounds, steps and words from here. */
  readonly declaration: D;
  /** The picture's size in units. A unit is a pixel, or more where the page is read from afar. */
  readonly width: number;
  readonly height: number;
  readonly mode: Mode;
  /** False in stills, where nothing can be grabbed and canvas does not exist. */
  readonly live: boolean;
  /** A name that no other picture in the document has, for clips. */
  uid(name: string): string;
  /** A pixel layer below the marks, `columns` × `rows` cells over the given rectangle; null in stills. */
  raster(at: Box, columns: number, rows: number): Raster | null;
  /** The value of a color token, such as "--blue", in the theme shown now: for canvas only, marks use classes. */
  color(token: string): string;
  /** The reader moved something in the picture. Several calls between two frames are one move. */
  set(patch: Partial<ParamsOf<D>>): void;
  /** Called when the theme changes: what is drawn with `color` must be drawn again. */
  onTheme(redraw: () => void): void;
  /** What a drawing leaves to the next one of the same panel, at another size: the point that the reader chose. */
  readonly memory: Map<string, unknown>;
  /** The picture's plots say where their values lie, so that notes can be put at marks. */
  locatedBy(locate: Locate): void;
}
