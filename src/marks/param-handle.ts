import {createHandle} from "./handle.js";
import {type Declaration, type ParamsOf, type Point, type Range, say, type Value} from "./params.js";
import type {Plot} from "./plot.js";
import type {Box} from "./stage.js";

/** What a handle of a plot needs of a figure's state. */
export interface HasParams<D extends Declaration> {
  readonly params: ParamsOf<D>;
}

export interface ParamHandleOptions<D extends Declaration, S extends HasParams<D>> {
  /** The parameter that it moves: name, bounds, step and words come from its declaration. */
  param: keyof D & string;
  along: "x" | "y" | "xy";
  /** Where it stands, in the plot's values. */
  at(state: S): readonly [x: number, y: number];
  /** The parameter's value for a place, where it is not the place's own coordinate. */
  value?(x: number, y: number, state: S): Value;
  /** What else it sets, such as a mode in which the parameter counts. */
  also?(state: S): Partial<ParamsOf<D>>;
  /** What it is called, where it is not the parameter's label. */
  label?: string;
  /** What is said of it beside the parameter's value: "power 80 %". */
  words?(state: S): string;
  hint?: string;
  hintAt?: {x: number; y: number; anchor: "start" | "middle" | "end"};
  /** Path of the grip round the origin; a ring without it. */
  shape?: string;
  ref?: string;
}

/** A handle of a parameter: told each state, it returns the room that it takes, for names to keep clear of. */
export function createParamHandle<D extends Declaration, S extends HasParams<D>>(
  plot: Plot<D>,
  options: ParamHandleOptions<D, S>
): (state: S) => Box {
  const {stage, x, y} = plot;
  const {param: key, along, at, value} = options;
  const param = stage.declaration[key];
  const axis = along === "y" ? y : x;
  const clamp = ([px, py]: readonly [number, number]): [number, number] => [
    Math.max(plot.at.x, Math.min(plot.at.x + plot.at.width, x(px))),
    Math.max(plot.at.y - 16, Math.min(plot.at.y + plot.at.height, y(py)))
  ];
  let now: S;
  const held = (): Value => (now.params as Record<string, Value>)[key];
  const set = (next: Value) => stage.set({...options.also?.(now), [key]: next} as Partial<ParamsOf<D>>);
  const direct = (px: number, py: number): Value =>
    param.kind === "point" ? [px, py] : along === "y" ? py : px;
  const valueAt = (px: number, py: number): Value => (value ? value(px, py, now) : direct(px, py));

  /** By keys along the parameter's own steps; right and up are always more. */
  const stepped = (dx: number, dy: number): Value => {
    if (param.kind === "point") {
      const [a, b] = held() as Point;
      return [a + dx * param.step, b + dy * param.step];
    }
    const by = dx + dy;
    const v = held() as number;
    if (param.kind === "steps") {
      const i = param.values.indexOf(v) + Math.round(by);
      return param.values[Math.max(0, Math.min(param.values.length - 1, i))];
    }
    const {step, scale, min, max} = param as Range;
    if (Math.abs(by) > 1e5) return by > 0 ? max : min;
    if (scale !== "log") return v + by * step;
    const times = v * 1.03 ** by;
    return by > 0 ? Math.max(v + by * step, times) : Math.min(v + by * step, times);
  };
  /** By keys along the axis, where the place is another quantity than the parameter: as far as it takes to move it. */
  const shifted = (dx: number, dy: number): void => {
    const [px, py] = at(now);
    const [low, high] = axis.domain();
    const by = along === "xy" ? dx : dx + dy;
    const unit = (high - low) / 200;
    for (let reach = by; Math.abs(reach) < 1e7; reach *= 2) {
      const place = Math.max(low, Math.min(high, (along === "y" ? py : px) + reach * unit));
      const next = along === "y" ? valueAt(px, place) : valueAt(place, py);
      set(next);
      if (Math.abs(by) > 1e5 || place === low || place === high) return;
      if (differs(stage.declaration, key, next, held())) return;
    }
  };

  const handle = createHandle(stage, plot.outside, {
    label: options.label ?? param.label,
    axis: along,
    hint: options.hint,
    hintAt: options.hintAt,
    shape: options.shape,
    ref: options.ref ?? key,
    onDrag: (px, py) => set(valueAt(x.invert(px), y.invert(py))),
    onKey: (dx, dy) => (value ? shifted(dx, dy) : set(stepped(dx, dy)))
  });
  return (state) => {
    now = state;
    const place = at(state);
    const [px, py] = clamp(place);
    const v = held();
    const own = !value && typeof v === "number";
    const bounds = own && param.kind === "range" ? [param.min, param.max] : axis.domain();
    const said = `${say(param, v)}${options.words ? `, ${options.words(state)}` : ""}`;
    return handle({
      x: px,
      y: py,
      text: said,
      now: own ? (v as number) : along === "y" ? place[1] : place[0],
      min: Math.min(...bounds),
      max: Math.max(...bounds)
    });
  };
}

/** Whether a value, made admissible, is another than the one that is held. */
function differs(declaration: Declaration, key: string, next: Value, held: Value): boolean {
  const param = declaration[key];
  if (param.kind !== "range" || typeof next !== "number" || typeof held !== "number") return true;
  return Math.abs(Math.max(param.min, Math.min(param.max, next)) - held) >= param.step / 2;
}
