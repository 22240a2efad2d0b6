/**
 * A figure's parameters, each declared once. From the declaration come the control, the query key, validation,
 * the reset button, the caption in the share text, and the fuzz tests.
 *
 * Values are plain and immutable: number (range, steps, seed), string (choice, text), boolean (toggle),
 * `[x, y]` (point), rows of numbers (rows). A record of them is frozen and is the figure's whole state.
 */

export type Point = readonly [x: number, y: number];
export type Rows = readonly (readonly number[])[];
export type Value = number | string | boolean | Point | Rows;

type Sets = Readonly<Record<string, Value>>;

interface Common {
  /** What the control is called: short, with the symbol the prose uses. */
  label: string;
  /** In sight at once; the other controls stand under "More". One or two a figure. */
  primary?: boolean;
  /** One sentence under the control, for what the label cannot say. */
  help?: string;
  /**
   * What other parameters take when the reader changes this one: edits that belong to its old value, or the mode in which
   * it counts, which may depend on the mode that there is.
   */
  sets?: Sets | ((params: Readonly<Record<string, Value>>) => Sets | null);
}

export interface Range extends Common {
  kind: "range";
  min: number;
  max: number;
  /** The grid of admissible values starts at `min`. On a log scale the slider is even in log value. */
  step: number;
  value: number;
  unit?: string;
  scale?: "linear" | "log";
  format?: (value: number) => string;
  /** An upper end below `max` that depends on the rest, such as the number of rows in the data. */
  limit?: (params: Readonly<Record<string, Value>>, data: unknown) => number;
  /** A button beside the slider lets it run to its end: what the slider counts is time. */
  play?: Play;
  /** The value is a place in a list: its words stand beside the slider, not the number of the place. */
  listed?: true;
}

export interface Play {
  /** How long the whole way takes. */
  seconds: number;
}

/** A slider over a list of values, such as the powers of two. */
export interface Steps extends Common {
  kind: "steps";
  values: readonly number[];
  value: number;
  unit?: string;
  format?: (value: number) => string;
}

export interface Choice<K extends string = string> extends Common {
  kind: "choice";
  options: Readonly<Record<K, string>>;
  value: K;
}

export interface Toggle extends Common {
  kind: "toggle";
  value: boolean;
}

/** A place in the picture that the reader drags; it has no control of its own. */
export interface PointParam extends Common {
  kind: "point";
  x: readonly [min: number, max: number];
  y: readonly [min: number, max: number];
  step: number;
  value: Point;
}

/** A short list of numeric rows, such as the reader's edits of a table. */
export interface RowsParam extends Common {
  kind: "rows";
  columns: readonly {name: string; min: number; max: number; step: number}[];
  /** Longer lists are refused: a link must stay a link. */
  maxRows: number;
  value: Rows;
}

/** One short line that the reader types, such as a rule's keyword. */
export interface Text extends Common {
  kind: "text";
  value: string;
  /** Longer lines are refused: a link must stay a link. */
  maxLength: number;
  placeholder?: string;
}

/** Which random sample is drawn. Its control draws the next one. */
export interface Seed extends Common {
  kind: "seed";
  value: number;
}

export type Param = Range | Steps | Choice | Toggle | PointParam | RowsParam | Text | Seed;
export type Declaration = Readonly<Record<string, Param>>;

export type ValueOf<P> =
  P extends Choice<infer K>
    ? K
    : P extends Range | Steps | Seed
      ? number
      : P extends Text
        ? string
        : P extends Toggle
          ? boolean
          : P extends PointParam
            ? Point
            : P extends RowsParam
              ? Rows
              : never;

export type ParamsOf<D extends Declaration> = {readonly [K in keyof D]: ValueOf<D[K]>};

export const range = (options: Omit<Range, "kind">): Range => ({kind: "range", ...options});
export const steps = (options: Omit<Steps, "kind">): Steps => ({kind: "steps", ...options});
export const choice = <K extends string>(
  options: Common & {options: Readonly<Record<K, string>>; value: NoInfer<K>}
): Choice<K> => ({kind: "choice", ...options});
export const toggle = (options: Omit<Toggle, "kind">): Toggle => ({kind: "toggle", ...options});
export const point = (options: Omit<PointParam, "kind">): PointParam => ({kind: "point", ...options});
export const rows = (options: Omit<RowsParam, "kind">): RowsParam => ({kind: "rows", ...options});
export const text = (options: Omit<Text, "kind">): Text => ({kind: "text", ...options});
export const seed = (options: Omit<Seed, "kind">): Seed => ({kind: "seed", ...options});

/** What the value is called in words: the option's label, the number with its unit. */
export function say(param: Param, value: Value): string {
  switch (param.kind) {
    case "choice":
      return param.options[value as string];
    case "toggle":
      return value ? "on" : "off";
    case "point":
      return (value as Point).join(", ");
    case "rows":
      return `${(value as Rows).length} edited`;
    case "seed":
      return `no. ${value}`;
    case "text":
      return value === "" ? "empty" : `“${value}”`;
    default: {
      const text = param.format ? param.format(value as number) : String(value);
      return param.unit ? `${text} ${param.unit}` : text;
    }
  }
}
