import {sigmoid} from "../../ml/activations.js";
import {calibrationError, plattScaling, reliabilityBins} from "../../ml/calibration.js";
import {gaussLegendre} from "../../ml/gauss-legendre.js";
import {normalPdf} from "../../ml/normal.js";
import type {Fits, Linear} from "./fits.js";
import {axis, type Points} from "./points.js";

/** How far predicted probabilities can be believed: what happens against what is predicted. */
export interface Reliability {
  predicted: Float64Array;
  observed: Float64Array;
  /** Expected calibration error: |predicted − observed|, averaged over cases. */
  error: number;
}

/** Predicted probabilities of class 1. */
export interface Probabilities {
  /** σ(f) of the logistic fit. */
  logistic: Reliability;
  /** σ(f) of the SVM's score, which nothing made a probability. */
  svm: Reliability;
  /** σ(a f + b) of the SVM's score: Platt scaling, fitted on the training rows. */
  platt: Reliability;
  /** Whether all cases of the population were asked, or the rows of the table, left out or not. */
  exact: boolean;
}

/** The score that a probability is made of: σ(a f + b). */
interface Sigmoid {
  a: number;
  b: number;
}

/** @param nodes of the integral, a stretch */
export function probabilitiesOf(
  {svm, logistic}: Fits,
  label: Int32Array,
  points: Points,
  distance: number | null,
  nodes = 24
): Probabilities {
  const plain: Sigmoid = {a: 1, b: 0};
  const platt = plattScaling(
    svm.margin.map((m, i) => (label[i] ? m : -m)),
    label
  );
  const reliability = (fit: Linear, s: Sigmoid): Reliability =>
    distance === null ? amongRows(fit, s, points) : amongAll(fit, s, distance, nodes);
  return {
    logistic: reliability(logistic, plain),
    svm: reliability(svm, plain),
    platt: reliability(svm, platt),
    exact: distance !== null
  };
}

/**
 * Over all cases of the two Gaussians. In each class the score f is normal with standard deviation ‖w‖, so that of cases with
 * score t the share σ(δ (t − c) / ‖w‖²) is of class 1, c in the middle of the two means and δ their difference; the error
 * is an integral over t.
 */
function amongAll({w, b}: Linear, s: Sigmoid, distance: number, nodes: number): Reliability {
  const sd = Math.hypot(w[0], w[1]);
  const delta = distance * (w[0] * axis[0] + w[1] * axis[1]);
  if (sd === 0) {
    const p = sigmoid(s.a * b + s.b);
    return {predicted: Float64Array.of(p), observed: Float64Array.of(0.5), error: Math.abs(p - 0.5)};
  }
  // In standard deviations from the middle, z = (t − b) / sd, the classes lie at ∓ d / 2.
  const d = delta / sd;
  const predicted = (z: number) => sigmoid(s.a * (b + sd * z) + s.b);
  const observed = (z: number) => sigmoid(d * z);
  const end = Math.abs(d) / 2 + 8;
  // Both are σ of a line in z: they cross once, and there the integrand bends.
  const crossing = (s.a * b + s.b) / (d - s.a * sd);
  const bend = crossing > -end && crossing < end ? crossing : 0;
  const stretches = 12;
  const {x, w: weight} = gaussLegendre(nodes);
  let error = 0;
  for (const [from, to] of [
    [-end, bend],
    [bend, end]
  ]) {
    const half = (to - from) / stretches / 2;
    for (let k = 0; k < stretches; ++k) {
      for (let q = 0; q < x.length; ++q) {
        const z = from + (2 * k + 1 + x[q]) * half;
        const density = (normalPdf(z - d / 2) + normalPdf(z + d / 2)) / 2;
        error += weight[q] * half * density * Math.abs(predicted(z) - observed(z));
      }
    }
  }
  const reach = Math.abs(d) / 2 + 2.5;
  const zs = Float64Array.from({length: 61}, (_, i) => (-1 + i / 30) * reach);
  return {predicted: zs.map(predicted), observed: zs.map(observed), error};
}

/** Among the rows of the table, in bins. */
function amongRows({w, b}: Linear, s: Sigmoid, {x, y, label}: Points): Reliability {
  const p = x.map((v, i) => sigmoid(s.a * (w[0] * v + w[1] * y[i] + b) + s.b));
  const bins = reliabilityBins(p, label, 5);
  return {
    predicted: Float64Array.from(bins, (bin) => bin.predicted),
    observed: Float64Array.from(bins, (bin) => bin.observed),
    error: calibrationError(bins)
  };
}
