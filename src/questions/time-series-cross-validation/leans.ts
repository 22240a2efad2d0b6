import type {Room} from "./params.js";

/** How far a lean counts: the weight of a target, times how far its error is the test row's own. */
export const STEPS = [0.15, 0.03, 0.004] as const;

export interface Lean {
  readonly row: number;
  readonly weight: number;
  /** Which part of the test row's error it brings. */
  readonly shared: number;
}

/** The training targets that the prediction of the test row leans on. */
export function leansOf({result: {row, reports, alike}, settled: {scheme}}: Room["State"]): Lean[] {
  const {train} = reports[scheme].splits[row.fold];
  const leans: Lean[] = [];
  for (let j = 0; j < train.length; ++j)
    if (row.weights[j] !== 0)
      leans.push({
        row: train[j],
        weight: row.weights[j],
        shared: row.weights[j] * alike[Math.abs(train[j] - row.row)]
      });
  return leans;
}

/** Whether a lean brings something of the test row's own error. */
export const counts = ({shared}: Lean): boolean => Math.abs(shared) >= STEPS[STEPS.length - 1];
