import {h, setText} from "./dom.js";
import type {Live} from "./figure.js";
import {
  type Declaration,
  defaults,
  type ParamsOf,
  sameValue,
  type Value,
  withinLimits,
  withPatch
} from "./params.js";

/** Whether the figure stands exactly at scene `number` (1-based). */
export function atScene(live: Live, number: number): boolean {
  const {spec, params} = live;
  const scene = spec.scenes[number - 1];
  const asked = withPatch(spec.params, defaults(spec.params), scene.params as Partial<ParamsOf<Declaration>>);
  const there = withinLimits(spec, asked, live.data);
  return Object.entries(spec.params).every(([key, param]) =>
    sameValue(param, (params as Record<string, Value>)[key], (there as Record<string, Value>)[key])
  );
}

export function goToScene(live: Live, number: number): void {
  const {scenes} = live.spec;
  const n = Math.min(scenes.length, Math.max(1, number));
  live.go(scenes[n - 1].params, {scene: n});
}

/** The strip under the figure that walks through the scenes. */
export function createStepper(live: Live): void {
  const {spec, shell} = live;
  const total = spec.scenes.length;
  const previous = h(
    document,
    "button",
    {
      type: "button",
      class: "step",
      "aria-label": "Previous scene",
      onclick: () => goToScene(live, (live.scene ?? 1) - 1)
    },
    "‹"
  );
  const next = h(
    document,
    "button",
    {
      type: "button",
      class: "step",
      "aria-label": "Next scene",
      onclick: () => goToScene(live, (live.scene ?? 0) + 1)
    },
    "›"
  );
  const number = h(document, "b", {class: "step-number"});
  const text = h(document, "span", {class: "step-text"});
  const verdict = h(document, "span", {class: "step-verdict"});
  shell.stepper.append(
    previous,
    h(document, "p", {class: "step-words"}, number, " ", text, " ", verdict),
    next
  );
  previous.disabled = true;
  setText(number, `${total} scenes.`);
  setText(text, "Step through the argument, or set the figure yourself.");
  live.watch((state) => {
    const n = live.scene;
    previous.disabled = n === null || n === 1;
    next.disabled = n === total;
    if (n === null) {
      setText(number, `${total} scenes.`);
      setText(text, "Step through the argument, or set the figure yourself.");
      setText(verdict, "");
      return;
    }
    const scene = spec.scenes[n - 1];
    const there = atScene(live, n);
    setText(number, `${n} of ${total}. ${scene.title}.`);
    setText(text, there ? scene.text : "You have moved on from this scene; press › or ‹ to go on.");
    const settled = state.settled === state.params || state.settled === live.params;
    setText(
      verdict,
      there && settled && scene.claim ? (scene.claim(state) ? "✓ computed here" : "✗ not so here") : ""
    );
  });
}
