import {inParts} from "../../../figure/contract.js";
import {createConditions} from "./conditions.js";
import {createDensities} from "./densities.js";
import {createSignal} from "./signal.js";
import {createTraining} from "./training.js";

export const view = inParts(createDensities, createSignal, createConditions, createTraining);
