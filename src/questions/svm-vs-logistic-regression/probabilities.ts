import {sigmoid} from "../../ml/activations.js";
import {calibrationError, plattScaling, type ReliabilityBin, reliabilityBins} from "../../ml/calibration.js";
import type {Fits} from "./fits.js";
import type {Points} from "./points.js";

export interface Reliability {
  bins: ReliabilityBin[];
  /** Expected calibration error. */
  error: number;
}

/** How far predicted probabilities of class 1 can be believed. */
export interface Probabilities {
  /** σ(f) of the logistic fit. */
  logistic: Reliability;
  /** σ(f) of the SVM's score, which nothing made a probability. */
  svm: Reliability;
  /** σ(a f + b) of the SVM's score: Platt scaling, fitted on the training rows. */
  platt: Reliability;
  cases: number;
}

/** @param test cases to be believed or not: fresh ones where there are */
export function probabilitiesOf({svm, logistic}: Fits, label: Int32Array, test: Points): Probabilities {
  const n = test.label.length;
  const score = ({w, b}: {w: Float64Array; b: number}) =>
    Float64Array.from({length: n}, (_, i) => w[0] * test.x[i] + w[1] * test.y[i] + b);
  const reliability = (p: Float64Array): Reliability => {
    // Of few cases ten bins would show mostly chance.
    const bins = reliabilityBins(p, test.label, n < 1000 ? 5 : 10);
    return {bins, error: calibrationError(bins)};
  };
  const {a, b} = plattScaling(
    svm.margin.map((m, i) => (label[i] ? m : -m)),
    label
  );
  const f = score(svm);
  return {
    logistic: reliability(score(logistic).map(sigmoid)),
    svm: reliability(f.map(sigmoid)),
    platt: reliability(f.map((v) => sigmoid(a * v + b))),
    cases: n
  };
}
