import {plural} from "../../marks/format.js";
import {paddedExtent, rescale, standardize} from "../../ml/scaling.js";
import {LONGEST, type Room} from "./params.js";

/** More rows than this are sampled: fifty uniform samples of as many are clustered at every move. */
export const mostRows = 300;
/** Fewer different places than this are not compared: the elbow alone takes sixteen clusters. */
export const fewest = LONGEST + 4;

/** The reader's table: two columns of numbers, each divided by its standard deviation. */
export const own: Room["OwnTable"] = {
  ask: `Two columns of numbers, at least ${fewest} rows that differ. Both are standardized first, so that the units do not decide.`,
  example: `length,width
5.0,1.62
6.3,2.69
5.8,4.20
5.4,1.28
6.4,2.42
5.4,4.05
5.1,1.60
6.5,3.16
5.8,3.70
5.1,1.34
6.3,2.93
5.5,3.61
5.1,1.43
6.1,2.37
5.4,4.09
4.9,1.52
6.9,2.40
5.4,4.04
5.3,1.32
6.8,2.27
5.3,4.09
4.8,1.35
6.5,2.78
5.6,4.03
`,
  most: mostRows,
  roles: () => [
    {id: "x", label: "Horizontal", kind: "number"},
    {id: "y", label: "Vertical", kind: "number"}
  ],
  accept(_, {rows, numbers: {x, y}}) {
    if (x.name === y.name) throw new Error(`“${x.name}” is chosen twice: choose two columns.`);
    const columns = [x, y].map(({values}) => rescale(values, standardize(values)));
    const X = Float64Array.from({length: 2 * rows}, (_, q) => columns[q % 2][q >> 1]);
    const places = new Set(Array.from({length: rows}, (_, i) => `${X[2 * i]} ${X[2 * i + 1]}`)).size;
    if (places < fewest)
      throw new Error(
        `These columns have ${plural(places, "different row")}; at least ${fewest} are needed to compare up to ${LONGEST} clusters.`
      );
    const flat = [x, y].find(({values}) => values.every((v) => v === values[0]));
    return {
      data: {
        X,
        n: rows,
        xName: `${x.name}, standardized`,
        yName: `${y.name}, standardized`,
        extent: [...paddedExtent(columns[0], 0.06), ...paddedExtent(columns[1], 0.06)] as unknown as [
          number,
          number,
          number,
          number
        ]
      },
      note: flat
        ? `${plural(rows, "row")}: “${flat.name}” is the same in every one of them, so only ${(flat === x ? y : x).name} counts, standardized.`
        : `${plural(rows, "row")}: ${x.name} and ${y.name}, both standardized.`
    };
  }
};
