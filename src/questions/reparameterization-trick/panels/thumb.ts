import {createPlot} from "../../../marks/plot.js";
import {normalPdf} from "../../../ml/normal.js";
import {fixedNoise} from "../draws.js";
import type {Room} from "../params.js";

const STEPS = Float64Array.from({length: 61}, (_, i) => -3 + i / 10);
const NONE = STEPS.map(() => 0);

/** Fixed noise above, and what it becomes below. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [-3.2, 4.2], label: "", bare: true},
    y: {domain: [0, 2.3], label: "", bare: true}
  });
  const bell = plot.area({className: "area-0"});
  const links = Array.from({length: 10}, () => plot.line({className: "line-0 thin"}));
  const noise = plot.dots({className: "class-0 mark", radius: 4});
  const moved = plot.dots({className: "class-0 mark", radius: 4});
  return ({params: {mu, sigma, seed}}) => {
    const e = fixedNoise(seed);
    const z = e.map((v) => mu + sigma * v);
    bell(
      STEPS.map((s) => mu + sigma * s),
      NONE,
      STEPS.map((s) => normalPdf(s) / normalPdf(0))
    );
    links.forEach((link, i) => {
      link([e[i], z[i]], [2.05, 0.15]);
    });
    noise(
      e,
      e.map(() => 2.05)
    );
    moved(
      z,
      z.map(() => 0.15)
    );
  };
};
