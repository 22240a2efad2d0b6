import type {Room} from "./params.js";

/** Three to seven steps. A claim tests the thing said; `always` holds over seeds, `here` is about this sample. */
export const scenes: readonly Room["Scene"][] = [
  {
    title: "A sample",
    params: {},
    panel: "sample",
    about: "always",
    text: "The mean of the sample lies near the true mean: within three standard errors.",
    claim: ({params: {center}, result: {mean, se}}) => Math.abs(mean - center) < 3 * se,
    marks: ["mean"]
  },
  {
    title: "More of it",
    params: {n: 100},
    panel: "numbers",
    about: "always",
    control: "n",
    text: "A hundred values: the standard error is a tenth.",
    claim: ({result: {se}}) => Math.abs(se - 0.1) < 1e-12,
    note: {panel: "sample", text: "closer now", at: ({result}) => [result.mean, 0.7]}
  },
  {
    title: "Elsewhere",
    params: {center: 2},
    panel: "sample",
    about: "always",
    text: "Moving the true mean moves the whole sample with it.",
    claim: ({result: {values, mean}}) => mean > 0.5 && values.length === 20
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "Four times the values: by what factor does the standard error shrink?",
    before: {},
    reveal: {n: 80},
    // What would answer it is hidden until the reveal: marks by their `data-ref`, numbers by their name, the caption.
    hides: ["se", "caption"],
    min: 1,
    max: 8,
    step: 0.1,
    unit: "times",
    answer: ({result}) => 1 / Math.sqrt(20) / result.se,
    format: (v) => v.toFixed(1),
    because: () => "It is σ/√n: four times the data halve it."
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Bring the standard error below 0.1.",
    done: ({result}) => result.se < 0.1,
    way: {n: 120}
  },
  {
    ask: "Find a sample whose mean is off by more than a standard error.",
    done: ({params, result}) => Math.abs(result.mean - params.center) > result.se,
    way: {seed: 3}
  }
];
