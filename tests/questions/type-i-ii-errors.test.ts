import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaults, withPatch} from "../../src/figure/params.js";
import {looksExaggerate, pocockLevel, walk} from "../../src/ml/looks.js";
import {
  criticalZ,
  falseDiscoveryShare,
  familyWise,
  levelOf,
  zBeta,
  zExaggeration,
  zPower
} from "../../src/ml/power.js";
import {tPower} from "../../src/ml/student.js";
import {
  drawExperiments,
  drawMany,
  drawPaths,
  EXTENT,
  SHARES
} from "../../src/questions/type-i-ii-errors/experiments.js";
import spec from "../../src/questions/type-i-ii-errors/figure.js";
import {scenes, within} from "../../src/questions/type-i-ii-errors/lesson.js";
import {alphaAt, model, type Params, type Result} from "../../src/questions/type-i-ii-errors/model.js";
import {means} from "../../src/questions/type-i-ii-errors/panels/means.js";
import {outcomes} from "../../src/questions/type-i-ii-errors/panels/outcomes.js";
import {EXPERIMENTS, MOST, params, type Room} from "../../src/questions/type-i-ii-errors/params.js";
import {betaRate, levelRate, rate, times} from "../../src/questions/type-i-ii-errors/words.js";
import {checkFigure} from "../figure/check.js";

checkFigure(spec, null);

const start = defaults(params);
const at = (patch: Partial<Params>) => model({...start, ...patch});
const stateAt = (patch: Partial<Params>): Room["State"] => {
  const here = {...start, ...patch};
  return {params: here, data: null, result: model(here), settled: here};
};
/** β where there is an effect to miss. */
const missed = ({beta}: Result): number => {
  if (beta === null) throw new Error("no effect");
  return beta;
};
const page = readFileSync(new URL("../../src/questions/type-i-ii-errors/index.md", import.meta.url), "utf8");

