import {describe, expect, it} from "vitest";
import {arcPoint, ballOutline, diagonal, HALF_ARCS, larger, type Point} from "../../src/ml/ball-edge.js";
import {bisect} from "../../src/ml/bisection.js";
import {
  isConvex,
  kink,
  type Penalty,
  penaltyInverse,
  penaltySlope,
  penaltyValue,
  shrink
} from "../../src/ml/bridge-penalty.js";
import {elasticNet, softThreshold} from "../../src/ml/elastic-net.js";
import {ballOptimum, gradient, type Quadratic, quadraticLoss} from "../../src/ml/norm-ball.js";
import {budgetOf, penalizedOptimum} from "../../src/ml/penalized-optimum.js";
import {random} from "../../src/ml/random.js";
import {area, clip, zeroRegions} from "../../src/ml/zero-region.js";

interface Case {
  A: Quadratic;
  center: Point;
  penalty: Penalty;
  t: number;
}

/** Seeded random settings; `among` restricts the penalty. */
function* cases(
  count: number,
  seed: number,
  among: (penalty: Penalty) => boolean = () => true
): Generator<Case> {
  const draw = random(seed);
  while (count > 0) {
    const p = draw() < 0.3 ? 1 : Math.round((0.5 + 3.5 * draw()) * 20) / 20;
    const penalty = {p, mix: draw() < 0.5 ? 0 : draw()};
    const scale = 0.5 + 1.5 * draw();
    const A: Quadratic = [1, 0.95 * scale * (2 * draw() - 1), scale * scale];
    const center: Point = [6 * draw() - 3, 6 * draw() - 3];
    const t = 0.05 + 2.5 * draw();
    if (!among(penalty)) continue;
    --count;
    yield {A, center, penalty, t};
  }
}

const spends = (penalty: Penalty, w: Point): number =>
  penaltyValue(penalty, Math.abs(w[0])) + penaltyValue(penalty, Math.abs(w[1]));

/** The lowest loss over a dense scan of the edge. */
function scan({A, center, penalty, t}: Case): number {
  const diag = diagonal(penalty, t);
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= 400; ++k) {
    const v = diag * (k / 400) ** 3;
    const u = k === 400 ? diag : larger(penalty, t, v);
    for (const arc of HALF_ARCS) best = Math.min(best, quadraticLoss(A, center, arcPoint(arc, u, v)));
  }
  return best;
}

describe("bridge penalty", () => {
  it("has the inverse and the slope that it says", () => {
    for (const {penalty, t} of cases(300, 11)) {
      expect(penaltyInverse(penalty, penaltyValue(penalty, t)) / t).toBeCloseTo(1, 12);
      const h = 1e-5 * t;
      const slope = (penaltyValue(penalty, t + h) - penaltyValue(penalty, t - h)) / (2 * h);
      expect(penaltySlope(penalty, t) / slope).toBeCloseTo(1, 6);
    }
  });

  it("shrinks to the lowest point of the scalar problem", () => {
    for (const {penalty, center, t} of cases(300, 12)) {
      const z = center[0];
      const cost = (w: number): number => (w - z) ** 2 / 2 + t * penaltyValue(penalty, Math.abs(w));
      const u = shrink(penalty, z, t);
      const lowest = Math.min(...Array.from({length: 601}, (_, k) => cost(((k - 300) / 300) * z)));
      expect(cost(u)).toBeLessThanOrEqual(lowest + 1e-13);
    }
  });

  it("is the soft threshold for p = 1 and z/(1 + λ) for p = 2", () => {
    for (const z of [-2, -0.4, 0, 0.5, 3]) {
      expect(shrink({p: 1, mix: 0}, z, 0.5)).toBe(softThreshold(z, 0.5));
      expect(shrink({p: 2, mix: 0}, z, 0.5)).toBeCloseTo(z / 1.5, 15);
      expect(shrink({p: 1, mix: 0.4}, z, 0.5)).toBeCloseTo(softThreshold(z, 0.3) / 1.2, 15);
    }
  });
});

describe("bisect", () => {
  it("finds roots of any size to the last bit", () => {
    for (const root of [1e-250, 1e-7, 0.3, 1]) expect(bisect((x) => x - root, 1e-300, 2)).toBe(root);
  });
});

