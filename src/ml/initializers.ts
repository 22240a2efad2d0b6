import {normal, type Random} from "./random.js";

/** Given a dense layer's number of inputs and outputs, a function that draws one weight after another. */
export type Initializer = (inputs: number, outputs: number, source: Random) => () => number;

/** Normal weights with mean 0 and standard deviation `sigma`, whatever the layer's shape. */
export function scaled(sigma: number): Initializer {
  return (_inputs, _outputs, source) => normal(source, 0, sigma);
}

/**
 * The usual ways for a dense layer's weights to start.
 * - `zeros`: all alike, so that all units of a layer get the same gradient and stay alike;
 * - `normal`: standard deviation 1, whatever the widths (see `scaled` for another);
 * - `xavier`: normal, variance 2 / (inputs + outputs) (Glorot and Bengio 2010);
 * - `xavierUniform`: the same variance, uniform on ±√(6 / (inputs + outputs));
 * - `he`: normal, variance 2 / inputs (He et al. 2015), for ReLU.
 */
export const initializers = {
  zeros: () => () => 0,
  normal: scaled(1),
  xavier: (inputs, outputs, source) => normal(source, 0, Math.sqrt(2 / (inputs + outputs))),
  xavierUniform: (inputs, outputs, source) => {
    const limit = Math.sqrt(6 / (inputs + outputs));
    return () => limit * (2 * source() - 1);
  },
  he: (inputs, _outputs, source) => normal(source, 0, Math.sqrt(2 / inputs))
} satisfies Record<string, Initializer>;