describe("the simulated experiments", () => {
  it("err as often as the two rates say: over many seeds, as far off as binomials are", () => {
    const settings: Partial<Params>[] = [
      {},
      {alpha: 0.01},
      {n: 50},
      {effect: 0},
      {sides: "two"},
      {prior: 0.1},
      {how: "look"},
      {how: "look", k: 10, sides: "two", n: 15},
      {how: "look", k: 20, correct: true},
      {how: "many", k: 20},
      {how: "many", sides: "two", correct: true}
    ];
    for (const setting of settings) {
      const {beta, typeOne} = at(setting);
      const where = JSON.stringify(setting);
      // Paths and families take longer to draw.
      const seeds = "how" in setting ? 60 : 200;
      let wrong = [0, 0];
      let total = [0, 0];
      let far = 0;
      for (let seed = 1; seed <= seeds; ++seed) {
        const {tally} = at({...setting, seed});
        wrong = [wrong[0] + tally.falsePositives, wrong[1] + tally.falseNegatives];
        total = [total[0] + tally.nulls, total[1] + tally.effects];
        if (!within(tally.falsePositives, tally.nulls, typeOne)) ++far;
        if (beta !== null && !within(tally.falseNegatives, tally.effects, beta)) ++far;
      }
      // Three standard deviations: about one in 370 is farther off.
      expect(far, where).toBeLessThanOrEqual(6);
      expect(within(wrong[0], total[0], typeOne), where).toBe(true);
      if (beta !== null) expect(within(wrong[1], total[1], beta), where).toBe(true);
      else expect(total[1], where).toBe(0);
    }
  });
  it("exaggerate as much as the theory says, and stray as often", () => {
    const settings: Partial<Params>[] = [
      {},
      {n: 8},
      {n: 8, sides: "two", effect: 0.2},
      {how: "look"},
      {how: "look", k: 20, sides: "two", n: 40},
      {how: "many", k: 20}
    ];
    for (const setting of settings) {
      const {exaggeration, stray} = at(setting);
      const effect = setting.effect ?? start.effect;
      let [sum, found, strays, effects] = [0, 0, 0, 0];
      for (let seed = 1; seed <= 80; ++seed) {
        const {tally} = at({...setting, seed});
        const own = tally.effects - tally.falseNegatives - tally.strays;
        sum += (tally.found ?? 0) * own;
        found += own;
        strays += tally.strays;
        effects += tally.effects;
      }
      const where = JSON.stringify(setting);
      expect(Math.abs(sum / found / effect / (exaggeration ?? 0) - 1), where).toBeLessThan(0.02);
      expect(strays === 0 ? stray === 0 : within(strays, effects, stray), where).toBe(true);
    }
  });
  it("are one test where there is one look or one hypothesis, experiment by experiment", () => {
    for (const sides of ["one", "two"] as const)
      for (const seed of [1, 2, 77])
        for (const correct of [false, true]) {
          const once = at({sides, seed}).tally;
          expect(at({sides, seed, correct, how: "look", k: 1}).tally).toEqual(once);
          expect(at({sides, seed, correct, how: "many", k: 1}).tally).toEqual(once);
          const last = drawPaths(seed, drawExperiments(seed));
          const first = drawMany(seed, drawExperiments(seed));
          drawExperiments(seed).error.forEach((e, i) => {
            if (last[(i + 1) * SHARES.length - 1] !== e || first[i * MOST] !== e)
              throw new Error(`${seed} ${i}`);
          });
        }
  });
  it("walk as sums of equal batches do: over many experiments, unit variance and the correlation √(s/t) of a Brownian path", () => {
    const places = [1 / 20, 1 / 5, 1 / 2, 1].map((t) => SHARES.indexOf(t));
    let count = 0;
    const sums = places.map(() => places.map(() => 0));
    for (let seed = 1; seed <= 40; ++seed) {
      const paths = drawPaths(seed, drawExperiments(seed));
      for (let i = 0; i < EXPERIMENTS; ++i, ++count)
        places.forEach((a, p) => {
          places.forEach((b, q) => {
            sums[p][q] += paths[i * SHARES.length + a] * paths[i * SHARES.length + b];
          });
        });
    }
    places.forEach((a, p) => {
      places.forEach((b, q) => {
        const expected = Math.sqrt(Math.min(SHARES[a], SHARES[b]) / Math.max(SHARES[a], SHARES[b]));
        // Four standard errors of a mean of 40,000 products.
        expect(Math.abs(sums[p][q] / count - expected)).toBeLessThan(4 * Math.sqrt(2 / count));
      });
    });
  });
  it("stand beyond the line exactly if they reject, and are counted once, in the cells and in the bins", () => {
    const sum = (bins: Uint16Array) => bins.reduce((a, b) => a + b, 0);
    const [low, high] = EXTENT;
    for (const how of ["once", "look", "many"] as const)
      for (const patch of [
        {},
        {n: 5, sigma: 1.5, effect: 1.5},
        {runs: 0},
        {runs: 370, sides: "two" as const},
        {correct: true, k: 20, sides: "two" as const}
      ]) {
        const {tally, critical} = at({...patch, how});
        const runs = "runs" in patch ? patch.runs : EXPERIMENTS;
        expect([...tally.kept, ...tally.rejected].map(sum).reduce((a, b) => a + b, 0)).toBe(runs);
        expect(tally.nulls + tally.effects).toBe(runs);
        expect(sum(tally.rejected[0])).toBe(tally.falsePositives);
        expect(sum(tally.kept[1])).toBe(tally.falseNegatives);
        const two = "sides" in patch;
        for (const truth of [0, 1])
          for (let bin = 0; bin < tally.kept[0].length; ++bin) {
            const from = low + ((high - low) * bin) / tally.kept[0].length;
            const to = from + (high - low) / tally.kept[0].length;
            if (tally.kept[truth][bin]) expect(from < critical && (!two || to > -critical)).toBe(true);
            if (tally.rejected[truth][bin]) expect(to > critical || (two && from < -critical)).toBe(true);
          }
      }
  });
  it("keep their chance while settings move: each mean moves with the effect", () => {
    expect(drawExperiments(3)).toEqual(drawExperiments(3));
    expect(at({effect: 0.5}).tally.falsePositives).toBe(at({effect: 1}).tally.falsePositives);
  });
  it("climb: the counts against k are those of the settings themselves", () => {
    for (const how of ["look", "many"] as const)
      for (const sides of ["one", "two"] as const) {
        const {climb} = at({how, sides, prior: 0.3, runs: 700});
        for (let k = 1; k <= MOST; ++k) {
          const {tally, typeOne} = at({how, sides, k, prior: 0.3, runs: 700});
          expect(climb?.counts[k - 1]).toBe(tally.falsePositives);
          expect(climb?.nulls).toBe(tally.nulls);
          expect(climb?.rate[k - 1]).toBeCloseTo(typeOne, 12);
          const corrected = at({how, sides, k, correct: true}).typeOne;
          expect(climb?.corrected[k - 1]).toBeCloseTo(corrected, 8);
          expect(corrected).toBeLessThanOrEqual(start.alpha + 1e-8);
        }
      }
    expect(at({}).climb).toBeNull();
  });
});

