/**
 * The 2 × 2 confusion table of a binary classifier, and the rates read off it. Names and conventions are
 * scikit-learn's, except that an undefined rate is NaN here and never silently 0.
 */

/** The four cells of a confusion table: counts, or weighted counts. */
export interface Counts {
  tp: number;
  fp: number;
  fn: number;
  tn: number;
}

/** Counts in which each positive weighs `positive` and each negative `negative`. */
export function weigh({tp, fp, fn, tn}: Counts, positive: number, negative: number): Counts {
  return {tp: tp * positive, fp: fp * negative, fn: fn * positive, tn: tn * negative};
}

/** Of the cases called positive, the share that is: TP / (TP + FP). NaN where none is called positive. */
export const precision = ({tp, fp}: Counts): number => tp / (tp + fp);

/** Of the positives, the share that is found: TP / (TP + FN), the true-positive rate. NaN without positives. */
export const recall = ({tp, fn}: Counts): number => tp / (tp + fn);

/** Of the negatives, the share called positive: FP / (FP + TN), the false-positive rate. NaN without negatives. */
export const falsePositiveRate = ({fp, tn}: Counts): number => fp / (fp + tn);

/**
 * F-beta, in [0, 1]: the weighted harmonic mean of precision and recall in which recall counts β times as much
 * (C. J. van Rijsbergen, Information Retrieval, 2nd ed. 1979, ch. 7). From the counts, so that it is 0 and
 * not undefined where nothing is called positive; NaN where there is neither a positive nor a positive call.
 */
export function fBeta({tp, fp, fn}: Counts, beta: number): number {
  const b = beta * beta;
  return ((1 + b) * tp) / ((1 + b) * tp + b * fn + fp);
}

/**
 * Matthews' correlation coefficient, in [−1, 1]: the correlation of truth and call (B. W. Matthews, Biochimica et Biophysica
 * Acta 405, 1975). NaN where a row or a column of the table is empty.
 */
export function matthews({tp, fp, fn, tn}: Counts): number {
  return (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
}
