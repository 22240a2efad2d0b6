/**
 * Polynomials that are orthonormal on given places: Σ q_j(x_i) q_k(x_i) is 1 where j = k and 0 elsewhere. With them least
 * squares needs no system to be solved, since the coefficient of q_j is Σ q_j(x_i) y_i, whatever the degree (Forsythe 1957).
 */
export interface DiscretePolynomials {
  /** q_0(x), …, q_degree(x). */
  at(x: number): Float64Array;
}

/**
 * By the three-term recurrence of Stieltjes and Forsythe, γ_{j+1} q_{j+1} = (x − α_j) q_j − γ_j q_{j−1}.
 *
 * @param places different ones, and more of them than `degree`
 */
export function discretePolynomials(places: Float64Array, degree: number): DiscretePolynomials {
  const alpha = new Float64Array(degree + 1);
  const gamma = new Float64Array(degree + 1);
  const first = 1 / Math.sqrt(places.length);
  let before = new Float64Array(places.length);
  let now = places.map(() => first);
  for (let j = 0; j < degree; ++j) {
    let a = 0;
    places.forEach((x, i) => {
      a += x * now[i] * now[i];
    });
    alpha[j] = a;
    const next = places.map((x, i) => (x - a) * now[i] - gamma[j] * before[i]);
    const length = Math.sqrt(next.reduce((sum, v) => sum + v * v, 0));
    gamma[j + 1] = length;
    before = now;
    now = next.map((v) => v / length);
  }
  return {
    at: (x) => {
      const q = new Float64Array(degree + 1);
      q[0] = first;
      for (let j = 0; j < degree; ++j)
        q[j + 1] = ((x - alpha[j]) * q[j] - (j ? gamma[j] * q[j - 1] : 0)) / gamma[j + 1];
      return q;
    }
  };
}
