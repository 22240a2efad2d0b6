import {normal, random, shuffle} from "../../ml/random.js";
import {rescale, type Scaling, standardize} from "../../ml/scaling.js";

/** Rows of one class, row-major, each feature on the scale that the model is fitted on. */
export interface ClassRows {
  readonly X: Float64Array;
  readonly n: number;
}

/** The reader's own table, in its own units. */
export interface Own {
  /** One column a feature. */
  readonly columns: readonly Float64Array[];
  readonly names: readonly string[];
  /** 1 where the row is positive. */
  readonly label: Uint8Array;
  readonly positiveName: string;
  readonly negativeName: string;
  /** What tells it from other tables. */
  readonly key: string;
}

export type Data = {readonly own?: Own} | null;
export type TableName = "alike" | "groups" | "own";

/** A round normal cloud of a class. */
export interface Cloud {
  readonly weight: number;
  readonly at: readonly [x: number, y: number];
  readonly sd: number;
}

export interface World {
  readonly positive: readonly Cloud[];
  readonly negative: readonly Cloud[];
}

/** Two unit clouds 2 apart: log odds are linear, so a logistic model can be right. */
const alike: World = {
  positive: [{weight: 1, at: [1, 0], sd: 1}],
  negative: [{weight: 1, at: [-1, 0], sd: 1}]
};
/** Positives of two kinds: no line can follow the log odds. */
const groups: World = {
  positive: [
    {weight: 0.3, at: [3.2, -0.6], sd: 0.6},
    {weight: 0.7, at: [-0.4, 1.8], sd: 0.8}
  ],
  negative: [{weight: 1, at: [-1, 0], sd: 1}]
};
export const worlds = {alike, groups} as const;

export interface Sample {
  readonly p: number;
  readonly positive: ClassRows;
  readonly negative: ClassRows;
  /** Where the rows come from; null for the reader's table. */
  readonly world: World | null;
  /** Rows of the reader's table that are kept for testing. */
  readonly test: {readonly positive: ClassRows; readonly negative: ClassRows} | null;
  /** The share of positives among new cases, or among test rows. */
  readonly prevalence: number;
  readonly scaling: readonly Scaling[];
  readonly names: readonly string[];
  readonly positiveName: string;
  readonly negativeName: string;
  readonly key: string;
}

/** The cloud that a number in [0, 1) falls to. */
function cloudOf(clouds: readonly Cloud[], u: number): Cloud {
  let rest = u;
  for (const cloud of clouds) {
    rest -= cloud.weight;
    if (rest < 0) return cloud;
  }
  return clouds[0];
}

/** Training rows of a world: the first of two endless streams, one a class, so that moving the prevalence keeps most. */
function draw(clouds: readonly Cloud[], n: number, seed: number, stream: number): ClassRows {
  const source = random(seed, stream);
  const z = normal(source);
  const X = new Float64Array(2 * n);
  for (let i = 0; i < n; ++i) {
    const {at, sd} = cloudOf(clouds, source());
    X[2 * i] = at[0] + sd * z();
    X[2 * i + 1] = at[1] + sd * z();
  }
  return {X, n};
}

/** How many of n training rows are positive. */
export const positivesOf = (n: number, prevalence: number): number => Math.max(2, Math.round(n * prevalence));

export function sampleOf(
  table: TableName,
  n: number,
  prevalence: number,
  seed: number,
  own: Own | undefined
): Sample {
  if (table === "own" && own) return split(own, seed);
  const world = table === "groups" ? groups : alike;
  const rare = positivesOf(n, prevalence);
  return {
    p: 2,
    positive: draw(world.positive, rare, seed, 0),
    negative: draw(world.negative, n - rare, seed, 1),
    world,
    test: null,
    prevalence,
    scaling: [
      {center: 0, scale: 1},
      {center: 0, scale: 1}
    ],
    names: ["x₁", "x₂"],
    positiveName: "positive",
    negativeName: "negative",
    key: [table, n, prevalence, seed].join(" ")
  };
}

/** A third of each class, chosen at random, is kept for testing; features are standardized on the rest. */
function split(own: Own, seed: number): Sample {
  const source = random(seed);
  const sorted = [0, 1].map((c) => {
    const ids = [...own.label.keys()].filter((i) => own.label[i] === c);
    shuffle(ids, source);
    const cut = Math.max(1, Math.round(ids.length / 3));
    return {test: ids.slice(0, cut), train: ids.slice(cut)};
  });
  const [no, yes] = sorted;
  const train = [...no.train, ...yes.train];
  const scaling = own.columns.map((column) => standardize(train.map((i) => column[i])));
  const scaled = own.columns.map((column, j) => rescale(column, scaling[j]));
  const p = scaled.length;
  const rows = (ids: readonly number[]): ClassRows => {
    const X = new Float64Array(ids.length * p);
    ids.forEach((id, i) => {
      for (let j = 0; j < p; ++j) X[i * p + j] = scaled[j][id];
    });
    return {X, n: ids.length};
  };
  return {
    p,
    positive: rows(yes.train),
    negative: rows(no.train),
    world: null,
    test: {positive: rows(yes.test), negative: rows(no.test)},
    prevalence: yes.test.length / (yes.test.length + no.test.length),
    scaling,
    names: own.names,
    positiveName: own.positiveName,
    negativeName: own.negativeName,
    key: ["own", own.key, seed].join(" ")
  };
}
