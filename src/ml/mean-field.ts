import {type Activation, activations} from "./activations.js";

/** Mean of f, of f², and of f′² over z ~ N(0, q). */
export interface Averages {
  mean: number;
  second: number;
  slope: number;
}

const steps = 600;
const reach = 8;
// The trapezoid rule on ±8 standard deviations: for a smooth integrand under a Gaussian it converges faster than any
// power of the step.
const nodes = Float64Array.from({length: steps + 1}, (_, k) => (2 * reach * k) / steps - reach);
const masses = nodes.map((z) => Math.exp((-z * z) / 2));
const total = masses.reduce((a, b) => a + b);

/** @param q variance of z, 0 or more */
export function averages(name: keyof typeof activations, q: number): Averages {
  // Where the integral is known, there is nothing to approximate.
  if (name === "linear") return {mean: 0, second: q, slope: 1};
  if (name === "relu") return {mean: Math.sqrt(q / (2 * Math.PI)), second: q / 2, slope: q > 0 ? 0.5 : 0};
  const {f, derivative}: Activation = activations[name];
  const scale = Math.sqrt(q);
  let mean = 0;
  let second = 0;
  let slope = 0;
  for (let k = 0; k <= steps; ++k) {
    const z = scale * nodes[k];
    const a = f(z);
    const d = derivative(z, a);
    mean += masses[k] * a;
    second += masses[k] * a * a;
    slope += masses[k] * d * d;
  }
  return {mean: mean / total, second: second / total, slope: slope / total};
}

/** What theory expects of layer l = 0 … depth (0: the inputs, or the gradient by them). */
export interface Expected {
  /** Standard deviation and second moment of the activations, over units and examples. */
  readonly std: readonly number[];
  readonly second: readonly number[];
  /** Standard deviation of the gradient by the activations. */
  readonly gradient: readonly number[];
}

/**
 * How large signals and gradients become, if every layer is so wide that its pre-activations are normal and the
 * weights met on the way back do not depend on those met on the way there (Poole et al. 2016; Schoenholz et al. 2017):
 * q_l = n_{l−1} Var(w_l) E[a²_{l−1}], and E[δ²_{l−1}] = n_l Var(w_l) E[f′(z_l)²] E[δ²_l]. For linear networks and for ReLU
 * both lines hold at every width, in expectation over the weights.
 *
 * @param widths n_0 … n_depth
 * @param variances Var(w) of layers 1 … depth
 */
export function expectedSignal(
  name: keyof typeof activations,
  widths: readonly number[],
  variances: readonly number[]
): Expected {
  const std = [1];
  const second = [1];
  const slopes = [1];
  variances.forEach((variance, k) => {
    const {mean, second: square, slope} = averages(name, widths[k] * variance * second[k]);
    std.push(Math.sqrt(Math.max(0, square - mean * mean)));
    second.push(square);
    slopes.push(slope);
  });
  const gradient = [1];
  for (let l = variances.length; l > 0; --l)
    gradient.unshift(gradient[0] * Math.sqrt(widths[l] * variances[l - 1] * slopes[l]));
  return {std, second, gradient};
}
