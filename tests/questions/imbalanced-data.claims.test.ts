import {readFileSync} from "node:fs";
import {describe, expect, it, vi} from "vitest";
import {defaults} from "../../src/figure/params.js";
import {normal, random} from "../../src/ml/random.js";
import {smote} from "../../src/ml/smote.js";
import {balanced, shareAt, spreadOf} from "../../src/questions/imbalanced-data/compare.js";
import {logit, numbersOf, scored} from "../../src/questions/imbalanced-data/evaluate.js";
import {predictions, scenes} from "../../src/questions/imbalanced-data/lesson.js";
import {model, type Remedy} from "../../src/questions/imbalanced-data/model.js";
import {own} from "../../src/questions/imbalanced-data/own.js";
import {params} from "../../src/questions/imbalanced-data/params.js";
import {lambda, neighbors, remedy} from "../../src/questions/imbalanced-data/remedies.js";
import {
  type ClassRows,
  type Data,
  type Sample,
  sampleOf
} from "../../src/questions/imbalanced-data/sample.js";
import {rate, reads, shiftOf} from "../../src/questions/imbalanced-data/words.js";
import {bring} from "../figure/bring.js";

// A world's fits are asked for by several tests, which differ in what they ask of them: they are made once.
vi.mock("../../src/questions/imbalanced-data/remedies.js", async (original) => {
  const real = await original<typeof import("../../src/questions/imbalanced-data/remedies.js")>();
  const known = new Map<string, ReturnType<typeof real.remedy>>();
  const remedy: typeof real.remedy = (sample, seed) => {
    if (!sample.world) return real.remedy(sample, seed);
    const key = `${sample.key} ${seed}`;
    const found = known.get(key) ?? real.remedy(sample, seed);
    known.set(key, found);
    return found;
  };
  return {...real, remedy};
});

const page = readFileSync(new URL("../../src/questions/imbalanced-data/index.md", import.meta.url), "utf8");
const start = defaults(params);
const at = (patch: Partial<typeof start> = {}, data: Data = null) => model({...start, ...patch}, data);
/** Of as many samples what is asked; the runner hears of a long test now and then. */
async function over<T>(samples: number, ask: (seed: number) => T): Promise<T[]> {
  const answers: T[] = [];
  for (let seed = 1; seed <= samples; ++seed) {
    if (seed % 5 === 1) await new Promise((resolve) => setTimeout(resolve));
    answers.push(ask(seed));
  }
  return answers;
}
const share = (values: readonly boolean[]) => values.filter(Boolean).length / values.length;
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

interface Table {
  p: number;
  train: number[];
  y: number[];
  test: number[];
  yTest: number[];
  classWeights: [number, number];
  fits: Record<"none" | "weights", {w: number[]; b: number; at: Record<string, number[]>}>;
}
const {tables}: {tables: Table[]} = JSON.parse(
  readFileSync(new URL("../reference/imbalanced-data.json", import.meta.url), "utf8")
);

const rowsOf = (X: number[], y: number[], p: number, label: number): ClassRows => {
  const ids = y.flatMap((v, i) => (v === label ? [i] : []));
  return {X: Float64Array.from(ids.flatMap((i) => X.slice(i * p, (i + 1) * p))), n: ids.length};
};

function sampleOfTable({p, train, y, test, yTest}: Table): Sample {
  const of = (X: number[], labels: number[]) => ({
    positive: rowsOf(X, labels, p, 1),
    negative: rowsOf(X, labels, p, 0)
  });
  const tested = of(test, yTest);
  return {
    ...of(train, y),
    p,
    world: null,
    test: tested,
    prevalence: tested.positive.n / yTest.length,
    scaling: Array.from({length: p}, () => ({center: 0, scale: 1})),
    names: ["a", "b"],
    positiveName: "1",
    negativeName: "0",
    key: "reference"
  };
}

