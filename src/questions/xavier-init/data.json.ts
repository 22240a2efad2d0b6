import {fileURLToPath} from "node:url";
import {activations} from "../../ml/activations.js";
import {type BandSetting, drawSpread, keyOf, type Quantiles, type Saved} from "./band.js";
import type {SchemeName} from "./schemes.js";
import {best, classifier} from "./train.js";

export type ActivationName = keyof typeof activations;

/** The best run of one start: its learning rate, and the training loss after 0, 10, 20 … updates (4 digits). */
export interface Curve {
  readonly rate: number;
  /** null where the loss is no number any more. */
  readonly losses: readonly (number | null)[];
}

export interface TrainingData {
  readonly runs: Readonly<Record<ActivationName, Readonly<Record<TrainedScheme, Curve>>>>;
  /** The spread over draws at some of the settings that scenes open on. */
  readonly bands: Saved;
}

const first: BandSetting = {init: "xavier", activation: "linear", gain: 1, shape: "constant", width: 64};
/** Draws at each of the settings below: more than there is time for while a reader waits. */
export const savedDraws = ({init, width}: BandSetting): number =>
  init === "orthogonal" ? 80 : width > 64 ? 100 : width < 32 ? 400 : 200;
/** Scenes, links of the prose and answers to predictions, and what one choice leads to: nobody waits for their bands. */
export const saved: readonly BandSetting[] = [
  first,
  {...first, shape: "alternating"},
  {...first, shape: "funnel"},
  {...first, width: 16},
  {...first, width: 32},
  {...first, width: 128},
  {...first, init: "orthogonal"},
  {...first, init: "orthogonal", shape: "alternating"},
  {...first, activation: "relu"},
  {...first, activation: "tanh"},
  {...first, activation: "tanh", gain: 1.67},
  {...first, activation: "tanh", init: "small"},
  {...first, activation: "tanh", init: "large"},
  {...first, activation: "sigmoid"}
];

/**
 * The starts that are trained from. At constant width the one-sided variances are Xavier's in all layers but two, and uniform draws
 * have the variance of normal ones.
 */
export const trained = [
  "xavier",
  "he",
  "orthogonal",
  "small",
  "large",
  "constant",
  "zeros"
] as const satisfies readonly SchemeName[];
export type TrainedScheme = (typeof trained)[number];

const short = (loss: number): number | null => (Number.isFinite(loss) ? Number(loss.toPrecision(3)) : null);

export function compute(): TrainingData {
  const curve = (name: ActivationName, scheme: TrainedScheme): Curve => {
    const {rate, losses} = best(classifier(name, scheme));
    return {rate, losses: losses.map(short)};
  };
  const record = <K extends string, V>(keys: readonly K[], of: (key: K) => V): Record<K, V> =>
    Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, V>;
  const names = Object.keys(activations) as ActivationName[];
  const digits = (values: ArrayLike<number>) => Array.from(values, (v) => Number(v.toPrecision(3)));
  const brief = ({low, middle, high}: Quantiles): Quantiles => ({
    low: digits(low),
    middle: digits(middle),
    high: digits(high)
  });
  const bands = saved.map((setting) => {
    const {forward, backward, ...rest} = drawSpread(setting, savedDraws(setting));
    return [keyOf(setting), {...rest, forward: brief(forward), backward: brief(backward)}] as const;
  });
  return {
    runs: record(names, (name) => record(trained, (scheme) => curve(name, scheme))),
    bands: Object.fromEntries(bands)
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
