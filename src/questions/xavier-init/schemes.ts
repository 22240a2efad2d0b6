import {type Initializer, initializers, scaled} from "../../ml/initializers.js";

/** The network's layers, each dense with an activation after it. */
export const depth = 30;

/** How the weights of all layers start. Fixed standard deviations stand beside those that follow a layer's shape. */
export interface Scheme {
  /** As menus and curves call it. */
  readonly name: string;
  /** What the weights are drawn as, but for their size; `same` are not drawn at all. */
  readonly family: "normal" | "uniform" | "orthogonal" | "same";
  readonly initializer: Initializer;
  /** Var(w) at gain 1, for a layer with so many inputs and outputs. */
  variance(inputs: number, outputs: number): number;
}

export const smallStd = 0.01;
export const largeStd = 1;

const glorot: Scheme["variance"] = (inputs, outputs) => 2 / (inputs + outputs);

export const schemes = {
  xavier: {name: "Xavier normal", family: "normal", initializer: initializers.xavier, variance: glorot},
  xavierUniform: {
    name: "Xavier uniform",
    family: "uniform",
    initializer: initializers.xavierUniform,
    variance: glorot
  },
  he: {
    name: "He normal",
    family: "normal",
    initializer: initializers.he,
    variance: (inputs) => 2 / inputs
  },
  orthogonal: {
    name: "orthogonal",
    family: "orthogonal",
    initializer: initializers.orthogonal,
    variance: (inputs, outputs) => 1 / Math.max(inputs, outputs)
  },
  fanIn: {
    name: "1 / fan-in (LeCun)",
    family: "normal",
    initializer: initializers.fanIn,
    variance: (inputs) => 1 / inputs
  },
  fanOut: {
    name: "1 / fan-out",
    family: "normal",
    initializer: initializers.fanOut,
    variance: (_inputs, outputs) => 1 / outputs
  },
  small: {
    name: "small: std 0.01",
    family: "normal",
    initializer: scaled(smallStd),
    variance: () => smallStd ** 2
  },
  large: {
    name: "large: std 1",
    family: "normal",
    initializer: scaled(largeStd),
    variance: () => largeStd ** 2
  },
  constant: {
    name: "all weights 1 / fan-in",
    family: "same",
    initializer: initializers.constant,
    variance: () => 0
  },
  zeros: {name: "all weights 0", family: "same", initializer: initializers.zeros, variance: () => 0}
} satisfies Record<string, Scheme>;

export type SchemeName = keyof typeof schemes;
export type Family = Scheme["family"];

/** How the widths of the layers follow one another. */
export type Shape = "constant" | "alternating" | "funnel";

/** Units in layers 0 … depth: all n; n and n/4 in turn; or narrowing evenly (in the logarithm) from n to n/8. */
export function widthsOf(shape: Shape, n: number): number[] {
  const of: Record<Shape, (l: number) => number> = {
    constant: () => n,
    alternating: (l) => (l % 2 ? n / 4 : n),
    funnel: (l) => n * 8 ** (-l / depth)
  };
  return Array.from({length: depth + 1}, (_, l) => Math.max(2, Math.round(of[shape](l))));
}