describe("several hypotheses", () => {
  const many = {how: "many", k: 20} as const;
  it("single rejections are wrong as often as when each of the tests is drawn and counted", () => {
    for (const patch of [
      many,
      {...many, correct: true},
      {how: "many", k: 5, sides: "two", prior: 0.2}
    ] as const) {
      const setting = {...start, ...patch};
      const r = model(setting);
      const z = criticalZ(r.level, setting.sides);
      const rejects = (v: number) => v > z || (setting.sides === "two" && v < -z);
      let [wrong, right] = [0, 0];
      for (let seed = 1; seed <= 40; ++seed) {
        const draws = drawExperiments(seed);
        const errors = drawMany(seed, draws);
        for (let i = 0; i < EXPERIMENTS; ++i) {
          const effect = draws.rank[i] < setting.prior;
          for (let j = 0; j < setting.k; ++j) {
            const real = effect && j === 0;
            if (rejects(errors[i * MOST + j] + (real ? r.shift : 0))) real ? ++right : ++wrong;
          }
        }
      }
      const share = wrong / (wrong + right);
      const error = Math.sqrt((share * (1 - share)) / (wrong + right));
      expect(Math.abs(r.wrongTests - share), JSON.stringify(patch)).toBeLessThan(4 * error);
      // It is not the share of experiments without an effect among those that reject.
      expect(r.wrongTests).toBeGreaterThan(r.falseShare + 0.05);
    }
    for (const how of ["once", "look"] as const) expect(at({how}).wrongTests).toBe(at({how}).falseShare);
  });
  it("the words do not call a family's errors those of one test", () => {
    const state = stateAt(many);
    const said = spec.describe(state).replace(/\u00a0/g, " ");
    expect(said).toContain("some test rejects with probability 64.2 %");
    expect(said).toContain("its own test misses it with 19.6 %");
    expect(said).not.toContain("wrongly");
    expect(said).not.toContain("a true H₀ is rejected");
    const {head, rows, foot} = outcomes.table(state);
    expect(head.slice(1)).toEqual(["no test rejects", "some test rejects"]);
    // What rejects may be right or not.
    expect(rows.flatMap((row) => row.cells.map((c) => c.name))).not.toContain("correct: power");
    expect(foot?.replace(/\u00a0/g, " ")).toContain("Single rejections: 70.8 % wrong");
    expect(foot).not.toContain("false discovery rate");
    expect(outcomes.table(stateAt({})).foot).toContain("false discovery rate");
  });
  it("the areas of one test say that they are one test's, where an experiment makes several", () => {
    const title = (patch: Partial<Params>) =>
      typeof means.title === "function" ? means.title(stateAt(patch)) : means.title;
    expect(title({})).not.toContain("one test");
    expect(title(many)).toContain("errors of one test");
    expect(title({how: "look"})).toContain("errors of one test");
  });
});

