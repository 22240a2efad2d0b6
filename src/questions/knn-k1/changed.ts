import type {Metric, Weights} from "../../ml/neighbors.js";
import type {Field} from "./field.js";
import {classifier, type Fitted} from "./fitted.js";
import type {Extent} from "./points.js";

/** Every so many columns and rows of the field's grid are compared: as good as all, to a percentage point. */
const stride = 2;

/** The share of the map on which another sample's classifier answers otherwise, at the field's own k. */
export function changedShare(
  field: Field,
  before: Fitted,
  [x0, x1, y0, y1]: Extent,
  metric: Metric,
  weights: Weights,
  every = stride
): number {
  const {columns, rows, label} = field;
  const {classify} = classifier(before, Math.min(field.k, before.label.length), metric, weights);
  let asked = 0;
  let changed = 0;
  for (let row = 0; row < rows; row += every) {
    for (let step = 0; step < columns; step += every) {
      // There and back, so that places asked one after another are neighbors.
      const column = (row / every) % 2 ? step : columns - (columns % every || every) - step;
      const c = classify(x0 + ((x1 - x0) * (column + 0.5)) / columns, y1 - ((y1 - y0) * (row + 0.5)) / rows);
      ++asked;
      if (c !== label[row * columns + column]) ++changed;
    }
  }
  return changed / asked;
}
