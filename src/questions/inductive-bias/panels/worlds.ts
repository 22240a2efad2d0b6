import {fixed, percent} from "../../../marks/format.js";
import {learnerNames, learners} from "../learners.js";
import type {Room} from "../params.js";
import {bestOf, EXACT, NEAR, PLACES} from "../scores.js";
import {type World, worlds as worldKeys} from "../worlds.js";

/** Short, so that five columns stand beside the curves. */
const heads: Readonly<Record<World, string>> = {
  linear: "linear",
  cubic: "cubic",
  smooth: "smooth",
  periodic: "period.",
  steps: "steps"
};

/** Two digits, or whole numbers: columns are narrow, and orders of size are the point. */
function short(v: number): string {
  if (v < EXACT) return "≈0";
  if (v >= 9.95) return fixed(v, 0);
  if (v >= 0.995) return fixed(v, 1);
  return v < 0.0005 ? "<.001" : fixed(v, v < 0.01 ? 3 : 2).slice(1);
}

/** Errors of all learners in all worlds, at the same eight places: who is best changes with the world. */
export const worlds: Room["Table"] = {
  id: "worlds",
  tab: "Worlds",
  title: ({params: {where, measure}}) => `${measure === "rmse" ? "RMSE" : `Places within ${NEAR}`}, ${where}`,
  with: {view: "fits", beside: "worlds"},
  reads: ({params: {where, measure}, result: {scores}}) => [where, measure, scores],
  table: ({params: {where, measure}, result: {scores}}) => ({
    head: ["", ...worldKeys.map((name) => heads[name])],
    rows: learners.map((name) => ({
      name: learnerNames[name],
      cells: worldKeys.map((key) => {
        const score = scores?.[key][name] ?? 0;
        const best = scores ? bestOf(scores[key], measure).includes(name) : false;
        const text = measure === "near" ? percent(score, 0).replace("\u00a0%", "") : short(score);
        return {text: best ? `★${text}` : text, ref: best ? "best" : undefined};
      })
    })),
    foot: `${measure === "near" ? "In percent. " : ""}★ best of its world. Every world at the same eight x; ${PLACES} places ${where === "inside" ? "from 0 to 1" : "from −0.5 to 0 and from 1 to 1.5"}.${measure === "near" ? "" : " ≈0: exact, but for rounding."}`
  })
};
