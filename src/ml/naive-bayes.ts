/**
 * Naive Bayes: within a class the features are taken for independent, so that the log densities of single features add up.
 * Gaussian features as scikit-learn's GaussianNB has them, word counts as its MultinomialNB.
 */

export interface GaussianProblem {
  /** Features, row-major n × p. */
  X: Float64Array;
  n: number;
  p: number;
  /** Classes, 0 … classes − 1; each has a row. */
  y: ArrayLike<number>;
  /** Default 2. */
  classes?: number;
  /** One variance a feature for all classes: then the log odds are linear. Default false, as GaussianNB. */
  shared?: boolean;
  /** This share of the largest feature's variance is added to every variance (GaussianNB's var_smoothing). Default 1e-9. */
  smoothing?: number;
}

/** Rows of `mean` and `variance` are classes, row-major classes × p. */
export interface GaussianNaiveBayes {
  p: number;
  classes: number;
  prior: Float64Array;
  mean: Float64Array;
  variance: Float64Array;
}

/**
 * Priors, means and variances by maximum likelihood (variances divide by the number of rows).
 *
 * @throws RangeError where a class has no row, or sizes do not match
 */
export function fitGaussianNaiveBayes({
  X,
  n,
  p,
  y,
  classes = 2,
  shared = false,
  smoothing = 1e-9
}: GaussianProblem): GaussianNaiveBayes {
  if (X.length !== n * p || y.length !== n) throw new RangeError("sizes do not match");
  const counts = new Float64Array(classes);
  const mean = new Float64Array(classes * p);
  const variance = new Float64Array(classes * p);
  for (let i = 0; i < n; ++i) {
    ++counts[y[i]];
    for (let j = 0; j < p; ++j) mean[y[i] * p + j] += X[i * p + j];
  }
  for (let c = 0; c < classes; ++c) {
    if (!(counts[c] > 0)) throw new RangeError(`class ${c} has no row`);
    for (let j = 0; j < p; ++j) mean[c * p + j] /= counts[c];
  }
  for (let i = 0; i < n; ++i)
    for (let j = 0; j < p; ++j) variance[y[i] * p + j] += (X[i * p + j] - mean[y[i] * p + j]) ** 2;
  for (let j = 0; j < p; ++j) {
    let all = 0;
    for (let c = 0; c < classes; ++c) all += variance[c * p + j];
    for (let c = 0; c < classes; ++c)
      variance[c * p + j] = shared ? all / n : variance[c * p + j] / counts[c];
  }
  const floor = smoothing * largestVariance(X, n, p);
  return {p, classes, prior: counts.map((k) => k / n), mean, variance: variance.map((v) => v + floor)};
}

function largestVariance(X: Float64Array, n: number, p: number): number {
  let largest = 0;
  for (let j = 0; j < p; ++j) {
    let [mean, sum] = [0, 0];
    for (let i = 0; i < n; ++i) mean += X[i * p + j] / n;
    for (let i = 0; i < n; ++i) sum += (X[i * p + j] - mean) ** 2;
    largest = Math.max(largest, sum / n);
  }
  return largest;
}

/** ln P(class) + Σⱼ ln p(xⱼ | class), for the row that begins at `offset` of `x`. */
export function gaussianJoint(
  {p, prior, mean, variance}: GaussianNaiveBayes,
  x: ArrayLike<number>,
  c: number,
  offset = 0
): number {
  let sum = Math.log(prior[c]);
  for (let j = 0; j < p; ++j) {
    const v = variance[c * p + j];
    sum -= 0.5 * (Math.log(2 * Math.PI * v) + (x[offset + j] - mean[c * p + j]) ** 2 / v);
  }
  return sum;
}

/** The log odds of class 1 against class 0. */
export const gaussianLogOdds = (fit: GaussianNaiveBayes, x: ArrayLike<number>, offset = 0): number =>
  gaussianJoint(fit, x, 1, offset) - gaussianJoint(fit, x, 0, offset);

