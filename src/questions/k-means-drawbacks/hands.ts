import {fixed} from "../../marks/format.js";
import {type Here, LONGEST, MOST, MOST_ADDED, type Params} from "./params.js";
import {placeOf, unitsOf} from "./points.js";
import {outlierExtent} from "./worlds.js";

/** What the reader can take hold of in the plane. */
export interface Hand {
  kind: "start" | "added" | "outlier";
  key: number;
  x: number;
  y: number;
  words: string;
}

const OUTLIER = MOST;
const FIRST_ADDED = MOST + 1;

/** What a hand on the plane does: centroids' starts and the outlier are moved, points are added, moved and taken away. */
export function handsOn(set: (patch: Partial<Params>) => void, state: () => Here) {
  /** Who watches the end of a run goes on watching it. */
  const follow = (patch: Partial<Params>) => {
    const {params, result} = state();
    set(params.step >= result.moments.length - 1 ? {...patch, step: LONGEST} : patch);
  };
  const units = (x: number, y: number) => unitsOf(state().result.points.extent, x, y);
  return {
    /** A key moves what is chosen by this much, in values. */
    step: [0.1, 0.1] as const,
    all: ({params, settled, result}: Here): Hand[] => {
      const {extent} = result.points;
      const from = result.moments[0].centroids;
      // As the reader has it now: the model may not have answered yet.
      const moved = new Map(params.c.map(([j, right, up]) => [j, placeOf(extent, right, up)]));
      const hands: Hand[] = [];
      const hand = (kind: Hand["kind"], key: number, [x, y]: readonly [number, number], name: string) =>
        hands.push({kind, key, x, y, words: `${name}, ${worded(x)} and ${worded(y)}`});
      for (let j = 0; j < result.k; ++j)
        hand("start", j, moved.get(j) ?? [from[2 * j], from[2 * j + 1]], `start of centroid ${j + 1}`);
      if (params.world === "outlier" && settled.world === "outlier")
        hand("outlier", OUTLIER, params.out, "outlier");
      params.add.forEach(([right, up], i) => {
        hand("added", FIRST_ADDED + i, placeOf(extent, right, up), `added point ${i + 1}`);
      });
      return hands;
    },
    move: (key: number, x: number, y: number) => {
      const {params} = state();
      if (key === OUTLIER) {
        const [x0, x1, y0, y1] = outlierExtent;
        follow({out: [Math.max(x0, Math.min(x1, x)), Math.max(y0, Math.min(y1, y))]});
      } else if (key >= FIRST_ADDED)
        follow({add: params.add.map((row, i) => (i === key - FIRST_ADDED ? units(x, y) : row))});
      else
        follow({
          c: [...params.c.filter(([j]) => j !== key), [key, ...units(x, y)]].sort((a, b) => a[0] - b[0])
        });
    },
    /** The oldest gives way where a link would grow too long. */
    add: (x: number, y: number) => follow({add: [...state().params.add, units(x, y)].slice(-MOST_ADDED)}),
    remove: (key: number) => {
      if (key >= FIRST_ADDED) follow({add: state().params.add.filter((_, i) => i !== key - FIRST_ADDED)});
    }
  };
}

const worded = (v: number): string => (Math.abs(v) < 1e5 ? fixed(v) : v.toExponential(2));
