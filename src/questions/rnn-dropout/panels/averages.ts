import type {Room} from "../params.js";
import {type MaskKind, maskKinds} from "../schemes.js";
import {share, size} from "../words.js";

/** What a unit holds of the first input, for both kinds of mask: in training over all masks, and at test time. */
export const averages: Room["Table"] = {
  id: "averages",
  tab: "Train and test",
  title: "What a unit holds of a first input of 1",
  share: 1.5,
  reads: ({params: {steps, edge, scaling}, result: {averages: both, alive}}) => [
    steps,
    edge,
    scaling,
    both,
    alive
  ],
  table: ({params: {steps, edge}, result}) => {
    const row = (
      name: string,
      ref: string,
      of: (mask: MaskKind) => string,
      note?: (mask: MaskKind) => string
    ) => ({
      name,
      ref,
      cells: maskKinds.map((mask) => ({text: of(mask), ref, ...(note ? {note: note(mask)} : {})}))
    });
    const at = result.averages;
    const simulated = (mask: MaskKind): number => result.alive[mask][steps];
    return {
      head: [`after ${steps} step${steps === 1 ? "" : "s"}`, "fresh masks", "one mask"],
      rows: [
        row("units alive", "alive", (m) => share(at[m].alive)),
        row("each of them", "survivor", (m) => size(at[m].survivor)),
        row(
          "mean in training",
          "mean",
          (m) => size(at[m].mean),
          (m) => `simulated ${size(simulated(m) * at[m].survivor)}`
        ),
        row("median in training", "median", (m) => size(at[m].median)),
        row("at test time", "test", (m) => size(at[m].test))
      ],
      foot:
        edge === "cell"
          ? "Nothing is dropped at test time. The mask meets the cell once a step."
          : edge === "hidden"
            ? "Nothing is dropped at test time. The mask does not meet the cell."
            : "Nothing is dropped at test time. The mask meets the first input once, as it is written."
    };
  }
};
