import type {Name} from "../../../marks/plot.js";
import {type LaneKey, names} from "../lanes.js";
import type {Lane} from "../model.js";
import {stepOf} from "../words.js";
import {looks} from "./looks.js";

/** Where a lane is, in weights and in the picture, and what became of it. */
export interface Head {
  readonly key: LaneKey;
  readonly of: readonly [number, number];
  readonly x: number;
  readonly y: number;
  readonly fate: string;
}

/** What became of a lane that is not where its head stands. */
export function fateOf(lane: Lane, t: number, [x, y]: readonly [number, number]): string {
  const last = stepOf(lane, t);
  if (lane.gone !== null && t >= lane.gone) return ", diverged";
  return lane.x[last] === x && lane.y[last] === y ? "" : ", outside";
}

/** Many lanes that stand on each other share a name, that of the one in focus if it is among them. */
export function namesOf(heads: readonly Head[], chosen: LaneKey): Name[] {
  const groups: Head[][] = [];
  for (const head of [
    ...heads.filter(({key}) => key === chosen),
    ...heads.filter(({key}) => key !== chosen)
  ]) {
    const near = groups.find(
      ([first]) => first.fate === head.fate && Math.hypot(first.x - head.x, first.y - head.y) < 12
    );
    if (near && heads.length > 4) near.push(head);
    else groups.push([head]);
  }
  return groups.map(([{key, of, fate}, ...others]) => {
    const more =
      others.length > 1 ? ` and ${others.length} more` : others.map((o) => `, ${names[o.key]}`).join("");
    return {text: `${names[key]}${more}${fate}`, className: looks[key].text, ref: key, of};
  });
}