describe("notes", () => {
  it("point at nothing where there is nothing, and say no number for it", () => {
    for (const scene of scenes)
      for (const patch of [{runs: 0}, {effect: 0}, {runs: 10, n: 5, alpha: 0.001}]) {
        const state = stateAt({...scene.params, ...patch});
        const text = typeof scene.note?.text === "function" ? scene.note.text(state) : scene.note?.text;
        if (scene.note?.at(state) && text) expect(text).not.toMatch(/averages 0\.00/);
        if (state.result.tally.found === null) expect(text ?? "").not.toContain("averages");
      }
  });
});

describe("the second prediction", () => {
  it("says which test, since two sides have another answer", () => {
    const [, {reveal, answer, ask}] = spec.predictions;
    if (typeof answer !== "function") throw new Error("no answer");
    const [one, two] = (["one", "two"] as const).map((sides) => Number(answer(stateAt({...reveal, sides}))));
    expect(Math.round(one)).not.toBe(Math.round(two));
    expect(ask).toContain("one-sided");
  });
});

/** What must be so whatever the reader sets. */
function checkInvariants(setting: Params, reading: boolean): void {
  const where = JSON.stringify(setting);
  const say = (what: string) => `${what} at ${where}`;
  const r = model(setting);
  const {tally, all} = r;
  for (const value of [
    r.se,
    r.shift,
    r.level,
    r.critical,
    r.typeOne,
    r.power,
    r.falseShare,
    r.missedShare,
    r.stray
  ])
    if (!Number.isFinite(value)) throw new Error(say("a number that is none"));
  if (!(r.enough > 0)) throw new Error(say("a sample size"));
  for (const p of [r.typeOne, r.power, r.level])
    if (!(p > 0 && p < 1)) throw new Error(say(`a probability of ${p}`));
  for (const p of [r.falseShare, r.missedShare, r.stray])
    if (!(p >= 0 && p <= 1)) throw new Error(say(`a share of ${p}`));
  if (setting.effect === 0) {
    if (r.beta !== null || r.betaOnce !== null || r.exaggeration !== null) throw new Error(say("an effect"));
    if (tally.effects !== 0 || tally.falseNegatives !== 0 || tally.found !== null || tally.strays !== 0)
      throw new Error(say("experiments with an effect"));
    if (r.falseShare !== 1 || r.missedShare !== 0) throw new Error(say("a true discovery"));
    if (r.power !== r.typeOne) throw new Error(say("power without an effect"));
  } else {
    const beta = missed(r);
    if (!(beta > 0 && beta < 1) || Math.abs(beta + r.power - 1) > 1e-12) throw new Error(say("β"));
    if (r.exaggeration === null || !(r.exaggeration > 1 - 1e-9)) throw new Error(say("exaggeration"));
    if (!(r.falseShare > 0 && r.falseShare < 1)) throw new Error(say("a share that is certain"));
  }
  if (r.power < r.typeOne - 1e-9) throw new Error(say("less power than level"));
  if (setting.how !== "many" && r.typeOne < r.level - 1e-9) throw new Error(say("a rate below its level"));
  if (setting.correct && r.typeOne > setting.alpha * (1 + 1e-6)) throw new Error(say("a broken promise"));
  for (const {nulls, effects, falsePositives, falseNegatives, kept, rejected} of [tally, all]) {
    const whole = [nulls, effects, falsePositives, falseNegatives];
    if (!whole.every((v) => Number.isInteger(v) && v >= 0)) throw new Error(say("a count"));
    if (falsePositives > nulls || falseNegatives > effects) throw new Error(say("more errors than cases"));
    for (const truth of [0, 1]) {
      let [k, j] = [0, 0];
      for (const v of kept[truth]) k += v;
      for (const v of rejected[truth]) j += v;
      const total = truth ? effects : nulls;
      if (k + j !== total || j !== (truth ? effects - falseNegatives : falsePositives))
        throw new Error(say("a row that does not add up"));
    }
  }
  if (tally.nulls + tally.effects !== setting.runs) throw new Error(say("lost experiments"));
  if (!(r.critical < EXTENT[1] && -r.critical > EXTENT[0]))
    throw new Error(say("a line outside the picture"));
  const {climb} = r;
  if (climb)
    for (let i = 0; i < MOST; ++i) {
      if (!(climb.rate[i] > 0 && climb.rate[i] < 1)) throw new Error(say("a rate against k"));
      if (i && climb.rate[i] < climb.rate[i - 1]) throw new Error(say("a rate that falls with k"));
      if (climb.counts[i] > climb.nulls) throw new Error(say("more errors than nulls against k"));
    }
  const state: Room["State"] = {params: setting, data: null, result: r, settled: setting};
  for (const [name, read] of reading ? Object.entries(spec.reads) : []) {
    const text = read(state);
    if (/NaN|undefined|Infinity|null|object/.test(text)) throw new Error(say(`${name}: ${text}`));
    // Shares and rates: 0 % and 100 % only where that is exactly so, which no format rounds to.
    if (/(^|[^.\d])(0\.0+|100\.0+)\u00a0%/.test(text)) throw new Error(say(`${name}: ${text}`));
  }
  if (spec.describe(state).length > 330) throw new Error(say("many words"));
}

