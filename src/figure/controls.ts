import * as Inputs from "@observablehq/inputs";
import {h} from "./dom.js";
import {
  admit,
  controlled,
  type Declaration,
  type Limited,
  limitOf,
  maxSeed,
  type Param,
  type ParamsOf,
  type Range,
  say,
  snap,
  type Value
} from "./params.js";

import {createPlayer, type Player} from "./player.js";

/** One control of Observable Inputs: an element with a value that fires `input`. */
interface InputElement extends HTMLElement {
  value: unknown;
}

export interface Controls<D extends Declaration> {
  readonly primary: HTMLElement;
  readonly more: HTMLDetailsElement | null;
  /** Puts the control of `key` beside the primary ones, where a scene uses it; null puts it back. */
  feature(key: string | null): void;
  /** Shows `params` in the controls, without events, and brings sliders' ends to the limits that the data sets. */
  show(params: ParamsOf<D>, data: unknown, known: unknown): void;
}

/**
 * The controls that the declaration asks for.
 *
 * @param visible the keys to show, or null for all of them (a teacher hides the answer)
 */
export function createControls<D extends Declaration>(
  document: Document,
  figure: Limited & {readonly params: D},
  visible: ReadonlySet<string> | null,
  set: (patch: Partial<ParamsOf<D>>) => void
): Controls<D> {
  const declaration = figure.params;
  const keys = controlled(declaration).filter((key) => visible === null || visible.has(key));
  const shown = new Map<string, Value>();
  const inputs = new Map<string, {input: InputElement; param: Param}>();
  const players = new Map<string, Player>();
  const bind = (key: string, param: Param): InputElement => {
    const input = createInput(param);
    inputs.set(key, {input, param});
    input.addEventListener("input", () => {
      const value = fromInput(param, input.value, shown.get(key));
      if (value === undefined) return;
      shown.set(key, value);
      players.get(key)?.heed(value as number);
      annotate(param, input, value);
      set({[key]: value} as Partial<ParamsOf<D>>);
    });
    annotate(param, input, param.value);
    if (param.kind === "range" && param.scale === "log") {
      stepLog(
        param,
        input,
        () => (shown.get(key) ?? param.value) as number,
        (value) => {
          input.value = value;
          input.dispatchEvent(new Event("input", {bubbles: true}));
        }
      );
    }
    return input;
  };
  const control = (key: string): HTMLElement => {
    const param = declaration[key];
    const input = bind(key, param);
    let takeover: ((event: Event) => void) | null = null;
    if (param.kind === "range" && param.play) {
      const player = createPlayer(document, param, {
        now: () => (shown.get(key) ?? param.value) as number,
        // With a limit the slider's end moves, and with it the bound declaration.
        end: () => ((inputs.get(key)?.param ?? param) as Range).max,
        set: (value) => {
          const bound = inputs.get(key)?.input;
          if (!bound) return;
          bound.value = value;
          bound.dispatchEvent(new Event("input", {bubbles: true}));
        }
      });
      players.set(key, player);
      takeover = (event) => {
        if (event.target instanceof Element && event.target.localName === "input") player.stop();
      };
    }
    return h(
      document,
      "div",
      {
        class: `control control-${param.kind}${players.has(key) ? " control-played" : ""}`,
        "data-param": key,
        "data-ref": key,
        // Also where the slider stays at the value it has.
        onpointerdown: takeover,
        onkeydown: takeover
      },
      input,
      players.get(key)?.button,
      param.help ? h(document, "p", {class: "control-help"}, param.help) : null
    );
  };
  const elements = new Map<string, HTMLElement>();
  const first = keys.filter((key) => declaration[key].primary);
  const rest = keys.filter((key) => !declaration[key].primary);
  const made = (key: string): HTMLElement => {
    const element = control(key);
    elements.set(key, element);
    return element;
  };
  const primary = h(document, "div", {class: "controls controls-primary"}, ...first.map(made));
  const more = rest.length
    ? h(
        document,
        "details",
        {class: "more"},
        h(document, "summary", {}, "More settings"),
        h(document, "div", {class: "controls"}, ...rest.map(made))
      )
    : null;
  let guest: HTMLElement | undefined;
  return {
    primary,
    more,
    feature(key) {
      const wanted = key !== null && rest.includes(key) ? elements.get(key) : undefined;
      if (wanted === guest) return;
      const list = more?.querySelector(".controls");
      if (guest && list) {
        // Back where it stood: before the first of those that follow it and are there.
        const mine = guest.dataset.param ?? "";
        const next = rest
          .slice(rest.indexOf(mine) + 1)
          .map((other) => elements.get(other))
          .find((element) => element?.parentElement === list);
        const left = guest;
        left.classList.remove("control-guest");
        keepingFocus(left, () => list.insertBefore(left, next ?? null));
      }
      guest = wanted;
      wanted?.classList.add("control-guest");
      if (wanted) keepingFocus(wanted, () => primary.append(wanted));
    },
    show(params, data, known) {
      const record = params as Record<string, Value>;
      for (const key of keys) {
        let {input, param} = inputs.get(key) as {input: InputElement; param: Param};
        const limit = limitOf(figure, key, params, data, known);
        if (param.kind === "range" && limit < Number.POSITIVE_INFINITY) {
          const max = Math.min((declaration[key] as Range).max, Math.max(param.min + param.step, limit));
          if (max !== param.max) {
            const old = input;
            param = {...param, max, value: Math.min(param.value, max)};
            input = bind(key, param);
            keepingFocus(old, () => old.replaceWith(input), input);
            shown.delete(key);
          }
        }
        const value = record[key];
        if (shown.get(key) === value) continue;
        shown.set(key, value);
        players.get(key)?.heed(value as number);
        input.value = toInput(param, value);
        annotate(param, input, value);
      }
    }
  };
}

