import {fixed, percent} from "../../marks/format.js";
import {isLinear} from "../../ml/gaussian-classes.js";
import {lambdaIndex, shares} from "./panels/curves.js";
import {RHOS, type Room, SIZES} from "./params.js";
import {apart, crossing} from "./words.js";

type State = Room["State"];

/** The same figures at another setting of ten features. */
const tenAt = (
  {params, data}: State,
  rho: (typeof RHOS)[number],
  strengths: "unequal" | "equal",
  lambda: number
) => ({
  params: {...params, rho, strengths, lambda},
  result: {learned: data.learned[strengths][RHOS.indexOf(rho)]} as State["result"]
});

const distance = (a: readonly number[], b: readonly number[]): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

export const scenes: readonly Room["Scene"][] = [
  {
    title: "One sample, two boundaries",
    params: {},
    panel: "map",
    shows: ["map"],
    about: "here",
    marks: ["naive", "logistic"],
    control: "n",
    text: "The same rows, two straight lines. Naive Bayes got its line from each feature’s two means and one variance, feature by feature; logistic regression asked which line makes the colors most likely. The sample shown starts with few rows: give it more.",
    claim: ({result: {plane: r}}) =>
      isLinear(r.naive) &&
      isLinear(r.logistic) &&
      !r.parted &&
      Math.abs(Math.atan2(r.naive.y, r.naive.x) - Math.atan2(r.logistic.y, r.logistic.x)) > 0.1,
    quantity: ({result: {plane}}) => plane.errors.naive - plane.errors.logistic
  },
  {
    title: "What each has fitted",
    params: {fits: true, n: 80},
    panel: "map",
    shows: ["map"],
    about: "always",
    marks: ["belief", "odds"],
    control: "fits",
    text: "Naive Bayes has a picture of each class, an upright ellipse, and could draw new rows from it; its boundary is where both are equally likely. Logistic regression knows nothing of where rows lie: only where it would say 10\u00a0%, 50\u00a0% and 90\u00a0% orange.",
    claim: ({
      result: {
        plane: {belief, logistic, naive}
      }
    }) =>
      belief.every(({cov}) => cov[1] === 0 && cov[0] === belief[0].cov[0] && cov[2] === belief[0].cov[2]) &&
      isLinear(logistic) &&
      isLinear(naive)
  },
  {
    title: "Independent: one weight vector",
    params: {rho: 0, n: 400, beside: "weights"},
    panel: "weights",
    shows: ["map", "weights"],
    about: "always",
    marks: ["apart", "naive", "logistic"],
    control: "n",
    text: "With one variance for both classes naive Bayes is a logistic model: the same form, the weights estimated in another way. Where the features are independent within each class, both come to the same two weights, at the cross; from 400 rows they are less than half a unit apart.",
    claim: (state) => {
      const {limits} = state.result.plane;
      const gap = apart(state);
      return limits !== null && distance(limits.naive, limits.logistic) < 1e-12 && gap !== null && gap < 0.5;
    },
    quantity: (state) => apart(state) ?? 0
  },
  {
    title: "Dependent: two, for good",
    params: {rho: 0.6, n: 400, beside: "weights"},
    panel: "weights",
    shows: ["map", "weights"],
    about: "always",
    marks: ["apart", "naive", "logistic"],
    control: "rho",
    text: "Now each has a cross of its own. Seen alone, x₂ speaks for orange, and naive Bayes adds it; but x₂ mostly repeats x₁, and beside x₁ its weight in Bayes’ rule is below 0. Logistic regression goes there. More rows do not close this gap.",
    claim: ({
      result: {
        plane: {limits, weights}
      }
    }) =>
      limits !== null &&
      weights.naive !== null &&
      limits.naive[1] > 0 &&
      limits.logistic[1] < 0 &&
      distance(weights.naive, limits.naive) < distance(weights.naive, limits.logistic) &&
      distance(weights.logistic, limits.logistic) < distance(weights.logistic, limits.naive),
    quantity: (state) => apart(state) ?? 0
  },
  {
    title: "Twenty rows far on the right side",
    params: {n: 40, table: "far"},
    panel: "map",
    shows: ["map"],
    about: "always",
    marks: ["added", "naive"],
    control: "far",
    text: "Orange rows far inside orange: both were right about them already. They pull the orange mean and widen the variance, so naive Bayes’ boundary moves over to them. For logistic regression they are settled, and its line stays.",
    claim: ({
      result: {
        plane: {errors, before}
      }
    }) =>
      before !== null &&
      errors.naive > before.naive + 0.02 &&
      Math.abs(errors.logistic - before.logistic) < 0.005,
    quantity: ({
      result: {
        plane: {errors, before}
      }
    }) => (before ? errors.naive - before.naive : 0)
  },
  {
    title: "Few rows, many rows",
    params: {features: "ten", rho: 0.3, beside: "duels"},
    panel: "curves",
    shows: ["curves", "duels"],
    about: "exact",
    marks: ["naive", "logistic"],
    control: "n",
    text: "Ten features, ρ = 0.3, 200 samples. Naive Bayes is soon near its limit, but that limit is higher; logistic regression, without a penalty, starts behind and passes it. The bands show what an average hides: even at 20 rows it wins in more than one sample of five.",
    claim: (state) => {
      const {i, naive, logistic} = shares(state);
      const at = crossing(state);
      const won = state.result.learned.better[0][i] / state.data.samples;
      return (
        naive[i] < logistic[i] - 0.02 &&
        typeof at === "object" &&
        logistic[9] < naive[9] - 0.05 &&
        won > 0.2 &&
        won < 0.5 &&
        // Near its limit: as far again as the others would be worth.
        naive[i] - naive[9] < (logistic[i] - logistic[9]) / 3
      );
    }
  },
  {
    title: "Where they never cross",
    params: {features: "ten", rho: 0.3, strengths: "equal", beside: "duels"},
    panel: "curves",
    shows: ["curves", "duels"],
    about: "exact",
    marks: ["naive", "logistic"],
    control: "strengths",
    text: "All ten tell equally much, and the correlation is the same: now naive Bayes stays ahead, and in the limit both are best possible. With independent features too. And with unequal ones at ρ = 0.6 logistic regression is ahead from ten rows on: no crossing either.",
    claim: (state) =>
      crossing(state) === "never" &&
      crossing(tenAt(state, 0, "unequal", 0)) === "never" &&
      crossing(tenAt(state, 0, "equal", 0)) === "never" &&
      crossing(tenAt(state, 0.6, "unequal", 0)) === "always"
  },
  {
    title: "Much of the story is a missing penalty",
    params: {features: "ten", rho: 0.3, lambda: 10, beside: "duels"},
    panel: "curves",
    shows: ["curves", "duels"],
    about: "exact",
    marks: ["logistic", "naive"],
    control: "lambda",
    text: "The same samples as two scenes ago, but logistic regression pays for large weights, λ = 10. Its poor start is gone: it is ahead at every size. With independent features, where naive Bayes is right, the penalized fit still wins in most samples of 10 to 20 rows.",
    claim: (state) => {
      const independent = tenAt(state, 0, "unequal", 10).result.learned.better[lambdaIndex(10)];
      return (
        crossing(state) === "always" &&
        SIZES.every((n, i) => n > 20 || independent[i] > state.data.samples / 2)
      );
    }
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "Twenty more orange rows arrive. They lie far out on the orange side, where both methods say orange already. Which boundary moves clearly?",
    options: [
      "Both, away from the new rows",
      "That of naive Bayes alone",
      "That of logistic regression alone",
      "Neither: these rows were right already"
    ],
    before: {n: 40},
    reveal: {n: 40, table: "far"},
    answer: ({
      result: {
        plane: {errors, before}
      }
    }) => {
      const moved = (key: "naive" | "logistic") =>
        before !== null && Math.abs(errors[key] - before[key]) > 0.01;
      return moved("naive") ? (moved("logistic") ? 0 : 1) : moved("logistic") ? 2 : 3;
    },
    because: ({
      result: {
        plane: {errors, before}
      }
    }) =>
      `Means and variances weigh every row alike, so naive Bayes now errs in ${percent(errors.naive)} instead of ${percent(before?.naive ?? 0)}. In logistic regression a row pulls by its error, 1 − p, which is nearly 0 there: ${percent(errors.logistic)}, and it was ${percent(before?.logistic ?? 0)}.`
  },
  {
    kind: "choice",
    ask: "Ten features, some telling more than others, ρ = 0.3, no penalty. From about how many rows on does logistic regression err less on average?",
    options: ["From ten: it is never behind", "From about 20", "From about 50", "From about 200", "Never"],
    before: {features: "ten", rho: 0.3, n: 10},
    reveal: {features: "ten", rho: 0.3, n: 40, beside: "duels"},
    shows: ["curves", "duels"],
    hides: ["naive", "logistic", "spread", "caption", "crossing", "wins"],
    answer: (state) => {
      const at = crossing(state);
      if (at === "always") return 0;
      if (at === "never") return 4;
      return at.to <= 30 ? 1 : at.to <= 80 ? 2 : 3;
    },
    because: (state) => {
      const {i, naive, logistic} = shares(state);
      const at = crossing(state);
      return `The means cross ${typeof at === "object" ? `between ${at.from} and ${at.to} rows` : "nowhere"}; at ${state.params.n} they are ${fixed(100 * naive[i], 0)} and ${percent(logistic[i], 0)}. Ng and Jordan’s point: a generative model may get to its higher limit first. The place depends on the correlation, the strengths and the penalty.`;
    }
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Two features: bring the two weight vectors within 0.2 of each other, without a penalty.",
    done: (state) => {
      const {features, lambda, table} = state.params;
      const gap = apart(state);
      return features === "two" && table !== "own" && lambda === 0 && gap !== null && gap < 0.2;
    },
    way: {rho: 0, n: 400, beside: "weights"}
  },
  {
    ask: "Ten features, no penalty: let logistic regression win in 95 of 100 samples of at most 60 rows.",
    done: ({params: p, data: {samples}, result: {learned}}) =>
      p.features === "ten" &&
      p.lambda === 0 &&
      p.n <= 60 &&
      learned.better[0][SIZES.indexOf(p.n as (typeof SIZES)[number])] >= 0.95 * samples,
    way: {features: "ten", rho: 0.6, n: 60, beside: "duels"}
  },
  {
    ask: "Ten independent features, ten rows: let logistic regression win in most samples all the same.",
    done: ({params: p, data: {samples}, result: {learned}}) =>
      p.features === "ten" &&
      p.rho === 0 &&
      p.n === 10 &&
      learned.better[lambdaIndex(p.lambda)][0] > 0.5 * samples,
    way: {features: "ten", rho: 0, n: 10, lambda: 10, beside: "duels"}
  }
];