describe("in every corner", () => {
  it("of every pair of settings, what must be so is so", () => {
    // The ends of each setting, and of the effect the least above 0 as well.
    const ends: Record<string, readonly Params[keyof Params][]> = {};
    for (const [key, param] of Object.entries(params)) {
      if (param.kind === "range") ends[key] = [param.min, param.max];
      else if (param.kind === "choice") ends[key] = Object.keys(param.options) as Params["how"][];
      else if (param.kind === "toggle") ends[key] = [false, true];
      else ends[key] = [1, 999_999];
    }
    ends.effect = [0, params.effect.step, params.effect.max];
    const bases: Partial<Params>[] = [{}, {how: "look"}, {how: "many"}, {how: "look", correct: true, k: 20}];
    const keys = Object.keys(ends);
    const seen = new Set<string>();
    for (const base of bases)
      for (const a of keys)
        for (const b of keys)
          for (const va of ends[a])
            for (const vb of ends[b]) {
              const setting = withPatch(params, {...start, ...base}, {[a]: va, [b]: vb} as Partial<Params>);
              const key = JSON.stringify(setting);
              if (seen.has(key)) continue;
              seen.add(key);
              // Reading takes longer than the model: every third setting.
              checkInvariants(setting, seen.size % 3 === 0);
            }
    expect(seen.size).toBeGreaterThan(400);
  });
  it("of all settings at once, too", () => {
    for (const n of [5, 400])
      for (const alpha of [0.001, 0.5])
        for (const effect of [0, 0.05, 1.5])
          for (const sigma of [0.5, 1.5])
            for (const sides of ["one", "two"] as const)
              for (const prior of [0.01, 0.99])
                for (const how of ["once", "look", "many"] as const)
                  for (const correct of [false, true])
                    checkInvariants(
                      {...start, n, alpha, effect, sigma, sides, prior, how, correct, k: 20},
                      n === 5
                    );
  });
  it("with no effect every rejection is wrong, and the words say that there is nothing to miss", () => {
    const state = stateAt({effect: 0});
    expect(state.result.tally.falsePositives).toBeGreaterThan(0);
    expect(state.result.falseShare).toBe(1);
    expect(spec.describe(state)).toContain("no effect to miss");
    expect(spec.describe(state)).toContain("(100\u00a0%; expected 100\u00a0%)");
    expect(spec.reads.beta(state)).toBe("no effect to miss");
    expect(spec.reads.prior(state)).toBe("0\u00a0%");
  });
  it("what one test has no use for moves nothing", () => {
    const {tally, typeOne, beta} = at({});
    for (const patch of [{k: 1}, {k: 20}, {correct: true}]) {
      const now = at(patch);
      expect([now.tally, now.typeOne, now.beta]).toEqual([tally, typeOne, beta]);
    }
  });
  it("no look falls before a new observation: k is limited by n", () => {
    const limit = spec.limits?.k;
    expect(limit?.({...start, how: "look", n: 7}, null)).toBe(7);
    expect(limit?.({...start, how: "look", n: 70}, null)).toBe(20);
    expect(limit?.({...start, how: "many", n: 7}, null)).toBe(20);
  });
  it("dragging the line comes back to the α that draws it there", () => {
    for (const how of ["once", "look", "many"] as const)
      for (const correct of [false, true])
        for (const sides of ["one", "two"] as const)
          for (const alpha of [0.001, 0.05, 0.3]) {
            const here = {...start, how, correct, sides, alpha};
            expect(alphaAt(model(here).critical, here)).toBeCloseTo(alpha, 8);
          }
  });
});

