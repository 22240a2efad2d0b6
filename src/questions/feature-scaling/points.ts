import {normal, random, shuffle} from "../../ml/random.js";
import {paddedExtent} from "../../ml/scaling.js";

/** Rows with two features and a class. */
export interface Rows {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly label: Int32Array;
}

/** The reader's own table. */
export interface Own extends Rows {
  readonly classes: readonly string[];
  readonly xName: string;
  readonly yName: string;
  /** What tells it from other tables. */
  readonly key: string;
}

export type Data = {readonly own?: Own} | null;
export type TableName = "birds" | "bands" | "own";
export type Extent = readonly [x0: number, x1: number, y0: number, y1: number];

/** One row whose second feature the reader moves. */
export interface Odd {
  readonly in: "train" | "test";
  readonly index: number;
  /** Its second feature, and mean and standard deviation of the training rows' but it. */
  readonly y: number;
  readonly mean: number;
  readonly sd: number;
}

export interface Sample {
  readonly train: Rows;
  readonly test: Rows;
  readonly classes: readonly string[];
  readonly xName: string;
  readonly yName: string;
  readonly extent: Extent;
  readonly odd: Odd;
}

/** A kind of bird: means and standard deviations of bill length (mm) and body mass (g), and their correlation. */
interface Kind {
  name: string;
  bill: readonly [mean: number, sd: number];
  mass: readonly [mean: number, sd: number];
  r: number;
}

// Near what three kinds of penguins measure (Gorman, Williams & Fraser 2014).
const birds: readonly Kind[] = [
  {name: "short bill", bill: [39, 2.7], mass: [3700, 460], r: 0.55},
  {name: "long bill", bill: [49, 3.3], mass: [3750, 390], r: 0.5},
  {name: "heavy", bill: [47.5, 3.1], mass: [5050, 500], r: 0.65}
];
/** Three kinds that differ in mass only. */
const bands: readonly Kind[] = [
  {name: "light", bill: [45, 5], mass: [3400, 200], r: 0},
  {name: "medium", bill: [45, 5], mass: [4300, 200], r: 0},
  {name: "heavy", bill: [45, 5], mass: [5200, 200], r: 0}
];
export const kinds = {birds, bands} as const;

/** Test rows a class. */
export const tests = 100;

function draw(of: readonly Kind[], n: number, source: () => number): Rows {
  const z = normal(source);
  const size = n * of.length;
  const rows = {x: new Float64Array(size), y: new Float64Array(size), label: new Int32Array(size)};
  for (let i = 0; i < size; ++i) {
    const c = i % of.length;
    const {bill, mass, r} = of[c];
    const a = z();
    rows.x[i] = bill[0] + bill[1] * a;
    rows.y[i] = mass[0] + mass[1] * (r * a + Math.sqrt(1 - r * r) * z());
    rows.label[i] = c;
  }
  return rows;
}

/** Training and test rows before the odd one is moved. A missing own table leaves the birds in its place. */
export function sampleOf(
  table: TableName,
  n: number,
  seed: number,
  own: Own | undefined
): Omit<Sample, "odd"> {
  if (table === "own" && own) return ownSplit(own, seed);
  const of = table === "bands" ? bands : birds;
  return {
    train: draw(of, n, random(seed)),
    test: draw(of, tests, random(seed, 1)),
    classes: of.map(({name}) => name),
    xName: "bill length (mm)",
    yName: "body mass (g)",
    extent: [29, 61, 2200, 6700]
  };
}

/** A third of the rows, chosen at random, is for testing. */
function ownSplit(own: Own, seed: number): Omit<Sample, "odd"> {
  const n = own.x.length;
  const order = shuffle(
    Int32Array.from({length: n}, (_, i) => i),
    random(seed)
  );
  const size = Math.max(1, Math.round(n / 3));
  const pick = (ids: Int32Array): Rows => ({
    x: Float64Array.from(ids, (i) => own.x[i]),
    y: Float64Array.from(ids, (i) => own.y[i]),
    label: Int32Array.from(ids, (i) => own.label[i])
  });
  const extent = [...paddedExtent(own.x, 0.06), ...paddedExtent(own.y, 0.06)] as unknown as Extent;
  return {
    train: pick(order.subarray(size).sort()),
    test: pick(order.subarray(0, size).sort()),
    classes: own.classes,
    xName: own.xName,
    yName: own.yName,
    extent
  };
}

/** The sample with its odd row, `by` standard deviations above the mean of the training rows but it. */
export function withOdd(sample: Omit<Sample, "odd">, where: "train" | "test", by: number): Sample {
  const rows = sample[where];
  const whole = mean(sample.train.y);
  // The row nearest the mean, which is nothing out of the ordinary.
  let index = 0;
  for (let i = 1; i < rows.y.length; ++i)
    if (Math.abs(rows.y[i] - whole) < Math.abs(rows.y[index] - whole)) index = i;
  const rest = where === "train" ? sample.train.y.filter((_, i) => i !== index) : sample.train.y;
  const center = mean(rest);
  const sd = Math.sqrt(mean(rest.map((v) => (v - center) ** 2)));
  const y = rows.y.slice();
  // At 0 it stays as it was measured.
  if (by > 0) y[index] = center + by * sd;
  return {...sample, [where]: {...rows, y}, odd: {in: where, index, y: y[index], mean: center, sd}};
}

const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** The place at thousandths of the view. */
export const placeOf = (
  [x0, x1, y0, y1]: Extent,
  [right, up]: readonly [number, number]
): [number, number] => [x0 + ((x1 - x0) * right) / 1000, y0 + ((y1 - y0) * up) / 1000];