/**
 * An element that is moved or replaced loses the focus, and the reader's next key press would go nowhere: it comes back
 * to the same part.
 */
function keepingFocus(element: HTMLElement, move: () => unknown, after = element): void {
  const focused = element.ownerDocument.activeElement;
  const parts = (of: HTMLElement) => [...of.querySelectorAll<HTMLElement>("input, select, button, summary")];
  const at = focused && element.contains(focused) ? parts(element).indexOf(focused as HTMLElement) : -1;
  move();
  if (at >= 0) parts(after)[at]?.focus({preventScroll: true});
}

function createInput(param: Param): InputElement {
  switch (param.kind) {
    case "range": {
      const {min, max, step, value} = param;
      // Inputs writes this into a number box: it must stay a number; `format` is for words.
      const format = (v: number) => String(snap(v, min, max, step));
      const label = param.unit ? `${param.label} (${param.unit})` : param.label;
      return param.scale === "log"
        ? Inputs.range([min, max], {
            label,
            value,
            format,
            transform: (v: number) => Math.log(v),
            invert: (t: number) => Math.exp(t)
          })
        : Inputs.range([min, max], {label, value, step, format});
    }
    case "steps": {
      const {values} = param;
      const label = param.unit ? `${param.label} (${param.unit})` : param.label;
      return Inputs.range([0, values.length - 1], {
        label,
        step: 1,
        value: values.indexOf(param.value),
        format: (i: number) => {
          const v = values[Math.round(i)];
          return param.format ? param.format(v) : String(v);
        }
      });
    }
    case "choice": {
      const options = new Map(Object.entries(param.options).map(([key, label]) => [label, key]));
      const short = [...options.keys()].join("").length <= 30;
      const make = short ? Inputs.radio : Inputs.select;
      return make(options, {label: param.label, value: param.value});
    }
    case "toggle":
      return Inputs.toggle({label: param.label, value: param.value});
    case "text":
      return Inputs.text({
        label: param.label,
        value: param.value,
        placeholder: param.placeholder,
        maxlength: param.maxLength,
        spellcheck: "false",
        autocomplete: "off"
      });
    case "seed":
      return Inputs.button([[param.label, (value) => value]], {value: param.value});
    default:
      throw new Error(`a ${param.kind} has no control`);
  }
}

/**
 * On a log slider the browser's own arrow keys move by a share of the width, which for whole numbers may be less
 * than one: here each press reaches the next value that differs.
 */
function stepLog(param: Range, form: HTMLElement, current: () => number, set: (value: number) => void): void {
  const slider = form.querySelector<HTMLInputElement>("input[type=range]");
  slider?.addEventListener("keydown", (event) => {
    const up = ["ArrowUp", "ArrowRight", "PageUp"].includes(event.key);
    const down = ["ArrowDown", "ArrowLeft", "PageDown"].includes(event.key);
    if (!up && !down) return;
    event.preventDefault();
    const value = current();
    const by = Math.max(param.step, value * (event.key.startsWith("Page") ? 0.5 : 0.04));
    set(snap(up ? value + by : value - by, param.min, param.max, param.step));
  });
}

const nextSeed = (value: number): number => (value >= maxSeed ? 1 : value + 1);

const toInput = (param: Param, value: Value): unknown =>
  param.kind === "steps" ? param.values.indexOf(value as number) : value;

/** The parameter's value for what the input holds; undefined while a number is half typed. */
function fromInput(param: Param, held: unknown, shown: Value | undefined): Value | undefined {
  switch (param.kind) {
    case "range":
      return typeof held === "number" && Number.isFinite(held)
        ? snap(held, param.min, param.max, param.step)
        : undefined;
    case "steps":
      return typeof held === "number" ? param.values[Math.round(held)] : undefined;
    case "text":
      return admit(param, held);
    case "seed":
      return nextSeed((shown ?? param.value) as number);
    default:
      return held as Value;
  }
}

/**
 * Sliders say their value with its unit. What never changes is written once; the number box beside a slider over a
 * list would show an index, and gives way to the value.
 */
function annotate(param: Param, form: HTMLElement, value: Value): void {
  const slider = form.querySelector<HTMLInputElement>("input[type=range]");
  if (!slider) return;
  slider.setAttribute("aria-valuetext", say(param, value));
  const labeled = slider.hasAttribute("aria-label");
  if (!labeled) slider.setAttribute("aria-label", param.label);
  const number = form.querySelector<HTMLInputElement>("input[type=number]");
  if (number && !labeled) number.setAttribute("aria-label", `${param.label}, as a number`);
  if (param.kind !== "steps" && !(param.kind === "range" && param.listed)) return;
  let output = form.querySelector("output");
  if (!output) {
    output = form.ownerDocument.createElement("output");
    // The slider says its value itself.
    output.setAttribute("aria-live", "off");
    number?.replaceWith(output);
  }
  output.textContent = param.format ? param.format(value as number) : String(value);
}
