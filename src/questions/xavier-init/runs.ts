import type {ActivationName, Curve, TrainedScheme, TrainingData} from "./data.json.js";
import type {SchemeName} from "./schemes.js";

/**
 * The run that stands for a start. Layers of constant width give fan-in and fan-out the same n, and uniform draws have the variance
 * of normal ones: four of the starts share a run.
 */
export function runOf(
  data: TrainingData,
  activation: ActivationName,
  init: SchemeName
): {scheme: TrainedScheme; curve: Curve} {
  const scheme =
    init === "xavierUniform" || init === "fanIn" || init === "fanOut" ? ("xavier" as const) : init;
  return {scheme, curve: data.runs[activation][scheme]};
}
