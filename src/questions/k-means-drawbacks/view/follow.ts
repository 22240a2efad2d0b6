import {type Here, LONGEST, type Params, type Part, type Place} from "../params.js";

/** What decides the run, as text. */
export const runOf = ({world, seed, k, init, start, standardize}: Params): string =>
  [world, seed, k, init, start, standardize].join();

/**
 * Who watches the end of a run watches the end of the next: another world, k or start may take more half-steps, and the
 * step that was the end is then within the run.
 */
export function createFollow(stage: Place): Part {
  let shown: {run: string; step: number; ended: boolean} | null = null;
  return ({params, settled, result}: Here) => {
    const run = runOf(settled);
    const last = result.moments.length - 1;
    const {step} = params;
    // Only where nothing else but the run changed: a link, a scene and a prediction bring the step that they mean.
    const longer = shown?.ended && shown.run !== run && shown.step === step && step < last;
    const follows = longer && runOf(params) === run;
    shown = {run, step, ended: follows || step >= last};
    if (follows) stage.set({step: LONGEST});
  };
}
