import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

/** Histograms that shrink from layer to layer, beside those that do not. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plots = [0, 1].map((k) =>
    createPlot(stage, {
      at: {x: (k * stage.width) / 2, y: 0, width: stage.width / 2, height: stage.height},
      x: {domain: [-3, 3], label: "", bare: true},
      y: {domain: [0, 6.4], label: "", bare: true}
    })
  );
  const z = Float64Array.from({length: 61}, (_, i) => (i - 30) / 10);
  plots.forEach((plot, k) => {
    for (let l = 5; l >= 1; --l) {
      const s = k ? 1 : 0.6 ** (l - 1);
      const bell = z.map((v) => l + Math.min(1.5, Math.exp(-((v / s) ** 2) / 2) / s));
      plot.area({className: `area-${1 - k}`})(
        z,
        z.map(() => l),
        bell
      );
      plot.line({className: `line-${1 - k}`})(z, bell);
    }
  });
  return () => {};
};
