import {createPlot} from "../../../marks/plot.js";
import {boosted, GRID, kept, model, predictions} from "../model.js";
import type {Room} from "../params.js";
import {simulated} from "../world.js";

/** Sums of 0, 4 and 40 trees over the points. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [0, 1], label: "", bare: true},
    y: {domain: [-2, 2], label: "", bare: true}
  });
  const dots = plot.dots({className: "class-0", radius: 2.4});
  const early = [0, 4].map(() => plot.line({className: "line-soft"}));
  const sum = plot.line({className: "line-taught"});
  return ({params}) => {
    const {seed, loss, rate, depth, subsample} = params;
    const sample = simulated(seed, false);
    const booster = boosted(sample, loss, rate, depth, subsample, seed);
    dots(sample.x, sample.y);
    [0, 4].forEach((m, i) => {
      early[i](GRID, predictions(booster, rate, kept("all", m, seed), GRID));
    });
    sum(GRID, model({...params, stages: 40, part: "all"}).sum);
  };
};
