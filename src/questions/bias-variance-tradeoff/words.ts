import {fixed, plural} from "../../marks/format.js";
import {type FamilyName, families, familyNames, levels} from "./families.js";
import {atPlace} from "./model.js";
import type {Here} from "./params.js";
import {bestLevel, type Curve, curvesOf, refits} from "./tables.js";

/** Names on the plane. */
export const shortNames: Readonly<Record<FamilyName, string>> = {
  poly: "polynomial",
  ridge: "ridge",
  knn: "k-NN",
  tree: "tree",
  bag: "bagged"
};

const superscript = (n: number): string =>
  String(n).replace(/./g, (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]));

/** The knob's value at a level, short. */
export function knobTick(family: FamilyName, level: number): string {
  const value = families[family].values[level - 1];
  return family === "ridge" ? `10${superscript(Math.round(Math.log10(value)))}` : String(value);
}

/** The same in words: "degree 3", "k = 5". */
export function knobText(family: FamilyName, level: number): string {
  const value = knobTick(family, level);
  switch (family) {
    case "poly":
      return `degree ${value}`;
    case "ridge":
      return `λ = ${value}`;
    case "knn":
      return `k = ${value}`;
    default:
      return `${value} leaves`;
  }
}

/** The loader's numbers at the reader's setting. */
export function cellOf({data, settled}: Here) {
  const {family, level, f, n, sigma} = settled;
  const curve = curvesOf(data, f, n, sigma)[family];
  const [bias2, variance] = [curve.bias2[level - 1], curve.variance[level - 1]];
  const noise = sigma * sigma;
  return {bias2, variance, noise, total: bias2 + variance, mse: bias2 + variance + noise};
}

export function describe(state: Here): string {
  const {settled, result} = state;
  const {family, level, n, sigma} = settled;
  const {bias2, variance, noise, mse} = cellOf(state);
  const here = atPlace(result, state.params.x);
  return `${families[family].name}, ${knobText(family, level)}, n = ${n}, σ = ${sigma}: bias² ${fixed(bias2, 3)} + variance ${fixed(variance, 3)} + noise ${fixed(noise, 3)} = expected squared error ${fixed(mse, 3)}. At x = ${fixed(state.params.x)} the mean of the 50 fits is off by ${fixed(here.mean - here.truth)}; their standard deviation is ${fixed(Math.sqrt(here.variance))}.`
    .replace(/^./, (c) => c.toUpperCase())
    .replace(/^K-NN/, "k-NN");
}

const at = (curve: Curve, level: number) => ({
  bias2: fixed(curve.bias2[level - 1], 4),
  variance: fixed(curve.variance[level - 1], 4)
});
const last = (state: Here, family: FamilyName) => at(state.result.curves[family], levels);

export const reads = {
  model: ({settled}: Here) => `${families[settled.family].name}, ${knobText(settled.family, settled.level)}`,
  n: ({settled}: Here) => String(settled.n),
  bias2: (state: Here) => fixed(cellOf(state).bias2, 3),
  variance: (state: Here) => fixed(cellOf(state).variance, 3),
  noise: (state: Here) => fixed(cellOf(state).noise, 3),
  mse: (state: Here) => fixed(cellOf(state).mse, 3),
  measured: ({result}: Here) => fixed(result.machine.averaged.mse, 3),
  liveSum: ({result}: Here) => {
    const {bias2, variance, noise} = result.machine.averaged;
    return fixed(bias2 + variance + noise, 3);
  },
  training: ({result}: Here) => fixed(result.machine.training, 3),
  x: ({params}: Here) => fixed(params.x),
  biasHere: ({result, params}: Here) => {
    const here = atPlace(result, params.x);
    return fixed(here.mean - here.truth);
  },
  sdHere: ({result, params}: Here) => fixed(Math.sqrt(atPlace(result, params.x).variance)),
  best: ({settled, result}: Here) => knobText(settled.family, bestLevel(result.curves[settled.family])),
  treeVariance: (state: Here) => last(state, "tree").variance,
  treeBias: (state: Here) => last(state, "tree").bias2,
  bagVariance: (state: Here) => last(state, "bag").variance,
  bagBias: (state: Here) => last(state, "bag").bias2,
  refits: () => plural(refits, "training set")
};

/** The curves of all models at the setting's function, n and σ. */
export function table({settled, result}: Here): Record<string, string | number>[] {
  const {f, n, sigma} = settled;
  return familyNames.flatMap((family) =>
    Array.from({length: levels}, (_, i) => ({
      function: f,
      n,
      sigma,
      model: families[family].name,
      level: i + 1,
      complexity: knobText(family, i + 1),
      bias_squared: result.curves[family].bias2[i],
      variance: result.curves[family].variance[i],
      noise: sigma * sigma
    }))
  );
}
