import {type ColumnScaler, columnScalers} from "../../ml/scalers.js";
import type {Scaling} from "../../ml/scaling.js";
import type {Sample} from "./points.js";
import {fittedOn} from "./scale.js";

/** What one scaler makes of the column with the odd row in it. */
export interface Squeezed {
  readonly scaling: Scaling;
  /** The odd row's value in the new scale. */
  readonly odd: number;
  /** How wide the other rows still are, as a share of their width if the scaler had never seen the odd one. */
  readonly kept: number;
}

export type Squeeze = Readonly<Record<ColumnScaler, Squeezed>>;

export function squeezeOf(sample: Sample, fit: "train" | "all"): Squeeze {
  const {odd, train} = sample;
  const {y} = fittedOn(sample, fit);
  // Of all rows the test rows come after the training rows.
  const at = odd.in === "train" ? odd.index : fit === "all" ? train.y.length + odd.index : -1;
  const rest = y.filter((_, i) => i !== at);
  const of = (name: ColumnScaler): Squeezed => {
    const scaling = columnScalers[name](y);
    return {
      scaling,
      odd: (odd.y - scaling.center) / scaling.scale,
      kept: columnScalers[name](rest).scale / scaling.scale
    };
  };
  return {standard: of("standard"), minmax: of("minmax"), robust: of("robust")};
}
