import {type BestLine, bestLine} from "../../ml/best-line.js";
import type {KernelSpec} from "../../ml/kernels.js";
import {remember} from "../../ml/remember.js";
import {
  type Field,
  fieldOf,
  freshError,
  type Gram,
  type Growth,
  gramOf,
  growthOf,
  type Machine,
  machineOf,
  problemOf
} from "./fits.js";
import {type Cut, ownCut, svmCut} from "./lifted.js";
import {type Pair, pairOf} from "./pair.js";
import {type Data, type Extent, extentOf, freshOf, type Points, pointsOf, type WorldName} from "./worlds.js";

export interface ModelParams {
  readonly view: "lift" | "kernel" | "numbers";
  readonly line: boolean;
  readonly cut: "svm" | "own";
  readonly center: readonly [number, number];
  readonly level: number;
  readonly kernel: KernelSpec["name"];
  readonly gamma: number;
  readonly degree: number;
  readonly c: number;
  readonly beside: "none" | "gram" | "growth";
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
  readonly data: WorldName;
  readonly seed: number;
}

export interface Result {
  points: Points;
  extent: Extent;
  /** The plane among the lifted points: the SVM's, or the reader's. */
  cut: Cut;
  /** Null where it is not asked for. */
  line: BestLine | null;
  /** Null where the similarity is no kernel. */
  machine: Machine | null;
  /** What is shown beside and under the map only: null elsewhere. */
  field: Field | null;
  /** The share of fresh points on the wrong side. */
  fresh: number | null;
  gram: Gram | null;
  growth: Growth | null;
  pair: Pair;
}

// What does not depend on the control that moved is kept from the last call; results are the same without.
const pointsAt = remember(pointsOf);
const freshAt = remember(freshOf);
const extentAt = remember(extentOf);
const cutBySvm = remember(svmCut);
const cutByHand = remember((points: Points, p: number, q: number, c: number) => ownCut(points, [p, q], c));
const lineAt = remember(({x, y, label}: Points) => bestLine(x, y, (i) => label[i] === 1));
const problemAt = remember((points: Points, name: KernelSpec["name"], degree: number, gamma: number) =>
  problemOf(points, {name, degree, gamma})
);
const machineAt = remember(machineOf);
const fieldAt = remember(fieldOf);
const freshErrorAt = remember(freshError);
const gramAt = remember(gramOf);
const growthAt = remember(growthOf);
const pairAt = remember((a1: number, a2: number, b1: number, b2: number, degree: number) =>
  pairOf([a1, a2], [b1, b2], degree)
);

/** Pure. */
export function model(params: ModelParams, own: Data): Result {
  const {view, kernel, c, center, data, seed, a, b, degree} = params;
  const points = pointsAt(data, seed, own);
  const extent = extentAt(data, own);
  // What a kernel does not have does not make another problem of it.
  const problem = problemAt(
    points,
    kernel,
    kernel === "poly" ? degree : 1,
    kernel === "rbf" ? params.gamma : 1
  );
  const machine = machineAt(problem, c);
  const map = view === "kernel";
  const fresh = map ? freshAt(data, seed, own) : null;
  return {
    points,
    extent,
    cut: params.cut === "own" ? cutByHand(points, center[0], center[1], params.level) : cutBySvm(points, c),
    line: view === "lift" && params.line ? lineAt(points) : null,
    machine,
    field: map && machine ? fieldAt(problem, machine, extent) : null,
    fresh: machine && fresh ? freshErrorAt(problem, machine, fresh) : null,
    gram: map && params.beside === "gram" ? gramAt(problem, points) : null,
    growth: map && params.beside === "growth" ? growthAt(points, fresh, c) : null,
    pair: pairAt(a[0], a[1], b[0], b[1], degree)
  };
}
