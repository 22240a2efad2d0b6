import {describe, expect, test} from "vitest";
import {loadRoom, slugs} from "../../../scripts/rooms.js";
import {count} from "../../../src/marks/format.js";
import {random} from "../../../src/ml/random.js";
import {bring} from "../bring.js";
import {stateAt} from "../settings.js";
import {ads, mall, penguins, titanic} from "./famous.js";

const rooms = (await Promise.all(slugs.map(loadRoom))).filter(({spec}) => spec.own);

const tables = {
  "Mall customers": mall(),
  "social-network ads": ads(),
  Titanic: titanic(),
  penguins: penguins(),
  "hard and soft predictions": `y_true,y_pred,y_score\n${Array.from({length: 40}, (_, i) => `${i % 2},${Number(i % 3 > 0)},${((i * 7) % 40) / 40}`).join("\n")}\n`,
  "one column a class": `id,species,prob_setosa,prob_versicolor,prob_virginica\n${Array.from(
    {length: 30},
    (_, i) =>
      `${i + 1},${["setosa", "versicolor", "virginica"][i % 3]},${(((i * 7) % 30) / 30).toFixed(3)},${(((i * 11) % 30) / 30).toFixed(3)},${(((i * 13) % 30) / 30).toFixed(3)}`
  ).join("\n")}\n`
};

/** The roles of a table of features with these in them. */
const features = (names: string[], of: string): Record<string, string> => ({
  ...Object.fromEntries(Array.from({length: 8}, (_, j) => [`f${j + 1}`, names[j] ?? "none"])),
  class: of
});

/** Two numbers, a class, and which of its levels is the one that is called positive. */
const twoAndClass = {
  "Mall customers": {x: "Age", y: "Annual Income (k$)", class: "Genre", positive: "Male"},
  "social-network ads": {x: "Age", y: "EstimatedSalary", class: "Purchased", positive: "1"},
  Titanic: {x: "Age", y: "Fare", class: "Survived", positive: "1"},
  penguins: {x: "bill_length_mm", y: "bill_depth_mm", class: "species", positive: "Adelie"}
};

/** What is preset, by figure and table: what a teacher would take; or the refusal. */
const preset: Readonly<
  Record<string, Partial<Record<keyof typeof tables, Record<string, string> | RegExp>>>
> = {
  "knn-k1": {
    "Mall customers": {x: "Age", y: "Annual Income (k$)", class: "Genre"},
    "social-network ads": {x: "Age", y: "EstimatedSalary", class: "Purchased"},
    Titanic: {x: "Age", y: "Fare", class: "Survived"},
    penguins: {x: "bill_length_mm", y: "bill_depth_mm", class: "species"}
  },
  "svm-vs-logistic-regression": twoAndClass,
  "kernel-trick": twoAndClass,
  "naive-bayes-assumptions": twoAndClass,
  "naive-bayes-vs-logistic-regression": twoAndClass,
  "choosing-k": {
    "Mall customers": {x: "Age", y: "Annual Income (k$)"},
    "social-network ads": {x: "Age", y: "EstimatedSalary"},
    Titanic: {x: "Age", y: "Fare"},
    penguins: {x: "bill_length_mm", y: "bill_depth_mm"}
  },
  "feature-scaling": {
    "Mall customers": {x: "Age", y: "Annual Income (k$)", class: "Genre"},
    "social-network ads": {x: "Age", y: "EstimatedSalary", class: "Purchased"},
    Titanic: {x: "Age", y: "Fare", class: "Survived"},
    penguins: {x: "bill_length_mm", y: "bill_depth_mm", class: "species"}
  },
  "imbalanced-data": {
    "Mall customers": {
      class: "Genre",
      positive: "Female",
      x: "Age",
      y: "Annual Income (k$)",
      third: "none",
      fourth: "none"
    },
    "social-network ads": {
      class: "Purchased",
      positive: "0",
      x: "Age",
      y: "EstimatedSalary",
      third: "none",
      fourth: "none"
    },
    Titanic: {class: "Survived", positive: "1", x: "Age", y: "Fare", third: "none", fourth: "none"},
    penguins: {
      class: "species",
      positive: "Chinstrap",
      x: "bill_length_mm",
      y: "bill_depth_mm",
      third: "none",
      fourth: "none"
    }
  },
  "linear-regression-assumptions": {
    "Mall customers": {y: "Spending Score (1-100)", x: "Age", twin: "none"},
    "social-network ads": {y: "EstimatedSalary", x: "Age", twin: "none"},
    Titanic: {y: "Fare", x: "Age", twin: "none"},
    penguins: {y: "body_mass_g", x: "bill_length_mm", twin: "none"}
  },
  "time-series-cross-validation": {
    "Mall customers": {y: "Age", order: "none"},
    "social-network ads": {y: "Age", order: "none"},
    Titanic: {y: "Age", order: "none"},
    penguins: {y: "bill_length_mm", order: "none"}
  },
  "underfitting-overfitting": {
    "Mall customers": {x: "Age", y: "Spending Score (1-100)"},
    "social-network ads": {x: "Age", y: "EstimatedSalary"},
    Titanic: {x: "Pclass", y: "Fare"},
    penguins: {x: "bill_length_mm", y: "body_mass_g"}
  },
  "dimensionality-reduction": {
    "Mall customers": features(["Age", "Annual Income (k$)", "Spending Score (1-100)"], "none"),
    "social-network ads": features(["Age", "EstimatedSalary"], "Purchased"),
    Titanic: features(["Age", "Fare", "Pclass", "SibSp", "Parch"], "Survived"),
    penguins: features(["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"], "species")
  },
  "k-means-drawbacks": {
    "Mall customers": {x: "Age", y: "Annual Income (k$)", class: "none"},
    "social-network ads": {x: "Age", y: "EstimatedSalary", class: "Purchased"},
    Titanic: {x: "Age", y: "Fare", class: "Survived"},
    penguins: {x: "bill_length_mm", y: "bill_depth_mm", class: "species"}
  },
  "precision-recall-roc": {
    "Mall customers": {label: "Genre", positive: "Male", score: "Spending Score (1-100)"},
    "social-network ads": {label: "Purchased", positive: "1", score: "EstimatedSalary"},
    Titanic: {label: "Survived", positive: "1", score: "Fare"},
    penguins: {label: "species", positive: "Adelie", score: "body_mass_g"},
    "hard and soft predictions": {label: "y_true", positive: "1", score: "y_score"},
    "one column a class": {label: "species", positive: "setosa", score: "prob_setosa"}
  },
  "bagging-vs-boosting": {
    "Mall customers": {x: "Age", y: "Annual Income (k$)", class: "Genre", one: "Male"},
    "social-network ads": {x: "Age", y: "EstimatedSalary", class: "Purchased", one: "1"},
    Titanic: {x: "Age", y: "Fare", class: "Survived", one: "1"},
    penguins: {x: "bill_length_mm", y: "bill_depth_mm", class: "species", one: "Adelie"}
  },
  "multi-label-evaluation": {
    "Mall customers": /At least two labels/,
    "social-network ads": /At least two labels/,
    Titanic: /At least two labels/,
    penguins: /At least two labels/
  }
};

