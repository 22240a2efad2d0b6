import type {Declaration, Param, ParamsOf, Point, Rows, Value} from "../marks/params.js";

// The declarations lie with the marks, which name their handles by them; what is done with values is the kit's.
export * from "../marks/params.js";

/** Keys that belong to the kit and may not name a parameter. */
export const reservedKeys: readonly string[] = ["scene", "controls", "theme", "present", "panels", "size"];

export const maxSeed = 999_999;

const decimals = (step: number): number => {
  const text = String(step);
  const e = text.indexOf("e-");
  if (e >= 0) return Number(text.slice(e + 2)) + (text.indexOf(".") >= 0 ? e - text.indexOf(".") - 1 : 0);
  const dot = text.indexOf(".");
  return dot < 0 ? 0 : text.length - dot - 1;
};

/** `value` moved to the nearest multiple of `step` from `min` and into [min, max]. */
export function snap(value: number, min: number, max: number, step: number): number {
  const clamped = Math.min(max, Math.max(min, value));
  const snapped = min + Math.round((clamped - min) / step) * step;
  return Math.min(max, Number(snapped.toFixed(Math.max(decimals(step), decimals(min)))));
}

export function defaults<D extends Declaration>(declaration: D): ParamsOf<D> {
  return Object.freeze(
    Object.fromEntries(Object.entries(declaration).map(([key, param]) => [key, param.value]))
  ) as ParamsOf<D>;
}

const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) && value.length === 2 && value.every((v) => typeof v === "number");

/** Control characters, halves of characters, and what has no meaning yet: nothing that a reader types. */
const unprintable = /\p{C}/u;

/**
 * The admissible value nearest to `value`, or undefined where there is none
 * (not a finite number, an unknown choice, too many rows, a line too long).
 */
export function admit(param: Param, value: unknown): Value | undefined {
  switch (param.kind) {
    case "range":
      return typeof value === "number" && Number.isFinite(value)
        ? snap(value, param.min, param.max, param.step)
        : undefined;
    case "steps":
      if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
      return param.values.reduce((best, v) => (Math.abs(v - value) < Math.abs(best - value) ? v : best));
    case "seed":
      return typeof value === "number" && Number.isFinite(value) ? snap(value, 1, maxSeed, 1) : undefined;
    case "choice":
      return typeof value === "string" && Object.hasOwn(param.options, value) ? value : undefined;
    case "text":
      return typeof value === "string" && value.length <= param.maxLength && !unprintable.test(value)
        ? value
        : undefined;
    case "toggle":
      return typeof value === "boolean" ? value : undefined;
    case "point":
      return isPoint(value) && value.every(Number.isFinite)
        ? ([
            snap(value[0], param.x[0], param.x[1], param.step),
            snap(value[1], param.y[0], param.y[1], param.step)
          ] as const)
        : undefined;
    case "rows": {
      if (!Array.isArray(value) || value.length > param.maxRows) return undefined;
      const admitted: number[][] = [];
      for (const row of value) {
        if (!Array.isArray(row) || row.length !== param.columns.length || !row.every(Number.isFinite)) return;
        admitted.push(param.columns.map((c, i) => snap(row[i], c.min, c.max, c.step)));
      }
      return admitted;
    }
  }
}

/** Parameters that have a control; points and rows are moved in the picture. */
export function controlled(declaration: Declaration): string[] {
  return Object.keys(declaration).filter((key) => !["point", "rows"].includes(declaration[key].kind));
}

/** The record `params` with `patch` laid over it, every value admissible; values that are not admissible are left out. */
export function withPatch<D extends Declaration>(
  declaration: D,
  params: ParamsOf<D>,
  patch: Partial<ParamsOf<D>>
): ParamsOf<D> {
  const next: Record<string, Value> = {...(params as Record<string, Value>)};
  for (const [key, value] of Object.entries(patch)) {
    if (!Object.hasOwn(declaration, key)) continue;
    const admitted = admit(declaration[key], value);
    if (admitted !== undefined) next[key] = admitted;
  }
  return Object.freeze(next) as ParamsOf<D>;
}

/** `patch`, as the reader made it, with what the parameters that it changes set along with them. */
export function withSets<D extends Declaration>(
  declaration: D,
  params: ParamsOf<D>,
  patch: Partial<ParamsOf<D>>
): Partial<ParamsOf<D>> {
  const changed = Object.entries(patch).filter(
    ([key, value]) =>
      declaration[key]?.sets &&
      !sameValue(declaration[key], (params as Record<string, Value>)[key], value as Value)
  );
  if (!changed.length) return patch;
  const along = changed.map(([key]) => {
    const {sets} = declaration[key];
    return typeof sets === "function" ? sets(params as Record<string, Value>) : sets;
  });
  return Object.assign({}, ...along, patch) as Partial<ParamsOf<D>>;
}

