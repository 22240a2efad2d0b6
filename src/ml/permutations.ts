/** How many orders `k` things have. */
export const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));

/** All orders of 0 … k − 1, as in a dictionary: the first one ascends, the last one descends. */
export function permutations(k: number): readonly (readonly number[])[] {
  const extend = (chosen: readonly number[], rest: readonly number[]): (readonly number[])[] =>
    rest.length
      ? rest.flatMap((c) =>
          extend(
            [...chosen, c],
            rest.filter((other) => other !== c)
          )
        )
      : [chosen];
  return extend(
    [],
    Array.from({length: k}, (_, i) => i)
  );
}

/** The place of an order in `permutations`, from 0. */
export function rankOf(order: readonly number[]): number {
  return order.reduce((rank, c, i) => {
    const smaller = order.slice(i + 1).filter((later) => later < c).length;
    return rank + smaller * factorial(order.length - 1 - i);
  }, 0);
}

/** The order with `thing` taken out and put in again at `place`; the others keep their order. */
export function moved(order: readonly number[], thing: number, place: number): number[] {
  const rest = order.filter((c) => c !== thing);
  const at = Math.max(0, Math.min(rest.length, place));
  return [...rest.slice(0, at), thing, ...rest.slice(at)];
}
