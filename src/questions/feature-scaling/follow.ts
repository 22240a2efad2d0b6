import {remember} from "../../ml/remember.js";
import {sampleFor} from "./model.js";
import type {Room} from "./params.js";
import {fittedOn, rateOf, scaleOf} from "./scale.js";

const rate = remember(
  (sample: ReturnType<typeof sampleFor>, scaler: Room["Params"]["scaler"], fit: "train" | "all") =>
    rateOf(scaleOf(scaler, 1, fittedOn(sample, fit)))
);

/** The rate that a scaler of columns has found: its control goes there. By hand it is the reader's. */
export function follow(
  params: Room["Params"],
  data: Parameters<NonNullable<Room["Figure"]["mend"]>>[1]
): number | null {
  const {scaler, table, fit} = params;
  if (scaler === "hand" || scaler === "unit") return null;
  return rate(sampleFor(params, table === "own" ? data?.own : undefined), scaler, fit);
}
