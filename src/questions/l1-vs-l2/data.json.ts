import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {
  crossValidate,
  drawFolds,
  LAMBDAS,
  METHOD_KEYS,
  METHODS,
  type Method,
  rulesOf,
  selection,
  supports
} from "./paths.js";
import {parseTable} from "./table.js";

const TABLE = fileURLToPath(new URL("../../../data/correlated-features.csv", import.meta.url));

/** The λ of a rule over many splits: its 5 %, 50 % and 95 % points. */
export type Spread = [low: number, middle: number, high: number];

export interface PathData {
  /** The table, by columns: paths and cross-validation are computed from it where it is shown. */
  X: number[][];
  y: number[];
  /** How many bootstrap samples were drawn; along `LAMBDAS`, in how many of them each weight is not 0. */
  resamples: number;
  kept: Record<Exclude<Method, "ridge">, number[][]>;
  /** How many splits into ten folds were drawn, and where each rule's λ stood over them. */
  splits: number;
  rules: Record<Method, {min: Spread; oneSe: Spread}>;
  /** Of how many tables simulated alike the lasso's path meets the true support, and at which rule's λ it does. */
  tables: number;
  supports: {met: number; least: number; oneSe: number};
}

const SPLITS = 100;

/** Reads the table and computes what takes too long for a page (about 5 s). */
export function compute(resamples = 1000, tables = 400): PathData {
  const table = parseTable(readFileSync(TABLE, "utf8"));
  const spread = (places: number[]): Spread => {
    const sorted = places.map((k) => Number(LAMBDAS[k].toPrecision(4))).sort((a, b) => a - b);
    return [0.05, 0.5, 0.95].map((q) => sorted[Math.floor(q * (SPLITS - 1))]) as Spread;
  };
  const rules = METHOD_KEYS.map((method) => {
    const all = Array.from({length: SPLITS}, (_, i) =>
      rulesOf(crossValidate(table, METHODS[method].alpha, drawFolds(table.y.length, 2001 + i)))
    );
    return [
      method,
      {min: spread(all.map(({min}) => min)), oneSe: spread(all.map(({oneSe}) => oneSe))}
    ] as const;
  });
  return {
    ...table,
    resamples,
    kept: {
      lasso: selection(table, METHODS.lasso.alpha, resamples),
      net: selection(table, METHODS.net.alpha, resamples)
    },
    splits: SPLITS,
    rules: Object.fromEntries(rules) as PathData["rules"],
    tables,
    supports: supports(tables)
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
