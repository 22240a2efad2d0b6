import {plural} from "../../marks/format.js";
import type {Room} from "./params.js";

/** Fewer leave no fold anything to train on. */
const least = 48;

/** The reader's series: one column of numbers, and possibly one that says in which order. */
export const own: Room["OwnTable"] = {
  ask: "A column of numbers in order of time, evenly spaced; or that and a column that says the order, such as the year. The last sixth is kept as the future.",
  example: `week,sales
${[
  52, 55, 61, 58, 63, 66, 60, 57, 62, 68, 71, 69, 74, 70, 66, 72, 77, 80, 76, 73, 79, 84, 82, 78, 75, 81, 86,
  88, 83, 79, 85, 90, 87, 92, 88, 84, 89, 95, 93, 97, 94, 90, 96, 101, 98, 93, 99, 104, 102, 107, 103, 98,
  105, 110
]
  .map((v, i) => `${i + 1},${v}`)
  .join("\n")}
`,
  most: 2000,
  series: "order",
  roles: () => [
    {id: "y", label: "Series, y", kind: "number"},
    {id: "order", label: "Order", kind: "number", optional: true, guess: () => -1}
  ],
  accept(data, {rows, numbers: {y, order}, remarks}) {
    if (rows < least)
      throw new Error(
        `${plural(rows, "complete row")}: at least ${least} are needed, so that folds have something to train on and a future is left.`
      );
    if (y.values.every((v) => v === y.values[0]))
      throw new Error(`“${y.name}” has one value in all rows: there is nothing to predict.`);
    const {values} = y;
    const ties = order ? new Set(order.values).size < rows : false;
    return {
      data: {
        ...data,
        own: {
          values,
          name: y.name,
          key: [y.name, order?.name, rows, ...values.subarray(0, 3), sum(values)].join(" ")
        }
      },
      note: [
        `${plural(rows, "value")} of ${y.name}${order ? ` in order of ${order.name}` : " in the table’s order"}; the last ${Math.floor(rows / 6)} are the future.`,
        // What is left out closes up: rows that were far from each other become neighbors.
        uneven(order?.values) || remarks.some((remark) => remark.includes("left out"))
          ? "It has gaps: they are closed, and rows on either side count as neighbors. Fill them first if they matter."
          : "",
        ties ? "Rows of the same order stay as they stand in the table." : "",
        order && order.name === y.name ? "A series in order of itself only rises: choose another order." : ""
      ]
        .filter(Boolean)
        .join(" ")
    };
  }
};

/** A number that hardly two tables share: places count. */
const sum = (values: Float64Array): number => values.reduce((total, v, i) => total + v * (1 + (i % 97)), 0);

/** Whether some steps of an order, which rises, are more than half again as long as most are. */
function uneven(order: Float64Array | undefined): boolean {
  if (!order) return false;
  const steps = Array.from(order.subarray(1), (v, i) => v - order[i]);
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1];
  return steps.some((step) => step > 1.5 * usual);
}
