import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {anyFigure} from "../../src/figure/contract.js";
import {defaults, type ParamsOf} from "../../src/figure/params.js";
import {stillPanel} from "../../src/figure/still.js";
import {amount} from "../../src/marks/format.js";
import {random} from "../../src/ml/random.js";
import {gradientCovariance} from "../../src/ml/sgd-moments.js";
import {curveOf, measuredRadius, radiusAt, sgdLimit, TOUCHES} from "../../src/questions/sgd-vs-gd/ball.js";
import {N, positionOf, readings} from "../../src/questions/sgd-vs-gd/clock.js";
import figure from "../../src/questions/sgd-vs-gd/figure.js";
import {model} from "../../src/questions/sgd-vs-gd/model.js";
import {batchSizes, type Here, params} from "../../src/questions/sgd-vs-gd/params.js";
import {uphill} from "../../src/questions/sgd-vs-gd/scenes.js";
import {leadFrom, passesToMatch} from "../../src/questions/sgd-vs-gd/words.js";
import {BEST, condition, LIMIT, lambda, worldOf} from "../../src/questions/sgd-vs-gd/world.js";
import {checkFigure} from "../figure/check.js";
import {stateAt} from "../figure/settings.js";
import reference from "../reference/sgd-vs-gd.json" with {type: "json"};

const start = defaults(params);

// What every figure owes: claims over seeds, corners of all settings, links, stills, words.
checkFigure(figure, null, {
  every: 3,
  survives: {
    "the distance in a long run": (times) => {
      const run = measuredRadius(worldOf(start.seed, 0.3), 1, "shuffle", 0.2, times * TOUCHES);
      return amount(run ?? 0, 2);
    }
  }
});

const page = readFileSync(new URL("../../src/questions/sgd-vs-gd/index.md", import.meta.url), "utf8");
const at = (patch: Partial<ParamsOf<typeof params>> = {}): Here => {
  const now = {...start, ...patch};
  return {params: now, settled: now, data: null, result: model(now)};
};
/** Seeds that no other test uses. */
const seeds = Array.from({length: 200}, (_, i) => 4001 + i);
const count = (holds: (seed: number) => boolean): number => seeds.filter(holds).length;

describe("the bowl, as numpy and scipy see it", () => {
  it("has these eigenvalues, limits and best step", () => {
    const {bowl} = reference;
    bowl.lambda.forEach((v, i) => {
      expect(lambda[i] / v).toBeCloseTo(1, 12);
    });
    expect(LIMIT / bowl.limit).toBeCloseTo(1, 12);
    expect(BEST / bowl.best).toBeCloseTo(1, 6);
    expect((condition - 1) / (condition + 1)).toBeCloseTo(bowl.factor, 6);
    for (const [B, limit] of Object.entries(bowl.limits))
      expect(sgdLimit(Number(B)) / limit).toBeCloseTo(1, 10);
  });

  it("and the page says so", () => {
    for (const text of [
      "= 2.18\\)",
      "= 0.153\\)",
      "the limit is 0.917",
      "= 0.857\\)",
      "±0.869",
      "η = 0.650",
      "0.71 of GD",
      "B = 10 up to 0.97"
    ])
      expect(page, text).toContain(text);
    expect(lambda.map((v) => Number(v.toPrecision(3)))).toEqual([2.18, 0.153]);
    expect([LIMIT, BEST].map((v) => v.toFixed(3))).toEqual(["0.917", "0.857"]);
    expect(start.gd).toBe(Number(BEST.toFixed(3)));
    expect(reference.bowl.factor.toFixed(3)).toBe("0.869");
    expect(reference.bowl.factor ** 2).toBeCloseTo(0.755, 3);
    expect(sgdLimit(1).toFixed(3)).toBe("0.650");
    expect((sgdLimit(1) / LIMIT).toFixed(2)).toBe("0.71");
    expect((sgdLimit(10) / LIMIT).toFixed(2)).toBe("0.97");
  });
});

