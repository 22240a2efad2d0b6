/** The registry: every question of the site, in order, with what other pages need to know of it. */
export interface Question {
  /** The page's address and its folder's name. */
  slug: string;
  /** As it is asked, verbatim. */
  question: string;
  /** The question in a few words, for titles and lists. */
  short: string;
  section: Section;
  /** The answer in one line. */
  answer: string;
  /** Other words that a reader may search for. */
  words: string;
  /** Slugs of what to know first. */
  needs: readonly string[];
  /** Slugs of neighbors. */
  near: readonly string[];
  /** The page exists. */
  ready?: true;
}

export type Section = "Foundations and training" | "Models" | "Evaluation";

export const sections: readonly Section[] = ["Foundations and training", "Models", "Evaluation"];

export const questions: readonly Question[] = [
  {
    slug: "bias-variance-tradeoff",
    question: "What is bias-variance tradeoff? Which models exhibit low variance?",
    short: "Bias–variance tradeoff",
    section: "Foundations and training",
    answer:
      "Flexible models miss less on average but vary more from sample to sample; rigid ones vary little, and averaging helps.",
    words: "bias variance complexity overfitting underfitting bagging ridge",
    needs: [],
    near: ["bias-variance-decomposition", "underfitting-overfitting", "knn-k1"],
    ready: true
  },
  {
    slug: "underfitting-overfitting",
    question: "How can we avoid underfitting and overfitting?",
    short: "Underfitting and overfitting",
    section: "Foundations and training",
    answer:
      "Compare training with validation error: a gap calls for data or regularization, two high errors call for capacity.",
    words: "regularization early stopping learning curve validation generalization",
    needs: ["bias-variance-tradeoff"],
    near: ["l1-vs-l2", "bias-variance-tradeoff"],
    ready: true
  },
  {
    slug: "imbalanced-data",
    question: "How do you deal with imbalanced data?",
    short: "Imbalanced data",
    section: "Foundations and training",
    answer:
      "Choose metrics that see the rare class, then move the threshold or weight the classes, and mind the calibration.",
    words: "class weights oversampling undersampling SMOTE prevalence rare",
    needs: ["precision-recall-roc"],
    near: ["precision-recall-roc", "type-i-ii-errors"],
    ready: true
  },
  {
    slug: "l1-vs-l2",
    question: "What is the difference between L1 and L2 regularisation? Why does L1 drive weights to zero?",
    short: "L1 and L2 regularization",
    section: "Foundations and training",
    answer:
      "L1 pulls every weight with the same force however small it is, so weak weights reach exactly zero; L2's pull fades.",
    words: "lasso ridge elastic net sparsity penalty shrinkage soft threshold glmnet",
    needs: [],
    near: ["bias-variance-tradeoff", "underfitting-overfitting", "more-features-than-examples"],
    ready: true
  },
  {
    slug: "batch-norm",
    question: "Why do we use batchnorm?",
    short: "Batch normalization",
    section: "Foundations and training",
    answer:
      "It gives each unit's pre-activations a learned mean and scale over the batch, so that a wider range of learning rates trains.",
    words: "batchnorm normalization covariate shift running statistics deep network",
    needs: ["xavier-init"],
    near: ["xavier-init", "batch-size"],
    ready: true
  },
  {
    slug: "sgd-vs-gd",
    question: "What is the difference between SGD and GD?",
    short: "SGD and GD",
    section: "Foundations and training",
    answer:
      "GD takes the exact gradient of all data; SGD a noisy, unbiased one of a few examples, and so many more steps for the price.",
    words: "stochastic gradient descent minibatch noise step size learning rate",
    needs: [],
    near: ["batch-size", "optimizers"],
    ready: true
  },
  {
    slug: "optimizers",
    question: "Compare Momentum, RMSProp, Adagrad and Adam.",
    short: "Momentum, RMSProp, Adagrad, Adam",
    section: "Foundations and training",
    answer:
      "Momentum sums gradients, old ones fading; Adagrad and RMSProp rescale each coordinate; Adam does both, with bias correction.",
    words: "optimizer learning rate nesterov adamw gradient descent",
    needs: ["sgd-vs-gd"],
    near: ["sgd-vs-gd", "batch-size"],
    ready: true
  },
  {
    slug: "feature-scaling",
    question: "How do you decide between standardization and normalization?",
    short: "Standardization and normalization",
    section: "Foundations and training",
    answer:
      "Standardize for distances and gradients, min–max where bounds are real, robust scaling for outliers; trees need none.",
    words: "scaling minmax z-score robust outlier preprocessing leakage",
    needs: [],
    near: ["knn-k1", "k-means-drawbacks"],
    ready: true
  },
  {
    slug: "reparameterization-trick",
    question: "What is the reparameterization trick?",
    short: "Reparameterization trick",
    section: "Foundations and training",
    answer:
      "Write the sample as a differentiable function of the parameters and of noise that has none, so that gradients pass through it.",
    words: "VAE pathwise gradient score function REINFORCE variational",
    needs: ["sgd-vs-gd"],
    near: ["optimizers"],
    ready: true
  },
  {
    slug: "xavier-init",
    question: "What is Xavier init and why do we use it?",
    short: "Xavier initialization",
    section: "Foundations and training",
    answer:
      "Weights with variance 2 / (n_in + n_out) keep signals and gradients at one size from layer to layer.",
    words: "Glorot He initialization vanishing exploding gradients deep network",
    needs: [],
    near: ["batch-norm", "optimizers"],
    ready: true
  },
  {
    slug: "more-features-than-examples",
    question:
      "When no. of features is greater than number of examples, why do we not have a unique solution to minimize the residual sum of squares?",
    short: "More features than examples",
    section: "Foundations and training",
    answer:
      "XᵀX then has a null space: moving the weights along it changes no prediction on the data, so the minimum is a valley.",
    words: "rank null space minimum norm ridge double descent underdetermined p > n",
    needs: ["sum-of-squares"],
    near: ["l1-vs-l2", "linear-regression-assumptions"],
    ready: true
  },
  {
    slug: "inductive-bias",
    question: "What is inductive bias?",
    short: "Inductive bias",
    section: "Foundations and training",
    answer:
      "What a learner assumes beyond its data: which functions it can represent, and which of the fitting ones it prefers.",
    words: "no free lunch assumptions generalization prior",
    needs: [],
    near: ["bias-variance-tradeoff", "knn-k1"],
    ready: true
  },
  {
    slug: "dimensionality-reduction",
    question: "How can we reduce the dimensionality of a large dataset? (PCA)",
    short: "Dimensionality reduction and PCA",
    section: "Foundations and training",
    answer:
      "PCA keeps the directions of largest variance; what is lost is exactly the sum of the eigenvalues left out.",
    words: "PCA principal components SVD eigenvalues scree random projection t-SNE UMAP",
    needs: [],
    near: ["feature-scaling", "kernel-trick"],
    ready: true
  },
  {
    slug: "bias-variance-decomposition",
    question: "Express the bias variance decomposition as MSE loss.",
    short: "Bias–variance decomposition",
    section: "Foundations and training",
    answer:
      "Expected squared error = bias² + variance + noise: expand the square, and the cross terms have expectation zero.",
    words: "MSE derivation expected error noise irreducible",
    needs: ["bias-variance-tradeoff"],
    near: ["bias-variance-tradeoff"],
    ready: true
  },
  {
    slug: "batch-size",
    question: "What is the effect of batch size on training?",
    short: "Batch size",
    section: "Foundations and training",
    answer:
      "Larger batches cut gradient noise as 1/B and need fewer updates, until a knee past which they only cost more examples.",
    words: "minibatch gradient noise linear scaling rule learning rate generalization sharp minima",
    needs: ["sgd-vs-gd"],
    near: ["sgd-vs-gd", "optimizers", "batch-norm"],
    ready: true
  },
  {
    slug: "k-means-drawbacks",
    question: "What are the drawbacks of K-means algorithm?",
    short: "Drawbacks of k-means",
    section: "Models",
    answer:
      "You must choose k, it finds only a local minimum, assumes round clusters of like spread, and chases outliers.",
    words: "kmeans clustering Lloyd local minimum k-means++ outlier",
    needs: [],
    near: ["choosing-k", "feature-scaling"],
    ready: true
  },
  {
    slug: "choosing-k",
    question: "How can you choose the optimal k for K-means?",
    short: "Choosing k for k-means",
    section: "Models",
    answer:
      "Compare several k by silhouette, gap statistic or stability, and believe them only where they agree.",
    words: "elbow silhouette gap statistic number of clusters",
    needs: ["k-means-drawbacks"],
    near: ["k-means-drawbacks", "dimensionality-reduction"],
    ready: true
  },
  {
    slug: "knn-k1",
    question: "In KNN, if k=1, does it have high variance or bias?",
    short: "k-NN with k = 1",
    section: "Models",
    answer:
      "High variance, low bias: one neighbor decides, so one changed example redraws the boundary round it.",
    words: "nearest neighbors KNN k=1 Voronoi variance bias decision boundary",
    needs: ["bias-variance-tradeoff"],
    near: ["bias-variance-tradeoff", "feature-scaling", "inductive-bias"],
    ready: true
  },
  {
    slug: "bagging-vs-boosting",
    question: "Compare bagging and boosting methods.",
    short: "Bagging and boosting",
    section: "Models",
    answer:
      "Bagging averages independent fits to cut variance; boosting adds fits to the mistakes so far to cut bias.",
    words: "random forest AdaBoost ensemble bootstrap out-of-bag",
    needs: ["bias-variance-tradeoff"],
    near: ["gradient-boosting", "bias-variance-tradeoff"],
    ready: true
  },
  {
    slug: "weak-supervision",
    question: "What is weakly supervised learning?",
    short: "Weak supervision",
    section: "Models",
    answer:
      "Learning from labels that are incomplete, inexact or inaccurate, such as votes of simple rules, instead of gold labels.",
    words: "labeling functions snorkel noisy labels label model",
    needs: [],
    near: ["naive-bayes-assumptions"],
    ready: true
  },
  {
    slug: "linear-regression-assumptions",
    question: "What are the basic assumptions to be made for linear regression?",
    short: "Linear regression's assumptions",
    section: "Models",
    answer:
      "A linear mean, independent errors of equal variance, no exact collinearity, and normal errors for exact small-sample tests.",
    words: "OLS residuals heteroscedasticity autocorrelation collinearity Anscombe Cook's distance",
    needs: ["sum-of-squares"],
    near: ["sum-of-squares", "more-features-than-examples"],
    ready: true
  },
  {
    slug: "ordinal-encoding",
    question: "Why would we not pass ordinal values to a model for categories?",
    short: "Ordinal codes for categories",
    section: "Models",
    answer:
      "Codes 1, 2, 3 claim an order and equal steps that the categories do not have, and linear and distance models believe them.",
    words: "one-hot encoding categorical target encoding dummy variables",
    needs: [],
    near: ["linear-regression-assumptions", "feature-scaling"],
    ready: true
  },
  {
    slug: "kernel-trick",
    question: "What is the Kernel trick for SVMs?",
    short: "The kernel trick",
    section: "Models",
    answer:
      "The dual needs only inner products, so a kernel computes them in a huge feature space without ever going there.",
    words: "SVM RBF polynomial kernel Gram matrix feature space support vectors",
    needs: ["svm-vs-logistic-regression"],
    near: ["svm-vs-logistic-regression", "dimensionality-reduction"],
    ready: true
  },
  {
    slug: "rnn-dropout",
    question: "How do you do dropout in RNNs? How does it work during test time?",
    short: "Dropout in RNNs",
    section: "Models",
    answer:
      "Keep fresh masks off the memory path: drop inputs and outputs, or only what is written, or draw one mask a sequence; at test time nothing is dropped.",
    words: "variational dropout recurrent network mask inverted scaling MC dropout",
    needs: [],
    near: ["batch-norm", "underfitting-overfitting"],
    ready: true
  },
  {
    slug: "naive-bayes-assumptions",
    question: "What are the assumptions we make for Naive Bayes algorithm?",
    short: "Naive Bayes' assumptions",
    section: "Models",
    answer:
      "Features are independent given the class; redundant ones are counted twice, and probabilities overshoot.",
    words: "conditional independence Gaussian multinomial smoothing spam",
    needs: [],
    near: ["naive-bayes-vs-logistic-regression", "weak-supervision"],
    ready: true
  },
  {
    slug: "naive-bayes-vs-logistic-regression",
    question: "What is the difference between Naive Bayes and Logistic Regression?",
    short: "Naive Bayes and logistic regression",
    section: "Models",
    answer:
      "Naive Bayes models how each class makes its features, logistic regression only the boundary: one settles sooner, the other lower.",
    words: "generative discriminative learning curve Ng Jordan",
    needs: ["naive-bayes-assumptions"],
    near: ["naive-bayes-assumptions", "svm-vs-logistic-regression"],
    ready: true
  },
  {
    slug: "sum-of-squares",
    question: "In linear regression, why do we use sum of squares?",
    short: "Why squares?",
    section: "Models",
    answer:
      "It is the likelihood under Gaussian noise, a projection in geometry, and a smooth bowl with one minimum.",
    words: "least squares residuals Gaussian likelihood projection absolute error Huber",
    needs: [],
    near: ["linear-regression-assumptions", "more-features-than-examples"],
    ready: true
  },
  {
    slug: "gradient-boosting",
    question:
      "What is the gradient boosting algorithm? Difference between Gradient boosted Decision Trees and Random Forests?",
    short: "Gradient boosting and random forests",
    section: "Models",
    answer:
      "Each new tree fits the negative gradient of the loss of the sum so far; a forest's trees know nothing of each other.",
    words: "GBDT XGBoost residuals shrinkage learning rate forest",
    needs: ["bagging-vs-boosting"],
    near: ["bagging-vs-boosting"],
    ready: true
  },
  {
    slug: "svm-vs-logistic-regression",
    question: "What is the difference between SVMs and Logistic Regression? Write down the loss functions.",
    short: "SVM and logistic regression",
    section: "Models",
    answer:
      "Hinge max(0, 1 − m) ignores points beyond the margin; log(1 + e⁻ᵐ) never lets go, and gives probabilities.",
    words: "hinge loss logistic loss margin support vectors calibration",
    needs: [],
    near: ["kernel-trick", "naive-bayes-vs-logistic-regression"],
    ready: true
  },
  {
    slug: "collaborative-vs-content-filtering",
    question: "What is the difference between Collaborative and content based filtering?",
    short: "Collaborative and content-based filtering",
    section: "Models",
    answer:
      "Collaborative filtering learns from who liked what, content-based filtering from what the items are; each has its cold start.",
    words: "recommender system matrix factorization cold start ratings",
    needs: [],
    near: ["dimensionality-reduction", "knn-k1", "l1-vs-l2"],
    ready: true
  },
  {
    slug: "type-i-ii-errors",
    question: "What is Type I and Type II error?",
    short: "Type I and Type II errors",
    section: "Evaluation",
    answer:
      "Type I rejects a true null (rate α), Type II keeps a false one (rate β); the threshold trades them, data lowers β.",
    words: "false positive false negative power alpha beta hypothesis test significance",
    needs: [],
    near: ["precision-recall-roc", "imbalanced-data"],
    ready: true
  },
  {
    slug: "precision-recall-roc",
    question: "What is precision, recall, F1 and ROC curve?",
    short: "Precision, recall, F1 and ROC",
    section: "Evaluation",
    answer:
      "Precision: how many alarms are real. Recall: how many real cases raise one. F1: their harmonic mean. ROC: recall against false alarms.",
    words: "AUC average precision confusion matrix threshold sensitivity specificity F-beta",
    needs: [],
    near: ["imbalanced-data", "type-i-ii-errors", "multi-label-evaluation"],
    ready: true
  },
  {
    slug: "time-series-cross-validation",
    question: "How do you do k-fold validation for time series data?",
    short: "Cross-validation for time series",
    section: "Evaluation",
    answer:
      "Train on the past and test on what follows, as far ahead as you will forecast; where targets overlap in time, leave a gap.",
    words:
      "k-fold expanding sliding window leakage forecast TimeSeriesSplit purge embargo gap walk-forward backtest",
    needs: [],
    near: ["underfitting-overfitting", "feature-scaling"],
    ready: true
  },
  {
    slug: "multi-label-evaluation",
    question: "How do we evaluate multi-label classification problems?",
    short: "Multi-label evaluation",
    section: "Evaluation",
    answer:
      "Decide whether a row must be right as a whole, cell by cell, or as a ranking, and whether rare labels count like common ones.",
    words: "Hamming loss Jaccard micro macro F1 subset accuracy ranking LRAP",
    needs: ["precision-recall-roc"],
    near: ["precision-recall-roc", "imbalanced-data"],
    ready: true
  }
];

export function questionOf(slug: string): Question {
  const question = questions.find((q) => q.slug === slug);
  if (!question) throw new Error(`no question ${slug}`);
  return question;
}
