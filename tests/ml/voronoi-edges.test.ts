import {readFileSync} from "node:fs";
import {Delaunay} from "d3-delaunay";
import {describe, expect, it} from "vitest";
import {Components} from "../../src/ml/components.js";
import {random} from "../../src/ml/random.js";
import {visibleNeighbors} from "../../src/ml/voronoi-edges.js";

const {regions} = JSON.parse(readFileSync(new URL("../reference/knn-k1.json", import.meta.url), "utf8")) as {
  regions: {x: number[]; y: number[]; label: number[]; sizes: number[]}[];
};
const view = [-4, -3, 4, 3] as const;
const pairsOf = (points: readonly (readonly [number, number])[]) =>
  visibleNeighbors(new Delaunay(Float64Array.from(points.flat())), view, 1e-9)
    .map(([a, b]) => (a < b ? `${a}-${b}` : `${b}-${a}`))
    .sort();

describe("cells that share an edge in view", () => {
  it.each(regions.map((r, i) => ({...r, name: `${r.label.length} points, no. ${i + 1}`})))(
    "joined by class make the regions that scipy's diagram makes: $name",
    ({x, y, label, sizes}) => {
      const flat = Float64Array.from(x.flatMap((v, i) => [v, y[i]]));
      const joined = new Components(x.length);
      const seen = new Set<number>();
      for (const [a, b] of visibleNeighbors(new Delaunay(flat), view, 1e-9)) {
        seen.add(a).add(b);
        if (label[a] === label[b]) joined.join(a, b);
      }
      const size = new Map<number, number>();
      for (const i of seen) size.set(joined.find(i), (size.get(joined.find(i)) ?? 0) + 1);
      expect([...size.values()].sort((a, b) => a - b)).toEqual(sizes);
    }
  );

  it("are those of d3's clipped polygons, where these are not too short to tell", () => {
    const source = random(4);
    const points = Array.from({length: 80}, () => [9 * source() - 4.5, 7 * source() - 3.5] as const);
    const voronoi = new Delaunay(Float64Array.from(points.flat())).voronoi([...view]);
    const theirs = points.flatMap((_, i) =>
      [...voronoi.neighbors(i)].filter((j) => j > i).map((j) => `${i}-${j}`)
    );
    expect(pairsOf(points)).toEqual(theirs.sort());
  });

  it("do not meet in a mere corner, nor outside the view", () => {
    const square = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1]
    ] as const;
    expect(pairsOf(square)).toEqual(["0-1", "0-3", "1-2", "2-3"]);
    // The bisector of the outer two passes far above the view.
    expect(
      pairsOf([
        [-2, 0],
        [0, 0.001],
        [2, 0]
      ])
    ).toEqual(["0-1", "1-2"]);
  });

  it("take few points, and points on a line", () => {
    expect(pairsOf([[0, 0]])).toEqual([]);
    expect(
      pairsOf([
        [0, 0],
        [1, 1]
      ])
    ).toEqual(["0-1"]);
    expect(pairsOf([-2, -1, 0, 1, 2].map((v) => [v, 0] as const))).toEqual(["0-1", "1-2", "2-3", "3-4"]);
  });
});
