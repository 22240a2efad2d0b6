import {fixed, percent, scientific} from "../../marks/format.js";
import {batchSizes, flips, spread} from "./companions.js";
import type {TrainingData} from "./data.json.js";
import type {Room} from "./params.js";
import {norms, rates, type Start, starts} from "./runs.js";
import type {Norm} from "./train.js";

type Here = Room["State"];

export const mostLayers = 30;
export const normNames: Record<Norm, string> = {
  none: "no normalization",
  batch: "batch norm",
  layer: "layer norm"
};
/** Each norm has its color everywhere. */
export const looks: Record<Norm, {line: string; area: string; dot: string; text: string}> = {
  none: {line: "line", area: "area-soft", dot: "mark", text: ""},
  batch: {line: "line-0", area: "area-0", dot: "class-0 mark", text: "blue-text"},
  layer: {line: "line-2", area: "area-2", dot: "class-2 mark", text: "green-text"}
};

export const size = (value: number): string => scientific(value);

/** The middle one of the runs' last losses; Infinity for runs that ended in no number. */
export function lastLosses(data: TrainingData, start: Start, norm: Norm, rate: number): number[] {
  return data.runs[start][norm][rate].map((losses) => losses[losses.length - 1] ?? Infinity);
}
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) / 2];
};
/** A rate trains if the middle run ends below half the loss of always answering ½. */
export const enough = Math.LN2 / 2;
export const trains = (data: TrainingData, start: Start, norm: Norm): number[] =>
  rates.filter((_, r) => median(lastLosses(data, start, norm, r)) < enough);

/** The lowest of the middle runs' last losses over the rates, from He's scale. */
export const best = (data: TrainingData, norm: Norm): number =>
  Math.min(...rates.map((_, r) => median(lastLosses(data, "he", norm, r))));

export function describe({settled, data, result}: Here): string {
  const {norm, gain, depth, batch, view} = settled;
  if (view === "training") {
    const of = (n: Norm) => {
      const all = trains(data, settled.runs, n);
      return `${normNames[n]} ${all.length ? `${all[0]}${all.length > 1 ? ` to ${all[all.length - 1]}` : ""}` : "none"}`;
    };
    return `Eight layers trained at ${rates.length} learning rates from g = ${fixed(starts[settled.runs])}, five runs each. Rates whose middle run at least halves the loss of always answering ½: ${norms.map(of).join(", ")}.`;
  }
  if (view === "inference" && result.companions) {
    const c = result.companions;
    const of = (k: number) => `${percent(flips(c, k), 0)} at B = ${batchSizes[k]}`;
    return `A small network trained with batch norm gives the followed example P(class 1) = ${fixed(c.alone)} at inference. In training mode, among random companions, it is put into the other class in ${of(0)}, ${of(2)} and ${of(4)} of the draws.`;
  }
  const {forward, backward} = result;
  return `${depth} layers of 32 units, ${normNames[norm]}, initial scale g = ${fixed(gain)}, ${batch} examples. Pre-activations have standard deviation ${size(forward.std[0])} in layer 1 and ${size(forward.std[depth - 1])} in layer ${depth}. A gradient of size 1 at the last layer comes back to layer 1 as ${size(backward.std[0])}.`;
}

export const reads: Room["Figure"]["reads"] = {
  layers: ({settled}) => String(settled.depth),
  gradient: ({result}) => size(result.backward.std[0]),
  bestNone: ({data}) => fixed(best(data, "none")),
  bestBatch: ({data}) => fixed(best(data, "batch")),
  growth: ({settled, result}) => fixed(result.backward.std[0] ** (1 / (settled.depth - 1)))
};

export const table: Room["Figure"]["table"] = ({settled, data, result}) => {
  if (settled.view === "training")
    return norms.flatMap((norm) =>
      rates.map((rate, r) => ({
        norm: normNames[norm],
        learning_rate: rate,
        ...Object.fromEntries(
          lastLosses(data, settled.runs, norm, r).map((loss, k) => [
            `loss_${k + 1}`,
            Number.isFinite(loss) ? loss : "no number"
          ])
        )
      }))
    );
  const {companions} = result;
  if (companions)
    return batchSizes.map((B, k) => ({
      batch_size: B,
      at_inference: companions.alone,
      spread_over_companions: spread(companions, k),
      share_of_other_answers: flips(companions, k)
    }));
  return Array.from(result.forward.std, (std, l) => ({
    layer: l + 1,
    preactivation_std: std,
    gradient_size: result.backward.std[l]
  }));
};
