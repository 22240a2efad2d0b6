/**
 * Pairs (key, id) are ordered by key, and equal keys by id, so that an order never depends on chance.
 * Both arrays are permuted together, in place, within [lo, hi).
 */

const before = (ka: number, ia: number, kb: number, ib: number): boolean => ka < kb || (ka === kb && ia < ib);

function insertion(key: Float64Array, id: Int32Array, lo: number, hi: number): void {
  for (let i = lo + 1; i < hi; ++i) {
    const k = key[i];
    const v = id[i];
    let j = i - 1;
    while (j >= lo && before(k, v, key[j], id[j])) {
      key[j + 1] = key[j];
      id[j + 1] = id[j];
      --j;
    }
    key[j + 1] = k;
    id[j + 1] = v;
  }
}

/** Hoare's partition about the median of three: everything in [lo, result] precedes everything in (result, hi). */
function partition(key: Float64Array, id: Int32Array, lo: number, hi: number): number {
  const mid = (lo + hi - 1) >>> 1;
  let a = lo;
  let b = mid;
  const c = hi - 1;
  if (before(key[b], id[b], key[a], id[a])) [a, b] = [b, a];
  // a precedes b; the median is b unless c lies before b, and then the later of a and c.
  const m = before(key[b], id[b], key[c], id[c]) ? b : before(key[a], id[a], key[c], id[c]) ? c : a;
  const pk = key[m];
  const pv = id[m];
  let i = lo - 1;
  let j = hi;
  for (;;) {
    do ++i;
    while (before(key[i], id[i], pk, pv));
    do --j;
    while (before(pk, pv, key[j], id[j]));
    if (i >= j) break;
    const k = key[i];
    key[i] = key[j];
    key[j] = k;
    const v = id[i];
    id[i] = id[j];
    id[j] = v;
  }
  // A pivot that comes last would leave the right part empty and the caller without progress.
  return j === hi - 1 ? j - 1 : j;
}

/** Sorts the pairs in [lo, hi): quicksort, insertion sort below 16. */
export function sortPairs(key: Float64Array, id: Int32Array, lo = 0, hi = key.length): void {
  while (hi - lo > 16) {
    const p = partition(key, id, lo, hi) + 1;
    // The shorter part first, by recursion: the stack stays logarithmic.
    if (p - lo < hi - p) {
      sortPairs(key, id, lo, p);
      lo = p;
    } else {
      sortPairs(key, id, p, hi);
      hi = p;
    }
  }
  insertion(key, id, lo, hi);
}

/**
 * Brings the `k` first pairs of [lo, hi) into [lo, lo + k), in no order (quickselect).
 * @param k 0 … hi − lo
 */
export function selectPairs(key: Float64Array, id: Int32Array, lo: number, hi: number, k: number): void {
  const at = lo + k;
  while (hi - lo > 16) {
    if (at <= lo || at >= hi) return;
    const p = partition(key, id, lo, hi) + 1;
    if (at === p) return;
    if (at < p) hi = p;
    else lo = p;
  }
  insertion(key, id, lo, hi);
}
