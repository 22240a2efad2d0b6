import {normal as normals, random} from "../../../src/ml/random.js";

/**
 * Tables of the shapes that everybody teaches with, simulated: the heads and kinds of cells are theirs, the numbers are
 * not. Mall customers, social-network ads, Titanic, Palmer penguins.
 */
const many = (n: number, row: (i: number) => string) => Array.from({length: n}, (_, i) => row(i)).join("\n");

function draws(seed: number): {unit: () => number; normal: (mean: number, sd: number) => number} {
  const unit = random(seed);
  const standard = normals(random(seed, 2));
  return {unit, normal: (mean, sd) => mean + sd * standard()};
}

export function mall(): string {
  const {unit, normal} = draws(1);
  return `CustomerID,Genre,Age,Annual Income (k$),Spending Score (1-100)\n${many(
    200,
    (i) =>
      `${String(i + 1).padStart(4, "0")},${unit() < 0.5 ? "Male" : "Female"},${Math.round(18 + 50 * unit())},${Math.round(Math.max(15, normal(60, 25)))},${1 + Math.floor(99 * unit())}`
  )}\n`;
}

export function ads(): string {
  const {unit} = draws(2);
  return `"User ID","Gender","Age","EstimatedSalary","Purchased"\n${many(400, () => {
    const age = 18 + Math.floor(43 * unit());
    const salary = 1000 * (15 + Math.floor(135 * unit()));
    return `${15566689 + Math.floor(250000 * unit())},${unit() < 0.5 ? "Male" : "Female"},${age},${salary},${Number(age > 42 || salary > 90000)}`;
  })}\n`;
}

export function titanic(): string {
  const {unit} = draws(3);
  return `PassengerId,Survived,Pclass,Name,Sex,Age,SibSp,Parch,Ticket,Fare,Cabin,Embarked\n${many(
    891,
    (i) => {
      const age = unit() < 0.2 ? "" : unit() < 0.05 ? (70 * unit()).toFixed(1) : Math.floor(70 * unit());
      const ticket = unit() < 0.25 ? `PC ${Math.floor(20000 * unit())}` : Math.floor(350000 * unit());
      return `${i + 1},${Number(unit() < 0.38)},${1 + Math.floor(3 * unit())},"Someone, Mr. ""No. ${i}"" of Here",${unit() < 0.6 ? "male" : "female"},${age},${Math.floor(4 * unit() ** 3)},${Math.floor(3 * unit() ** 3)},${ticket},${(100 * unit() ** 2).toFixed(4)},${unit() < 0.77 ? "" : `C${Math.floor(120 * unit())}`},${"SCQ"[Math.floor(3 * unit())]}`;
    }
  )}\n`;
}

export function penguins(): string {
  const {unit, normal} = draws(4);
  const species = ["Adelie", "Chinstrap", "Gentoo"];
  return `"","species","island","bill_length_mm","bill_depth_mm","flipper_length_mm","body_mass_g","sex","year"\n${many(
    344,
    (i) => {
      const s = i < 152 ? 0 : i < 220 ? 1 : 2;
      const gap = i === 3 || i === 271;
      const measured = gap
        ? "NA,NA,NA,NA,NA"
        : `${normal(39 + 4.5 * s, 2.5).toFixed(1)},${normal(18.4 - 1.7 * s * (s - 1), 1).toFixed(1)},${Math.round(normal(190 + 13 * s, 6))},${Math.round(normal(3700 + 700 * s * (s - 1) * 0.5, 350))},${unit() < 0.5 ? '"male"' : '"female"'}`;
      return `"${i + 1}","${species[s]}","Biscoe",${measured},${2007 + (i % 3)}`;
    }
  )}\n`;
}