describe("ballOptimum", () => {
  it("is feasible, stationary and nowhere above a dense scan of the edge, also where the ball is not convex", () => {
    let arcs = 0;
    let vertices = 0;
    for (const c of cases(1500, 1)) {
      const o = ballOptimum(c.A, c.center, c.penalty, c.t);
      const budget = penaltyValue(c.penalty, c.t);
      expect(spends(c.penalty, o.w)).toBeLessThanOrEqual(budget * (1 + 1e-12));
      expect(o.kkt).toBeLessThan(1e-12);
      expect(o.lambda).toBeGreaterThanOrEqual(0);
      if (o.kind === "inside") {
        expect(spends(c.penalty, c.center)).toBeLessThanOrEqual(budget);
        continue;
      }
      expect(spends(c.penalty, o.w) / budget).toBeCloseTo(1, 12);
      expect(o.loss).toBeLessThanOrEqual(scan(c) * (1 + 1e-12));
      if (o.kind === "vertex") ++vertices;
      else ++arcs;
      expect(o.w.some((v) => v === 0)).toBe(o.kind === "vertex");
    }
    expect(vertices).toBeGreaterThan(200);
    expect(arcs).toBeGreaterThan(400);
  });

  it("has one local minimum if the ball is convex", () => {
    for (const c of cases(500, 2, isConvex)) {
      expect(ballOptimum(c.A, c.center, c.penalty, c.t).minima).toHaveLength(1);
    }
  });

  it("gives no zero for p > 1 but where the pull along the other weight is nothing", () => {
    for (const c of cases(800, 3, (penalty) => kink(penalty) === 0)) {
      const {w} = ballOptimum(c.A, c.center, c.penalty, c.t);
      expect(w[0] !== 0 && w[1] !== 0).toBe(true);
    }
    expect(ballOptimum([1, 0, 1], [2, 0], {p: 2, mix: 0}, 1).w).toEqual([1, 0]);
    expect(ballOptimum([1, 0, 1], [2, 1e-9], {p: 2, mix: 0}, 1).w[1]).toBeGreaterThan(0);
  });

  it("agrees with the penalized problem at its multiplier, for every convex penalty", () => {
    for (const c of cases(500, 4, isConvex)) {
      const o = ballOptimum(c.A, c.center, c.penalty, c.t);
      if (o.kind === "inside") continue;
      const w = penalizedOptimum(c.A, c.center, c.penalty, o.lambda);
      expect(Math.hypot(w[0] - o.w[0], w[1] - o.w[1])).toBeLessThan(1e-12);
      expect(budgetOf(c.A, c.center, c.penalty, o.lambda) / c.t).toBeCloseTo(1, 11);
    }
  });

  it("agrees with coordinate descent on the moments: lasso, elastic net and ridge", () => {
    for (const c of cases(200, 5)) {
      for (const mix of [0, 0.4, 1]) {
        const o = ballOptimum(c.A, c.center, {p: 1, mix}, c.t);
        if (o.kind === "inside") continue;
        const [a, b, d] = c.A;
        const pull = gradient(c.A, [-c.center[0], -c.center[1]], [0, 0]);
        const m = {p: 2, G: Float64Array.of(a, b, b, d), c: Float64Array.from(pull), yy: 20};
        const {w} = elasticNet(m, {lambda: o.lambda, alpha: 1 - mix, tolerance: mix === 0 ? 1e-15 : 1e-26});
        expect(Math.hypot(w[0] - o.w[0], w[1] - o.w[1])).toBeLessThan(1e-10);
      }
    }
  });

  it("has the multiplier as the slope of the loss in the budget", () => {
    for (const c of cases(200, 6, isConvex)) {
      const at = (t: number): number => ballOptimum(c.A, c.center, c.penalty, t).loss;
      const o = ballOptimum(c.A, c.center, c.penalty, c.t);
      const h = 1e-5 * c.t;
      if (o.kind === "inside" || at(c.t + 2 * h) === 0) continue;
      const change = penaltyValue(c.penalty, c.t + h) - penaltyValue(c.penalty, c.t - h);
      expect((at(c.t - h) - at(c.t + h)) / change).toBeCloseTo(o.lambda, 3);
    }
  });

  it("says exactly 0 at a tip where λ is 0: w* straight above it, whatever the correlation", () => {
    let tips = 0;
    for (const p of [0.3, 0.4, 0.5, 0.6, 0.8])
      for (const rho of [0, 0.5, -0.5, 0.25, 0.75])
        for (const t of [0.5, 1, 1.5, 2])
          for (const beside of [-2, -1, -0.5, 0.5, 1, 1.5, 2, 3]) {
            const A: Quadratic = [1, rho, 1];
            const center: Point = [t - rho * beside, beside];
            const o = ballOptimum(A, center, {p, mix: 0}, t);
            const least = Math.min(...o.w.map(Math.abs));
            expect(least === 0 || least > 1e-12, `p ${p} ρ ${rho} t ${t} w* ${center}: ${o.w}`).toBe(true);
            expect(o.loss).toBeLessThanOrEqual(quadraticLoss(A, center, [t, 0]) * (1 + 1e-12));
            expect(o.kkt).toBeLessThan(1e-12);
            if (o.kind === "vertex" && o.w[1] === 0) ++tips;
          }
    expect(tips).toBeGreaterThan(100);
  });

  it("refuses an empty ball and a matrix that is not positive definite", () => {
    expect(() => ballOptimum([1, 0, 1], [1, 1], {p: 1, mix: 0}, 0)).toThrow(RangeError);
    expect(() => ballOptimum([1, 1, 1], [1, 1], {p: 1, mix: 0}, 1)).toThrow(RangeError);
  });
});