describe("numbers in words", () => {
  it("say 0 % and 100 % of nothing else", () => {
    expect([rate(0), rate(1)]).toEqual(["0\u00a0%", "100\u00a0%"]);
    expect(rate(1e-20)).toBe("<\u00a00.01\u00a0%");
    expect(rate(Number.MIN_VALUE)).toBe("<\u00a00.01\u00a0%");
    expect(rate(1 - 2 ** -53)).toBe(">\u00a099.99\u00a0%");
    const number = (text: string) => Number(text.replace(/[^\d.]/g, ""));
    for (let i = 0; i <= 200_000; ++i) {
      // Even in the logarithm, towards both ends, and even between.
      const p =
        i % 3 === 0
          ? 10 ** (-30 * (i / 200_001))
          : i % 3 === 1
            ? 1 - 10 ** (-15 * (i / 200_001))
            : i / 200_001;
      if (p <= 0 || p >= 1) continue;
      const text = rate(p);
      const value = number(text);
      if (value <= 0 || value >= 100) throw new Error(`${p}: ${text}`);
      const off = Math.abs(value - 100 * p);
      if (off > (p < 0.001 || p > 0.999 ? 0.010000001 : 0.050000001)) throw new Error(`${p}: ${text}`);
      if (text.startsWith("<") && !(100 * p < value)) throw new Error(`${p}: ${text}`);
      if (text.startsWith(">") && !(100 * p > value)) throw new Error(`${p}: ${text}`);
    }
  });
  it("name levels as people do", () => {
    expect([0.05, 0.0158, 0.0025, 0.00005, 0.5].map(levelRate)).toEqual(
      ["5", "1.58", "0.25", "0.005", "50"].map((v) => `${v}\u00a0%`)
    );
  });
  it("never say “1.0 times” of what exaggerates", () => {
    for (const ratio of [1 + 1e-12, 1.0004, 1.0007, 1.003, 1.006, 1.04, 1.06, 1.9, 46])
      expect(times(ratio)).not.toMatch(/^1(\.0+)? /);
    expect(times(1.67)).toBe("1.7 times");
    expect(times(null)).toBe("no effect to exaggerate");
    expect(betaRate(null)).toBe("no effect to miss");
  });
});

