import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {minIndex} from "d3-array";
import {standardize} from "../../ml/scaling.js";
import {parseTable, standardizedMoments} from "./design.js";
import {LAMBDAS, METHODS} from "./methods.js";
import {crossValidate, path, selection, supportRate} from "./paths.js";
import {GROUPS, TRUE_WEIGHTS} from "./table.js";

const TABLE = fileURLToPath(new URL("../../../data/correlated-features.csv", import.meta.url));

/** What the figure needs of the table: moments for exact fits at any λ, and the paths to draw. */
export interface PathData {
  names: string[];
  groups: (string | null)[];
  /** the weights that made the data, times sd(x)/sd(y): in the units of the fitted ones */
  truth: number[];
  /** XᵀX/n, the rows of its lower triangle one after another */
  gram: number[];
  /** Xᵀy/n */
  c: number[];
  lambdas: number[];
  /** for every method, 60 rows of 12 weights */
  paths: number[][][];
  /** for every method, the λ of least 10-fold cross-validation error */
  cv: number[];
  /** for every method, how often each weight is not 0 over 200 bootstrap samples at λα = 0.1 (ridge: λ = 0.1) */
  chosen: number[][];
  /** of 100 tables simulated alike, the part whose lasso path meets the true support */
  supportRate: number;
}

/** Reads the table and computes all of it (about 2 s). */
export function compute(): PathData {
  const table = parseTable(readFileSync(TABLE, "utf8"));
  const m = standardizedMoments(table);
  const p = m.p;
  const digits = (v: number, n: number): number => Number(v.toPrecision(n));
  return {
    names: table.names,
    groups: [...GROUPS],
    truth: TRUE_WEIGHTS.map((w, j) =>
      digits((w * standardize(table.X[j]).scale) / standardize(table.y).scale, 4)
    ),
    gram: Array.from({length: p}, (_, j) => Array.from(m.G.subarray(j * p, j * p + j + 1)))
      .flat()
      .map((v) => digits(v, 9)),
    c: Array.from(m.c, (v) => digits(v, 9)),
    lambdas: LAMBDAS.map((v) => digits(v, 6)),
    paths: METHODS.map(({alpha}) => path(m, alpha).map((w) => Array.from(w, (v) => digits(v, 3)))),
    cv: METHODS.map(({alpha}) => digits(LAMBDAS[minIndex(crossValidate(table, alpha))], 6)),
    chosen: METHODS.map(({alpha}) => selection(table, alpha).map((v) => digits(v, 3))),
    supportRate: supportRate()
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
