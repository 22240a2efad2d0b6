import {normal, random} from "../../ml/random.js";
import {paddedExtent} from "../../ml/scaling.js";

/** Cases in the plane with a class each: 0 is y = −1, 1 is y = +1. */
export interface Points {
  x: Float64Array;
  y: Float64Array;
  label: Int32Array;
  classes: readonly [string, string];
  xName: string;
  yName: string;
}

/** The reader's own table, or null. */
export type Data = Points | null;

export type WorldName = "rings" | "moons" | "few" | "coins" | "own";
export type Extent = readonly [x0: number, x1: number, y0: number, y1: number];

/** How many fresh points the error is measured on. */
export const freshSize = 500;

const view: Extent = [-3.3, 3.3, -3, 3];

export function extentOf(world: WorldName, own: Data): Extent {
  if (world !== "own" || !own) return view;
  return [...paddedExtent(own.x, 0.12), ...paddedExtent(own.y, 0.12)] as unknown as Extent;
}

/** The points of a world, or as many others of the same kind. A missing own table leaves the rings in its place. */
export function pointsOf(world: WorldName, seed: number, own: Data): Points {
  return world === "own" && own ? own : sample(world, seed, 0, world === "coins" ? 150 : 100);
}

/** Fresh points of the same world; of the reader's own table there are none. */
export function freshOf(world: WorldName, seed: number, own: Data): Points | null {
  return world === "own" && own ? null : sample(world, seed, 4, freshSize);
}

function sample(world: WorldName, seed: number, stream: number, n: number): Points {
  const [draw, u, coin] = [normal(random(seed, stream)), random(seed, stream + 1), random(seed, stream + 2)];
  const label = Int32Array.from({length: n}, (_, i) =>
    // Exactly three in ten of the few are of the second class.
    world === "coins" ? Number(coin() < 0.5) : world === "few" ? Number(i % 10 < 3) : i % 2
  );
  const [x, y] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; ++i) {
    const one = label[i];
    if (world === "few") {
      x[i] = 0.9 * ((one ? 0.6 : -0.4) + draw());
      y[i] = 0.9 * draw();
    } else if (world === "coins") {
      x[i] = 6 * u() - 3;
      y[i] = 4.4 * u() - 2.2;
    } else if (world === "moons") {
      // scikit-learn's make_moons with noise 0.3, its middle at the origin, 1.4 times as large.
      const t = Math.PI * u();
      x[i] = 1.4 * ((one ? 1 - Math.cos(t) : Math.cos(t)) - 0.5 + 0.3 * draw());
      y[i] = 1.4 * ((one ? 0.5 - Math.sin(t) : Math.sin(t)) - 0.25 + 0.3 * draw());
    } else {
      const t = 2 * Math.PI * u();
      const r = (one ? 2 : 1) + 0.15 * draw();
      x[i] = r * Math.cos(t);
      y[i] = r * Math.sin(t);
    }
  }
  return {x, y, label, classes: ["A", "B"], xName: "x₁", yName: "x₂"};
}