describe("against scikit-learn", () => {
  it("the untouched and the weighted fit, C = 100", () => {
    expect(1 / lambda).toBe(100);
    for (const table of tables) {
      const {fits} = remedy(sampleOfTable(table), 1);
      for (const way of ["none", "weights"] as const) {
        const {w, b} = table.fits[way];
        w.forEach((v, j) => {
          expect(Math.abs(fits[way].w[j] - v) / Math.max(1, Math.abs(v))).toBeLessThan(1e-6);
        });
        expect(Math.abs(fits[way].b - b) / Math.max(1, Math.abs(b))).toBeLessThan(1e-6);
      }
      const positives = table.y.filter(Boolean).length;
      expect(table.classWeights[1]).toBeCloseTo(table.y.length / (2 * positives), 12);
      expect(Math.log(table.classWeights[1] / table.classWeights[0])).toBeCloseTo(fits.weights.shift, 12);
    }
  });

  it("accuracy, precision, recall, F1, average precision, ROC-AUC and Brier score on test rows", () => {
    for (const table of tables) {
      const sample = sampleOfTable(table);
      const {fits} = remedy(sample, 1);
      for (const way of ["none", "weights"] as const)
        for (const [t, expected] of Object.entries(table.fits[way].at)) {
          const n = numbersOf(scored(fits[way], sample), Number(t), 0);
          const ours = [n.accuracy, n.precision || 0, n.recall, n.f1, n.ap, n.auc, n.brier];
          ours.forEach((v, i) => {
            expect(v).toBeCloseTo(expected[i], 8);
          });
        }
    }
  });
});

describe("the population's numbers", () => {
  it("are those of a very large sample, for every remedy and in both worlds", () => {
    for (const table of ["alike", "groups"] as const) {
      const {fits, numbers} = at({table, prevalence: 0.05});
      const many = sampleOf(table, 200_000, 0.05, 99, undefined);
      const rows = {...many, world: null, test: {positive: many.positive, negative: many.negative}};
      for (const way of ["none", "weights", "under", "smote"] as const) {
        const drawn = numbersOf(scored(fits[way], rows), 0.5, 0);
        for (const name of ["accuracy", "recall", "auc", "ap", "brier"] as const)
          expect(Math.abs(drawn[name] - numbers[way][name]), `${table} ${way} ${name}`).toBeLessThan(0.02);
      }
    }
  });
});

/** SMOTE's rows of a sample, without any fit. */
function scattered(table: "alike" | "groups", n: number, prevalence: number, seed: number) {
  const {positive, negative} = sampleOf(table, n, prevalence, seed, undefined);
  const made = smote(positive.X, positive.n, 2, negative.n - positive.n, neighbors, random(seed, 4));
  const scatter = {
    positive: {x: positive.X.filter((_, i) => i % 2 === 0), y: positive.X.filter((_, i) => i % 2 === 1)},
    base: Int32Array.from(made, ({base}) => base),
    neighbor: Int32Array.from(made, ({neighbor}) => neighbor),
    gap: Float64Array.from(made, ({gap}) => gap)
  };
  return {scatter} as ReturnType<typeof model>;
}

describe("why", () => {
  it("weighting by c multiplies the odds by c: q is least loss, and q ≥ ½ is p ≥ 1/(1 + c)", () => {
    for (const c of [0.2, 1, 19, 99])
      for (const p of [0.003, 0.05, 0.4, 0.9]) {
        const loss = (q: number) => -c * p * Math.log(q) - (1 - p) * Math.log(1 - q);
        const q = (c * p) / (c * p + 1 - p);
        expect(loss(q)).toBeLessThan(Math.min(loss(q + 1e-4), loss(q - 1e-4)));
        expect(logit(q)).toBeCloseTo(logit(p) + Math.log(c), 10);
        expect(q >= 0.5).toBe(p >= 1 / (1 + c));
        expect(q / (q + c * (1 - q))).toBeCloseTo(p, 12);
      }
  });

  it("the boundary's shift is half of ln c in the middle over samples", async () => {
    for (const prevalence of [0.01, 0.05, 0.2]) {
      const shifts = await over(41, (seed) => shiftOf(at({prevalence, seed})));
      expect(Math.abs(median(shifts) - Math.log((1 - prevalence) / prevalence) / 2)).toBeLessThan(0.08);
    }
  });

  it("SMOTE’s points spread less than few positives do, and so find fewer than class weights in nine samples of ten", async () => {
    for (const table of ["alike", "groups"] as const)
      for (const [n, prevalence] of [
        [500, 0.02],
        [500, 0.05],
        [2000, 0.01]
      ] as const) {
        // Drawn as `remedy` draws them; a test below holds the two together.
        const spreads = Array.from({length: 200}, (_, i) => spreadOf(scattered(table, n, prevalence, i + 1)));
        expect(share(spreads.map((v) => v < 1)), `${table} ${n} ${prevalence}`).toBeGreaterThanOrEqual(0.95);
      }
    const {numbers} = at();
    expect(numbers.smote.recall).toBeLessThan(numbers.weights.recall);
    const less = await over(100, (seed) => {
      const {numbers} = at({seed});
      return numbers.smote.recall < numbers.weights.recall;
    });
    expect(share(less)).toBeGreaterThan(0.85);
  });

  it("their spread is that of the rows drawn, and is not told where there is none", () => {
    const result = at({prevalence: 0.05});
    const {positive, base, neighbor, gap} = result.scatter;
    const ratios = [positive.x, positive.y].map((v) => {
      const made = Array.from(base, (a, i) => (1 - gap[i]) * v[a] + gap[i] * v[neighbor[i]]);
      const [above, below] = [made, [...v]].map((of) => {
        const squares = of.map((a) => of.map((b) => (a - b) ** 2).reduce((x, y) => x + y, 0));
        return squares.reduce((x, y) => x + y, 0) / of.length ** 2;
      });
      return above / below;
    });
    expect(spreadOf(result)).toBeCloseTo((ratios[0] + ratios[1]) / 2, 10);
    expect(spreadOf(scattered("alike", start.n, 0.05, start.seed))).toBe(spreadOf(result));
    expect(spreadOf(at({prevalence: 0.5}))).toBeNaN();
  });

  it("the two clouds’ shift is not told of other data", () => {
    const say = (table: "alike" | "groups") => {
      const setting = {...start, table, prevalence: 0.05};
      const state = {params: setting, settled: setting, data: null, result: at({table, prevalence: 0.05})};
      return [reads.expectedShift(state as never), reads.shift(state as never)];
    };
    expect(say("alike")[0]).toBe("1.47");
    expect(say("groups")).toEqual(["–", "–"]);
  });
});

