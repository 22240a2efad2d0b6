/** One feature of the polynomial kernel's map: a coefficient times a product of powers of the inputs. */
export interface Monomial {
  /** How often each input is a factor. */
  powers: readonly number[];
  /** The number under the root of the coefficient, d! / (e₀! e₁! … e_p!), where e₀ is what the powers lack to d. */
  multinomial: number;
}

/** n over k, by products that stay whole. */
export function choose(n: number, k: number): number {
  let c = 1;
  for (let i = 1; i <= k; ++i) c = (c * (n - k + i)) / i;
  return Math.round(c);
}

/** All features φ of (1 + a·b)^degree for two inputs, by rising order: φ(a)·φ(b) is the kernel, by the multinomial theorem. */
export function monomials(degree: number): Monomial[] {
  const all: Monomial[] = [];
  for (let order = 0; order <= degree; ++order)
    for (let second = 0; second <= order; ++second)
      all.push({
        powers: [order - second, second],
        multinomial: choose(degree, order) * choose(order, second)
      });
  return all;
}

/** φ(x) for one of the features. */
export function monomialValue({powers, multinomial}: Monomial, x: readonly number[]): number {
  return powers.reduce((product, e, j) => product * x[j] ** e, Math.sqrt(multinomial));
}