/**
 * The log odds of class 1 against class 0 as w·x + b: where the variances are shared, naive Bayes is a linear model with the
 * logistic model's form.
 *
 * @throws RangeError where the variances differ, and the log odds are no linear function
 */
export function gaussianLinear({p, prior, mean, variance}: GaussianNaiveBayes): {w: Float64Array; b: number} {
  const w = new Float64Array(p);
  let b = Math.log(prior[1] / prior[0]);
  for (let j = 0; j < p; ++j) {
    const v = variance[j];
    if (variance[p + j] !== v) throw new RangeError("the classes' variances differ");
    w[j] = (mean[p + j] - mean[j]) / v;
    b -= (mean[p + j] ** 2 - mean[j] ** 2) / (2 * v);
  }
  return {w, b};
}

export interface MultinomialNaiveBayes {
  /** Words of the vocabulary. */
  p: number;
  classes: number;
  logPrior: Float64Array;
  /**
   * ln P(word | class), row-major classes × p. With α = 0 it is −∞ for a word that the class never had, and NaN, for 0 / 0,
   * where a class has no word at all.
   */
  logProbability: Float64Array;
}

/**
 * Multinomial naive Bayes from what was counted.
 *
 * @param counts how often each word stands in the messages of each class, row-major classes × p
 * @param messages how many messages each class has
 * @param alpha added to every count; 0 is maximum likelihood, 1 is Laplace's
 * @throws RangeError where α is negative or sizes do not match
 */
export function multinomialFromCounts(
  counts: ArrayLike<number>,
  messages: ArrayLike<number>,
  alpha: number
): MultinomialNaiveBayes {
  const classes = messages.length;
  const p = counts.length / classes;
  if (!Number.isInteger(p) || !(alpha >= 0)) throw new RangeError("sizes do not match, or α is negative");
  const logProbability = new Float64Array(classes * p);
  let all = 0;
  for (let c = 0; c < classes; ++c) all += messages[c];
  for (let c = 0; c < classes; ++c) {
    let total = alpha * p;
    for (let j = 0; j < p; ++j) total += counts[c * p + j];
    for (let j = 0; j < p; ++j) logProbability[c * p + j] = Math.log((counts[c * p + j] + alpha) / total);
  }
  return {
    p,
    classes,
    logPrior: Float64Array.from({length: classes}, (_, c) => Math.log(messages[c] / all)),
    logProbability
  };
}

/** Multinomial naive Bayes from a table of word counts, one row a message (row-major n × p). */
export function fitMultinomialNaiveBayes(
  {X, n, p, y, classes = 2}: Pick<GaussianProblem, "X" | "n" | "p" | "y" | "classes">,
  alpha: number
): MultinomialNaiveBayes {
  const counts = new Float64Array(classes * p);
  const messages = new Float64Array(classes);
  for (let i = 0; i < n; ++i) {
    ++messages[y[i]];
    for (let j = 0; j < p; ++j) counts[y[i] * p + j] += X[i * p + j];
  }
  return multinomialFromCounts(counts, messages, alpha);
}

/**
 * What one occurrence of word j adds to the log odds of class 1 against class 0. With α = 0 it is ∞ where only class 1 had
 * the word, −∞ where only class 0 had it, and NaN where neither did: 0 / 0 says nothing.
 */
export const wordLogOdds = ({p, logProbability}: MultinomialNaiveBayes, j: number): number =>
  logProbability[p + j] - logProbability[j];

/**
 * The log odds of class 1 against class 0 for a message with `count[j]` times word j. NaN where two vetoes meet, or a word
 * says 0 / 0; words that are not in the message say nothing, whatever their probability.
 */
export function multinomialLogOdds(fit: MultinomialNaiveBayes, count: ArrayLike<number>, offset = 0): number {
  let sum = fit.logPrior[1] - fit.logPrior[0];
  for (let j = 0; j < fit.p; ++j) {
    const k = count[offset + j];
    if (k) sum += k * wordLogOdds(fit, j);
  }
  return sum;
}
