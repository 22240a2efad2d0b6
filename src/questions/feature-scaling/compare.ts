import {type Descent, descentOf} from "./descent.js";
import {accuracyOf, answersTo, differing, fitted, type Learner, learners, type Settings} from "./learners.js";
import type {Sample} from "./points.js";
import {type Column, columns, fittedOn, rateOf, type Scale, scaleOf} from "./scale.js";

/** Every learner under every scale of columns. */
export interface Compared {
  /** By scale, then by learner. */
  readonly accuracy: Readonly<Record<Column, Readonly<Record<Learner, number>>>>;
  /** Test rows that are answered otherwise than in raw units. */
  readonly moved: Readonly<Record<Column, Readonly<Record<Learner, number>>>>;
  readonly descents: Readonly<Record<Column, Descent | null>>;
  readonly rate: Readonly<Record<Column, number>>;
}

export function compare(sample: Sample, fit: "train" | "all", settings: Settings): Compared {
  const rows = fittedOn(sample, fit);
  const scales = columns.map((name) => scaleOf(name, 1, rows));
  const answers = scales.map((scale) =>
    learners.map((learner) => answersTo(fitted(learner, scale, sample.train, settings), sample.test))
  );
  const each = <T>(of: (scale: Scale, i: number) => T): Record<Column, T> =>
    Object.fromEntries(columns.map((name, i) => [name, of(scales[i], i)])) as Record<Column, T>;
  const byLearner = <T>(of: (l: number) => T): Record<Learner, T> =>
    Object.fromEntries(learners.map((name, l) => [name, of(l)])) as Record<Learner, T>;
  return {
    accuracy: each((_, i) => byLearner((l) => accuracyOf(answers[i][l], sample.test))),
    moved: each((_, i) => byLearner((l) => differing(answers[i][l], answers[0][l]))),
    descents: each((scale) => descentOf(scale, sample.train)),
    rate: each((scale) => rateOf(scale) ?? 1)
  };
}
