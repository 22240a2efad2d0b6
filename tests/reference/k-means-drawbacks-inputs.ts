import {defaults} from "../../src/figure/params.js";
import {model} from "../../src/questions/k-means-drawbacks/model.js";
import {params} from "../../src/questions/k-means-drawbacks/params.js";
import {pointsOf} from "../../src/questions/k-means-drawbacks/points.js";
import {inits, startOf} from "../../src/questions/k-means-drawbacks/starts.js";
import {type WorldName, worldTitles} from "../../src/questions/k-means-drawbacks/worlds.js";

const byHand = [
  [120, 900],
  [500, 40],
  [505, 60]
];

/** Points and starts of the page's worlds, for other software to run on; numbers as exact as they are. */
const cases = (Object.keys(worldTitles) as WorldName[]).flatMap((world) =>
  [false, true].flatMap((standardize) =>
    inits.flatMap((init) =>
      [1, 2, 3].map((start) => {
        // The third start of each is one of more clusters, and of points added by hand.
        const more = start === 3 ? {k: 9, add: byHand} : {};
        const setting = {...defaults(params), world, standardize, init, start, ...more};
        const {k} = model(setting, null);
        const points = pointsOf(setting, null);
        const rows = (flat: Float64Array) =>
          Array.from({length: flat.length / 2}, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
        return {
          world,
          standardize,
          init,
          start,
          k: setting.k,
          add: setting.add,
          raw: rows(points.X),
          points: rows(points.Z),
          centroids: rows(startOf(points, k, setting.seed, init, start)),
          truth: [...(points.label ?? [])]
        };
      })
    )
  )
);

process.stdout.write(JSON.stringify(cases));
