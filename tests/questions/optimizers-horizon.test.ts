import {describe, expect, it} from "vitest";
import {loadRoom} from "../../scripts/rooms.js";
import {usual} from "../../src/ml/optimizers.js";
import {type CourseKey, courseKeys, courses} from "../../src/questions/optimizers/courses.js";
import {type Data, grid, startsOf} from "../../src/questions/optimizers/data.json.js";
import {type LaneKey, laneKeys} from "../../src/questions/optimizers/lanes.js";
import {gapAtStart} from "../../src/questions/optimizers/model.js";
import {stepsOf} from "../../src/questions/optimizers/settling.js";
import {LOOK, STAY, TARGET} from "../../src/questions/optimizers/trace.js";

const data = (await loadRoom("optimizers")).data() as Data;
const CLIMB = 10;

type Start = readonly [number, number];

/** When a rule settles that has to stay through a step, without a climb above ten times the start's loss; Infinity where not. */
function settles(course: CourseKey, key: LaneKey, rate: number, stay: number, start: Start): number {
  const target = TARGET * gapAtStart(course);
  const rules = {look: LOOK, stay, climb: CLIMB};
  const steps = stepsOf(key, courses[course].surface, start, {...usual, rate}, target, rules);
  return steps?.settled ?? Number.POSITIVE_INFINITY;
}
const own = (course: CourseKey, key: LaneKey, rate: number, stay: number): number =>
  settles(course, key, rate, stay, courses[course].start);

/** The best rate of the grid for the worst of nine starts; null where none settles from all of them. */
function tuned(course: CourseKey, key: LaneKey, stay: number): number | null {
  let [best, rate]: [number, number | null] = [Number.POSITIVE_INFINITY, null];
  for (const r of grid) {
    let worst = 0;
    for (const start of startsOf(course)) {
      worst = Math.max(worst, settles(course, key, r, stay, start));
      if (worst >= best) break;
    }
    if (worst < best) [best, rate] = [worst, r];
  }
  return rate;
}

const LONG = 4 * STAY;

describe("how long a rule is to stay", () => {
  it.each(courseKeys)(
    "on %s only Adam's steps hang on it: the others' stay to four times as far",
    (course) => {
      for (const key of laneKeys.filter((lane) => lane !== "adam" && lane !== "adamw"))
        for (const start of startsOf(course)) {
          const rate = data.rates[course][key];
          expect(settles(course, key, rate, LONG, start), key).toBe(
            settles(course, key, rate, 2 * STAY, start)
          );
        }
    }
  );

  it("on the ravine Adam, tuned to stay through 7,200 steps, needs 71", () => {
    const rate = tuned("ravine", "adam", LONG);
    expect(rate).not.toBe(data.rates.ravine.adam);
    expect(own("ravine", "adam", rate ?? Number.NaN, LONG)).toBe(71);
  });

  it("turned, at three times its best rate, Adam settles at 84 and leaves before step 3,600", () => {
    const rate = 3 * data.rates.turned.adam;
    expect(own("turned", "adam", rate, STAY)).toBe(84);
    expect(own("turned", "adam", rate, 2 * STAY)).toBe(Number.POSITIVE_INFINITY);
  });

  it("turned, no rate keeps it there through 7,200 steps", () => {
    expect(tuned("turned", "adam", LONG)).toBeNull();
  });

  it("with sparse gradients Adam, tuned for 3,600 steps, comes before Adagrad or just after; for 7,200, after RMSProp", () => {
    const {sparse, rare} = data.rates;
    const steps = (course: CourseKey, key: LaneKey) => own(course, key, data.rates[course][key], LONG);
    expect(own("sparse", "adam", sparse.adam, 2 * STAY)).toBeLessThan(steps("sparse", "adagrad"));
    const after = own("rare", "adam", rare.adam, 2 * STAY) - steps("rare", "adagrad");
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(10);
    for (const course of ["sparse", "rare"] as const) {
      const adam = own(course, "adam", tuned(course, "adam", LONG) ?? Number.NaN, LONG);
      expect(adam).toBeGreaterThan(steps(course, "rmsprop"));
      expect(adam).toBeLessThan(LOOK);
    }
  });
});

describe("at whatever rate", () => {
  const fewest = (course: CourseKey, key: LaneKey, stay: number): number =>
    Math.min(...grid.map((rate) => own(course, key, rate, stay)));

  it.each([STAY, 2 * STAY])("through %d steps: turned, Adagrad comes after GD", (stay) => {
    expect(fewest("turned", "adagrad", stay)).toBeGreaterThan(fewest("turned", "gd", stay));
  });

  it.each([STAY, 2 * STAY])(
    "through %d steps: Adam needs more on the turned ravine, momentum does not",
    (stay) => {
      expect(fewest("turned", "adam", stay)).toBeGreaterThan(1.1 * fewest("ravine", "adam", stay));
      expect(Math.abs(fewest("turned", "momentum", stay) - fewest("ravine", "momentum", stay))).toBeLessThan(
        3
      );
    }
  );

  it.each([STAY, 2 * STAY])(
    "through %d steps: on Rosenbrock Adam does not settle before step 300",
    (stay) => {
      expect(fewest("rosenbrock", "adam", stay)).toBeGreaterThan(300);
      expect(own("rosenbrock", "momentum", data.rates.rosenbrock.momentum, stay)).toBe(70);
    }
  );
});