describe.each(rooms)("$slug", ({slug, spec, data: compute}) => {
  const data = compute();
  const own = spec.own;
  const wanted = Object.entries(preset[slug] ?? {});
  test("is told what it takes for each of the tables that everybody teaches with", () => {
    expect(wanted.length).toBeGreaterThanOrEqual(4);
  });
  test.each(wanted)("%s", async (name, expected) => {
    const table = await own?.load();
    if (!own || !table) throw new Error("no own data");
    const text = tables[name as keyof typeof tables];
    if (expected instanceof RegExp) {
      expect(() => bring(table, data, text)).toThrow(expected);
      return;
    }
    const brought = bring(table, data, text);
    expect(brought.columns).toEqual(expected);
    const state = stateAt(spec, brought.data, {[own.param]: own.option});
    expect(spec.describe(state)).not.toMatch(/NaN|undefined|Infinity/);
    expect(brought.note.length).toBeLessThan(500);
  });
  test("as many rows as it takes, out of more", async () => {
    const table = await own?.load();
    if (!own || !table) throw new Error("no own data");
    const [head, ...body] = table.example.trim().split("\n");
    const source = random(3);
    const rows = Array.from({length: table.most + 50}, (_, r) =>
      // Labels stay; measurements vary.
      body[r % body.length].replace(/\d+\.\d+/g, (cell) => (0.9 * Number(cell) + source() / 10).toFixed(6))
    );
    const brought = bring(table, data, [head, ...rows].join("\n"));
    expect(brought.note).toContain(
      table.series === undefined ? "a random sample of" : `rows the last ${count(table.most)} are shown`
    );
    const state = stateAt(spec, brought.data, {[own.param]: own.option});
    expect(spec.describe(state)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe("what the reader chooses instead", () => {
  const roc = rooms.find(({slug}) => slug === "precision-recall-roc");
  const svm = rooms.find(({slug}) => slug === "svm-vs-logistic-regression");
  test.skipIf(!roc)("another class brings its own scores; swapped classes are said", async () => {
    const table = await roc?.spec.own?.load();
    if (!table) return;
    const other = bring(table, null, tables["one column a class"], {positive: "virginica"});
    expect(other.columns.score).toBe("prob_virginica");
    expect(other.note).toMatch(/^10 positives \(species = virginica\) and 20 negatives \(not virginica\)/);
    const swapped = bring(table, null, tables["hard and soft predictions"], {positive: "0"});
    expect(swapped.note).toMatch(/^20 positives \(y_true = 0\)/);
    const hard = bring(table, null, tables["hard and soft predictions"], {score: "y_pred"});
    expect(hard.note).toMatch(/two values only/);
  });
  test.skipIf(!svm)("one class of three against the rest", async () => {
    const table = await svm?.spec.own?.load();
    if (!table || !svm) return;
    const {note} = bring(table, svm.data(), tables.penguins, {positive: "Gentoo"});
    expect(note).toMatch(/species = Gentoo is y = \+1 \(12[34] rows\), not Gentoo −1/);
    expect(note).toMatch(/2 rows left out for cells that are empty or no number \(2 in bill_length_mm/);
  });
});
