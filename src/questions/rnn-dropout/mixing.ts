import {elman, elmanForward, elmanPass} from "../../ml/elman.js";
import {randomOrthogonal} from "../../ml/orthogonal.js";
import {normal, random} from "../../ml/random.js";
import {MOST} from "./params.js";
import type {MaskKind} from "./schemes.js";

/** Units of the dense net, and how many nets, each with masks of its own, its cosines are averaged over. */
export const width = 24;
export const draws = 250;

const net = elman(1, width, "linear");
const steps = MOST + 1;
const xs = Float64Array.from({length: steps}, (_, t) => (t ? 0 : 1));

/** A linear layer whose matrix only turns its state (a random orthogonal one): without masks no length is lost. */
function weightsOf(seed: number): Float64Array {
  const source = random(seed, 1);
  const U = randomOrthogonal(width, width, source);
  const draw = normal(source);
  const theta = new Float64Array(net.parameters);
  const row = width + 2;
  for (let i = 0; i < width; ++i) {
    theta[i * row] = draw();
    theta.set(U.subarray(i * width, (i + 1) * width), i * row + 1);
  }
  return theta;
}

const known = new Map<number, Float64Array>();
const weights = (seed: number): Float64Array => {
  const made = known.get(seed) ?? weightsOf(seed);
  known.set(seed, made);
  return made;
};

/** For t = 0 … MOST: the cosine between the state with masks on h and the state without, the mean over nets and masks. */
export function cosines(mask: MaskKind, p: number, count: number = draws): Float64Array {
  const mean = new Float64Array(steps);
  const [plain, masked] = [elmanPass(net, steps), elmanPass(net, steps)];
  const hidden = new Float64Array(steps * width);
  for (let d = 0; d < count; ++d) {
    const theta = weights(d);
    const source = random(d, 2);
    for (let k = width; k < hidden.length; ++k)
      hidden[k] = mask === "fresh" || k < 2 * width ? (source() < p ? 0 : 1) : hidden[k - width];
    const a = elmanForward(net, theta, xs, plain);
    const b = elmanForward(net, theta, xs, masked, {hidden});
    for (let t = 0; t < steps; ++t) mean[t] += cosine(a, b, t * width) / count;
  }
  return mean;
}

function cosine(a: Float64Array, b: Float64Array, at: number): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let k = at; k < at + width; ++k) {
    ab += a[k] * b[k];
    aa += a[k] * a[k];
    bb += b[k] * b[k];
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
