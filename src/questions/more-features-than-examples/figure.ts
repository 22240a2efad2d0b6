import {invariants} from "./invariants.js";
import {goals, predictions, scenes} from "./lesson.js";
import {COUNTS} from "./many.js";
import {model} from "./model.js";
import {descent} from "./panels/descent.js";
import {fan} from "./panels/fan.js";
import {spectrum} from "./panels/spectrum.js";
import {thumb} from "./panels/thumb.js";
import {valley} from "./panels/valley.js";
import {PENALTIES, params, type Room} from "./params.js";
import {placeAt, product} from "./two.js";
import {describe, reads} from "./words.js";

const figure: Room["Figure"] = {
  slug: "more-features-than-examples",
  title: "A valley of best fits",
  params,
  panels: [valley, fan, descent, spectrum],
  opens: ["valley", "fan"],
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  invariants,
  thumb,
  table: ({data, params: {signal, penalty}, result: {valley: v, held, ridge, table}}) => {
    if (!table)
      return Array.from({length: 19}, (_, i) => {
        const place = placeAt(10 * i - 90);
        const middle = product(v.best, place);
        const swing = v.half * Math.abs(product(v.axes[1], place));
        return {
          angle: 10 * i - 90,
          x1: place[0],
          x2: place[1],
          yours: product(held, place),
          shortest: middle,
          ridge: product(ridge, place),
          least_of_best: middle - swing,
          greatest_of_best: middle + swing
        };
      });
    const [low, middle, high] = data.curves[signal][PENALTIES.indexOf(penalty as 0)];
    return Array.from(COUNTS, (p, i) => ({
      p,
      this_sample: table.curve[i],
      lower_quartile: low[i],
      median: middle[i],
      upper_quartile: high[i]
    }));
  }
};

export default figure;
