import type {Box} from "../../../figure/contract.js";
import type {Group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {put} from "../../../marks/put.js";
import type {Line} from "../lines.js";
import {straight} from "./paths.js";
import {square} from "./square.js";
import type {Part, Place} from "./types.js";

/** The ROC curve with the area under it, the population's curve, and the point of the threshold. */
export function rocPart(stage: Place, root: Group, at: Box): Part {
  const paths: Record<string, Group> = {};
  const s = square(
    stage,
    root,
    at,
    "roc",
    {x: "FPR: FP / negatives", y: "recall (TPR): TP / positives", handle: "point on the ROC curve"},
    (panel) => {
      const path = (name: string, className: string, ref: string) => {
        paths[name] = panel.append("path").attr("class", className).attr("data-ref", ref) as unknown as Group;
      };
      path("area", "area-soft", "auc");
      path("chance", "line-soft dashed", "chance");
      path("population", "line-soft", "population");
      path("curve", "line", "roc");
      path("guide", "line-taught dotted", "threshold");
    }
  );
  paths.chance.attr("d", `M${s.x(0)},${s.y(0)}L${s.x(1)},${s.y(1)}`);
  const notes = ["shaded: AUC", "dashed: random", "thin: population"].map((text) =>
    s.panel.append("text").attr("class", "note-label").text(text)
  );
  let drawn: Line | null = null;
  return (state) => {
    const {result: r} = state;
    s.title(`ROC · AUC ${fixed(r.auc, 3)}`);
    if (r.roc !== drawn) {
      drawn = r.roc;
      const d = straight(r.roc, s);
      paths.curve.attr("d", d);
      paths.area.attr("d", `${d}V${s.y(0)}z`);
      paths.population.attr("d", r.population ? straight(r.population.roc, s) : null);
      // In the corner that the curve leaves free.
      const above = r.auc < 0.45;
      notes.forEach((note, i) => {
        put(note, "x", above ? at.x + 6 : at.x + at.width - 4);
        put(note, "y", (above ? at.y + 14 : at.y + at.height - 33) + 13 * i);
        put(note, "text-anchor", above ? "start" : "end");
      });
      put(notes[2], "display", r.population ? null : "none");
    }
    const [px, py] = [tenth(s.x(r.fpr)), tenth(s.y(r.recall))];
    put(paths.guide, "d", `M${s.x(0)},${py}H${px}V${s.y(0)}`);
    s.handle({
      state,
      x: px,
      y: py,
      now: r.fpr,
      text: `false-positive rate ${fixed(r.fpr, 3)}, recall ${fixed(r.recall, 3)}`
    });
  };
}