describe("now break it", () => {
  it("with positives of two kinds weights raise AUC in three samples of four, lower average precision in all, and correction leaves the Brier score worse", async () => {
    const samples = await over(100, (seed) => {
      const {numbers} = at({seed, table: "groups", prevalence: 0.05, remedy: "weights", correct: true});
      return numbers;
    });
    const up = share(samples.map(({none, weights}) => weights.auc > none.auc));
    expect(up).toBeGreaterThan(0.68);
    expect(up).toBeLessThan(0.86);
    expect(samples.every(({none, weights}) => weights.ap < none.ap)).toBe(true);
    expect(share(samples.map(({none, weights}) => weights.brier > none.brier))).toBe(1);
    // Where the form is right the same correction brings it back.
    const right = at({prevalence: 0.05, remedy: "weights", correct: true}).numbers;
    expect(right.weights.brier / right.none.brier).toBeLessThan(1.03);
  });

  it("undersampling with ten positives loses 0.05 of AUC or more in one sample of twenty", async () => {
    const losses = await over(300, (seed) => {
      const {numbers} = at({seed, n: 500, prevalence: 0.02});
      return numbers.none.auc - numbers.under.auc;
    });
    const lost = share(losses.map((v) => v >= 0.05));
    expect(lost).toBeGreaterThan(0.03);
    expect(lost).toBeLessThan(0.07);
  });
});

describe("what is said of the predictions", () => {
  it("in the first, more than 70 of 100 positives are found, and about 5 of 100 alarms are real", async () => {
    const samples = await over(100, (seed) => at({seed, remedy: "weights"}).now);
    expect(samples.every(({recall}) => recall > 0.7)).toBe(true);
    expect(Math.round(100 * at({remedy: "weights"}).now.precision)).toBe(5);
    expect(share(samples.map(({precision}) => precision > 0.04 && precision < 0.075))).toBeGreaterThan(0.95);
  });

  it("in the second, about the prevalence", async () => {
    const shares = await over(40, (seed) => shareAt(at({...predictions[1].reveal, seed}), 0.5));
    expect(Math.abs(median(shares) - 0.05)).toBeLessThan(0.004);
  });
});

describe("grids and places", () => {
  it("rates keep what is neither none nor all", () => {
    expect([rate(0), rate(1), rate(0.99999), rate(1e-6), rate(Number.NaN)]).toEqual([
      "0.000",
      "1.000",
      "> 0.999",
      "< 0.001",
      "–"
    ]);
  });

  it("more positives are the old ones and new ones", () => {
    const [few, many] = [0.01, 0.011].map((prevalence) => at({prevalence}).scatter.positive.x);
    expect([...many.slice(0, few.length)]).toEqual([...few]);
  });

  it("five scenes or more hold in all samples", () => {
    expect(scenes.filter(({about}) => about === "always").length).toBeGreaterThanOrEqual(5);
    expect(balanced.length).toBe(4);
  });
});

