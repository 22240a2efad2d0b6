import {pass} from "../../ml/network.js";
import {random} from "../../ml/random.js";
import {
  batchVarianceFactor,
  drawing,
  type GradientNoise,
  gradientNoise,
  projectedCovariance
} from "../../ml/sgd.js";
import {noisiestDirection} from "./direction.js";
import {lossAndGradient} from "./run.js";
import {net, trainSample, trainSize} from "./task.js";

/** The gradients of all single examples at one set of weights, seen in two directions. */
export interface Field extends GradientNoise {
  /** Unit vector along the full-batch gradient. */
  readonly u: Float64Array;
  /** Unit vector at a right angle to u in which the examples' gradients vary most. */
  readonly v: Float64Array;
  /** The examples' gradients along u and v (n × 2). */
  readonly projected: Float64Array;
  /** Covariance of the examples' gradients along u and v: [var u, cov uv, var v]. */
  readonly covariance: readonly [number, number, number];
}

const train = trainSample();

/** All examples' gradients at θ (n × parameters). */
export function exampleGradients(theta: Float64Array): Float64Array {
  const p = net.parameters;
  const gradients = new Float64Array(trainSize * p);
  const memory = pass(net, 1);
  for (let i = 0; i < trainSize; ++i)
    lossAndGradient(theta, train, [i], memory, gradients.subarray(i * p, (i + 1) * p));
  return gradients;
}

export function fieldAt(theta: Float64Array): Field {
  const gradients = exampleGradients(theta);
  const noise = gradientNoise(gradients, trainSize);
  const p = net.parameters;
  const length = Math.sqrt(noise.squaredNorm);
  const u = noise.mean.map((g) => g / length);
  const v = noisiestDirection(gradients, noise.mean, u);
  const projected = new Float64Array(trainSize * 2);
  for (let i = 0; i < trainSize; ++i)
    for (let k = 0; k < p; ++k) {
      projected[2 * i] += gradients[i * p + k] * u[k];
      projected[2 * i + 1] += gradients[i * p + k] * v[k];
    }
  return {...noise, u, v, projected, covariance: projectedCovariance(gradients, noise.mean, u, v)};
}

/** Half axes (one standard deviation) and tilt (radians) of a covariance's ellipse. */
export interface Ellipse {
  readonly major: number;
  readonly minor: number;
  readonly angle: number;
}

export function ellipseOf(uu: number, uv: number, vv: number): Ellipse {
  const half = Math.hypot((uu - vv) / 2, uv);
  return {
    major: Math.sqrt(Math.max(0, (uu + vv) / 2 + half)),
    minor: Math.sqrt(Math.max(0, (uu + vv) / 2 - half)),
    angle: Math.atan2(2 * uv, uu - vv) / 2
  };
}

/** Many mini-batches' gradients at the same weights, in the plane of u and v. */
export interface Cloud {
  /** draws × 2. The full-batch gradient lies at (‖G‖, 0). */
  readonly gradients: Float64Array;
  /** The share of the draws whose step leads uphill: whose component along the full-batch gradient is negative. */
  readonly uphill: number;
  /** Mean squared distance from the full-batch gradient in the plane: of the draws, and as the formula has it. */
  readonly measured: number;
  readonly expected: number;
  readonly ellipse: Ellipse;
}

export function cloudOf(field: Field, B: number, replacement: boolean, draws: number, seed: number): Cloud {
  const draw = drawing(trainSize, B, replacement, random(seed, 2));
  const gradients = new Float64Array(draws * 2);
  const full = Math.sqrt(field.squaredNorm);
  let uphill = 0;
  let measured = 0;
  for (let d = 0; d < draws; ++d) {
    let [a, b] = [0, 0];
    for (const i of draw()) {
      a += field.projected[2 * i];
      b += field.projected[2 * i + 1];
    }
    a /= B;
    b /= B;
    gradients.set([a, b], 2 * d);
    if (a < 0) ++uphill;
    measured += ((a - full) ** 2 + b ** 2) / draws;
  }
  const factor = batchVarianceFactor(trainSize, B, replacement);
  const [uu, uv, vv] = field.covariance.map((c) => c * factor);
  // All examples are one batch: what rounding leaves of its distance is none.
  if (factor === 0) measured = 0;
  return {gradients, uphill: uphill / draws, measured, expected: uu + vv, ellipse: ellipseOf(uu, uv, vv)};
}
