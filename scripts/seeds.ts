import {defaults, withinLimits, withPatch} from "../src/figure/params.js";
import {loadRoom} from "./rooms.js";

/**
 * `npm run seeds -- <slug>`: which samples are typical. For every scene with a `quantity` its quartiles over 100 samples,
 * for every claim in how many samples it holds, and the seeds at which all quantities lie between their quartiles and all
 * claims hold: one of them is what the figure should open on.
 */
const [slug, wanted = "100"] = process.argv.slice(2);
if (!slug) throw new Error("npm run seeds -- <slug>");
const {spec, data} = await loadRoom(slug);
const held = data();
const key = Object.keys(spec.params).find((name) => spec.params[name].kind === "seed");
if (!key) throw new Error(`${slug} has no seed`);

const seeds = Array.from({length: Number(wanted)}, (_, i) => i + 1);
const good = new Set(seeds);
for (const [i, {title, params, claim, quantity}] of spec.scenes.entries()) {
  if (key in params) continue;
  const states = seeds.map((seed) => {
    const asked = withPatch(spec.params, defaults(spec.params), {...params, [key]: seed});
    const setting = withinLimits(spec, asked, held);
    return {params: setting, settled: setting, data: held, result: spec.model(setting, held)};
  });
  const holds = states.map((state) => claim?.(state) ?? true);
  console.log(`scene ${i + 1}, “${title}”: holds in ${holds.filter(Boolean).length} of ${seeds.length}`);
  for (const [at, seed] of seeds.entries()) if (!holds[at]) good.delete(seed);
  if (!quantity) continue;
  const values = states.map(quantity);
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [0.25, 0.75].map((q) => sorted[Math.floor(q * (sorted.length - 1))]);
  console.log(`  its quantity: quartiles ${low.toPrecision(4)} and ${high.toPrecision(4)}`);
  for (const [at, seed] of seeds.entries()) if (values[at] < low || values[at] > high) good.delete(seed);
}
console.log(`typical in all: ${[...good].join(", ") || "none"}`);
