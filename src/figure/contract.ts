import type {Box, Mode, Raster, Stage} from "../marks/stage.js";
import type {ColumnInfo, Role} from "./own/roles.js";
import type {Taken} from "./own/take.js";
import type {Declaration, ParamsOf, Range} from "./params.js";

export type {Box, Mode, Raster, Stage};

/** What a figure shows at one moment: the reader's setting, the data, and what the model made of them. */
export interface State<D extends Declaration, Data, Result> {
  /** The reader's setting now. */
  readonly params: ParamsOf<D>;
  readonly data: Data;
  readonly result: Result;
  /** The setting that `result` belongs to; with a slow model it can lag `params` for a moment. */
  readonly settled: ParamsOf<D>;
}

export type Update<D extends Declaration, Data, Result> = (state: State<D, Data, Result>) => void;

/** A name with its swatch, above a panel. */
export interface LegendEntry {
  label: string;
  /** Class of the swatch, which gives it its color. */
  className: string;
  /** Path of the swatch round the origin, within ±6; a short line without it. */
  path?: string;
  ref?: string;
}

interface PanelBase<D extends Declaration, Data, Result> {
  /** Short, lower case: scenes and links name the panel by it. */
  id: string;
  /** What is seen: stands above the panel. */
  title: string | ((state: State<D, Data, Result>) => string);
  /** What it is called where there is little room: on its tab. */
  tab: string;
  /** How much of the height it takes beside the main panel, where others stand there too; 1 without it. */
  share?: number;
  /** The setting that the panel belongs to: it is shown exactly where these hold, and asking for it sets them. */
  with?: Partial<ParamsOf<D>>;
  /** All that the panel shows depends on: it is told only states in which one of these is another one. */
  reads(state: State<D, Data, Result>): readonly unknown[];
}

/** A picture in a plane of its own. */
export interface PicturePanel<D extends Declaration, Data, Result> extends PanelBase<D, Data, Result> {
  legend?(state: State<D, Data, Result>): readonly LegendEntry[];
  /** Draws once for the size of the stage, and returns what updates the drawing. */
  draw(stage: Stage<D>): Update<D, Data, Result>;
}

export interface TableCell {
  text: string;
  /** In small type above the text, and below it. */
  name?: string;
  note?: string;
  className?: string;
  ref?: string;
}

/** A table of the page, not of the picture: rows of the same number of cells. */
export interface TableContent {
  /** Above the columns; the first stands above the rows' names. */
  head: readonly string[];
  rows: readonly {name: string; className?: string; ref?: string; cells: readonly TableCell[]}[];
  /** A sentence below. */
  foot?: string;
}

export interface TablePanel<D extends Declaration, Data, Result> extends PanelBase<D, Data, Result> {
  table(state: State<D, Data, Result>): TableContent;
}

export type Panel<D extends Declaration, Data, Result> =
  | PicturePanel<D, Data, Result>
  | TablePanel<D, Data, Result>;

/**
 * What a text claims. `here` is about the sample that is shown; `always` about all samples: it holds over seeds, and a
 * test counts in how many; `exact` about quantities into which no sample enters, such as integrals over all of them.
 */
export type About = "here" | "always" | "exact";

/** A sentence at a mark. */
export interface Note<D extends Declaration, Data, Result> {
  panel: string;
  text: string | ((state: State<D, Data, Result>) => string);
  /** The mark's place in the units of the panel's plot; null where there is none in this state. */
  at(state: State<D, Data, Result>): readonly [x: number, y: number] | null;
}

export interface Scene<D extends Declaration, Data, Result> {
  title: string;
  /** The setting: what is not named here is at its default. */
  params: Partial<ParamsOf<D>>;
  /** One or two sentences: what to see here. */
  text: string;
  /** What the text claims, computed; tests run it. */
  claim?: (state: State<D, Data, Result>) => boolean;
  about?: About;
  /** The number that the claim rests on: the default sample must be typical in it, between the quartiles over seeds. */
  quantity?: (state: State<D, Data, Result>) => number;
  /** The panel that the scene is about. */
  panel?: string;
  /** The panels it shows; the main one and its own without it. */
  shows?: readonly string[];
  /** The marks that it is about, by the names in `data-ref`: they are drawn stronger. */
  marks?: readonly string[];
  note?: Note<D, Data, Result>;
  /** The control that the scene uses: it stands in sight. */
  control?: string;
}

