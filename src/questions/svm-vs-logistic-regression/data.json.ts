import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {csvParse} from "d3-dsv";
import type {Data} from "./points.js";

/** The iris petals from data/iris.csv: lengths and widths in cm, and the species. */
export function compute(): Data {
  const file = fileURLToPath(new URL("../../../data/iris.csv", import.meta.url));
  const rows = csvParse(readFileSync(file, "utf8"));
  const species = [...new Set(rows.map((row) => row.species))];
  return {
    iris: {
      x: rows.map((row) => Number(row.petal_length)),
      y: rows.map((row) => Number(row.petal_width)),
      label: rows.map((row) => species.indexOf(row.species)),
      species
    }
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
