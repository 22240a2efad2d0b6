import {h} from "./dom.js";
import {type Range, snap} from "./params.js";

export interface Player {
  readonly button: HTMLButtonElement;
  /** Told every value that the slider takes: one that is not the player's own ends the play. */
  heed(value: number): void;
  /** The reader takes over. */
  stop(): void;
}

/**
 * The button beside a slider that counts time: it runs the slider from where it stands to its end, and from the start
 * where it stands at the end. Whoever moves the slider meanwhile takes over. For readers who want no motion, a press is
 * one step.
 */
export function createPlayer(
  document: Document,
  param: Range & {play?: {seconds: number}},
  slider: {now(): number; end(): number; set(value: number): void}
): Player {
  let frame = 0;
  let own: number | null = null;
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = () => {
    const word = frame ? "Pause" : calm() ? "Step" : "Play";
    button.textContent = word;
    button.setAttribute("aria-label", `${word}: ${param.label}`);
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    show();
  };
  const put = (value: number) => {
    own = snap(value, param.min, slider.end(), param.step);
    slider.set(own);
  };
  const start = () => {
    const end = slider.end();
    const from = slider.now() >= end ? param.min : slider.now();
    if (calm()) {
      put(slider.now() >= end ? param.min : from + param.step);
      return;
    }
    const speed = (end - param.min) / ((param.play?.seconds ?? 5) * 1000);
    let began: number | null = null;
    own = slider.now();
    const tick = (now: number) => {
      began ??= now;
      const value = Math.min(end, from + (now - began) * speed);
      const next = snap(value, param.min, end, param.step);
      frame = requestAnimationFrame(tick);
      if (next !== own) put(next);
      if (value >= end || !button.isConnected) stop();
    };
    frame = requestAnimationFrame(tick);
    show();
  };
  const button = h(document, "button", {
    type: "button",
    class: "play",
    onclick: () => (frame ? stop() : start())
  });
  show();
  return {
    button,
    heed: (value) => {
      if (frame && value !== own) stop();
    },
    stop: () => {
      if (frame) stop();
    }
  };
}
