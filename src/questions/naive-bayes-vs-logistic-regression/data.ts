/** Of one way to fit, by n: the mean error over the samples, and what a tenth of them is below and above, in ten-thousandths. */
export interface Curve {
  mean: readonly number[];
  low: readonly number[];
  high: readonly number[];
}

/** Ten features at one correlation: naive Bayes, and logistic regression by penalty. */
export interface Learned {
  naive: Curve;
  logistic: readonly Curve[];
  /** By penalty and n: in how many of the samples logistic regression has the lower error. */
  better: readonly (readonly number[])[];
  /** By n: in how many a plane parts the classes, so that there is no fit without a penalty. */
  parted: readonly number[];
}

export interface Data {
  samples: number;
  /** By strengths, then by correlation. */
  learned: {readonly unequal: readonly Learned[]; readonly equal: readonly Learned[]};
  own?: Own;
}

/** Rows with two features and a class. */
export interface Own {
  x: Float64Array;
  y: Float64Array;
  label: Uint8Array;
  classes: readonly [string, string];
  xName: string;
  yName: string;
}
