import type {Declaration, ParamsOf} from "./params.js";
import type {Table} from "./table.js";

/** What a figure shows at one moment: the reader's setting, the data, and what the model made of them. */
export interface State<D extends Declaration, Data, Result> {
  /** The reader's setting now. */
  readonly params: ParamsOf<D>;
  readonly data: Data;
  readonly result: Result;
  /** The setting that `result` belongs to; with a slow model it can lag `params` for a moment. */
  readonly settled: ParamsOf<D>;
}

/** Where a view draws. The same in a page, in an iframe, in a still and in a test. */
export interface Stage<D extends Declaration> {
  readonly document: Document;
  readonly svg: SVGSVGElement;
  /** The picture's size in its own units: 720 wide or 360 narrow; the browser scales it. */
  readonly width: number;
  readonly height: number;
  readonly mode: "wide" | "narrow";
  /** False in stills, where nothing can be grabbed and canvas does not exist. */
  readonly live: boolean;
  /** A pixel layer below the marks, `columns` × `rows` cells over the given rectangle; null in stills. */
  raster(at: Box, columns: number, rows: number): Raster | null;
  /** The value of a color token, such as "--blue", in the theme shown now: for canvas only, marks use classes. */
  color(token: string): string;
  /** The reader moved something in the picture. Several calls between two frames are one move. */
  set(patch: Partial<ParamsOf<D>>): void;
  /** Called when the theme changes: what is drawn with `color` must be drawn again. */
  onTheme(redraw: () => void): void;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Raster {
  /** RGBA bytes, row by row from the top: write, then `paint()`. */
  readonly pixels: Uint8ClampedArray;
  paint(): void;
}

export type Update<D extends Declaration, Data, Result> = (state: State<D, Data, Result>) => void;

export interface Scene<D extends Declaration, Data, Result> {
  title: string;
  /** The setting: what is not named here is at its default. */
  params: Partial<ParamsOf<D>>;
  /** One or two sentences: what to see here. */
  text: string;
  /** What the text claims, computed; tests run it. */
  claim?: (state: State<D, Data, Result>) => boolean;
}

interface PredictionBase<D extends Declaration, Data, Result> {
  ask: string;
  /** The setting that the figure shows while the reader thinks; without it the figure stays as it is. */
  before?: Partial<ParamsOf<D>>;
  /** The setting that the reveal moves the figure to; what is not named is at its default. */
  reveal: Partial<ParamsOf<D>>;
  /** Said after the reveal. */
  because: (state: State<D, Data, Result>) => string;
}

export interface ChoicePrediction<D extends Declaration, Data, Result>
  extends PredictionBase<D, Data, Result> {
  kind: "choice";
  options: readonly string[];
  /** Index of the right option, computed from the revealed state. */
  answer: (state: State<D, Data, Result>) => number;
}

export interface NumberPrediction<D extends Declaration, Data, Result>
  extends PredictionBase<D, Data, Result> {
  kind: "number";
  min: number;
  max: number;
  step: number;
  unit?: string;
  answer: (state: State<D, Data, Result>) => number;
  format?: (value: number) => string;
}

export interface DrawnPrediction<D extends Declaration, Data, Result>
  extends PredictionBase<D, Data, Result> {
  kind: "draw";
  x: {label: string; ticks: readonly number[]; log?: boolean};
  y: {label: string; min: number; max: number; format?: (value: number) => string};
  /** The true heights over the places `x.ticks` spans: `[x, y]` pairs from left to right. */
  answer: (state: State<D, Data, Result>) => readonly (readonly [number, number])[];
}

export type Prediction<D extends Declaration, Data, Result> =
  | ChoicePrediction<D, Data, Result>
  | NumberPrediction<D, Data, Result>
  | DrawnPrediction<D, Data, Result>;

export interface Goal<D extends Declaration, Data, Result> {
  ask: string;
  done: (state: State<D, Data, Result>) => boolean;
  /** A setting that reaches it: shown on request, and the test's proof that it can be reached. */
  way: Partial<ParamsOf<D>>;
}

/** The reader's own table, for figures that draw on one. */
export interface OwnData<Data> {
  /** Which columns are wanted, in words, and one example. */
  ask: string;
  example: string;
  /** Which choice parameter, at which option, shows it. */
  param: string;
  option: string;
  /**
   * The data with the reader's table in it, and what was left out, in words.
   * @throws Error whose message tells the reader what to change.
   */
  accept(data: Data, table: Table): {data: Data; note: string};
}

export interface FigureSpec<D extends Declaration, Data, Result> {
  slug: string;
  /** The figure's name, for its heading and for people who cannot see it. */
  title: string;
  params: D;
  /** Height in units for the two widths. */
  height: {wide: number; narrow: number};
  model(params: ParamsOf<D>, data: Data): Result;
  /** Where the model takes longer than a frame: the room's worker, which serves the same `model`. */
  worker?: () => Worker;
  view(stage: Stage<D>): Update<D, Data, Result>;
  /** What the picture says now, one to three sentences. */
  describe(state: State<D, Data, Result>): string;
  /** Numbers for the prose: `{{name}}` on the page is kept at what this returns. */
  reads: Readonly<Record<string, (state: State<D, Data, Result>) => string>>;
  scenes: readonly Scene<D, Data, Result>[];
  predictions: readonly Prediction<D, Data, Result>[];
  goals: readonly Goal<D, Data, Result>[];
  /** What the figure shows, as a table: for the CSV. */
  table(state: State<D, Data, Result>): Record<string, string | number>[];
  own?: OwnData<Data>;
  /** A setting that the model cannot take as it is, mended, with what to tell the reader (e.g. own data not loaded). */
  mend?(params: ParamsOf<D>, data: Data): {params: Partial<ParamsOf<D>>; note: string} | null;
}

/** The declaration as it is, with its types inferred. */
export function defineFigure<D extends Declaration, Data, Result>(
  spec: FigureSpec<D, Data, Result>
): FigureSpec<D, Data, Result> {
  return spec;
}

/** A view made of parts, each built on the stage and then told every state, in this order. */
export function inParts<D extends Declaration, Data, Result>(
  ...parts: readonly ((stage: Stage<D>) => Update<D, Data, Result>)[]
): (stage: Stage<D>) => Update<D, Data, Result> {
  return (stage) => {
    const updates = parts.map((part) => part(stage));
    return (state) => {
      for (const update of updates) update(state);
    };
  };
}

// A figure whose types do not matter, for what treats all figures alike. Methods of a concrete figure take
// narrower arguments than this names, hence the one cast, in `anyFigure`.
export type AnyFigure = FigureSpec<Declaration, unknown, unknown>;
export type AnyState = State<Declaration, unknown, unknown>;

export function anyFigure<D extends Declaration, Data, Result>(spec: FigureSpec<D, Data, Result>): AnyFigure {
  return spec as unknown as AnyFigure;
}
