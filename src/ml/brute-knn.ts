/** Rows of two features with a class each. */
export interface PlaneRows {
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly label: ArrayLike<number>;
}

/**
 * k-nearest neighbors by looking at every row: for small tables whose scale changes at every move, where a tree would have
 * to be built anew each time. Euclidean distance; of equal distances the lower index is the nearer one, of equal votes the
 * first class wins, as in `Neighbors`.
 */
export class BruteNeighbors {
  /** The rows found, the nearest first, and their squared distances. */
  readonly ids: Int32Array;
  readonly squares: Float64Array;
  readonly k: number;
  private readonly votes: Int32Array;

  constructor(
    private readonly rows: PlaneRows,
    k: number,
    classes: number
  ) {
    this.k = Math.max(1, Math.min(Math.round(k), rows.u.length));
    this.ids = new Int32Array(this.k);
    this.squares = new Float64Array(this.k);
    this.votes = new Int32Array(classes);
  }

  /** Finds the k nearest rows of (a, b). */
  find(a: number, b: number): void {
    const {ids, squares, k} = this;
    const {u, v} = this.rows;
    let held = 0;
    let far = Number.POSITIVE_INFINITY;
    for (let i = 0; i < u.length; ++i) {
      const dx = u[i] - a;
      const dy = v[i] - b;
      const d = dx * dx + dy * dy;
      if (held === k && !(d < far)) continue;
      let at = held < k ? held++ : k - 1;
      for (; at > 0 && d < squares[at - 1]; --at) {
        squares[at] = squares[at - 1];
        ids[at] = ids[at - 1];
      }
      squares[at] = d;
      ids[at] = i;
      far = squares[held - 1];
    }
  }

  /** The class that most of the k nearest have. */
  classify(a: number, b: number): number {
    this.find(a, b);
    const {votes, ids} = this;
    votes.fill(0);
    for (let i = 0; i < ids.length; ++i) ++votes[this.rows.label[ids[i]]];
    let best = 0;
    for (let c = 1; c < votes.length; ++c) if (votes[c] > votes[best]) best = c;
    return best;
  }
}
