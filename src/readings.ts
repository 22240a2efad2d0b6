/** A reference of the original list of questions. */
export interface Reading {
  /** Its anchor on the page `reading`. */
  key: string;
  title: string;
  /** Authors, year, where it appeared. */
  source: string;
  url: string;
  /** What it is good for. */
  good: string;
  /** Who needs it, and when. */
  who: string;
  /** The questions that it serves, each with what it has for them. */
  serves: readonly (readonly [slug: string, what: string])[];
}

/** The reading list, in the order of the original one. */
export const readings: readonly Reading[] = [
  {
    key: "huyen",
    title: "Introduction to Machine Learning Interviews",
    source: "Chip Huyen, an open book on the web",
    url: "https://huyenchip.com/ml-interviews-book/",
    good: "What the jobs are and how hiring goes, then a long list of questions by topic and difficulty. The questions stand without answers: it shows what to be ready for, and leaves the work to you.",
    who: "Whoever has not been through a machine-learning interview, on either side of the table. Read the first part weeks before; use the second as a list to tick off.",
    serves: [
      ["bias-variance-tradeoff", "the tradeoff, and what it has to do with overfitting"],
      ["imbalanced-data", "why it is hard for a model"],
      ["linear-regression-assumptions", "which they are"],
      ["more-features-than-examples", "why the solution is not unique"],
      ["knn-k1", "what k does to bias and variance"],
      ["precision-recall-roc", "when which measure"],
      ["l1-vs-l2", "why one of them is sparse"],
      ["k-means-drawbacks", "clustering, and judging it without labels"],
      ["naive-bayes-assumptions", "what is naive about it"],
      ["bagging-vs-boosting", "when to use which ensemble"],
      ["batch-size", "training networks: batch size and learning rate"]
    ]
  },
  {
    key: "halina",
    title: "ML Systems Design Interview Guide",
    source: "Patrick Halina, a page of his site",
    url: "http://patrickhalina.com/posts/ml-systems-design-interview-guide/",
    good: "The open question, to design a system: a plan that leads from the business’s aim through measures, data and features to a model, its evaluation and its life after launch.",
    who: "Whoever is asked to design a system (feeds, search, advertising, fraud). Not the place for how a method works.",
    serves: [
      ["precision-recall-roc", "from the business’s cost to a measure and a threshold"],
      ["collaborative-vs-content-filtering", "recommendation as the standard case"],
      ["imbalanced-data", "clicks and frauds are rare"],
      ["time-series-cross-validation", "splitting by time, as the system will run"],
      ["weak-supervision", "where labels come from"],
      ["feature-scaling", "preparing features without a leak"]
    ]
  },
  {
    key: "cs229",
    title: "CS 229 cheatsheets",
    source: "Afshine Amidi and Shervine Amidi (2018), for Stanford’s CS 229",
    url: "https://stanford.edu/~shervine/teaching/cs-229/",
    good: "Definitions and formulas of a whole course on a few pages: supervised and unsupervised learning, deep learning, tips, and refreshers of probability and linear algebra.",
    who: "Whoever knew it once: the evening before. Formulas without the why; for that, the pages here and their sources.",
    serves: [
      ["svm-vs-logistic-regression", "losses, margins, logistic regression"],
      ["kernel-trick", "kernels and the dual"],
      ["naive-bayes-vs-logistic-regression", "generative and discriminative models"],
      ["gradient-boosting", "trees and boosting"],
      ["knn-k1", "k and the bias–variance tradeoff"],
      ["choosing-k", "k-means and measures of a clustering"],
      ["dimensionality-reduction", "PCA, step by step"],
      ["bias-variance-tradeoff", "diagnosis by the two errors"],
      ["l1-vs-l2", "lasso, ridge, elastic net"],
      ["precision-recall-roc", "the confusion matrix and its ratios"],
      ["batch-norm", "the formula of batch normalization"]
    ]
  },
  {
    key: "attention",
    title: "Attention Is All You Need",
    source:
      "A. Vaswani, N. Shazeer, N. Parmar, J. Uszkoreit, L. Jones, A. N. Gomez, Ł. Kaiser, I. Polosukhin (2017), NeurIPS 30",
    url: "https://arxiv.org/abs/1706.03762",
    good: "The transformer: attention in place of recurrence. Short, and readable; sections 3 and 5 hold what is asked: scaled dot products, heads, positions, and how it was trained.",
    who: "Whoever will work with language models, and by now nearly everybody. Be able to draw one block and to say why the scores are divided by √d.",
    serves: [
      ["inductive-bias", "what is assumed where neither order nor nearness is built in"],
      ["batch-norm", "layer normalization, and where it stands in a block"],
      ["xavier-init", "1/√d again: products of d terms kept at one size"],
      ["optimizers", "Adam with warm-up, and why"],
      ["rnn-dropout", "dropout where nothing recurs"]
    ]
  },
  {
    key: "bert",
    title: "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
    source: "J. Devlin, M.-W. Chang, K. Lee, K. Toutanova (2019), NAACL-HLT, 4171–4186",
    url: "https://doi.org/10.18653/v1/N19-1423",
    good: "Learning from text without labels, by words that were hidden, and then a few labeled examples: the recipe of pre-training and fine-tuning, with ablations that show what mattered.",
    who: "Whoever is asked what pre-training is for, or how an encoder differs from a decoder.",
    serves: [
      ["weak-supervision", "labels that cost nothing, since the text holds them"],
      ["optimizers", "Adam with weight decay, warm-up and a falling rate"],
      ["inductive-bias", "seeing both sides of a word, or one"],
      ["underfitting-overfitting", "few labels and a large model: why fine-tuning works at all"]
    ]
  }
];

/** What of the list serves a question. */
export const readingsFor = (slug: string): readonly {reading: Reading; what: string}[] =>
  readings.flatMap((reading) =>
    reading.serves.filter(([served]) => served === slug).map(([, what]) => ({reading, what}))
  );
