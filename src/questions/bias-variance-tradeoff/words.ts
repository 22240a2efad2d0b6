import {amount, fixed} from "../../marks/format.js";
import {type FamilyName, families, familyNames, levelsOf, valueAt} from "./families.js";
import {atPlace, drawn} from "./model.js";
import type {Room} from "./params.js";
import {type Curve, curvesOf} from "./tables.js";

type Here = Room["State"];

/** Names on the plane. */
export const shortNames: Readonly<Record<FamilyName, string>> = {
  poly: "polynomial",
  ridge: "ridge",
  knn: "k-NN",
  tree: "tree",
  bag: "bagged",
  cos: "cosines"
};

const superscript = (n: number): string =>
  String(n).replace(/./g, (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]));

/** The knob's value at a level, short. */
export function knobTick(family: FamilyName, level: number): string {
  const value = valueAt(family, level);
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
    case "cos":
      return `p = ${value}`;
    default:
      return `${value} leaves`;
  }
}

/** The decomposition averaged over x, at a setting. */
export function cellOf({data, params}: Pick<Here, "data" | "params">) {
  const {family, level, f, n, sigma} = params;
  const curve = curvesOf(data, f, n, sigma)[family];
  const [bias2, variance] = [curve.bias2[level - 1], curve.variance[level - 1]];
  const noise = sigma * sigma;
  return {bias2, variance, noise, total: bias2 + variance, mse: bias2 + variance + noise};
}

/** Decimals that the draws behind a number leave certain: with the largest noise two, else three. */
export const decimals = (sigma: number): number => (sigma > 0.5 ? 2 : 3);
export const part = (value: number, sigma: number): string => amount(value, decimals(sigma));

/** The sum is said to be about its parts’: each of the four is rounded for itself. */
export function describe(state: Here): string {
  const {family, level, n, sigma} = state.settled;
  const {bias2, variance, noise, mse} = cellOf({data: state.data, params: state.settled});
  const here = atPlace(state);
  const off = amount(Math.abs(here.mean - here.truth));
  const name = `${families[family].name}, ${knobText(family, level)}`.replace(/^(?!k-NN)./, (c) =>
    c.toUpperCase()
  );
  return `${name}, n = ${n}, σ = ${sigma}: bias² ${part(bias2, sigma)} + variance ${part(variance, sigma)} + noise ${fixed(noise, decimals(sigma))} ≈ expected squared error ${part(mse, sigma)}. At x₀ = ${fixed(state.params.x)} the mean of the ${drawn} fits is off by ${off}; their standard deviation is ${amount(here.sd)}.`;
}

const at = (curve: Curve, level: number, sigma: number) => ({
  bias2: part(curve.bias2[level - 1], sigma),
  variance: part(curve.variance[level - 1], sigma)
});
const curves = ({data, settled: {f, n, sigma}}: Here) => curvesOf(data, f, n, sigma);
const last = (state: Here, family: "tree" | "bag") =>
  at(curves(state)[family], levelsOf(family), state.settled.sigma);
const cell = ({data, settled}: Here) => cellOf({data, params: settled});

export const reads: Room["Figure"]["reads"] = {
  model: ({settled}) => `${families[settled.family].name}, ${knobText(settled.family, settled.level)}`,
  n: ({settled}) => String(settled.n),
  bias2: (state) => part(cell(state).bias2, state.settled.sigma),
  varianceAll: (state) => part(cell(state).variance, state.settled.sigma),
  noise: (state) => fixed(cell(state).noise, decimals(state.settled.sigma)),
  mse: (state) => part(cell(state).mse, state.settled.sigma),
  measured: ({result}) => amount(result.machine.averaged.mse, 3),
  liveSum: ({result}) => {
    const {bias2, variance, noise} = result.machine.averaged;
    return amount(bias2 + variance + noise, 3);
  },
  training: ({result}) => amount(result.machine.training < 1e-12 ? 0 : result.machine.training, 3),
  x: ({params}) => fixed(params.x),
  biasHere: (state) => {
    const here = atPlace(state);
    return amount(Math.abs(here.mean - here.truth));
  },
  sdHere: (state) => amount(atPlace(state).sd),
  treeVariance: (state) => last(state, "tree").variance,
  treeBias: (state) => last(state, "tree").bias2,
  bagVariance: (state) => last(state, "bag").variance,
  bagBias: (state) => last(state, "bag").bias2
};

/** The curves of all models at the setting's function, n and σ. */
export const table: Room["Figure"]["table"] = (state) => {
  const {f, n, sigma} = state.settled;
  const all = curves(state);
  return familyNames.flatMap((family) =>
    families[family].values.map((_, i) => ({
      function: f,
      n,
      sigma,
      model: families[family].name,
      level: i + 1,
      complexity: knobText(family, i + 1),
      bias_squared: all[family].bias2[i],
      variance: all[family].variance[i],
      noise: sigma * sigma
    }))
  );
};
