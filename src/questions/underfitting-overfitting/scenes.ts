import {defaults} from "../../figure/params.js";
import type {Errors} from "./fits.js";
import {model} from "./model.js";
import {params, type Room} from "./params.js";
import {comparison} from "./remedies.js";
import {learnedAt} from "./words.js";
import {SIGMA} from "./world.js";

type State = Room["State"];

const start = defaults(params);
/** The same seed at another setting. */
const at = ({params: {seed}, data}: State, patch: Partial<typeof start>) =>
  model({...start, ...patch, seed}, data);
const known = (v: number | null): number => v ?? Number.NaN;

/** Whether too little and too much of a remedy are both worse on new points than something in between. */
function humped(all: readonly Errors[]): boolean {
  const fresh = all.map((errors) => known(errors.fresh));
  const least = Math.min(...fresh);
  return fresh[0] > least && fresh[fresh.length - 1] > least && all[all.length - 1].train > all[0].train;
}

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Too stiff",
    params: {},
    panel: "capacity",
    shows: ["capacity"],
    about: "always",
    control: "degree",
    marks: ["training", "validation", "fit"],
    quantity: ({result}) => result.errors.train,
    text: "A straight line cannot bend as these points do. It misses the points it was fitted to about as badly as those held out: both errors are more than twice what some other degree reaches. That is underfitting. Drag the degree up.",
    claim: ({result: {verdict, errors, best}}) =>
      verdict === "underfitting" &&
      errors.train > 2 * best.errors.held &&
      errors.held > 2 * best.errors.held &&
      Math.max(errors.held / errors.train, errors.train / errors.held) < 2
  },
  {
    title: "Too flexible",
    params: {degree: 13},
    // Where one panel is seen at a time: the one in which a point is to be dragged.
    panel: "fit",
    shows: ["capacity"],
    about: "always",
    control: "degree",
    marks: ["training", "validation", "gap", "fit"],
    quantity: ({result}) => Math.log(result.errors.held / result.errors.train),
    text: "Degree 13 bends to the noise of its own twenty points. The training error has gone on falling, below the noise itself; the validation error is more than four times as large. That is overfitting. Drag one point up or down and see how far the fit follows.",
    claim: ({result: {verdict, errors}}) =>
      verdict === "overfitting" && errors.train < 0.09 && errors.held > 4 * errors.train
  },
  {
    title: "In between",
    params: {degree: 5},
    panel: "capacity",
    shows: ["capacity"],
    about: "always",
    control: "degree",
    marks: ["validation", "best"],
    quantity: ({result}) => result.errors.held,
    text: "Degree 5 comes within a quarter of the least validation error. It is the best of these degrees on new points in most samples; the training error could not have told, since it falls all the way.",
    claim: ({result: {verdict, plain}}) =>
      verdict === "about right" && plain.every(({train}, i) => i === 0 || train <= plain[i - 1].train + 1e-12)
  },
  {
    title: "More points against overfitting",
    params: {degree: 13, n: 160},
    panel: "learning",
    shows: ["learning"],
    about: "always",
    control: "n",
    marks: ["training", "fresh", "gap"],
    quantity: ({result}) => known(result.errors.fresh),
    text: "The same degree on eight times as many points. It can no longer bend to each of them: the training error rises, the error on new points falls to less than half, and the two meet near the noise. The peak at 15 points comes back in scene 8: hardly more points than weights.",
    claim: (state) => {
      const [few, many] = [at(state, {degree: 13}).errors, state.result.errors];
      const {train, fresh} = learnedAt(state);
      return (
        many.train > few.train &&
        known(many.fresh) < known(few.fresh) / 2 &&
        Math.max(Math.abs(train - SIGMA ** 2), Math.abs(fresh - SIGMA ** 2)) < 0.012
      );
    }
  },
  {
    title: "More points against underfitting",
    params: {degree: 1, n: 160},
    panel: "learning",
    shows: ["learning"],
    about: "always",
    control: "n",
    marks: ["training", "fresh"],
    text: "A straight line on eight times as many points is still a straight line: its error on new points changes by less than a tenth. Two curves that have met, high up, say that more data will not help.",
    claim: (state) => {
      const [few, many] = [at(state, {}).errors, state.result.errors];
      return (
        Math.abs(known(many.fresh) / known(few.fresh) - 1) < 0.1 && state.result.verdict === "underfitting"
      );
    }
  },
  {
    title: "A penalty on the weights",
    params: {degree: 13, remedy: "l2", strength: 5},
    panel: "strength",
    shows: ["strength"],
    about: "always",
    control: "strength",
    marks: ["validation", "training", "fresh"],
    quantity: ({result: {doses}}) =>
      Math.log(known(doses?.l2[5].fresh ?? null) / known(doses?.l2[0].fresh ?? null)),
    text: "Degree 13 again, with an L2 penalty. The training error rises, the error on new points falls. Drag the strength to its end: the penalty forbids real bends too, and degree 13 underfits. Early stopping and noise on x (More settings, Remedy) run the same course.",
    claim: (state) => {
      const doses = state.result.doses?.l2;
      return (
        doses !== undefined &&
        doses[5].train > doses[0].train &&
        known(doses[5].fresh) < known(doses[0].fresh) &&
        Object.values(state.result.doses ?? {}).every(humped) &&
        at(state, {degree: 13, strength: 13}).verdict === "underfitting"
      );
    }
  },
  {
    title: "Which remedy for which fault",
    params: {degree: 13},
    panel: "remedies",
    shows: ["remedies"],
    about: "always",
    control: "degree",
    quantity: ({result: {doses}}) =>
      Math.log(known(doses?.stopping[8].fresh ?? null) / known(doses?.stopping[0].fresh ?? null)),
    text: "Every remedy really applied, each as strong as its own validation error says; “yes” is more than a tenth off. On degree 13 all help. Set degree 1: penalty, early stopping, noise and more points do nothing for it; only another degree does.",
    claim: (state) => {
      const helped = (patch: Partial<typeof start>) =>
        comparison({...state, params: {...state.params, ...patch}, result: at(state, patch)})
          .slice(1)
          .map(({name, helps}) =>
            name === "another degree" ? helps === true : helps === (patch.degree === 13)
          );
      return [...helped({degree: 13}), ...helped({degree: 1})].every(Boolean);
    }
  },
  {
    title: "Past n",
    params: {past: true, degree: 40},
    panel: "capacity",
    shows: ["capacity"],
    about: "always",
    control: "degree",
    marks: ["validation", "training"],
    quantity: ({result}) => Math.log(known(result.errors.fresh)),
    text: "From degree 19 on a polynomial passes through all 20 points. There the error peaks, far above the picture; beyond, of the many fits that pass, the one whose weights have the least norm is taken, and the error comes down again. Here it ends above the first valley. Training error 0 throughout, and very different errors on new points.",
    claim: ({result: {plain, curve}}) => {
      const fresh = curve.map((errors) => known(errors.fresh));
      const peak = fresh.indexOf(Math.max(...fresh)) + 1;
      const valley = Math.min(...fresh.slice(0, 16));
      const last = fresh[fresh.length - 1];
      return (
        Math.abs(peak - 19) <= 2 &&
        last < fresh[peak - 1] / 100 &&
        last > valley &&
        fresh[peak - 1] > 30 &&
        plain.slice(18).every(({train}) => train < 1e-9)
      );
    }
  }
];
