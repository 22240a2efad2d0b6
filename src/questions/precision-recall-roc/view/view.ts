import {group} from "../../../marks/axes.js";
import {confusionPart} from "./confusion.js";
import {layouts} from "./layout.js";
import {pairsPart} from "./pairs.js";
import {prPart} from "./pr.js";
import {rocPart} from "./roc.js";
import {scoresPart} from "./scores.js";
import type {Part, Place} from "./types.js";

/** The whole picture: scores above, their table beside them, the two curves below, pairs beside these. */
export function view(stage: Place): Part {
  const at = layouts[stage.mode];
  const root = group(stage.svg, "precision-recall-roc");
  const parts = [
    scoresPart(stage, root, at.scores),
    confusionPart(root, at.confusion),
    rocPart(stage, root, at.roc),
    prPart(stage, root, at.pr),
    pairsPart(root, at.pairs)
  ];
  return (state) => {
    for (const part of parts) part(state);
  };
}
