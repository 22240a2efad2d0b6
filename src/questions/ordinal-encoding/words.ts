import {amount, fixed, percent} from "../../marks/format.js";
import {crossing, type Params} from "./model.js";
import type {Room} from "./params.js";
import {worlds} from "./worlds.js";

/** What the model on the codes is called. */
export const fitName = ({learner, depth, coding}: Pick<Params, "learner" | "depth" | "coding">): string => {
  const on = coding === "codes" ? "on the codes" : "on the means";
  return learner === "line" ? `line ${on}` : `tree of depth ${depth} ${on}`;
};

/** The same where there is little room. */
export const shortName = ({learner, depth}: Pick<Params, "learner" | "depth">): string =>
  learner === "line" ? "line" : `tree, depth ${depth}`;

/** The end of an axis of counts: the first round number above. */
export const topOf = (count: number): number => [20, 30, 40, 60, 80, 100].find((top) => top > count) ?? 130;

/** "Oslo, Berlin, Rome": the categories by ascending code. */
export const orderText = ({params: {world}, result: {order}}: Room["State"]): string =>
  order.map((g) => worlds[world].names[g]).join(", ");

/** What the picture says now. */
export function describe(state: Room["State"]): string {
  const {params, result} = state;
  const {many} = worlds[params.world];
  const seen =
    params.coding === "codes" ? `coded 1 to 5 in the order ${orderText(state)}` : "coded by their means of y";
  const other = params.onehot ? ` One-hot: R² ${amount(result.onehot.r2)}.` : "";
  return `Five ${many} of ${params.n} simulated rows each, ${seen}. The ${fitName(params)} has R² ${amount(result.fit.r2)} on these rows.${other}`;
}

/** Numbers for the prose: `{{r2}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  r2: ({result}) => amount(result.lineFit.r2),
  onehot: ({result}) => amount(result.onehot.r2),
  order: orderText,
  slope: ({result}) => amount(result.line.slope),
  mean: ({result}) => amount(result.mean),
  share: ({result}) => percent(result.mean / result.onehot.r2, 0),
  bias: ({result}) => amount(result.errors.bias, 3),
  codesError: ({result}) => amount(result.errors.codes, 3),
  onehotError: ({result}) => amount(result.errors.onehot, 3),
  cross: ({result}) => {
    const n = crossing(result.errors.bias);
    return n === null ? "none" : fixed(n, 1);
  },
  rank: ({result}) => String(result.onehot.rank),
  columns: ({result}) => String(result.onehot.columns),
  train: ({result}) => amount(result.leak.train),
  fresh: ({result}) => amount(result.leak.fresh)
};
