import {type BowlDescent, bowl, gapAfter, stepsTo, weightsAfter} from "../../ml/bowl-descent.js";
import {momentsOf} from "../../ml/indicator-ridge.js";
import type {Rows} from "./points.js";
import {type Scale, scaled} from "./scale.js";

/** Gradient descent on the least-squares loss of one class against the rest. */
export interface Descent extends BowlDescent {
  /** Steps until a hundredth of the loss above its minimum is left; Infinity is never reached. */
  readonly steps: number;
  /** What is left of it after `drawn` steps. */
  readonly left: number;
  /** The weights at the steps that are drawn. */
  readonly path: {readonly w1: Float64Array; readonly w2: Float64Array};
}

/** Steps that are drawn. */
export const drawn = 50;

/** Features are centered: the intercept then has no part in it. The class is the first one. */
export function descentOf(scale: Scale, train: Rows): Descent | null {
  const [u, v] = scaled(scale, train);
  const n = u.length;
  const {mean, uu, uv, vv} = momentsOf(u, v);
  let [g1, g2] = [0, 0];
  for (let i = 0; i < n; ++i) {
    const target = train.label[i] === 0 ? 1 : -1;
    g1 += target * (u[i] - mean[0]);
    g2 += target * (v[i] - mean[1]);
  }
  if (!(uu + vv > 0) || (g1 === 0 && g2 === 0)) return null;
  const b = bowl([uu / n, uv / n, vv / n], [g1 / n, g2 / n]);
  const path = {w1: new Float64Array(drawn + 1), w2: new Float64Array(drawn + 1)};
  for (let step = 0; step <= drawn; ++step) [path.w1[step], path.w2[step]] = weightsAfter(b, step);
  return {...b, steps: stepsTo(b, 0.01), left: gapAfter(b, drawn), path};
}
