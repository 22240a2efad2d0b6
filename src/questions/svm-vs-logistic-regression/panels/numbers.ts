import type {Room} from "../params.js";
import {force, lossText, signed} from "../words.js";

/** Both losses written out with the followed point's own numbers. */
export const numbers: Room["Table"] = {
  id: "numbers",
  tab: "One point",
  title: ({result: {followed: f, points}}) =>
    `The ringed point, ${points.classes[f.y > 0 ? 1 : 0]}: y = ${f.y > 0 ? "+1" : "−1"}${f.fitted ? "" : ", left out"}`,
  share: 1.5,
  reads: ({result: {followed: f, points}}) => [
    f.point,
    f.fitted,
    f.svm.margin,
    f.svm.force,
    f.logistic.margin,
    points.classes[0],
    points.classes[1]
  ],
  table: ({result: {followed: f}}) => {
    const sign = f.y > 0 ? "+1" : "−1";
    const of = f.y > 0 ? f.p : 1 - f.p;
    return {
      head: ["", "SVM", "logistic"],
      rows: [
        {
          name: "score, margin",
          ref: "margin",
          cells: [
            {
              name: "m = y f(x)",
              text: `${sign} · ${inner(f.svm.score)} = ${signed(f.svm.margin)}`,
              ref: "hinge"
            },
            {
              name: "m = y f(x)",
              text: `${sign} · ${inner(f.logistic.score)} = ${signed(f.logistic.margin)}`,
              ref: "logistic"
            }
          ]
        },
        {
          name: "loss, y = ±1",
          cells: [
            {
              name: "max(0, 1 − m)",
              text: lossText(f.svm.loss),
              note: `max(0, 1 − ${inner(f.svm.margin)})`,
              ref: "hinge followed"
            },
            {
              name: "ln(1 + exp(−m))",
              text: lossText(f.logistic.loss),
              note: `ln(1 + exp(${signed(-f.logistic.margin)}))`,
              ref: "logistic followed"
            }
          ]
        },
        {
          name: `the same, y = ${f.y > 0 ? 1 : 0}`,
          ref: "crossEntropy",
          cells: [
            {name: "max(0, 1 − (2y − 1) f)", text: lossText(f.svm.loss), note: "", ref: "hinge"},
            {
              name: "−y ln p − (1 − y) ln(1 − p)",
              text: lossText(f.crossEntropy),
              note: `−ln ${force(of)}, p = σ(f) = ${force(f.p)}`,
              ref: "logistic"
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
              note: f.fitted && f.svm.force > 0 && f.svm.force < 1 ? "on the kink: what balances" : "",
              ref: "hinge"
            },
            {
              name: "−ℓ′(m) = σ(−m)",
              text: f.fitted ? force(f.logistic.force) : "–",
              note: "1 − P(y | x)",
              ref: "logistic"
            }
          ]
        }
      ]
    };
  }
};

/** A number within a formula: negative ones in parentheses. */
const inner = (v: number): string => (signed(v).startsWith("−") ? `(${signed(v)})` : signed(v));