interface PredictionBase<D extends Declaration, Data, Result> {
  ask: string;
  /** The setting that the figure shows while the reader thinks; without it the figure stays as it is. */
  before?: Partial<ParamsOf<D>>;
  /** The setting that the reveal moves the figure to; what is not named is at its default. */
  reveal: Partial<ParamsOf<D>>;
  /** The panels that the reveal shows; the main one without it. */
  shows?: readonly string[];
  /** What would give the answer away, by the names in `data-ref` and of reads: hidden until the reveal. */
  hides?: readonly string[];
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
  /** Which choice parameter, at which option, shows it. */
  param: string;
  option: string;
  /** What reads it: fetched when it is first wanted. */
  load(): Promise<OwnTable<Data>>;
}

/** How a figure takes a reader's table: the kit reads the text, lets the reader choose the columns, and keeps it. */
export interface OwnTable<Data> {
  /** Which columns are wanted, in words, and one example. */
  ask: string;
  example: string;
  /** The most rows that the figure answers to within 100 ms a move; of more a random sample is taken. */
  most: number;
  /**
   * The rows are a series: the role whose column says in which order, where it has one. They come in that order, and of more than
   * `most` the last.
   */
  series?: string;
  /** What the reader chooses a column or a class for. */
  roles(columns: readonly ColumnInfo[]): readonly Role[];
  /**
   * The data with the reader's table in it, and what that means, in words: said while the reader still chooses.
   * @throws Error whose message tells the reader what to change.
   */
  accept(data: Data, taken: Taken): {data: Data; note: string};
}

type RangeKey<D extends Declaration> = {[K in keyof D]: D[K] extends Range ? K : never}[keyof D];

export interface FigureSpec<D extends Declaration, Data, Result> {
  slug: string;
  /** The figure's name, for people who cannot see it, and for pictures that leave the page. */
  title: string;
  params: D;
  /** The parts of the figure, the main one first. */
  panels: readonly Panel<D, Data, Result>[];
  /** The panels of the first view; the main one without it. */
  opens?: readonly string[];
  /** The main panel's share of the picture's width where panels stand beside each other, 0.55 to 0.8; 0.62 without it. */
  main?: number;
  /** Lines that its longest description takes on a screen of 1280, if more than 2: they are kept free, so that the picture stays where it is. */
  lines?: number;
  /** Panels that together are the main one, side by side at equal width, such as two maps; the first without it. */
  pair?: readonly [string, string];
  /**
   * Upper ends of ranges that depend on the rest, such as the number of rows in the data; `known` is the model's last
   * answer, where that has to be asked for an end which takes long to find: it may belong to another setting.
   */
  limits?: {
    readonly [K in RangeKey<D>]?: (
      params: ParamsOf<D>,
      data: Data,
      known?: Pick<State<D, Data, Result>, "settled" | "result"> | null
    ) => number;
  };
  /** Ranges that the figure chooses in some mode, such as a threshold at the least cost; null where the reader does. */
  follows?: {readonly [K in RangeKey<D>]?: (params: ParamsOf<D>, data: Data) => number | null};
  model(params: ParamsOf<D>, data: Data): Result;
  /** Where the model takes longer than 4 ms: the room's worker, which serves the same `model`. */
  worker?: () => Worker;
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
  /** The page's one idea as a small drawing without words, 240 × 150, for the home page and cards. */
  thumb?(stage: Stage<D>): Update<D, Data, Result>;
  /** The only controls that are shown, by their parameters; all without it. */
  controls?: readonly string[];
  /** What must hold at every setting, by name: tests run it in all corners of all pairs of settings. */
  invariants?: Readonly<Record<string, (state: State<D, Data, Result>) => boolean>>;
}

/**
 * The types of a room, from its parameters, data and result: `type Room = RoomOf<typeof params, Data, Result>`, and then
 * `Room["State"]`, `Room["Panel"]` and so on, so that nobody types a parameter again.
 */
export interface RoomOf<D extends Declaration, Data, Result> {
  Params: ParamsOf<D>;
  State: State<D, Data, Result>;
  Stage: Stage<D>;
  Update: Update<D, Data, Result>;
  Picture: PicturePanel<D, Data, Result>;
  Table: TablePanel<D, Data, Result>;
  Scene: Scene<D, Data, Result>;
  Prediction: Prediction<D, Data, Result>;
  Goal: Goal<D, Data, Result>;
  Figure: FigureSpec<D, Data, Result>;
  OwnTable: OwnTable<Data>;
}

// A figure whose types do not matter, for what treats all figures alike. Methods of a concrete figure take
// narrower arguments than this names, hence the one cast, in `anyFigure`.
export type AnyFigure = FigureSpec<Declaration, unknown, unknown>;
export type AnyState = State<Declaration, unknown, unknown>;

export function anyFigure<D extends Declaration, Data, Result>(spec: FigureSpec<D, Data, Result>): AnyFigure {
  return spec as unknown as AnyFigure;
}
