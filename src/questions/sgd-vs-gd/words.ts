import {amount, count, fixed, plural, scientific} from "../../marks/format.js";
import {measuredRadius, radiusAt, sgdLimit} from "./ball.js";
import {type Clock, EXAMPLES, N} from "./clock.js";
import {excessNow, isGone, type Result, type Walker} from "./model.js";
import {batchSizes, type Here, type Room} from "./params.js";
import {LIMIT} from "./world.js";

export const clockNames: Readonly<Record<Clock, string>> = {
  updates: "updates",
  examples: "examples touched",
  passes: "passes"
};

/** "10⁻³", and 1 and 10 as they are. */
export function power(exponent: number): string {
  if (exponent === 0 || exponent === 1) return String(10 ** exponent);
  const raised = [...String(Math.abs(exponent))].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${raised}`;
}

/** A tick of a log scale: powers of ten have their names, the others none. */
export const decade = (v: number): string => {
  const exponent = Math.log10(v);
  return Math.abs(exponent - Math.round(exponent)) < 1e-9 ? power(Math.round(exponent)) : "";
};

/** What the clock says: "after 20 updates each". */
export function clockWords({settled: {clock, show}, result: {reading, sgd}}: Here): string {
  if (show === "cloud") return `after ${plural(sgd.updates, "update")} each`;
  const what = {updates: "update", examples: "example", passes: "pass"}[clock];
  return `after ${plural(reading, what, clock === "passes" ? "passes" : `${what}s`)} each`;
}

/** How far a walker's loss is above the least, in words. */
export const above = (walker: Walker): string =>
  isGone(walker) ? "beyond all scale" : `${scientific(excessNow(walker))} above the least loss`;

const touched = ({updates, batch}: Walker): string => plural(updates * batch, "example");

/** The first pass from which on GD is lower at the end of each pass, as far as the runs go; null where it is not at their end. */
export function leadFrom({gd, sgd}: Result): number | null {
  const last = EXAMPLES / N;
  const isLower = (pass: number) => gd.walk.excess[pass] < sgd.walk.excess[(pass * N) / sgd.batch];
  let pass = last;
  while (pass > 0 && isLower(pass)) --pass;
  return pass === last ? null : pass + 1;
}

/** The passes after which GD is as low as SGD after its first one; null where that takes longer than the run. */
export function passesToMatch({gd, sgd}: Result): number | null {
  const goal = sgd.walk.excess[N / sgd.batch];
  const first = gd.walk.excess.findIndex((v) => v <= goal);
  return first < 0 ? null : first;
}

/** What the picture says now. */
export const describe = (state: Here): string => {
  const {settled, result} = state;
  const {gd, sgd} = result;
  const words = clockWords(state);
  const start = words[0].toUpperCase() + words.slice(1);
  const size = settled.batch > 1 ? `, ${settled.batch} an update` : "";
  if (settled.show === "cloud") {
    const cloud = result.cloud();
    return `${start}: 1,000 walkers of SGD lie ${amount(Math.sqrt(cloud?.spread ?? 0))} from their mean (root mean square; the law says ${amount(Math.sqrt(cloud?.law.spread ?? 0))}). GD with the same step is ${above(gd)}.`;
  }
  const limits =
    settled.gd > LIMIT ? ` GD’s step, ${fixed(settled.gd, 3)}, is past 2/λmax = ${fixed(LIMIT, 3)}.` : "";
  return `${start}: GD has touched ${touched(gd)} and is ${above(gd)}; SGD has touched ${touched(sgd)}${size}, and is ${above(sgd)}.${limits}`;
};

const radius = (value: number | null): string => (value === null ? "unbounded" : amount(value, 3));
const index = (batch: number) => (batchSizes as readonly number[]).indexOf(batch);

/** Numbers for the prose: `{{lead}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  batch: ({settled}) => count(settled.batch),
  sgdStep: ({settled}) => fixed(settled.sgd, 3),
  noiseOne: ({result}) => scientific(result.noise().law[0], 3),
  noiseLaw: ({settled, result}) => scientific(result.noise().law[index(settled.batch)], 3),
  noiseMeasured: ({settled, result}) =>
    settled.batch === N ? "0" : scientific(result.noise().measured[index(settled.batch)], 3),
  radius: ({settled, result}) => radius(radiusAt(result.world, settled.batch, settled.sgd)),
  radiusRun: ({settled: {batch, sampling, sgd}, result: {world}}) => {
    const value = measuredRadius(world, batch, sampling, sgd);
    return value === null ? "not measured" : amount(value, 2);
  },
  lead: ({settled, result}) => {
    const pass = settled.show === "cloud" ? null : leadFrom(result);
    return pass === null
      ? "Here GD is not the lower one at the end of the runs."
      : `Here GD is the lower one from pass ${pass} on, as far as the runs go.`;
  }
};

export const ownLimit = ({settled}: Here): number => sgdLimit(settled.batch);
