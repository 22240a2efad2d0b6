/**
 * `compute`, but a call with the same arguments as one of the last ones (by identity) gives its result again: what does
 * not depend on the control that moved is not computed anew, and keeps its identity, so that a view need not draw it
 * anew either. The results must not be changed by whoever gets them.
 *
 * @param keep how many calls are remembered: a choice among few, gone through again and again, is computed once
 */
export function remember<A extends readonly unknown[], R>(
  compute: (...args: A) => R,
  keep = 1
): (...args: A) => R {
  let calls: {args: A; result: R}[] = [];
  return (...args) => {
    const known = calls.find((call) => args.every((a, i) => Object.is(a, call.args[i])));
    const call = known ?? {args, result: compute(...args)};
    // The one asked for last comes first; the one not asked for longest goes.
    if (call !== calls[0]) calls = [call, ...calls.filter((other) => other !== call)].slice(0, keep);
    return call.result;
  };
}
