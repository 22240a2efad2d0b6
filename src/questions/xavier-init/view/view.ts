import type {Part, Place} from "../params.js";
import {createConditions} from "./conditions.js";
import {createDensities} from "./densities.js";
import {createSignal} from "./signal.js";
import {createTraining} from "./training.js";

export function view(stage: Place): Part {
  const parts = [createDensities(stage), createSignal(stage), createConditions(stage), createTraining(stage)];
  return (state) => {
    for (const part of parts) part(state);
  };
}
