import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaults} from "../../src/figure/params.js";
import {criticalZ, falseDiscoveryShare, levelOf, zPower} from "../../src/ml/power.js";
import {tPower} from "../../src/ml/student.js";
import {drawExperiments, EXTENT} from "../../src/questions/type-i-ii-errors/experiments.js";
import spec from "../../src/questions/type-i-ii-errors/figure.js";
import {within} from "../../src/questions/type-i-ii-errors/lesson.js";
import {model, type Params} from "../../src/questions/type-i-ii-errors/model.js";
import {EXPERIMENTS, params} from "../../src/questions/type-i-ii-errors/params.js";
import {checkFigure} from "../figure/check.js";

checkFigure(spec, null);

const start = defaults(params);
const at = (patch: Partial<Params>) => model({...start, ...patch});

describe("the simulated experiments", () => {
  it("err as often as α and β say: over 200 seeds, as far off as binomials are", () => {
    const settings: Partial<Params>[] = [
      {},
      {alpha: 0.01},
      {n: 50},
      {effect: 0},
      {sides: "two"},
      {prior: 0.1}
    ];
    for (const setting of settings) {
      const {beta} = at(setting);
      const alpha = setting.alpha ?? start.alpha;
      let wrong = [0, 0];
      let total = [0, 0];
      let far = 0;
      for (let seed = 1; seed <= 200; ++seed) {
        const {tally} = at({...setting, seed});
        wrong = [wrong[0] + tally.falsePositives, wrong[1] + tally.falseNegatives];
        total = [total[0] + tally.nulls, total[1] + tally.effects];
        if (!within(tally.falsePositives, tally.nulls, alpha)) ++far;
        if (!within(tally.falseNegatives, tally.effects, beta)) ++far;
      }
      // Three standard deviations: about one in 370 is farther off.
      expect(far, JSON.stringify(setting)).toBeLessThanOrEqual(6);
      expect(within(wrong[0], total[0], alpha), JSON.stringify(setting)).toBe(true);
      expect(within(wrong[1], total[1], beta), JSON.stringify(setting)).toBe(true);
    }
  });
  it("are all counted once, in the cells and in the bins", () => {
    for (const patch of [
      {},
      {n: 5, sigma: 1.5, effect: 1.5},
      {runs: 0},
      {runs: 370, sides: "two" as const}
    ]) {
      const {tally} = at(patch);
      const bins = [...tally.kept, ...tally.rejected].flatMap((b) => [...b]);
      expect(bins.reduce((a, b) => a + b, 0)).toBe(patch.runs ?? EXPERIMENTS);
      expect(tally.nulls + tally.effects).toBe(patch.runs ?? EXPERIMENTS);
      expect(tally.rejected[0].reduce((a, b) => a + b, 0)).toBe(tally.falsePositives);
      expect(tally.kept[1].reduce((a, b) => a + b, 0)).toBe(tally.falseNegatives);
    }
  });
  it("keep their chance while settings move: each mean moves with the effect", () => {
    expect(drawExperiments(3)).toEqual(drawExperiments(3));
    expect(at({effect: 0.5}).tally.falsePositives).toBe(at({effect: 1}).tally.falsePositives);
  });
});

describe("claims", () => {
  it("doubling n cuts β and leaves α", () => {
    for (const n of [5, 10, 25, 60, 100])
      for (const sides of ["one", "two"] as const) {
        const [one, two] = [at({n, sides}), at({n: 2 * n, sides})];
        expect(two.beta).toBeLessThan(one.beta);
        for (const r of [one, two]) expect(levelOf(r.critical / r.se, sides)).toBeCloseTo(start.alpha, 13);
        // The line moved with the standard error, and nothing else moved it.
        expect(one.critical / one.se).toBeCloseTo(two.critical / two.se, 14);
      }
  });
  it("moving the line lowers one error only by raising the other", () => {
    for (const sides of ["one", "two"] as const)
      for (let alpha = 0.001; alpha < 0.499; alpha += 0.001)
        expect(at({alpha: alpha + 0.001, sides}).beta).toBeLessThan(at({alpha, sides}).beta);
  });
  it("power at effect 0 is α", () => {
    for (const alpha of [0.001, 0.05, 0.5])
      for (const sides of ["one", "two"] as const)
        expect(at({effect: 0, alpha, sides}).power).toBeCloseTo(alpha, 14);
  });
  it("the critical value is in the picture at every admissible setting", () => {
    expect(criticalZ(params.alpha.min, "two") * (params.sigma.max / Math.sqrt(params.n.min))).toBeLessThan(
      EXTENT[1]
    );
  });
});

describe("the page's numbers", () => {
  it("“two rejections in three are wrong”", () => {
    expect(at({prior: 0.05, n: 10}).falseShare).toBeGreaterThan(0.64);
    expect(at({prior: 0.05, n: 10}).falseShare).toBeLessThan(0.69);
  });
  it("“at first α is 5 % and β is 20 %”", () => {
    expect([start.alpha, Math.round(100 * at({}).beta)]).toEqual([0.05, 20]);
  });
  it("“five looks give 14 %”", () => {
    const {peeking} = JSON.parse(
      readFileSync(new URL("../reference/type-i-ii-errors.json", import.meta.url), "utf8")
    ) as {peeking: number};
    expect(Math.round(100 * peeking)).toBe(14);
  });
  it("“from 50 observations on below two percentage points at α = 5 %”: z against t test, whatever the effect", () => {
    for (const sides of ["one", "two"] as const)
      for (const n of [50, 55, 70, 100, 200, 400])
        for (let effect = 0; effect <= 1.5; effect += 0.05) {
          const gap = zPower(0.05, effect * Math.sqrt(n), sides) - tPower(0.05, effect, n, sides);
          expect(gap).toBeLessThan(0.02);
          expect(gap).toBeGreaterThan(-1e-9);
        }
  });
  it("“observed power is 50 % where p is α”, one-sided", () => {
    expect(zPower(0.05, criticalZ(0.05, "one"), "one")).toBeCloseTo(0.5, 12);
  });
  it("“80 % power, one idea in ten: about a third of the announced effects are not there”", () => {
    expect(falseDiscoveryShare(0.05, 0.8, 0.1)).toBeCloseTo(0.36, 10);
  });
  it("“rejections on the wrong side are hardly ever seen unless δ is near 0”: below 0.1 % from δ√n/σ = 1.2 on", () => {
    for (const shift of [1.2, 2, 3]) {
      const both = zPower(0.05, shift, "two");
      const right = zPower(0.025, shift, "one");
      expect(both - right).toBeLessThan(0.001);
    }
  });
});
