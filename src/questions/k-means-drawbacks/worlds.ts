import {normal, random} from "../../ml/random.js";

export type WorldName = "blobs" | "spread" | "size" | "elongated" | "moons" | "rings" | "outlier" | "units";

export type Extent = readonly [x0: number, x1: number, y0: number, y1: number];

/** Points in the plane, with the class that each was drawn from where that is known. */
export interface Sample {
  /** Row-major n × 2. */
  X: Float64Array;
  n: number;
  label: Uint8Array | null;
  classes: number;
  xName: string;
  yName: string;
  /** The part of the plane that the picture shows at least. */
  extent: Extent;
  /** Whether both axes have one unit, to be drawn equally long. */
  equal: boolean;
}

export const worldTitles: Readonly<Record<WorldName, string>> = {
  blobs: "Five round blobs",
  spread: "Unequal spread",
  size: "Unequal size",
  elongated: "Elongated clusters",
  moons: "Two moons",
  rings: "Two rings",
  outlier: "Two blobs and an outlier",
  units: "Axes in unlike units"
};

const square: Extent = [-8, 8, -6, 6];

/** A Gaussian cluster: center, standard deviations along its own axes, turn in radians. */
interface Blob {
  at: readonly [number, number];
  sd: readonly [number, number];
  turn?: number;
  count: number;
}

const round = (x: number, y: number, sd: number, count: number): Blob => ({at: [x, y], sd: [sd, sd], count});

const blobs: Readonly<Partial<Record<WorldName, readonly Blob[]>>> = {
  blobs: [
    round(-5.4, 3.2, 0.6, 30),
    round(-5, -2.6, 0.6, 30),
    round(0.1, 0.5, 0.6, 30),
    round(5.2, 3.4, 0.6, 30),
    round(4.9, -2.9, 0.6, 30)
  ],
  spread: [round(-1.2, 0, 2.2, 60), round(4.6, 2.4, 0.5, 60), round(4.6, -2.4, 0.5, 60)],
  size: [round(-1.6, 0, 1.7, 150), round(4.6, 1.2, 0.35, 12), round(4.6, -1.2, 0.35, 12)],
  elongated: [-2.6, 0, 2.6].map((y) => ({at: [0.4 * y, y], sd: [3, 0.4], turn: 0.35, count: 50})),
  outlier: [round(0, -1.8, 0.7, 20), round(0, 1.8, 0.7, 20)],
  units: [
    {at: [40, 2], sd: [9, 0.3], count: 75},
    {at: [40, 4], sd: [9, 0.3], count: 75}
  ]
};

/** Along two curves, with noise of standard deviation `sd`. */
const curves: Readonly<
  Partial<Record<WorldName, {sd: number; at: readonly ((t: number) => readonly [number, number])[]}>>
> = {
  // scikit-learn's make_moons, scaled and centered.
  moons: {
    sd: 0.35,
    at: [
      (t) => [3.4 * Math.cos(Math.PI * t) - 1.7, 3.4 * Math.sin(Math.PI * t) - 0.85],
      (t) => [1.7 - 3.4 * Math.cos(Math.PI * t), 0.85 - 3.4 * Math.sin(Math.PI * t)]
    ]
  },
  rings: {
    sd: 0.3,
    at: [
      (t) => [1.5 * Math.cos(2 * Math.PI * t), 1.5 * Math.sin(2 * Math.PI * t)],
      (t) => [4.4 * Math.cos(2 * Math.PI * t), 4.4 * Math.sin(2 * Math.PI * t)]
    ]
  }
};

/** The simulated points of a world; the same seed gives the same points. The outlier, where there is one, comes last. */
export function sampleWorld(name: WorldName, seed: number, outlier: readonly [number, number]): Sample {
  const source = random(seed);
  const gauss = normal(source);
  const places: number[] = [];
  const label: number[] = [];
  for (const [c, {at, sd, turn = 0, count}] of (blobs[name] ?? []).entries()) {
    for (let i = 0; i < count; ++i) {
      const [u, v] = [sd[0] * gauss(), sd[1] * gauss()];
      places.push(
        at[0] + u * Math.cos(turn) - v * Math.sin(turn),
        at[1] + u * Math.sin(turn) + v * Math.cos(turn)
      );
      label.push(c);
    }
  }
  const curve = curves[name];
  curve?.at.forEach((at, c) => {
    for (let i = 0; i < 80; ++i) {
      const [x, y] = at(source());
      places.push(x + curve.sd * gauss(), y + curve.sd * gauss());
      label.push(c);
    }
  });
  const classes = 1 + label[label.length - 1];
  if (name === "outlier") {
    places.push(outlier[0], outlier[1]);
    // It was not drawn from either blob; it is counted with the one it is nearer to.
    label.push(outlier[1] < 0 ? 0 : 1);
  }
  return {
    X: Float64Array.from(places),
    n: label.length,
    label: Uint8Array.from(label),
    classes,
    xName: name === "units" ? "x₁ (mm)" : "x₁",
    yName: name === "units" ? "x₂ (cm)" : "x₂",
    extent: name === "units" ? [10, 70, 0, 6] : name === "outlier" ? outlierExtent : square,
    equal: name !== "units"
  };
}

/** Where the outlier can be dragged. */
export const outlierExtent: Extent = [-4, 18, -8.25, 8.25];
