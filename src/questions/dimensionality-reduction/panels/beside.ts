import {percent} from "../../../marks/format.js";
import type {Room} from "../params.js";

/** What m components, as many random directions, and all features are good for. */
export const beside: Room["Table"] = {
  id: "beside",
  tab: "Compare",
  title: ({result: {m}}) => `${m} ${m === 1 ? "direction" : "directions"}: components, random, all`,
  reads: ({result: {m, byPca, byRandom, nearest, table}}) => [m, byPca, byRandom, nearest, table.p],
  table: ({result: {m, byPca, byRandom, nearest, table}}) => {
    const right = (v: number | null | undefined) => (v === null || v === undefined ? "–" : percent(v, 0));
    return {
      head: ["", `${m} by PCA`, `${m} random`, `all ${table.p}`],
      rows: [
        {
          name: "variance kept",
          ref: "share",
          cells: [
            {text: percent(byPca.share)},
            {text: byRandom ? percent(byRandom.share) : "–", note: `on average ${percent(m / table.p)}`},
            {text: percent(1)}
          ]
        },
        ...(nearest === null
          ? []
          : [
              {
                name: "1-NN right, leave one out",
                ref: "nearest",
                cells: [
                  {text: right(byPca.nearest)},
                  {text: right(byRandom?.nearest)},
                  {text: right(nearest)}
                ]
              }
            ])
      ],
      foot: byRandom
        ? "The components were computed from all these rows, the random directions from none."
        : "Choose Directions: random to fill the middle column."
    };
  }
};
