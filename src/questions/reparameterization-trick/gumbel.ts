import {random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";

/** Samples of the three-way choice. */
export const CHOICES = 200;

export interface Choices {
  /** The probabilities: the softmax of (μ, 0, −1). */
  p: readonly number[];
  /** Each sample's three shares, one sample after the other. */
  shares: Float64Array;
  /** How many samples have each class as their largest. */
  hard: readonly number[];
}

/** Standard Gumbel noise, −log(−log u), three a sample. */
const noise = remember((seed: number): Float64Array => {
  const u = random(seed, 3);
  return Float64Array.from({length: 3 * CHOICES}, () => -Math.log(-Math.log(u() || 1e-12)));
});

function softmax(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const powers = logits.map((v) => Math.exp(v - top));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((v) => v / sum);
}

/** Gumbel–softmax samples: softmax((logits + g)/τ) for noise g that stays while μ and τ move. */
export function choices(mu: number, tau: number, seed: number): Choices {
  const logits = [mu, 0, -1];
  const g = noise(seed);
  const shares = new Float64Array(3 * CHOICES);
  const hard = [0, 0, 0];
  for (let i = 0; i < CHOICES; ++i) {
    const raised = logits.map((v, c) => v + g[3 * i + c]);
    ++hard[raised.indexOf(Math.max(...raised))];
    shares.set(softmax(raised.map((v) => v / tau)), 3 * i);
  }
  return {p: softmax(logits), shares, hard};
}
