import {amount} from "../../../marks/format.js";
import {scores} from "../model.js";
import type {Room} from "../params.js";

const learners: readonly (readonly [name: string, depth: number | null])[] = [
  ["line", null],
  ["tree, depth 1", 1],
  ["tree, depth 2", 2],
  ["tree, depth 3", 3],
  ["tree, depth 4", 4]
];

/** What each model makes of each encoding. */
export const suits: Room["Table"] = {
  id: "suits",
  tab: "Which suits",
  share: 1.35,
  title: "Model by encoding: R² on these rows",
  reads: ({params: {learner, depth}, result: {sample, order}}) => [learner, depth, sample, order],
  table: ({params: {learner, depth}, result: {sample, order, sorted}}) => ({
    head: ["", "codes", "one-hot", "target"],
    rows: learners.map(([name, of]) => {
      const now = learner === "line" ? of === null : of === depth;
      const {codes, onehot, target} = scores(sample, order, sorted, of);
      const cell = (r2: number, ref?: string) => ({
        text: amount(r2),
        className: r2 > onehotFull - 1e-9 ? "cell-0" : "",
        ref
      });
      const onehotFull = sample.between / sample.total;
      return {
        name,
        cells: [cell(codes, now ? "fit" : undefined), cell(onehot), cell(target)]
      };
    }),
    foot: "Shaded: all that the category can explain. The target columns have looked at y."
  })
};
