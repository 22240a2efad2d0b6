/**
 * Ratings of some items by some people, row by row; NaN where there is none. Everything here works on deviations: what a rating
 * lies above the person's own average.
 */
export interface Deviations {
  readonly people: number;
  readonly items: number;
  /** Row-major people × items; NaN where there is no rating. */
  readonly values: Float64Array;
}

/** A person's average, as if `pull` further ratings of `middle` had been given: one rating says little about a person. */
export function pulledMean(ratings: ArrayLike<number>, middle: number, pull: number): number {
  let [sum, n] = [pull * middle, pull];
  for (let i = 0; i < ratings.length; ++i) {
    if (Number.isNaN(ratings[i])) continue;
    sum += ratings[i];
    ++n;
  }
  return n > 0 ? sum / n : middle;
}

/** Every person's ratings less that person's pulled average. */
export function deviationsOf(
  ratings: Float64Array,
  people: number,
  items: number,
  middle: number,
  pull: number
): Deviations {
  const values = new Float64Array(people * items);
  for (let p = 0; p < people; ++p) {
    const row = ratings.subarray(p * items, (p + 1) * items);
    const average = pulledMean(row, middle, pull);
    for (let f = 0; f < items; ++f) values[p * items + f] = row[f] - average;
  }
  return {people, items, values};
}

export interface Likeness {
  /** The cosine between the deviations where both have rated, times n / (n + shrink). */
  readonly weight: number;
  readonly cosine: number;
  /** How many items both have rated. */
  readonly overlap: number;
}

/**
 * How alike two people's deviations are on what both have rated, shrunk by the overlap (Bell & Koren 2007): a perfect agreement
 * about one item is worth 1 / (1 + shrink).
 */
export function likeness(
  mine: ArrayLike<number>,
  {values, items}: Deviations,
  person: number,
  shrink: number
): Likeness {
  let [product, a, b, overlap] = [0, 0, 0, 0];
  for (let f = 0; f < items; ++f) {
    const [u, v] = [mine[f], values[person * items + f]];
    if (Number.isNaN(u) || Number.isNaN(v)) continue;
    product += u * v;
    a += u * u;
    b += v * v;
    ++overlap;
  }
  const cosine = a > 0 && b > 0 ? product / Math.sqrt(a * b) : 0;
  return {cosine, overlap, weight: overlap ? (cosine * overlap) / (overlap + shrink) : 0};
}

/** Everybody's likeness to one person. */
export const likenesses = (mine: ArrayLike<number>, crowd: Deviations, shrink: number): Likeness[] =>
  Array.from({length: crowd.people}, (_, p) => likeness(mine, crowd, p, shrink));

export interface Evidence {
  /** The weighted average of the neighbors' deviations, pulled to the prior; NaN where nobody with a positive weight has rated. */
  readonly value: number;
  /** The sum of the weights of those who have rated it, and how many they are. */
  readonly weight: number;
  readonly voices: number;
}

/**
 * What people with positive weights say about an item: Σ w d / (Σ w + damping), or with a prior
 * (damping · prior + Σ w d) / (damping + Σ w), which is the prior where nobody has rated.
 */
export function neighborsSay(
  {values, items, people}: Deviations,
  weights: ArrayLike<number>,
  item: number,
  damping: number,
  prior?: number
): Evidence {
  let [sum, weight, voices] = [0, 0, 0];
  for (let p = 0; p < people; ++p) {
    const v = values[p * items + item];
    if (!(weights[p] > 0) || Number.isNaN(v)) continue;
    sum += weights[p] * v;
    weight += weights[p];
    ++voices;
  }
  const value =
    prior === undefined
      ? voices
        ? sum / (weight + damping)
        : Number.NaN
      : (damping * prior + sum) / (damping + weight);
  return {value, weight, voices};
}
