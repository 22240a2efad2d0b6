import {defaults} from "../../figure/params.js";
import {fixed, percent} from "../../marks/format.js";
import {params, type Room} from "./params.js";
import {logOdds} from "./words.js";

const start = defaults(params);

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Upright ellipses",
    params: {},
    panel: "clouds",
    shows: ["clouds"],
    about: "exact",
    marks: ["belief", "truth"],
    control: "rho",
    text: "Within each class the two features rise together. Naive Bayes has every mean and every variance right, and believes that the rest is independent: its ellipses stand upright. From them follows another boundary, and more errors.",
    claim: ({result: {errors, angle, truth, belief}}) =>
      angle !== null &&
      angle > 45 &&
      errors.naive > errors.bayes + 0.05 &&
      truth.every(({cov}) => cov[1] > 0) &&
      belief.every(({cov}, c) => cov[1] === 0 && cov[0] === truth[c].cov[0] && cov[2] === truth[c].cov[2])
  },
  {
    title: "Where it is true",
    params: {rho: 0},
    panel: "clouds",
    shows: ["clouds"],
    about: "exact",
    marks: ["bayes", "naive"],
    control: "rho",
    text: "Independent within each class, the ellipses are upright in truth as well, and naive Bayes is Bayes’ rule. Over both classes together the features still rise together: the assumption is about one class at a time.",
    claim: ({params: {m1, m2}, result: {errors, angle, reliability}}) =>
      angle !== null &&
      angle < 1e-6 &&
      errors.naive === errors.bayes &&
      // The covariance over both classes is that of the means.
      m1 * m2 > 0 &&
      reliability !== null &&
      Array.from(reliability.stated).every((p, i) => Math.abs(p - reliability.seen[i]) < 1e-9)
  },
  {
    title: "One witness, counted twice",
    params: {m1: 0.7, m2: 0.7, beside: "reliability"},
    panel: "reliability",
    shows: ["clouds", "reliability"],
    about: "exact",
    marks: ["sure", "reliability"],
    control: "rho",
    text: "Two features that mostly repeat each other are added up like two witnesses who never met. All log odds come out 1 + ρ times too large: when naive Bayes says more than 95\u00a0%, it says 98.3\u00a0% on average, and is right in 91.6\u00a0%.",
    claim: ({params: {rho}, result: {factor, sure}}) =>
      factor !== null &&
      Math.abs(factor - (1 + rho)) < 1e-9 &&
      sure !== null &&
      percent(sure.stated) === percent(0.983) &&
      percent(sure.right) === percent(0.916)
  },
  {
    title: "Correlated the other way",
    params: {rho: -0.5, m1: 0.7, m2: 0.7, beside: "reliability"},
    panel: "reliability",
    shows: ["clouds", "reliability"],
    about: "exact",
    marks: ["sure", "reliability"],
    control: "rho",
    text: "The features now err in opposite directions, so together they say more than naive Bayes knows. It is underconfident: its log odds are half of what they should be, and what it is sure of is right more often than it says.",
    claim: ({result: {factor, sure}}) =>
      factor !== null && Math.abs(factor - 0.5) < 1e-9 && sure !== null && sure.right > sure.stated + 0.02
  },
  {
    title: "Honest odds, needless errors",
    params: {rho: 0.9, m2: 0, beside: "errors"},
    panel: "errors",
    shows: ["clouds", "errors"],
    about: "exact",
    marks: ["naive", "bayes"],
    control: "rho",
    text: "The means differ along x₁ alone, so naive Bayes ignores x₂. Bayes’ rule uses it to take the shared noise out of x₁. Naive Bayes errs in 15.9\u00a0% where 1.1\u00a0% would do, and yet each probability that it states is right.",
    claim: ({result: {errors, factor, naive}}) =>
      naive.y === 0 &&
      factor === 1 &&
      percent(errors.naive) === percent(0.159) &&
      percent(errors.bayes) === percent(0.011)
  },
  {
    title: "Crossed ellipses",
    params: {rho: 0.9, m1: 0, m2: 0, table: "crossed"},
    panel: "clouds",
    shows: ["clouds"],
    about: "exact",
    marks: ["belief", "bayes"],
    control: "table",
    text: "Same means, same variances: upright, the classes are one and the same, and naive Bayes tosses a coin. All that tells them apart is how the features go together, and with that Bayes’ rule errs in 14.4\u00a0%.",
    claim: ({result: {errors, naive}}) =>
      errors.naive === 0.5 &&
      [naive.xx, naive.xy, naive.yy, naive.x, naive.y, naive.c].every((v) => v === 0) &&
      percent(errors.bayes) === percent(0.144)
  },
  {
    title: "A word said four times",
    params: {about: "words", times: 4},
    panel: "evidence",
    shows: ["evidence", "counts"],
    about: "here",
    marks: ["first"],
    control: "times",
    text: "In a message, each word is one more independent witness, also when it is the same word. Four times “free” adds four times its log odds, and the verdict on the same news turns round.",
    claim: ({result: {evidence: e}}) => {
      const [first, ...rest] = e.words;
      const others = rest.reduce((s, {count, each}) => s + count * each, e.prior);
      return (
        first.count === 4 &&
        Math.abs(e.total - others - 4 * first.each) < 1e-9 &&
        others + 3 * first.each < 0 &&
        e.total > 0
      );
    }
  },
  {
    title: "Without smoothing, one word has a veto",
    params: {about: "words", message: "your free link from this meeting", alpha: 0},
    panel: "evidence",
    shows: ["evidence", "counts"],
    about: "here",
    marks: ["veto"],
    control: "alpha",
    text: "No spam message that was read says “meeting”, so with α = 0 its probability in spam is 0, and a product with one 0 in it is 0 whatever else is said. With α = 1 the same message is spam.",
    claim: (state) => {
      const {words, total, probability} = state.result.evidence;
      const veto = words.filter(({each}) => each === -Infinity);
      const rest = words.filter(({each}) => each !== -Infinity);
      // What each word adds at α = 1, by its formula.
      const {read, size, prior} = state.result.evidence;
      const smooth = words.reduce(
        (s, {count, spam, ham}) =>
          s + count * Math.log(((spam + 1) * (read.ham + size)) / ((ham + 1) * (read.spam + size))),
        prior
      );
      return (
        veto.length === 1 &&
        veto[0].word === "meeting" &&
        veto[0].spam === 0 &&
        rest.every(({each}) => Number.isFinite(each) && each > 0) &&
        total === -Infinity &&
        probability === 0 &&
        smooth > 0
      );
    }
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "The means now lie equally far apart along both features, m = (1, 1), and ρ = 0. You raise ρ to 0.9. How many more errors does naive Bayes make than Bayes’ rule?",
    options: [
      "Clearly more, at least five in a hundred",
      "A few more, less than five in a hundred",
      "Not one more: the boundaries stay one line"
    ],
    before: {m2: 1, rho: 0},
    reveal: {m2: 1, rho: 0.9, beside: "reliability"},
    shows: ["clouds", "reliability"],
    answer: ({result: {errors}}) => {
      const more = errors.naive - errors.bayes;
      return more >= 0.05 ? 0 : more > 1e-9 ? 1 : 2;
    },
    because: ({result: {errors, factor}}) =>
      `The correlation weakens both features alike, so their weights shrink alike and the line stays: ${percent(errors.naive)} errors for both. What goes wrong is the odds, ${factor === null ? "" : `${fixed(factor, 1)} times too large in the log`}. Right calls do not need right probabilities.`
  },
  {
    kind: "choice",
    ask: "Of spam only 20 messages were read, of ordinary ones 120. “Hiking” is in the dictionary, but in none of these messages. With α = 1, what does “hiking” say?",
    options: [
      "Nothing: with equal counts its bar has no length",
      "It points to spam, the class with fewer words read",
      "It points to ordinary messages, as more of them were read"
    ],
    before: {about: "words", message: "are you free at the weekend", spam: 20},
    reveal: {about: "words", message: "hiking", spam: 20},
    shows: ["evidence", "counts"],
    answer: ({result: {evidence: e}}) => (e.words[0].each > 0 ? 1 : e.words[0].each < 0 ? 2 : 0),
    because: ({result: {evidence: e}}) =>
      `Its count is α in either class, but it is divided by fewer words in spam: (${e.read.ham} + ${e.size}) / (${e.read.spam} + ${e.size}), which adds ${logOdds(e.words[0].each)} to the log odds. The prior (${logOdds(e.prior)}) is another matter.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Let naive Bayes err in ten cases of a hundred more than Bayes’ rule, both classes having the same correlation.",
    done: ({params: {about}, result: {errors, own, truth}}) =>
      about === "clouds" && !own && truth[0].cov[1] === truth[1].cov[1] && errors.naive - errors.bayes >= 0.1,
    way: {rho: 0.9, m2: 0}
  },
  {
    ask: "Make naive Bayes underconfident while ρ is 0.5 or more.",
    done: ({params: {rho, about}, result: {factor, own}}) =>
      about === "clouds" && !own && rho >= 0.5 && factor !== null && factor < 1 - 1e-9,
    way: {m2: -0.5}
  },
  {
    ask: "Turn the coffee message into spam by repeating its first word, and by nothing else.",
    done: ({params: p, result: {evidence: e}}) =>
      p.about === "words" &&
      p.message === start.message &&
      p.alpha === start.alpha &&
      p.spam === start.spam &&
      e.total > 0,
    way: {about: "words", times: 5}
  }
];
