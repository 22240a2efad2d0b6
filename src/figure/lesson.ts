import {apart} from "../marks/format.js";
import type {AnyState, NumberPrediction, Prediction} from "./contract.js";
import {h, reachScroller, setText} from "./dom.js";
import {drawing} from "./drawing.js";
import type {Live} from "./figure.js";
import type {Declaration} from "./params.js";
import {atScene, goToScene} from "./stepper.js";

type AnyPrediction = Prediction<Declaration, unknown, unknown>;

/**
 * Gives life to what the build wrote into the prose for this figure: reads, scenes, predictions and goals.
 * All of it is declared in the figure; the page only says where it stands.
 */
export function teach(live: Live): void {
  const find = (selector: string) => [
    ...document.querySelectorAll<HTMLElement>(`${selector}[data-of="${live.spec.slug}"]`)
  ];
  const reads = find("[data-read]").flatMap((element) => {
    const name = element.dataset.read ?? "";
    return Object.hasOwn(live.spec.reads, name) ? [{element, read: live.spec.reads[name]}] : [];
  });
  live.watch((state) => {
    for (const {element, read} of reads) setText(element, read(state));
  });
  for (const element of find("[data-scene]")) scene(live, element);
  followLinks(live);
  reachFormulas();
  for (const element of find("[data-predict]")) predict(live, element);
  for (const element of find("[data-goal]")) goal(live, element);
}

/** Formulas that are wider than their column scroll sideways, by keyboard too. */
function reachFormulas(): void {
  const formulas = [...document.querySelectorAll<HTMLElement>(".katex-display")];
  const reach = () => {
    for (const formula of formulas) reachScroller(formula, "Formula, scrolls sideways");
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(reach, 200);
  }).observe(document.documentElement);
}

/**
 * Links in the prose to a setting of this page's figure move the figure where it stands; opened in another tab or window
 * they are links like others.
 */
function followLinks(live: Live): void {
  document.addEventListener("click", (event) => {
    if (
      event.defaultPrevented ||
      event.button ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    // Framework writes “?k=15” as “./?k=15”.
    if (!/^(\.\/)?\?/.test(link?.getAttribute("href") ?? "") || !link || link.target) return;
    event.preventDefault();
    live.visit(new URL(link.href).search);
    bringIntoView(live);
  });
}

/** On one column the figure may have scrolled away: bring back what the reader just asked to see. */
export function bringIntoView(live: Live): void {
  const {top, bottom} = live.shell.panels.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight + 1) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  // To right below the site's head: what is scrolled to by itself would come to stand below the picture.
  scrollBy({
    top: live.shell.tools.getBoundingClientRect().top - 56,
    behavior: calm ? "instant" : "smooth"
  });
}

function scene(live: Live, element: HTMLElement): void {
  const number = Number(element.dataset.scene);
  element.addEventListener("click", (event) => {
    event.preventDefault();
    goToScene(live, number);
    bringIntoView(live);
  });
  live.watch(() => {
    const here = live.scene === number && atScene(live, number);
    if (here) element.setAttribute("aria-current", "step");
    else element.removeAttribute("aria-current");
  });
}

function goal(live: Live, element: HTMLElement): void {
  const {done, way} = live.spec.goals[Number(element.dataset.goal) - 1];
  const mark = h(document, "span", {class: "goal-mark", role: "status"}, "not yet");
  const show = h(
    document,
    "button",
    {
      type: "button",
      class: "quiet",
      onclick: () => {
        live.go(way);
        bringIntoView(live);
      }
    },
    "Show one way"
  );
  element.querySelector(".goal-mark")?.replaceWith(mark);
  element.querySelector("button")?.replaceWith(show);
  live.watch((state) => {
    // What counts is what the reader does, not where the figure stands when the page opens.
    if (!moved(live) || state.settled !== live.params || !done(state)) return;
    if (element.classList.contains("goal-done")) return;
    element.classList.add("goal-done");
    setText(mark, "✓ done");
  });
}

const untouched = new WeakMap<Live, unknown>();
function moved(live: Live): boolean {
  if (!untouched.has(live)) untouched.set(live, live.params);
  return untouched.get(live) !== live.params;
}

/** What the reader commits to, and how the gap to the truth is said. */
interface Guess {
  element: HTMLElement;
  /** Calls back when the reader has committed to something. */
  onReady(ready: () => void): void;
  /** Shows the truth beside the guess and says the gap. */
  reveal(state: AnyState): string;
  clear(): void;
}