describe("ballOutline", () => {
  it("is closed and spends the budget at every point", () => {
    for (const {penalty, t} of cases(50, 7)) {
      const line = ballOutline(penalty, t);
      expect(line[0]).toEqual(line.at(-1));
      for (const w of line) expect(spends(penalty, w) / penaltyValue(penalty, t)).toBeCloseTo(1, 12);
    }
  });
});

describe("zeroRegions", () => {
  it("clips and measures polygons", () => {
    const square: Point[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1]
    ];
    expect(area(square)).toBe(1);
    expect(area(clip(square, [1, 1], 1))).toBe(0.5);
    expect(clip(square, [1, 0], -1)).toEqual([]);
  });

  it("says of every optimum what the solver says, away from the regions' edges", () => {
    const inside = (polygon: readonly Point[], x: Point, margin: number): boolean => {
      const turn = Math.sign(
        polygon.reduce((s, a, k) => {
          const b = polygon[(k + 1) % polygon.length];
          return s + a[0] * b[1] - a[1] * b[0];
        }, 0)
      );
      return (
        polygon.length > 2 &&
        polygon.every((a, k) => {
          const b = polygon[(k + 1) % polygon.length];
          const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
          const side = turn * ((b[0] - a[0]) * (x[1] - a[1]) - (b[1] - a[1]) * (x[0] - a[0]));
          return length < 1e-9 || side / length >= margin;
        })
      );
    };
    let zero = 0;
    let both = 0;
    for (const c of cases(1500, 8, (penalty) => kink(penalty) > 0)) {
      const regions = zeroRegions(c.A, c.penalty, c.t, 3);
      const {w, kind} = ballOptimum(c.A, c.center, c.penalty, c.t);
      const deep = regions.filter(({polygon}) => inside(polygon, c.center, 0.01));
      const near = regions.filter(({polygon}) => inside(polygon, c.center, -0.01));
      if (deep.length === 1) {
        ++zero;
        expect(kind).toBe("vertex");
        expect(w[deep[0].weight]).toBe(0);
        expect(w).toEqual(deep[0].vertex.map((v) => v + 0));
      } else if (near.length === 0) {
        ++both;
        expect(kind).not.toBe("vertex");
      }
    }
    expect(zero).toBeGreaterThan(400);
    expect(both).toBeGreaterThan(300);
  });

  it("is a ray without a kink at 0, and the solver agrees on and beside it", () => {
    const A: Quadratic = [1, 0, 1];
    const [region] = zeroRegions(A, {p: 2, mix: 0}, 1, 3);
    expect(region.polygon).toEqual([]);
    expect(region.ray).toEqual([
      [1, 0],
      [3, 0]
    ]);
    const tilted = zeroRegions([1, 0.5, 1], {p: 3, mix: 0}, 1, 3)[0].ray!;
    const middle: Point = [(tilted[0][0] + tilted[1][0]) / 2, (tilted[0][1] + tilted[1][1]) / 2];
    expect(ballOptimum([1, 0.5, 1], middle, {p: 3, mix: 0}, 1).w).toEqual([1, 0]);
  });
});
