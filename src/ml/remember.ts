/**
 * `compute`, but a call with the same arguments as the last one (by identity) gives the last result again: what does
 * not depend on the control that moved is not computed anew, and keeps its identity, so that a view need not draw it
 * anew either. The results must not be changed by whoever gets them.
 */
export function remember<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: {args: A; result: R} | null = null;
  return (...args) => {
    if (!last || args.some((a, i) => !Object.is(a, last?.args[i]))) last = {args, result: compute(...args)};
    return last.result;
  };
}
