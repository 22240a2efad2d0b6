import {fileURLToPath} from "node:url";
import {drawSample, freshNoise, learnerSource, Moments} from "../../ml/refit.js";
import {type FamilyName, families, familyNames, levels} from "./families.js";
import {loaderSeed, refits, unit} from "./tables.js";
import {population, sigmas, sizes, type WorldName, worldNames} from "./worlds.js";

/** For every family, and in it world, n and σ, each slowest first: bias² of its 12 levels, then the variances. */
export type CurveData = Record<FamilyName, number[]>;

/** Three digits, in units of 1e-5. */
const digits = (v: number): number => Math.round(Number(v.toPrecision(3)) / unit);

const places = Float64Array.from({length: 101}, (_, i) => i / 100);

/** The decomposition of every family at every level, averaged over x. The mean squared error is measured too. */
export function cell(world: WorldName, n: number, sigma: number, count = refits, seed = loaderSeed) {
  const from = population(world, sigma);
  const moments = familyNames.map(() => Array.from({length: levels}, () => new Moments(from, places)));
  for (let r = 0; r < count; ++r) {
    const {x, y} = drawSample(from, n, seed, r);
    const fresh = freshNoise(places.length, seed, r);
    familyNames.forEach((name, i) => {
      const out = families[name].fitAll(x, y, learnerSource(seed, r), places);
      moments[i].forEach((m, l) => {
        m.add(out, fresh, l * places.length);
      });
    });
  }
  return moments.map((row) => row.map((m) => m.result().averaged));
}

export function compute(): CurveData {
  const data: CurveData = {poly: [], ridge: [], knn: [], tree: [], bag: []};
  for (const world of worldNames) {
    for (const n of sizes) {
      for (const sigma of sigmas) {
        const averaged = cell(world, n, sigma);
        familyNames.forEach((name, i) => {
          data[name].push(...averaged[i].map(({bias2}) => digits(bias2)));
          data[name].push(...averaged[i].map(({variance}) => digits(variance)));
        });
      }
    }
  }
  return data;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
