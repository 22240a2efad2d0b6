import {type Initializer, initializers, scaled} from "../../ml/initializers.js";

/** How the weights of all layers start. Fixed standard deviations stand beside those that follow a layer's shape. */
export interface Scheme {
  /** As menus and curves call it. */
  readonly name: string;
  readonly initializer: Initializer;
  /** Var(w) at gain 1, for a layer with so many inputs and outputs. */
  variance(inputs: number, outputs: number): number;
}

export const smallStd = 0.01;
export const largeStd = 1;

export const schemes = {
  xavier: {
    name: "Xavier normal",
    initializer: initializers.xavier,
    variance: (inputs, outputs) => 2 / (inputs + outputs)
  },
  xavierUniform: {
    name: "Xavier uniform",
    initializer: initializers.xavierUniform,
    variance: (inputs, outputs) => 2 / (inputs + outputs)
  },
  he: {name: "He normal", initializer: initializers.he, variance: (inputs) => 2 / inputs},
  orthogonal: {
    name: "orthogonal",
    initializer: initializers.orthogonal,
    variance: (inputs, outputs) => 1 / Math.max(inputs, outputs)
  },
  fanIn: {
    name: "1 / fan-in (LeCun)",
    initializer: initializers.fanIn,
    variance: (inputs) => 1 / inputs
  },
  fanOut: {
    name: "1 / fan-out",
    initializer: initializers.fanOut,
    variance: (_inputs, outputs) => 1 / outputs
  },
  small: {name: "small: std 0.01", initializer: scaled(smallStd), variance: () => smallStd ** 2},
  large: {name: "large: std 1", initializer: scaled(largeStd), variance: () => largeStd ** 2},
  constant: {name: "all weights 1 / fan-in", initializer: initializers.constant, variance: () => 0},
  zeros: {name: "all weights 0", initializer: initializers.zeros, variance: () => 0}
} satisfies Record<string, Scheme>;

export type SchemeName = keyof typeof schemes;

/** The network's layers, each dense with an activation after it. */
export const depth = 30;
