import type {Room} from "../params.js";
import {momentAt, tickAt, weightsAt} from "../race.js";
import {createMap} from "./maps.js";

/** Three networks at one moment: one that has learned the spirals, two that are on their way. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const side = 74;
  const maps = [0, 1, 2].map((l) =>
    createMap(stage, {x: 3 + l * (side + 6), y: (150 - side) / 2, width: side, height: side})
  );
  return ({params: {machine, time}, result: {lanes}}) => {
    lanes.forEach((lane, l) => {
      maps[l](weightsAt(lane, momentAt(lane, machine, tickAt(time))));
    });
  };
};
