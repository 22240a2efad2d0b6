import {onKink} from "../followed.js";
import type {Room} from "../params.js";
import {force, logOf, lossText, signed, soft} from "../words.js";

/** Both losses written out with the followed point's own numbers. */
export const numbers: Room["Table"] = {
  id: "numbers",
  tab: "One point",
  title: ({result: {followed: f, points}}) =>
    `The ringed point, of class ${points.classes[f.y > 0 ? 1 : 0]}${f.fitted ? "" : ", left out"}`,
  share: 1.5,
  reads: ({params: {unit}, result: {followed: f, points}}) => [
    unit,
    f.point,
    f.y,
    f.fitted,
    f.svm.score,
    f.svm.force,
    f.logistic.score,
    points.classes.join("|")
  ],
  table: ({params: {unit}, result: {followed: f}}) => {
    const [ln, scale] = unit === "bits" ? ["log₂", 1 / Math.LN2] : ["ln", 1];
    const plus = f.y > 0;
    const y = plus ? "+1" : "−1";
    const kink = onKink(f.svm.margin);
    return {
      head: ["", "SVM", "logistic"],
      rows: [
        {
          name: "margin",
          ref: "margin",
          cells: [f.svm, f.logistic].map(({score, margin}, i) => ({
            name: "m = y f(x)",
            text: signed(margin),
            note: `${y} · ${inner(score)}`,
            ref: i ? "logistic" : "hinge"
          }))
        },
        {
          name: `loss, y = ${y}`,
          cells: [
            {
              name: "max(0, 1 − m)",
              text: lossText(f.svm.loss),
              note: `max(0, 1 − ${inner(f.svm.margin)})`,
              ref: "hinge followed"
            },
            {
              name: `${ln}(1 + exp(−m))`,
              text: lossText(scale * f.logistic.loss),
              note: `${ln}(1 + exp(${signed(-f.logistic.margin)}))`,
              ref: "logistic followed"
            }
          ]
        },
        {
          name: "probability",
          cells: [
            {name: "", text: "none", note: "", ref: "hinge"},
            {name: "p = σ(f)", text: soft(f.p), note: "of y = 1", ref: "logistic"}
          ]
        },
        {
          name: `loss, y = ${plus ? 1 : 0}`,
          ref: "crossEntropy",
          cells: [
            {
              name: plus ? "max(0, 1 − f)" : "max(0, 1 + f)",
              text: lossText(f.svm.loss),
              note: `max(0, 1 ${plus ? "−" : "+"} ${inner(f.svm.score)})`,
              ref: "hinge"
            },
            {
              name: plus ? `−${ln} p` : `−${ln}(1 − p)`,
              text: lossText(scale * f.crossEntropy),
              note: `−${plus ? logOf(ln, f.p, f.rest) : logOf(ln, f.rest, f.p)}`,
              ref: "logistic followed"
            }
          ]
        },
        {
          name: "force",
          ref: "force",
          cells: [
            {
              name: "−ℓ′(m)",
              text: f.fitted ? force(f.svm.force) : "–",
              note: kink ? "on the kink" : f.svm.margin > 1 ? "flat" : "slope −1",
              ref: "hinge"
            },
            {
              name: "σ(−m)",
              text: f.fitted ? soft(f.logistic.force) : "–",
              note: "never 0, in nats",
              ref: "logistic"
            }
          ]
        }
      ],
      foot: `Cross-entropy: −y ${ln} p − (1 − y) ${ln}(1 − p).`
    };
  }
};

/** A number within a formula: negative ones in parentheses. */
const inner = (v: number): string => (signed(v).startsWith("−") ? `(${signed(v)})` : signed(v));