function predict(live: Live, element: HTMLElement): void {
  const number = Number(element.dataset.predict);
  const prediction = live.spec.predictions[number - 1];
  const guess = makeGuess(prediction, `${live.spec.slug}-predict-${number}`);
  const outcome = h(document, "div", {class: "predict-outcome", role: "status"});
  const reveal = h(document, "button", {type: "button", class: "strong", disabled: true}, "Show me");
  const again = h(document, "button", {type: "button", class: "quiet", hidden: true}, "Guess again");
  let prepared = false;
  guess.onReady(() => {
    reveal.disabled = false;
  });
  const prepare = () => {
    if (prepared) return;
    prepared = true;
    live.hide(prediction.hides ?? []);
    if (prediction.before) live.go(prediction.before);
  };
  guess.element.addEventListener("pointerdown", prepare);
  guess.element.addEventListener("focusin", prepare);
  reveal.addEventListener("click", async () => {
    live.go(prediction.reveal, {panels: prediction.shows});
    reveal.hidden = true;
    let state: AnyState;
    try {
      state = await live.settle();
    } catch {
      // The figure has said what is wrong; the guess stays.
      reveal.hidden = false;
      live.hide([]);
      return;
    }
    live.hide([]);
    outcome.replaceChildren(
      h(document, "p", {class: "predict-gap"}, guess.reveal(state)),
      h(document, "p", {}, prediction.because(state))
    );
    again.hidden = false;
    again.focus({preventScroll: true});
    showBoth(live, element);
  });
  again.addEventListener("click", () => {
    guess.clear();
    outcome.replaceChildren();
    prepared = false;
    again.hidden = true;
    reveal.hidden = false;
    reveal.disabled = true;
  });
  element
    .querySelector(".predict-answer")
    ?.replaceChildren(guess.element, h(document, "div", {class: "predict-buttons"}, reveal, again));
  element.append(outcome);
}

/** After a reveal the verdict and the picture are on one screen: as much is scrolled as that takes, and no more. */
function showBoth(live: Live, element: HTMLElement): void {
  const picture = live.shell.panels.getBoundingClientRect();
  const outcome = element.getBoundingClientRect();
  const beside = picture.right <= outcome.left || picture.left >= outcome.right;
  const head = beside || picture.top > outcome.top ? 60 : picture.bottom + 8;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (outcome.bottom > innerHeight)
    scrollBy({
      top: Math.min(outcome.bottom - innerHeight + 12, outcome.top - head),
      behavior: calm ? "instant" : "smooth"
    });
  else if (outcome.top < head) scrollBy({top: outcome.top - head, behavior: calm ? "instant" : "smooth"});
}

function makeGuess(prediction: AnyPrediction, id: string): Guess {
  switch (prediction.kind) {
    case "choice":
      return choose(prediction.options, prediction.answer, id);
    case "number":
      return place(prediction, id);
    case "draw":
      return drawing(prediction, id);
  }
}

function choose(options: readonly string[], answer: (state: AnyState) => number, id: string): Guess {
  const inputs = options.map((_, i) => h(document, "input", {type: "radio", name: id, value: i}));
  const labels = options.map((option, i) =>
    h(document, "label", {class: "predict-option"}, inputs[i], " ", option)
  );
  const element = h(
    document,
    "fieldset",
    {},
    h(document, "legend", {class: "visually-hidden"}, "Your guess"),
    ...labels
  );
  return {
    element,
    onReady: (ready) => element.addEventListener("change", ready),
    reveal: (state) => {
      const right = answer(state);
      const chosen = inputs.findIndex((input) => input.checked);
      labels.forEach((label, i) => {
        label.classList.toggle("right", i === right);
        label.classList.toggle("wrong", i === chosen && i !== right);
      });
      for (const input of inputs) input.disabled = true;
      return chosen === right
        ? `Right: ${options[right]}.`
        : `You said “${options[chosen]}”; it is “${options[right]}”.`;
    },
    clear: () => {
      for (const [i, input] of inputs.entries()) {
        input.checked = false;
        input.disabled = false;
        labels[i].classList.remove("right", "wrong");
      }
    }
  };
}

function place(prediction: NumberPrediction<Declaration, unknown, unknown>, id: string): Guess {
  const {min, max, step, unit, answer} = prediction;
  const format = (v: number) => `${prediction.format ? prediction.format(v) : v}${unit ? ` ${unit}` : ""}`;
  const middle = min + Math.round((max - min) / 2 / step) * step;
  const slider = h(document, "input", {
    type: "range",
    id,
    min,
    max,
    step,
    value: middle,
    "aria-label": "Your guess"
  });
  const output = h(document, "span", {class: "predict-value"}, "move me");
  const say = () => {
    setText(output, format(slider.valueAsNumber));
    slider.setAttribute("aria-valuetext", format(slider.valueAsNumber));
  };
  slider.addEventListener("input", say);
  const element = h(
    document,
    "div",
    {class: "predict-number"},
    slider,
    output,
    h(
      document,
      "div",
      {class: "predict-ends", "aria-hidden": "true"},
      h(document, "span", {}, format(min)),
      h(document, "span", {}, format(max))
    )
  );
  return {
    element,
    onReady: (ready) => slider.addEventListener("input", ready),
    reveal: (state) => {
      const truth = answer(state);
      const gap = Math.abs(slider.valueAsNumber - truth);
      slider.disabled = true;
      return gap <= step
        ? `You said ${format(slider.valueAsNumber)}; it is ${format(truth)}. Spot on.`
        : `You said ${format(slider.valueAsNumber)}; it is ${format(truth)}: off by ${apart(format(gap))}.`;
    },
    clear: () => {
      slider.disabled = false;
      slider.value = String(middle);
      setText(output, "move me");
    }
  };
}

export type {Guess};
