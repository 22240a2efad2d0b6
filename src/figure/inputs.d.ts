declare module "@observablehq/inputs" {
  interface Input extends HTMLElement {
    value: unknown;
  }
  interface RangeOptions {
    label?: string;
    value?: number;
    step?: number;
    format?: (value: number) => string;
    transform?: (value: number) => number;
    invert?: (value: number) => number;
  }
  export function range(extent: [number, number], options?: RangeOptions): Input;
  export function radio(options: Map<string, string>, settings?: {label?: string; value?: string}): Input;
  export function select(options: Map<string, string>, settings?: {label?: string; value?: string}): Input;
  export function text(options?: {
    label?: string;
    value?: string;
    placeholder?: string;
    maxlength?: number;
    spellcheck?: string;
    autocomplete?: string;
    submit?: boolean;
  }): Input;
  export function toggle(options?: {label?: string; value?: boolean}): Input;
  export function button(
    content: [string, (value: unknown) => unknown][],
    options?: {label?: string; value?: unknown}
  ): Input;
}
