import {createDraws} from "../../ml/normals.js";
import {randomOrthogonal} from "../../ml/orthogonal.js";
import {random} from "../../ml/random.js";
import type {Family} from "./schemes.js";

/** Examples in the batch. */
export const batch = 16;

/** A draw of everything that chance decides: the weights, the inputs, and the gradient at the end. */
export interface Draw {
  /** W_1 … W_depth, row-major. */
  readonly weights: readonly Float64Array[];
  /** Standard normal inputs, batch × n_0. */
  readonly inputs: Float64Array;
  /** ∂L/∂a of the last layer, standard normal, batch × n_depth. */
  readonly end: Float64Array;
}

/** @param stds standard deviations of the weights of layers 1 … depth; orthogonal matrices have none but their own */
export function drawNetwork(
  family: Exclude<Family, "same">,
  widths: readonly number[],
  stds: readonly number[],
  seed: number
): Draw {
  const {normal, uniform} = createDraws(seed);
  const source = random(seed);
  const weights = stds.map((std, l) => {
    const [inputs, outputs] = [widths[l], widths[l + 1]];
    if (family === "orthogonal") return randomOrthogonal(outputs, inputs, source);
    const out = new Float64Array(inputs * outputs);
    return family === "normal" ? normal(out, std) : uniform(out, std);
  });
  return {weights, ...drawEnds(widths, seed)};
}

/** Inputs and the last gradient come from streams of their own: the same for all weights. */
export function drawEnds(widths: readonly number[], seed: number): Pick<Draw, "inputs" | "end"> {
  const of = (units: number, stream: number) =>
    createDraws(seed, stream).normal(new Float64Array(batch * units), 1);
  return {inputs: of(widths[0], 1), end: of(widths[widths.length - 1], 2)};
}
