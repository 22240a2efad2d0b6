/** One number for each weight. */
export type Vector = readonly number[];

/** What the optimizers are set by. One record serves all: each reads what its rule has. */
export interface Hyperparameters {
  /** η, the learning rate: above 0 */
  readonly rate: number;
  /** β: momentum's and Nesterov's share of the old buffer, and Adam's β₁; in [0, 1) */
  readonly beta: number;
  /** α: RMSProp's share of the old mean square; in [0, 1) */
  readonly alpha: number;
  /** β₂: Adam's share of the old mean square; in [0, 1) */
  readonly beta2: number;
  /** λ: weight decay, 0 or more. Added to the gradient as λw (an L2 penalty) by all but AdamW, which decouples it. */
  readonly decay: number;
  /** false leaves out Adam's and AdamW's bias correction */
  readonly correct: boolean;
}

/** PyTorch's defaults, but for the rate. */
export const usual: Hyperparameters = {
  rate: 0.01,
  beta: 0.9,
  alpha: 0.99,
  beta2: 0.999,
  decay: 0,
  correct: true
};

/**
 * The named parts of an update, one number a weight each:
 * `g` the gradient that the rule works with; `b` the momentum buffer; `look` Nesterov's g + βb; `s` Adagrad's sum of
 * squares; `m`, `v` the running means of g and g²; `mHat`, `vHat` these with the bias corrected; `size` the effective
 * learning rate of each weight; `shrink` AdamW's decay −ηλw; `delta` the whole update Δw.
 */
export type Term = "g" | "b" | "look" | "s" | "m" | "mHat" | "v" | "vHat" | "size" | "shrink" | "delta";
export type Terms = Readonly<Partial<Record<Term, Vector>>> & {readonly g: Vector; readonly delta: Vector};

export interface Optimizer<State = unknown> {
  /** What it keeps between steps, before the first; for `p` weights. */
  start(p: number): State;
  /**
   * One step at the weights `w` with the gradient `gradient` there. Changes nothing in place.
   *
   * @returns the state for the next step, and every term of the update; the new weights are w + terms.delta
   */
  step(state: State, w: Vector, gradient: Vector, h: Hyperparameters): {state: State; terms: Terms};
}

export const zeros = (p: number): Vector => new Array<number>(p).fill(0);

/** The gradient of the loss plus the L2 penalty ½λ‖w‖². */
export const withPenalty = (g: Vector, w: Vector, decay: number): Vector =>
  decay === 0 ? g : g.map((gi, i) => gi + decay * w[i]);
