import {sigmoid} from "../../ml/activations.js";
import {fitLogistic} from "../../ml/logistic.js";
import {random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {batches, drawing} from "../../ml/sgd.js";
import {stationaryCovariance} from "../../ml/stationary.js";
import {type Ellipse, ellipseOf} from "./cloud.js";
import {trainSample, trainSize} from "./task.js";

/** Where SGD's iterates stay, round the one minimum of a convex loss. */
export interface Heat {
  readonly temperature: number;
  /** Every so manieth iterate, two weights each. */
  readonly iterates: Float64Array;
  /** Mean squared distance from the minimum: over all updates, and as the law of η/B has it. */
  readonly measured: number;
  readonly law: number;
  readonly ellipse: Ellipse;
  /** Whether the rate is below 2 / λmax(H): above it even the full batch does not come to rest. */
  readonly stable: boolean;
}

const {X, y} = trainSample();

/** Logistic regression without an intercept on the same points: its minimum, Hessian, and the gradients' covariance there. */
export const basin = remember(() => {
  const {w} = fitLogistic({X, n: trainSize, p: 2, y, lambda: 0, intercept: false});
  const H = new Float64Array(4);
  const S = new Float64Array(4);
  for (let i = 0; i < trainSize; ++i) {
    const p = sigmoid(w[0] * X[2 * i] + w[1] * X[2 * i + 1]);
    for (let j = 0; j < 2; ++j)
      for (let k = 0; k < 2; ++k) {
        const xx = (X[2 * i + j] * X[2 * i + k]) / trainSize;
        H[2 * j + k] += p * (1 - p) * xx;
        S[2 * j + k] += (p - y[i]) ** 2 * xx;
      }
  }
  const largest = (H[0] + H[3]) / 2 + Math.hypot((H[0] - H[3]) / 2, H[1]);
  return {center: [w[0], w[1]] as const, H, S, limit: 2 / largest};
});

/** Examples worked through, whatever B: then runs at one temperature are as long in their own time. */
export const examples = 2 ** 18;
const shown = 256;

/** SGD from the minimum on. */
export function heatOf(B: number, rate: number, replacement: boolean, seed: number, length = examples): Heat {
  const {center, H, S, limit} = basin();
  const law = stationaryCovariance(H, S, 2, rate / B);
  const source = random(seed, 3);
  const drawn = drawing(trainSize, B, true, source);
  const epochs = batches(trainSize, B, source);
  const updates = length / B;
  const iterates = new Float64Array(2 * shown);
  let [a, b] = center;
  let sum = 0;
  for (let u = 0, kept = 0; u < updates; ++u) {
    const rows = replacement ? drawn() : epochs.next().value;
    let [ga, gb] = [0, 0];
    for (let r = 0; r < B; ++r) {
      const i = 2 * rows[r];
      const residual = sigmoid(a * X[i] + b * X[i + 1]) - y[rows[r]];
      ga += residual * X[i];
      gb += residual * X[i + 1];
    }
    a -= (rate * ga) / B;
    b -= (rate * gb) / B;
    sum += (a - center[0]) ** 2 + (b - center[1]) ** 2;
    if (u + 1 >= ((kept + 1) * updates) / shown) iterates.set([a, b], 2 * kept++);
  }
  return {
    temperature: rate / B,
    iterates,
    measured: sum / updates,
    law: law[0] + law[3],
    ellipse: ellipseOf(law[0], law[1], law[3]),
    stable: rate < limit
  };
}