/** What sets a range an upper end below its `max`: the figure's `limits`, or the declaration's own `limit`. */
export interface Limited {
  readonly params: Declaration;
  /** What a range is set to in a mode in which the figure chooses it; null where the reader does. */
  readonly follows?: Readonly<Record<string, ((params: never, data: never) => number | null) | undefined>>;
  readonly limits?: Readonly<
    Record<string, ((params: never, data: never, known: never) => number) | undefined>
  >;
}

/** The upper end of a range at `params`; Infinity where nothing limits it. */
export function limitOf(
  {params, limits}: Limited,
  key: string,
  now: unknown,
  data: unknown,
  known: unknown = null
): number {
  const param = params[key];
  const limit = limits?.[key] ?? (param.kind === "range" ? param.limit : undefined);
  return limit ? limit(now as never, data as never, known as never) : Number.POSITIVE_INFINITY;
}

/** The ranges that the figure itself sets now. */
export const followed = ({follows = {}}: Limited, params: unknown, data: unknown): string[] =>
  Object.keys(follows).filter((key) => (follows[key]?.(params as never, data as never) ?? null) !== null);

/** `params` with ranges brought below the limits that the data sets them, and to where the figure chooses them. */
export function withinLimits<D extends Declaration>(
  figure: Limited & {readonly params: D},
  params: ParamsOf<D>,
  data: unknown,
  known: unknown = null
): ParamsOf<D> {
  const record = params as Record<string, Value>;
  const patch: Record<string, Value> = {};
  for (const key of Object.keys(figure.params)) {
    if (figure.params[key].kind !== "range") continue;
    const chosen = figure.follows?.[key]?.(params as never, data as never) ?? null;
    const value = chosen ?? (record[key] as number);
    const limited = Math.min(value, limitOf(figure, key, params, data, known));
    if (limited !== record[key]) patch[key] = limited;
  }
  return Object.keys(patch).length ? withPatch(figure.params, params, patch as Partial<ParamsOf<D>>) : params;
}

const isNumeric = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);

export function encode(param: Param, value: Value): string {
  switch (param.kind) {
    case "toggle":
      return value ? "1" : "0";
    // Of all signs only these stay as they are in an address, in Markdown, and in what chats make of it: - . _
    case "point":
      return (value as Point).join("_");
    case "rows":
      return (value as Rows).map((row) => row.join("_")).join("_");
    default:
      return String(value);
  }
}

/** The value that `text` stands for, or undefined where it stands for none that is admissible as it is. */
export function decode(param: Param, text: string): Value | undefined {
  // Links of the first year part numbers by ~ and rows by *.
  const numbers = (s: string): number[] | undefined => {
    const parts = s.split(/[~*_]/);
    return parts.every(isNumeric) ? parts.map(Number) : undefined;
  };
  switch (param.kind) {
    case "choice":
    case "text":
      return admit(param, text);
    case "toggle":
      return text === "1" ? true : text === "0" ? false : undefined;
    case "point":
      return within(param, numbers(text));
    case "rows":
      if (text === "") return [];
      if (text.length > param.maxRows * param.columns.length * 24) return undefined;
      return within(param, rowsOf(numbers(text), param.columns.length));
    default:
      return isNumeric(text) ? within(param, Number(text)) : undefined;
  }
}

/** Numbers in rows of `width`; what is left over makes a row that nothing admits. */
function rowsOf(numbers: readonly number[] | undefined, width: number): number[][] | undefined {
  if (!numbers) return undefined;
  return Array.from({length: Math.ceil(numbers.length / width)}, (_, i) =>
    numbers.slice(i * width, (i + 1) * width)
  );
}

/** A number outside its bounds is a mistake of the link's, to be said, not to be clamped in silence. */
function within(param: Param, value: unknown): Value | undefined {
  const admitted = admit(param, value);
  if (admitted === undefined) return undefined;
  const far = (a: number, b: number, step: number) => Math.abs(a - b) > step / 2 + 1e-9 * Math.abs(b);
  switch (param.kind) {
    case "range":
      return far(value as number, admitted as number, param.step) ? undefined : admitted;
    case "steps":
      return value === admitted ? admitted : undefined;
    case "seed":
      return far(value as number, admitted as number, 1) ? undefined : admitted;
    case "point":
      return (value as Point).some((v, i) => far(v, (admitted as Point)[i], param.step))
        ? undefined
        : admitted;
    case "rows":
      return (value as Rows).some((row, i) =>
        row.some((v, j) => far(v, (admitted as Rows)[i][j], param.columns[j].step))
      )
        ? undefined
        : admitted;
    default:
      return admitted;
  }
}

export function sameValue(param: Param, a: Value, b: Value): boolean {
  return a === b || encode(param, a) === encode(param, b);
}
