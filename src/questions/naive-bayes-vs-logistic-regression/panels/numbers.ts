import {amount} from "../../../marks/format.js";
import type {Room} from "../params.js";

/** The numbers beside it. Tables are the page's own, not drawn. */
export const numbers: Room["Table"] = {
  id: "numbers",
  tab: "Numbers",
  title: "What the sample says",
  reads: ({params: {center}, result: {mean, se}}) => [center, mean, se],
  table: ({params: {center}, result: {mean, se}}) => ({
    head: ["", "value"],
    rows: [
      {name: "true mean μ", cells: [{text: amount(center)}]},
      {name: "sample mean", cells: [{text: amount(mean), ref: "mean"}]},
      {name: "standard error", cells: [{text: amount(se)}]}
    ]
  })
};