describe("what the page says of samples, over 200 others", () => {
  it("GD needs about as many passes as the first sample says, and the lead changes within the runs", () => {
    const passes = seeds.map((seed) => passesToMatch(at({seed}).result) ?? 99).sort((a, b) => a - b);
    const here = passesToMatch(at().result) ?? 99;
    expect(here).toBeGreaterThanOrEqual(passes[50]);
    expect(here).toBeLessThanOrEqual(passes[150]);
    expect(count((seed) => leadFrom(at({seed}).result) !== null)).toBe(200);
  });

  it("with one step for both, SGD is still ahead after 50 passes in about five of six", () => {
    const many = Array.from({length: 1000}, (_, i) => 1 + i);
    const ahead = many.filter((seed) => {
      const {gd, sgd} = at({seed, gd: 0.2}).result;
      return sgd.walk.excess[50 * N] < gd.walk.excess[50];
    });
    expect(Math.abs(ahead.length / 1000 - 5 / 6)).toBeLessThan(0.04);
  });

  it("at 95 % of GD's limit SGD climbs above 100 times the start, GD never", () => {
    for (const sampling of ["shuffle", "fresh"] as const) {
      const climbs = (who: "gd" | "sgd") =>
        count((seed) => {
          const {walk} = at({seed, gd: 0.871, sgd: 0.871, sampling}).result[who];
          return walk.excess.some((v) => v > 100 * walk.excess[0]);
        });
      expect(climbs("gd")).toBe(0);
      expect(climbs("sgd")).toBeGreaterThanOrEqual(198);
    }
    expect((0.871 / LIMIT).toFixed(2)).toBe("0.95");
  });

  it("between SGD's limit and about 0.9 a run comes back: its distance shrinks on average in the logarithm", () => {
    const growth = (eta: number) => {
      const {walk} = at({sgd: eta, sampling: "fresh"}).result.sgd;
      expect(walk.gone).toBeNull();
      return exponent(eta);
    };
    for (const eta of [0.7, 0.8, 0.87]) expect(growth(eta)).toBeLessThan(-0.01);
    expect(exponent(0.93)).toBeGreaterThan(0.01);
  });

  it("in shuffled passes the mean square stays bounded up to about 0.75, past the limit of independent draws", () => {
    // The second moment's map over a pass, averaged over shuffles: its trace norm after one pass from the identity.
    const grown = (eta: number) => {
      const draw = random(5);
      const order = Array.from({length: N}, (_, i) => i);
      let sum = 0;
      const draws = 20_000;
      for (let k = 0; k < draws; ++k) {
        let [p, q, r, s] = [1, 0, 0, 1];
        for (let i = 0; i < N; ++i) {
          const j = i + Math.floor(draw() * (N - i));
          [order[i], order[j]] = [order[j], order[i]];
          const x = (2 * (order[i] + 0.5)) / N;
          const [u, v] = [eta * (p + x * r), eta * (q + x * s)];
          p -= u;
          q -= v;
          r -= x * u;
          s -= x * v;
        }
        sum += (p * p + q * q + r * r + s * s) / draws;
      }
      return sum;
    };
    expect(sgdLimit(1)).toBeLessThan(0.7);
    expect(grown(0.7)).toBeLessThan(0.2);
    expect(grown(0.8)).toBeGreaterThan(20);
  });

  it("shuffled passes stay closer: by about a tenth at 0.2, a quarter at 0.05", () => {
    const shares = (eta: number) =>
      seeds.slice(0, 40).map((seed) => {
        const world = worldOf(seed, 0.3);
        return (measuredRadius(world, 1, "shuffle", eta) ?? 0) / (radiusAt(world, 1, eta) ?? 0);
      });
    for (const [eta, less] of [
      [0.2, 0.1],
      [0.05, 0.25]
    ]) {
      const all = shares(eta);
      expect(Math.max(...all)).toBeLessThan(1);
      expect(1 - all.reduce((a, b) => a + b, 0) / all.length).toBeCloseTo(less, 1);
      expect(Math.abs(1 - all.reduce((a, b) => a + b, 0) / all.length - less)).toBeLessThan(0.025);
    }
  });

  it("at the start about half of the single examples' steps point uphill, and at 0.4 more than three in four raise the loss", () => {
    expect(
      count((seed) => {
        const {gradients, steps} = uphill(at({seed, show: "next", sgd: 0.4, time: 1}));
        expect(Math.abs(gradients - 50)).toBeLessThan(10);
        return steps > 75;
      })
    ).toBeGreaterThanOrEqual(190);
  });

  it("a whole batch at GD's step is GD", () => {
    const {gd, sgd} = at({batch: 100, sgd: 0.857}).result;
    for (let t = 0; t <= 500; ++t) expect(Math.abs(gd.walk.d0[t] - sgd.walk.d0[t])).toBeLessThan(1e-12);
  });

  it("the noise at the start is more than ten times that at the minimum, and is not round", () => {
    for (const seed of seeds) {
      const {world, start: d} = at({seed}).result;
      const [there, least] = [gradientCovariance(world.noise, d), gradientCovariance(world.noise, [0, 0])];
      expect(there[0] + there[2]).toBeGreaterThan(10 * (least[0] + least[2]));
      expect(there[0] * there[2] - there[1] ** 2).toBeLessThan(0.3 * ((there[0] + there[2]) / 2) ** 2);
    }
  });

  it("decay takes SGD through the ball", () => {
    expect(
      count(
        (seed) =>
          at({seed, decay: 1}).result.sgd.walk.excess[5000] < at({seed}).result.sgd.walk.excess[5000] / 10
      )
    ).toBeGreaterThanOrEqual(190);
  });
});

