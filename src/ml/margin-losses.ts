import {sigmoid} from "./activations.js";
import {softplus} from "./logistic.js";

/**
 * A loss of the margin m = y f(x), y ∈ {−1, 1}: how much one case adds to the sum that a linear classifier minimizes.
 */
export interface MarginLoss {
  value(m: number): number;
  /** The derivative by m; at a kink the one from the right. */
  slope(m: number): number;
}

export type MarginLossName = "zeroOne" | "hinge" | "squaredHinge" | "logistic" | "logistic2";

export const marginLosses: Readonly<Record<MarginLossName, MarginLoss>> = {
  /** 1 on the wrong side and on the boundary itself. Its slope is 0 wherever there is one: nothing to follow. */
  zeroOne: {value: (m) => (m <= 0 ? 1 : 0), slope: () => 0},
  /** max(0, 1 − m): the SVM's. */
  hinge: {value: (m) => Math.max(0, 1 - m), slope: (m) => (m < 1 ? -1 : 0)},
  /** max(0, 1 − m)²: the default of scikit-learn's LinearSVC. */
  squaredHinge: {value: (m) => Math.max(0, 1 - m) ** 2, slope: (m) => -2 * Math.max(0, 1 - m)},
  /** ln(1 + e⁻ᵐ), in nats: minus the log-likelihood of one label. */
  logistic: {value: (m) => softplus(-m), slope: (m) => -sigmoid(-m)},
  /** log₂(1 + e⁻ᵐ), in bits: the same loss in another unit; it passes through (0, 1) and lies above the 0–1 loss. */
  logistic2: {value: (m) => softplus(-m) / Math.LN2, slope: (m) => -sigmoid(-m) / Math.LN2}
};