describe("claims", () => {
  it("the first sample is typical: what each scene is about lies between the quartiles over 200 seeds", () => {
    const typeOne = ({tally}: Result) => tally.falsePositives / tally.nulls;
    const typeTwo = ({tally}: Result) => tally.falseNegatives / tally.effects;
    const wrong = ({tally}: Result) =>
      tally.falsePositives / (tally.falsePositives + tally.effects - tally.falseNegatives);
    const found = ({tally}: Result) => tally.found ?? 0;
    const about = [
      [typeOne, typeTwo],
      [typeOne, typeTwo],
      [typeTwo],
      [],
      [wrong],
      [found],
      [typeOne],
      [typeOne]
    ];
    expect(about.length).toBe(scenes.length);
    scenes.forEach(({params: setting, title}, i) => {
      if (about[i].length === 0) return;
      const others = Array.from({length: 200}, (_, seed) => at({...setting, seed: seed + 1}));
      for (const quantity of about[i]) {
        const sorted = others.map(quantity).sort((a, b) => a - b);
        const here = quantity(at(setting));
        expect(here, title).toBeGreaterThanOrEqual(sorted[50]);
        expect(here, title).toBeLessThanOrEqual(sorted[149]);
      }
    });
  });
  it("doubling n cuts β and leaves α", () => {
    for (const n of [5, 10, 25, 60, 100])
      for (const sides of ["one", "two"] as const) {
        const [one, two] = [at({n, sides}), at({n: 2 * n, sides})];
        expect(missed(two)).toBeLessThan(missed(one));
        for (const r of [one, two]) expect(levelOf(r.critical / r.se, sides)).toBeCloseTo(start.alpha, 13);
        // The line moved with the standard error, and nothing else moved it.
        expect(one.critical / one.se).toBeCloseTo(two.critical / two.se, 14);
      }
  });
  it("moving the line lowers one error only by raising the other, however one tests", () => {
    for (const how of ["once", "look", "many"] as const)
      for (const sides of ["one", "two"] as const)
        for (let alpha = 0.001; alpha < 0.499; alpha += how === "once" ? 0.001 : 0.02) {
          const [strict, loose] = [at({alpha, sides, how}), at({alpha: alpha + 0.001, sides, how})];
          expect(missed(loose)).toBeLessThan(missed(strict));
          expect(loose.typeOne).toBeGreaterThan(strict.typeOne);
        }
  });
  it("power at effect 0 is α", () => {
    for (const alpha of [0.001, 0.05, 0.5])
      for (const sides of ["one", "two"] as const)
        expect(at({effect: 0, alpha, sides}).power).toBeCloseTo(alpha, 14);
  });
  it("the formulas of the page, for both sides, are the model", () => {
    for (const sides of ["one", "two"] as const) {
      const r = at({sides});
      const z = criticalZ(sides === "two" ? start.alpha / 2 : start.alpha, "one");
      expect(r.critical).toBeCloseTo(z * r.se, 14);
      // Φ(z − d), and for two sides Φ(z − d) − Φ(−z − d).
      const upper = levelOf(r.shift - z, "one");
      const lower = sides === "two" ? levelOf(r.shift + z, "one") : 0;
      expect(missed(r)).toBeCloseTo(upper - lower, 14);
    }
  });
});

