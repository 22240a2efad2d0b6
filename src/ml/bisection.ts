/**
 * The x in (lo, hi] at which f turns from negative to not negative, to the last bit, for 0 ≤ lo < hi. While the
 * bracket spans more than a factor of 2 its logarithm is halved, so that a root of 1e-200 takes no longer.
 *
 * @param f negative at lo, not negative at hi (neither is checked)
 */
export function bisect(f: (x: number) => number, lo: number, hi: number): number {
  for (let i = 0; i < 250; ++i) {
    const mid = lo > 0 && hi > 2 * lo ? Math.sqrt(lo) * Math.sqrt(hi) : (lo + hi) / 2;
    if (mid <= lo || mid >= hi) break;
    if (f(mid) < 0) lo = mid;
    else hi = mid;
  }
  return hi;
}
