import type {Goal} from "../../figure/contract.js";
import {atBest, outlierAlone} from "./lesson.js";
import {endOf, type Result, sizes} from "./model.js";
import type {Declared} from "./params.js";
import type {KmData} from "./points.js";

export const goals: readonly Goal<Declared, KmData | null, Result>[] = [
  {
    ask: "Five blobs, random start no. 2: drag one start, and only one, so that the run ends at the lowest inertia.",
    done: (here) => {
      const {world, init, start, standardize, k} = here.params;
      return (
        world === "blobs" &&
        init === "random" &&
        start === 2 &&
        !standardize &&
        k === 0 &&
        here.params.c.length === 1 &&
        atBest(here)
      );
    },
    way: {step: 200, c: [[0, 805, 260]]}
  },
  {
    ask: "Bring the outlier as near as 12.5 units to the middle between the blobs, (0, 0), and let the best clustering still spend a centroid on it.",
    done: (here) =>
      here.params.world === "outlier" && Math.hypot(...here.params.out) <= 12.5 && outlierAlone(here),
    way: {world: "outlier", init: "best", step: 200, out: [12.4, 0]}
  },
  {
    ask: "Leave a centroid without a single point, at the end.",
    done: ({params, result}) => {
      const {labels} = endOf(result);
      return (
        params.step >= result.moments.length - 1 && labels !== null && sizes(labels, result.k).includes(0)
      );
    },
    way: {
      step: 200,
      c: [
        [0, 0, 1000],
        [1, 20, 990]
      ]
    }
  }
];
