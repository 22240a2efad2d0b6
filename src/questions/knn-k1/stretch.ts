import {standardize} from "../../ml/scaling.js";
import type {LabeledPoints} from "../../ml/worlds.js";

/** Two features of which one outweighs the other in every distance. */
export interface Stretch {
  wide: string;
  narrow: string;
  /** The wide one's standard deviation over the narrow one's. */
  ratio: number;
}

/** From this ratio on it is worth a word: squared, it is nine tenths of the distance. */
export const telling = 3;

/** The features by their spread, where that differs more than `telling`-fold; null else, and where one does not vary. */
export function stretchOf({x, y, xName, yName}: LabeledPoints): Stretch | null {
  const deviation = (values: Float64Array) =>
    values.some((v) => v !== values[0]) ? standardize(values).scale : 0;
  const [dx, dy] = [deviation(x), deviation(y)];
  const ratio = Math.max(dx, dy) / Math.min(dx, dy);
  if (!(ratio > telling && Number.isFinite(ratio))) return null;
  return dx > dy ? {wide: xName, narrow: yName, ratio} : {wide: yName, narrow: xName, ratio};
}