describe("the page's numbers", () => {
  it("“two rejections in three are wrong”", () => {
    expect(at({prior: 0.05, n: 10}).falseShare).toBeGreaterThan(0.64);
    expect(at({prior: 0.05, n: 10}).falseShare).toBeLessThan(0.69);
  });
  it("“at first α is 5 % and β is 20 %”", () => {
    expect([start.alpha, Math.round(100 * missed(at({})))]).toEqual([0.05, 20]);
  });
  it("“two-sided at 5 %: five looks 14 %, ten 19 %, twenty 25 %; each of five at 1.58 %”", () => {
    const {rejected} = walk(criticalZ(0.05, "two"), "two", 20);
    expect([5, 10, 20].map((k) => Math.round(100 * rejected[k - 1]))).toEqual([14, 19, 25]);
    expect(levelRate(pocockLevel(0.05, 5, "two"))).toBe("1.58\u00a0%");
    const {peeking} = JSON.parse(
      readFileSync(new URL("../reference/type-i-ii-errors.json", import.meta.url), "utf8")
    ) as {peeking: number};
    expect(Math.abs(rejected[4] - peeking)).toBeLessThan(0.002);
  });
  it("“look twenty times: more than four times as often as promised”", () => {
    expect(at({how: "look", k: 20}).typeOne / start.alpha).toBeGreaterThan(4);
  });
  it("“fourteen independent tests are enough for an even chance”", () => {
    expect(familyWise(0.05, 13)).toBeLessThan(0.5);
    expect(familyWise(0.05, 14)).toBeGreaterThan(0.5);
  });
  it("“twenty hypotheses, corrected: β rises from 20 % to more than half”", () => {
    // The effect's own test at α/20: what Bonferroni costs it.
    const corrected = at({how: "many", k: 20, correct: true});
    expect(corrected.betaOnce).toBeGreaterThan(0.6);
    expect(missed(corrected)).toBeGreaterThan(0.5);
    expect(corrected.typeOne).toBeLessThan(0.05);
    expect(corrected.typeOne).toBeGreaterThan(0.048);
  });
  it("“looking five times at n = 25 lowers β, too, and a correction gives more than that back”", () => {
    const [once, looking, corrected] = [at({}), at({how: "look"}), at({how: "look", correct: true})];
    expect(missed(looking)).toBeLessThan(missed(once));
    expect(missed(corrected)).toBeGreaterThan(missed(once));
  });
  it("“at 80 % power significant estimates are 1.1 times the effect, at 20 % twice”, one- and two-sided", () => {
    for (const sides of ["one", "two"] as const) {
      const at80 = criticalZ(0.05, sides) + criticalZ(0.2, "one");
      expect(times(zExaggeration(0.05, at80, sides))).toBe("1.1 times");
    }
    const shiftAt = (power: number, sides: "one" | "two") => {
      let [low, high] = [0, 5];
      for (let i = 0; i < 60; ++i) {
        const middle = (low + high) / 2;
        if (zPower(0.05, middle, sides) < power) low = middle;
        else high = middle;
      }
      return low;
    };
    for (const sides of ["one", "two"] as const) {
      const ratio = zExaggeration(0.05, shiftAt(0.2, sides), sides);
      expect(ratio).toBeGreaterThan(2);
      expect(ratio).toBeLessThan(3);
    }
    expect(looksExaggerate(walk(criticalZ(0.05, "one"), "one", 5), 5, 2.5)).toBeGreaterThan(
      zExaggeration(0.05, 2.5, "one")
    );
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
  it("“with δ√n/σ above 1.2 rejections on the wrong side are below 0.1 %”", () => {
    for (const shift of [1.2, 2, 3]) {
      const both = zPower(0.05, shift, "two");
      const right = zPower(0.025, shift, "one");
      expect(both - right).toBeLessThan(0.001);
    }
  });
  it("“of means at or below 0, 0 is rejected most often”: the level is the supremum over the null", () => {
    let last = 0;
    for (let mu = -4; mu <= 0; mu += 0.1) {
      const p = zPower(0.05, mu, "one");
      expect(p).toBeGreaterThan(last);
      expect(p).toBeLessThanOrEqual(0.05 + 1e-12);
      last = p;
    }
    expect(zPower(0.05, 0, "one")).toBeCloseTo(0.05, 14);
    expect(rate(zPower(0.05, -1, "one"))).toBe("0.4\u00a0%");
    expect(zBeta(0.05, -1, "one")).toBeCloseTo(1 - zPower(0.05, -1, "one"), 14);
  });
  it("every number read by the page is one of the figure's", () => {
    const names = [...page.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(Object.hasOwn(spec.reads, name), name).toBe(true);
    // And none is computed for nobody.
    expect(Object.keys(spec.reads).filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe("what stands before the predictions", () => {
  const [said, rest] = page.slice(0, page.indexOf("## Predict")).split("<details");
  it("is at most fifty words to say, and the rest folds", () => {
    const words = said
      .slice(said.indexOf("## Say this first") + "## Say this first".length)
      .trim()
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
    expect(words.length).toBeLessThanOrEqual(50);
    expect(words.length).toBeGreaterThan(30);
    expect(rest).toContain('class="full"><summary>In full</summary>');
  });
  it("gives none of their answers, and neither does the figure at their setting", () => {
    for (const {reveal, before, answer, kind} of spec.predictions) {
      if (kind !== "number") throw new Error("a kind that this does not know");
      const revealed = stateAt(reveal);
      const value = answer(revealed);
      const shown = [
        said,
        rest,
        spec.describe(stateAt(before ?? {})),
        ...spec.predictions.map((p) => p.ask)
      ].join(" ");
      for (const text of [rate(value / 100), String(Math.round(value))])
        expect(shown.replace(/\u00a0/g, " ")).not.toMatch(
          new RegExp(`(^|[^\\d.])${text.replace(/\u00a0/g, " ").replace(".", "\\.")}($| ?%)`)
        );
      expect(shown).not.toContain("a third");
    }
  });
});
