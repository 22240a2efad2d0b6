import {randomOrthogonal} from "./orthogonal.js";
import {normal, type Random} from "./random.js";

/**
 * Given a dense layer's number of inputs and outputs, a function that draws one weight after another, in the order of
 * W's rows (outputs × inputs).
 */
export type Initializer = (inputs: number, outputs: number, source: Random) => () => number;

/** Normal weights with mean 0 and standard deviation `sigma`, whatever the layer's shape. */
export function scaled(sigma: number): Initializer {
  return (_inputs, _outputs, source) => normal(source, 0, sigma);
}

/** Normal weights whose variance is chosen by the layer's shape. */
const normalWith =
  (variance: (inputs: number, outputs: number) => number): Initializer =>
  (inputs, outputs, source) =>
    normal(source, 0, Math.sqrt(variance(inputs, outputs)));

/** Uniform weights on ±√(3 · variance), which have that variance. */
const uniformWith =
  (variance: (inputs: number, outputs: number) => number): Initializer =>
  (inputs, outputs, source) => {
    const limit = Math.sqrt(3 * variance(inputs, outputs));
    return () => limit * (2 * source() - 1);
  };

/**
 * The usual ways for a dense layer's weights to start.
 * - `zeros`: all alike, so that all units of a layer get the same gradient and stay alike;
 * - `constant`: all 1 / inputs, so that every unit is the mean of the units below: alike as well;
 * - `normal`: standard deviation 1, whatever the widths (see `scaled` for another);
 * - `fanIn`: normal, variance 1 / inputs (LeCun, Bottou, Orr and Müller 1998);
 * - `fanOut`: normal, variance 1 / outputs, what the backward pass alone would ask for;
 * - `xavier`: normal, variance 2 / (inputs + outputs) (Glorot and Bengio 2010);
 * - `xavierUniform`: the same variance, uniform on ±√(6 / (inputs + outputs)), as in their equation 16;
 * - `he`: normal, variance 2 / inputs (He et al. 2015), for ReLU; `heUniform`: the same variance, uniform;
 * - `orthogonal`: orthonormal rows or columns (Saxe, McClelland and Ganguli 2014).
 */
export const initializers = {
  zeros: () => () => 0,
  constant: (inputs) => () => 1 / inputs,
  normal: scaled(1),
  fanIn: normalWith((inputs) => 1 / inputs),
  fanOut: normalWith((_inputs, outputs) => 1 / outputs),
  xavier: normalWith((inputs, outputs) => 2 / (inputs + outputs)),
  xavierUniform: uniformWith((inputs, outputs) => 2 / (inputs + outputs)),
  he: normalWith((inputs) => 2 / inputs),
  heUniform: uniformWith((inputs) => 2 / inputs),
  orthogonal: (inputs, outputs, source) => {
    const W = randomOrthogonal(outputs, inputs, source);
    let k = 0;
    return () => W[k++];
  }
} satisfies Record<string, Initializer>;