describe("own tables", () => {
  const draw = normal(random(5));
  const table = (positives: number, negatives: number, cells: (label: number) => string = twoCells) =>
    `a,b,c,class\n${Array.from({length: positives + negatives}, (_, i) => {
      const label = i < positives ? 1 : 0;
      return `${cells(label)},${label ? "sick" : "well"}`;
    }).join("\n")}`;
  function twoCells(label: number): string {
    return `${(draw() + label).toFixed(3)},${(10 * draw() - 5 * label).toFixed(2)},${(draw() - label).toFixed(3)}`;
  }
  const sick = {positive: "sick"};

  it("presets measurements, not row numbers or the class", () => {
    const text = `id,x1,flag,x2,sick\n${Array.from({length: 60}, (_, i) => `${i + 1},${draw().toFixed(3)},${i % 2},${draw().toFixed(3)},${i % 5 ? 0 : 1}`).join("\n")}`;
    expect(bring(own, null, text).columns).toMatchObject({class: "sick", positive: "1", x: "x1", y: "x2"});
  });

  it("the example fits, and is told", () => {
    const {data, columns, note} = bring(own, null, own.example);
    expect(columns).toMatchObject({class: "outcome", positive: "fraud", x: "amount", third: "none"});
    expect(note).toContain("12 positives (outcome = fraud) among 60 rows");
    expect(note).toContain("Only 4 positives will be tested on");
    const result = at({table: "own", remedy: "weights"}, data);
    expect([result.expected, result.cases, result.positives, result.negatives]).toEqual([false, 20, 8, 32]);
    for (const name of Object.keys(result.numbers) as Remedy[]) {
      const {tp, fp, fn, tn} = result.numbers[name].counts;
      expect([tp, fp, fn, tn].every(Number.isInteger)).toBe(true);
      expect(tp + fp + fn + tn).toBe(20);
    }
  });

  it("units do not matter: features are standardized on the training rows", () => {
    const text = table(30, 170);
    const scaled = text.replace(/^([-\d.]+),/gm, (_, v) => `${1000 * Number(v) + 5},`);
    const [a, b] = [text, scaled].map((t) => at({table: "own"}, bring(own, null, t, sick).data));
    expect(b.numbers.weights.brier).toBeCloseTo(a.numbers.weights.brier, 8);
    expect(b.numbers.smote.auc).toBeCloseTo(a.numbers.smote.auc, 8);
  });

  it("takes three features and says what the map shows", () => {
    const {data, note} = bring(own, null, table(20, 60), {...sick, third: "c"});
    expect(note).toContain("the others at their means");
    expect(at({table: "own"}, data).fits.none.w.length).toBe(3);
  });

  it("refuses in words: too few positives, the larger class, one value, a column twice", () => {
    expect(() => bring(own, null, table(8, 60), sick)).toThrow(
      "8 rows with class = sick are too few positives: a third of them is for testing, and SMOTE looks for neighbors among the rest. At least 9 are needed."
    );
    expect(() => bring(own, null, table(60, 20), sick)).toThrow(
      "class = sick is the larger class, 60 of 80 rows: choose the rarer one as positive."
    );
    expect(() =>
      bring(
        own,
        null,
        table(20, 60, () => "1,2,3"),
        {...sick, x: "a", y: "b"}
      )
    ).toThrow("“a” is the same in every row");
    expect(() => bring(own, null, table(20, 60), {...sick, x: "a", y: "a"})).toThrow("“a” is chosen twice");
    expect(() => bring(own, null, table(20, 0))).toThrow(/at least two different values|one class only/);
  });

  it("separable classes have a fit: the small penalty sees to it", () => {
    const apart = table(12, 40, (label) => `${label * 50 + draw()},${draw()},0`);
    const {fits} = at({table: "own"}, bring(own, null, apart, {...sick, x: "a", y: "b"}).data);
    for (const {residual, w} of Object.values(fits)) {
      expect(residual).toBeLessThan(1e-8);
      expect([...w].every(Number.isFinite)).toBe(true);
    }
  });
});

describe("the page", () => {
  it("does not say below the second prediction what balanced weights call one half", () => {
    expect(page.slice(page.indexOf("## Predict"))).not.toMatch(/threshold \{\{balanced\}\}[^.]*prevalence/);
  });
});
