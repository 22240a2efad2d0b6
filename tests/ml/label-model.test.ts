import {describe, expect, it} from "vitest";
import {fitLabelModel, type LabelModelOptions} from "../../src/ml/label-model.js";
import {random} from "../../src/ml/random.js";
import {majorityVote, summarizeVotes, type VoteMatrix} from "../../src/ml/votes.js";
import reference from "../reference/weak-supervision.json";

const matrix = (rows: readonly (readonly number[])[]): VoteMatrix => ({
  votes: Int8Array.from(rows.flat()),
  n: rows.length,
  m: rows[0].length
});

/** The reference's cases in this module's options; both run the same count of steps. */
function fitted({votes, options}: (typeof reference.cases)[number]) {
  const {steps, ignored, ...rest} = options as {
    steps: number;
    ignored?: boolean;
  } & Partial<LabelModelOptions>;
  return fitLabelModel({
    ...matrix(reference.votes[votes as keyof typeof reference.votes]),
    ...rest,
    abstaining: ignored ? "ignored" : "answer",
    iterations: steps,
    tolerance: 0
  });
}

const largest = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  expect(a.length).toBe(b.length);
  let worst = 0;
  for (let i = 0; i < a.length; ++i) worst = Math.max(worst, Math.abs(a[i] - b[i]));
  return worst;
};

describe("label model", () => {
  it.each(reference.cases.map((c) => [`${c.votes} ${JSON.stringify(c.options)}`, c] as const))(
    "agrees with EM in numpy: %s",
    (_, c) => {
      const fit = fitted(c);
      expect(largest(fit.posterior, c.posterior)).toBeLessThan(1e-10);
      expect(largest(fit.accuracy, c.accuracy)).toBeLessThan(1e-10);
      expect(Math.abs(fit.balance - c.balance)).toBeLessThan(1e-10);
      fit.objective.forEach((value, k) => {
        expect(Math.abs(value - c.objective[k])).toBeLessThan(1e-8);
      });
    }
  );
  it("never lowers its objective", () => {
    for (const c of reference.cases) {
      const {objective} = fitted(c);
      for (let k = 1; k < objective.length; ++k)
        expect(objective[k]).toBeGreaterThan(objective[k - 1] - 1e-9);
    }
  });
  it("adds weights and silences up to the posterior's log-odds", () => {
    for (const c of reference.cases) {
      const {votes, n, m} = matrix(reference.votes[c.votes as keyof typeof reference.votes]);
      const fit = fitted(c);
      for (let i = 0; i < n; ++i) {
        let sum = Math.log(fit.balance / (1 - fit.balance));
        for (let j = 0; j < m; ++j) {
          const vote = votes[i * m + j];
          sum += vote > 0 ? fit.weight.plus[j] : vote < 0 ? -fit.weight.minus[j] : fit.silence[j];
        }
        expect(Math.abs(1 / (1 + Math.exp(-sum)) - fit.posterior[i])).toBeLessThan(1e-9);
      }
    }
  });
  it("exchanges its answer where all votes are exchanged", () => {
    const source = random(3);
    const rows = Array.from({length: 80}, () => {
      const y = source() < 0.5 ? 1 : -1;
      return [0.9, 0.8, 0.7, 0.6].map((a) => (source() < 0.3 ? 0 : source() < a ? y : -y));
    });
    const [a, b] = [rows, rows.map((row) => row.map((v) => -v))].map((r) =>
      fitLabelModel({...matrix(r), balance: 0.5})
    );
    expect(largest(a.accuracy, b.accuracy)).toBeLessThan(1e-9);
    expect(
      largest(
        a.posterior,
        b.posterior.map((q) => 1 - q)
      )
    ).toBeLessThan(1e-9);
  });
  it("bears no items, no functions, functions that never vote, and maximum likelihood", () => {
    expect(fitLabelModel({votes: new Int8Array(0), n: 0, m: 3}).posterior.length).toBe(0);
    expect([...fitLabelModel({votes: new Int8Array(0), n: 4, m: 0}).posterior]).toEqual([0.5, 0.5, 0.5, 0.5]);
    const some = matrix([
      [1, 0, 1],
      [1, 0, 1],
      [-1, 0, -1],
      [-1, 0, 1]
    ]);
    for (const abstaining of ["answer", "ignored"] as const)
      for (const prior of [0, 5]) {
        const fit = fitLabelModel({...some, abstaining, prior});
        expect(fit.posterior.every((q) => q >= 0 && q <= 1)).toBe(true);
        expect(fit.accuracy[1]).toBeNaN();
        expect([...fit.weight.plus, ...fit.weight.minus, ...fit.silence].some(Number.isNaN)).toBe(false);
      }
  });
});

describe("votes", () => {
  const rows = matrix([
    [1, 1, -1],
    [1, 0, -1],
    [0, 0, 0],
    [0, 0, -1]
  ]);
  it("the majority leaves ties and silence unlabeled", () => {
    expect([...majorityVote(rows)]).toEqual([1, 0, 0, -1]);
  });
  it("coverage, overlap and conflict are counted", () => {
    expect(summarizeVotes(rows)).toEqual([
      {coverage: 2, overlap: 2, conflict: 2},
      {coverage: 1, overlap: 1, conflict: 1},
      {coverage: 3, overlap: 2, conflict: 2}
    ]);
  });
});
