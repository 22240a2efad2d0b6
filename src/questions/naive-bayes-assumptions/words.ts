import {amount, count, fixed, percent, plural} from "../../marks/format.js";
import type {Room} from "./params.js";

type State = Room["State"];

/** A log odds with its sign; 0 / 0 where it cannot be computed. */
export function logOdds(v: number): string {
  if (Number.isNaN(v)) return "0 / 0";
  const text = amount(v);
  return v > 0 && /^[\d∞]/.test(text) ? `+${text}` : text;
}

/** A probability: 0 and 1 are said of these alone. */
export const chance = (p: number): string =>
  Number.isNaN(p) ? "not defined" : p === 0 || p === 1 ? fixed(p, 0) : percent(p);

const degrees = (v: number | null): string => (v === null ? "no angle" : `${fixed(v, 0)}°`);

/** What the whole message amounts to, in words. */
export function verdict({total, words}: State["result"]["evidence"]): string {
  if (!Number.isNaN(total)) return `the log odds of spam are ${logOdds(total)}`;
  return words.some(({each}) => Number.isNaN(each))
    ? "a word that neither class had says 0 / 0, and the sum is not defined"
    : "two vetoes meet, ∞ − ∞, and the sum is not defined";
}

/** What the picture says now. */
export function describe({settled: p, result: r}: State): string {
  if (p.about === "words") {
    const {words, probability, total, unknown} = r.evidence;
    const first = words[0];
    const said = first
      ? `“${first.word.slice(0, 20)}”, said ${first.count > 1 ? `${count(first.count)} times` : "once"}, adds ${logOdds(first.count * first.each)} to the log odds of spam.`
      : "No word of the message is in the dictionary.";
    const sum = Number.isNaN(total)
      ? `Together: ${verdict(r.evidence)}.`
      : `Together ${logOdds(total)}: P(spam) = ${chance(probability)}.`;
    return `${said} ${sum}${unknown.length ? ` ${count(unknown.length)} not in the dictionary.` : ""}`.replace(
      /= ([<>])/g,
      "$1"
    );
  }
  const errs = `Naive Bayes errs in ${percent(r.errors.naive)} of ${r.own ? "rows that it was not fitted on" : "cases"}, ${r.own ? "Gaussians with the measured correlations" : "Bayes’ rule"} in ${percent(r.errors.bayes)}.`;
  const within = r.own
    ? `Correlation within ${r.classes[1].slice(0, 20)} ${fixed(r.rho[0])}, within ${r.classes[0].slice(0, 20)} ${fixed(r.rho[1])}.`
    : r.rho[0] === r.rho[1]
      ? `Correlation ${fixed(r.rho[0])} within each class; naive Bayes takes it for 0.`
      : `Correlation ${fixed(r.rho[0])} in the orange class and ${fixed(r.rho[1])} in the blue one; naive Bayes takes both for 0.`;
  const apart =
    r.angle === null || r.own
      ? ""
      : r.angle < 1e-6
        ? " Both boundaries are one line."
        : ` Its boundary lies ${degrees(r.angle)} from Bayes’.`;
  return `${within} ${errs}${apart}`;
}

const orNone = (text: string | null | undefined): string => text ?? "no number here";

export const reads: Room["Figure"]["reads"] = {
  rho: ({result: r}) => fixed(r.rho[0]),
  naiveError: ({result: r}) => percent(r.errors.naive),
  bayesError: ({result: r}) => percent(r.errors.bayes),
  angle: ({result: r}) => degrees(r.angle),
  factor: ({result: r}) => orNone(r.factor === null ? null : fixed(r.factor)),
  sureShare: ({result: {sure}}) => orNone(sure && percent(sure.share)),
  sureStated: ({result: {sure}}) => orNone(sure && percent(sure.stated)),
  sureRight: ({result: {sure}}) => orNone(sure && percent(sure.right)),
  first: ({result: {evidence: e}}) => e.words[0]?.word ?? "no word",
  firstCount: ({result: {evidence: e}}) => plural(e.words[0]?.count ?? 0, "time"),
  firstEach: ({result: {evidence: e}}) => (e.words[0] ? logOdds(e.words[0].each) : "nothing"),
  prior: ({result: {evidence: e}}) => logOdds(e.prior),
  verdict: ({result: {evidence: e}}) => verdict(e),
  probability: ({result: {evidence: e}}) => chance(e.probability),
  alpha: ({settled: p}) => String(p.alpha),
  size: ({result: {evidence: e}}) => count(e.size),
  readSpam: ({result: {evidence: e}}) => count(e.read.spam),
  readHam: ({result: {evidence: e}}) => count(e.read.ham),
  unseen: ({result: {evidence: e}}) => logOdds(e.unseen)
};

/** The words with their counts, or the curves, or the two classes. */
export function table({settled: p, result: r}: State): Record<string, string | number>[] {
  if (p.about === "words")
    return [
      {word: "(prior)", times: 1, in_spam: p.spam, in_ordinary: 120, log_odds_once: r.evidence.prior},
      ...r.evidence.words.map(({word, count, spam, ham, each}) => ({
        word,
        times: count,
        in_spam: spam,
        in_ordinary: ham,
        log_odds_once: Number.isFinite(each) ? each : logOdds(each)
      }))
    ];
  if (p.beside === "errors" && r.curve) {
    const {rho, bayes, naive} = r.curve;
    // As exact as the curve is.
    const exact = (v: number) => Math.round(v * 1000) / 1000;
    return Array.from(rho, (v, i) => ({
      rho: v,
      bayes_error: exact(bayes[i]),
      naive_bayes_error: exact(naive[i])
    }));
  }
  if (p.beside === "reliability" && r.reliability) {
    const {stated, seen} = r.reliability;
    return Array.from(stated, (v, i) => ({stated: v, true_share: seen[i]}));
  }
  return [0, 1].map((c) => ({
    class: r.classes[c],
    mean_x: r.truth[c].mean[0],
    mean_y: r.truth[c].mean[1],
    variance_x: r.truth[c].cov[0],
    variance_y: r.truth[c].cov[2],
    correlation: r.rho[1 - c],
    naive_bayes_correlation: 0
  }));
}
