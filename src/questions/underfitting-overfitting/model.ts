import {remember} from "../../ml/remember.js";
import type {Learned} from "./data.json.js";
import {diagnose, type Verdict, yardstick} from "./diagnosis.js";
import {type Bench, benchOf, dosed, type Errors, errorsOf, type Fit, fitsOf} from "./fits.js";
import type {Remedy, Room} from "./params.js";
import {split} from "./split.js";
import {FAR, type Sample, simulated, USUAL, type WorldName} from "./world.js";

export type Params = Room["Params"];

export interface Data {
  learned: Readonly<Record<WorldName, Learned>>;
  own?: Own;
}
/** The reader's rows; which of them are held out the seed decides. */
export interface Own {
  x: Float64Array;
  y: Float64Array;
  names: {x: string; y: string};
}

export interface Result {
  sample: Sample;
  fit: Fit;
  errors: Errors;
  /** By degree, from 1 on: without a remedy, and with it (the same where there is none). */
  plain: readonly Errors[];
  curve: readonly Errors[];
  /** The plain fit of least validation error among those that are compared: its degree, and its errors. */
  best: {degree: number; errors: Errors};
  verdict: Verdict;
  /** Of each remedy at the present degree: errors by strength, from none on. */
  doses: Readonly<Record<Remedy, readonly Errors[]>> | null;
}

/** With points where the reader put them. */
const edited = remember((sample: Sample, moved: Params["moved"]): Sample => {
  const inside = moved.filter(([i]) => i < sample.u.length);
  if (!inside.length || !sample.world) return sample;
  const [u, y] = [sample.u.slice(), sample.y.slice()];
  for (const [i, toX, toY] of inside) [u[i], y[i]] = [toX, toY];
  return {...sample, u, y};
});

const ownSample = remember(({x, y, names}: Own, seed: number): Sample => split(x, y, names, seed));

const benchAt = remember((sample: Sample, count: number): Bench => benchOf(sample, count));

const curveOf = remember((bench: Bench, remedy: Remedy, strength: number, seed: number, degrees: number) =>
  fitsOf(bench, remedy, strength, seed, degrees).slice(1)
);
const plainOf = remember((bench: Bench, degrees: number) => {
  const fits = fitsOf(bench, "l2", 0, 1, degrees).slice(1);
  return {fits, errors: fits.map((fit) => errorsOf(bench, fit))};
});
const errorsAlong = remember((bench: Bench, fits: readonly Fit[]) => fits.map((fit) => errorsOf(bench, fit)));

const dosesOf = remember((bench: Bench, degree: number, seed: number) => {
  const of = (remedy: Remedy) => dosed(bench, remedy, degree, seed).map((fit) => errorsOf(bench, fit));
  return {l2: of("l2"), stopping: of("stopping"), noise: of("noise")};
});

/** The world that points are simulated from, and that learning curves are of: where the reader's table is shown, the wave. */
export const worldOf = ({data}: Pick<Params, "data">): WorldName => (data === "own" ? "wave" : data);

export const sampleOf = (params: Params, data: Data): Sample =>
  params.data === "own" && data.own
    ? ownSample(data.own, params.seed)
    : edited(simulated(worldOf(params), params.n, params.seed), params.moved);

/** Degrees that are fitted: past n only without a remedy or under L2, whose fits of all degrees come at once. */
export const reachOf = ({past, remedy}: Pick<Params, "past" | "remedy">): number =>
  past && remedy === "l2" ? FAR : USUAL;

/** How many degrees, from 1 on, are compared: those of the usual picture that leave something of the training points. */
export const comparable = ({u}: Sample): number => Math.max(1, Math.min(USUAL, new Set(u).size - 2));

/** One training set, its fits of all degrees, what a remedy makes of them, and what the errors say. */
export function model(params: Params, data: Data): Result {
  const {remedy, strength, seed} = params;
  const sample = sampleOf(params, data);
  const degrees = reachOf(params);
  const degree = Math.min(params.degree, degrees);
  const bench = benchAt(sample, degrees + 1);
  const plain = plainOf(bench, degrees);
  const fits = strength ? curveOf(bench, remedy, strength, seed, degrees) : plain.fits;
  const curve = strength ? errorsAlong(bench, fits) : plain.errors;
  const {at, errors: least} = yardstick(plain.errors.slice(0, comparable(sample)));
  return {
    sample,
    fit: fits[degree - 1],
    errors: curve[degree - 1],
    plain: plain.errors,
    curve,
    best: {degree: at + 1, errors: least},
    verdict: diagnose(curve[degree - 1], least),
    doses: degrees === USUAL ? dosesOf(bench, degree, seed) : null
  };
}
