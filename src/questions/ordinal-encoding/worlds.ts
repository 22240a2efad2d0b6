/** A world: what its five categories are called, in the order in which their names come, and the true mean of y in each. */
export interface World {
  names: readonly string[];
  means: readonly number[];
  /** "city", "size". */
  one: string;
  many: string;
}

const sizes = ["XS", "S", "M", "L", "XL"];

/** Cities in the alphabet’s order; sizes from small to large, whose means rise in equal or in uneven steps. */
export const worlds = {
  cities: {
    names: ["Berlin", "Lisbon", "Oslo", "Paris", "Rome"],
    means: [2, 5, 1, 4, 3],
    one: "city",
    many: "cities"
  },
  sizes: {names: sizes, means: [1, 2, 3, 4, 5], one: "size", many: "sizes"},
  uneven: {names: sizes, means: [1, 1.5, 2.5, 4, 5], one: "size", many: "sizes"}
} as const satisfies Record<string, World>;

/** Categories, and the standard deviation of y within each. */
export const K = 5;
export const SIGMA = 1;
