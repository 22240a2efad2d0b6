export interface Rule {
  /** Nodes in (−1, 1), rising. */
  readonly x: Float64Array;
  /** Their weights, adding up to 2. */
  readonly w: Float64Array;
}

const rules = new Map<number, Rule>();

/** The Gauss–Legendre rule with `n` nodes, exact for polynomials of degree 2n − 1; each rule is made once. */
export function gaussLegendre(n: number): Rule {
  const known = rules.get(n);
  if (known) return known;
  const x = new Float64Array(n);
  const w = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    // Newton's steps from Tricomi's approximation of the i-th zero of the Legendre polynomial.
    let t = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; ++step) {
      let [before, p] = [0, 1];
      for (let k = 0; k < n; ++k) [before, p] = [p, ((2 * k + 1) * t * p - k * before) / (k + 1)];
      slope = (n * (before - t * p)) / (1 - t * t);
      const by = p / slope;
      t -= by;
      if (Math.abs(by) < 1e-15) break;
    }
    x[i] = t;
    w[i] = 2 / ((1 - t * t) * slope * slope);
  }
  const made = {x, w};
  rules.set(n, made);
  return made;
}
