import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {AdaBoost, boundFactor, type Learned, says} from "../../src/ml/adaboost.js";
import {type Cart, classAt, growCart, indicators, leavesOf, presort} from "../../src/ml/cart.js";

interface Case {
  u: number[];
  v: number[];
  y: number[];
  classes: number;
  depth: number | null;
  rounds: number;
  kept: number;
  errors: number[];
  alphas: number[];
  trained: number[];
  atU: number[];
  atV: number[];
  answers: number[];
}
const {cases}: {cases: Case[]} = JSON.parse(
  readFileSync(new URL("../reference/adaboost.json", import.meta.url), "utf8")
);

const answersOf = (tree: Cart, columns: readonly Float64Array[]) =>
  leavesOf(tree, columns).map((node) => classAt(tree, node));

function boosted({u, v, y, classes, depth, rounds}: Case) {
  const columns = [Float64Array.from(u), Float64Array.from(v)];
  const targets = indicators(y, classes);
  const orders = presort(columns);
  const learn = (weight: Float64Array): Learned<Cart> => {
    const learner = growCart(columns, targets, {weight, orders, depth: depth ?? Number.POSITIVE_INFINITY});
    return {learner, answers: answersOf(learner, columns)};
  };
  const booster = new AdaBoost(y, learn, {classes});
  while (booster.rounds.length < rounds && booster.next());
  return booster;
}

/** The class with the largest sum of says. */
function vote(booster: AdaBoost<Cart>, rounds: number, classes: number, columns: readonly Float64Array[]) {
  const kept = booster.rounds.slice(0, rounds);
  const sums = Array.from({length: columns[0].length}, () => new Float64Array(classes));
  const weights = says(kept);
  kept.forEach(({learner}, t) => {
    answersOf(learner, columns).forEach((c, i) => {
      sums[i][c] += weights[t];
    });
  });
  return sums.map((s) => s.indexOf(Math.max(...s)));
}

describe("AdaBoost against scikit-learn", () => {
  for (const test of cases) {
    it(`${test.classes} classes, depth ${test.depth ?? "full"}`, () => {
      const booster = boosted(test);
      expect(booster.rounds.length).toBe(test.kept);
      booster.rounds.forEach(({error, alpha}, t) => {
        expect(error).toBeCloseTo(test.errors[t], 10);
        if (test.depth !== null) expect(alpha).toBeCloseTo(test.alphas[t], 8);
      });
      const columns = [Float64Array.from(test.u), Float64Array.from(test.v)];
      for (let t = 1; t <= test.kept; ++t) {
        const wrong = vote(booster, t, test.classes, columns).filter((c, i) => c !== test.y[i]).length;
        expect(wrong / test.y.length, `round ${t}`).toBeCloseTo(test.trained[t - 1], 10);
      }
      if (test.depth === null) {
        expect(booster.ended).toBe("perfect");
        expect(booster.rounds[0].alpha).toBe(Number.POSITIVE_INFINITY);
        expect([...says(booster.rounds)]).toEqual([1]);
      } else {
        const at = [Float64Array.from(test.atU), Float64Array.from(test.atV)];
        expect(vote(booster, test.kept, test.classes, at)).toEqual(test.answers);
      }
    });
  }
});

describe("AdaBoost", () => {
  it("leaves each learner at chance on the weights after it, and its training error under the bound", () => {
    for (const test of cases.filter(({classes, depth}) => classes === 2 && depth !== null)) {
      const {rounds} = boosted(test);
      let bound = 1;
      rounds.forEach(({error}, t) => {
        bound *= boundFactor(error);
        expect(test.trained[t]).toBeLessThanOrEqual(bound + 1e-12);
        if (t + 1 === rounds.length) return;
        const columns = [Float64Array.from(test.u), Float64Array.from(test.v)];
        const answers = answersOf(rounds[t].learner, columns);
        const wrong = rounds[t + 1].weight.reduce((sum, w, i) => sum + (answers[i] === test.y[i] ? 0 : w), 0);
        expect(wrong).toBeCloseTo(0.5, 12);
      });
    }
  });

  const label = [0, 0, 1, 1, 1];
  const fixedAnswers =
    (...all: number[][]) =>
    (_: Float64Array, round: number) => ({
      learner: round,
      answers: all[Math.min(round, all.length - 1)]
    });

  it("ends before a learner worse than chance, or turns it round", () => {
    const bad = fixedAnswers([1, 1, 0, 0, 1]);
    const stopped = new AdaBoost(label, bad);
    expect(stopped.next()).toBe(false);
    expect(stopped.ended).toBe("chance");
    expect(stopped.rounds).toEqual([]);
    const turned = new AdaBoost(label, bad, {turn: true});
    expect(turned.next()).toBe(true);
    expect(turned.rounds[0].error).toBeCloseTo(0.8, 12);
    expect(turned.rounds[0].alpha).toBeCloseTo(Math.log(0.25), 12);
    // The same one again is at chance, and has no say.
    expect(turned.next()).toBe(true);
    expect(turned.rounds[1].alpha).toBeCloseTo(0, 10);
    expect(turned.ended).toBeNull();
  });

  it("ends with a learner that is wrong everywhere, turned round, which then decides alone", () => {
    const booster = new AdaBoost(label, fixedAnswers([0, 1, 1, 1, 1], [1, 1, 0, 0, 0]), {turn: true});
    expect(booster.next()).toBe(true);
    expect(booster.next()).toBe(true);
    expect(booster.next()).toBe(false);
    expect(booster.ended).toBe("perfect");
    expect([...says(booster.rounds)]).toEqual([0, -1]);
  });

  it("with three classes keeps a learner that is wrong more often than right but better than chance", () => {
    const three = [0, 0, 1, 1, 2, 2];
    const booster = new AdaBoost(three, fixedAnswers([0, 0, 0, 0, 0, 2]), {classes: 3});
    expect(booster.next()).toBe(true);
    const worse = new AdaBoost(three, fixedAnswers([0, 2, 0, 1, 0, 0]), {classes: 3});
    expect(worse.next()).toBe(false);
  });
});
