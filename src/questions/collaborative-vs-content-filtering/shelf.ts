/** What a film is described by, from 0 to 1. */
export const features = ["space", "crime", "love", "laughs", "slow"] as const;

/**
 * Invented films: title; what the catalog says of each, by `features`; how good it is, in stars above the shelf's average; and two
 * traits that the catalog does not know and people care about all the same.
 */
const written: readonly [string, readonly number[], number, readonly [number, number]][] = [
  ["Cinder Orbit", [1, 0, 0, 0, 0], 0.6, [0.8, -0.4]],
  ["The Salt Moon", [1, 0, 0, 0, 1], -0.1, [-0.7, 0.9]],
  ["Vega in Nine", [1, 0.5, 0, 0, 0], 0.2, [-0.3, -0.8]],
  ["Laughing Gas", [1, 0, 0, 1, 0], -0.6, [0.6, 0.5]],
  ["Dust Choir", [1, 0, 0.5, 0, 1], 0.7, [0.1, -0.9]],
  ["Rook Street", [0, 1, 0, 0, 0], 0.4, [0.9, 0.4]],
  ["A Quiet Theft", [0, 1, 0, 0, 1], 0.5, [-0.8, -0.2]],
  ["Two Left Gloves", [0, 1, 0, 1, 0], -0.2, [0.2, 0.9]],
  ["The Ledger", [0, 1, 0, 0, 0.5], -0.8, [-0.5, 0.7]],
  ["Kiss the Alibi", [0, 1, 1, 0, 0], 0.1, [0.7, -0.7]],
  ["Apricot Week", [0, 0, 1, 0.5, 0], 0.5, [-0.9, 0.3]],
  ["Paper Harbor", [0, 0, 1, 0, 1], -0.4, [0.5, 0.8]],
  ["Wrong Wedding", [0, 0, 1, 1, 0], 0.2, [-0.4, -0.6]],
  ["Letters by Tram", [0, 0, 1, 0, 0.5], -0.5, [0.8, 0.1]],
  ["Snow Hotel", [0, 0.5, 1, 0, 1], 0.4, [-0.6, -0.8]],
  ["Goose Season", [0, 0, 0, 1, 0], -0.7, [0.3, -0.5]],
  ["Mayor Banana", [0, 0, 0, 1, 0], 0.7, [-0.8, 0.6]],
  ["Slow Elevator", [0, 0, 0, 1, 1], 0.1, [0.9, -0.2]],
  ["The Long Field", [0, 0, 0, 0, 1], -0.5, [-0.2, 0.7]],
  ["Night Ferry", [0.5, 0.5, 0, 0, 1], 0, [0.4, -0.9]]
];

export interface Film {
  readonly title: string;
  readonly features: readonly number[];
}

export const films: readonly Film[] = written.map(([title, features]) => ({title, features}));
export const FILMS = films.length;
/** The film that may come out today. */
export const PREMIERE = 4;

const means = features.map((_, k) => written.reduce((sum, [, x]) => sum + x[k], 0) / FILMS);

/** Films × features, each feature less its mean over the shelf. */
export const described: Float64Array = Float64Array.from(
  written.flatMap(([, x]) => x.map((v, k) => v - means[k]))
);

/** What the simulation knows and no recommender does. */
export const quality: readonly number[] = written.map(([, , q]) => q);
export const traits: readonly (readonly [number, number])[] = written.map(([, , , h]) => h);