/** The mean growth of the logarithm of the distance a step, without noise in the data: of the products of I − ηA. */
function exponent(eta: number): number {
  const {world, rows} = at({sampling: "fresh"}).result;
  expect(world.y.length).toBe(N);
  let [a, b, log] = [1, 0.3, 0];
  const times = 60;
  for (let k = 0; k < times * rows.length; ++k) {
    // The run's own draws, met again in another order of x.
    const x = (2 * (((rows[k % rows.length] * 37 + Math.floor(k / rows.length) * 11) % N) + 0.5)) / N;
    const e = a + b * x;
    a -= eta * e;
    b -= eta * e * x;
    const size = Math.hypot(a, b);
    if (size > 1e3 || size < 1e-3) {
      log += Math.log(size);
      a /= size;
      b /= size;
    }
  }
  return log / (times * rows.length);
}

describe("parts", () => {
  it("where SGD's step must end is not drawn before the reader is near it: a prediction asks for it", () => {
    const spec = anyFigure(figure);
    const size = {width: 500, height: 400, mode: "wide"} as const;
    for (const number of [6, 8]) {
      const scene = figure.scenes[number - 1];
      const still = stillPanel(spec, stateAt(spec, null, scene.params), "steps", size);
      expect(scene.shows).toContain("steps");
      expect(still).toContain("2/λmax");
      expect(still).not.toContain("limit, independent batches");
    }
    expect(stillPanel(spec, stateAt(spec, null, {sgd: 0.871}), "steps", size)).toContain(
      "limit, independent batches"
    );
  });

  it("the clock's numbers rise, and are found again", () => {
    readings.forEach((v, i) => {
      expect(positionOf(v)).toBe(i);
      if (i) expect(v).toBeGreaterThan(readings[i - 1]);
    });
    expect(readings[readings.length - 1]).toBe(5000);
  });

  it("the cloud does not depend on how the clock came to where it is", () => {
    const cloud = (time: number) => at({show: "cloud", time}).result.cloud();
    const once = cloud(30);
    cloud(40);
    cloud(3);
    const again = cloud(30);
    expect([...(again?.d0 ?? [])]).toEqual([...(once?.d0 ?? [1])]);
  });

  it("the cloud's spread is the law's at other batch sizes too", () => {
    for (const batch of batchSizes.slice(0, 6)) {
      const cloud = at({show: "cloud", time: positionOf(60), batch, seed: 7}).result.cloud();
      const law = cloud?.law.spread ?? 0;
      expect(Math.abs((cloud?.spread ?? 0) / law - 1), String(batch)).toBeLessThan(0.2);
    }
    expect(at({show: "cloud", batch: 100}).result.cloud()?.spread).toBeLessThan(1e-20);
  });

  it("a long run of independent batches has the law's radius", () => {
    for (const [batch, within] of [
      [1, 0.04],
      [5, 0.06],
      [20, 0.12]
    ])
      for (const seed of seeds.slice(0, 10)) {
        const world = worldOf(seed, 0.3);
        const law = radiusAt(world, batch, 0.2) ?? 0;
        const run = measuredRadius(world, batch, "fresh", 0.2, 10 * TOUCHES) ?? 0;
        expect(Math.abs(run / law - 1), `B = ${batch}`).toBeLessThan(within);
      }
  });

  it("the radius rises with the step, and is the root of it where steps are small", () => {
    const world = worldOf(67, 0.3);
    const {eta, radius} = curveOf(world, 1);
    for (let i = 1; i < eta.length; ++i) expect(radius[i]).toBeGreaterThan(radius[i - 1]);
    expect((radiusAt(world, 1, 4e-4) ?? 0) / (radiusAt(world, 1, 1e-4) ?? 1)).toBeCloseTo(2, 2);
  });
});
