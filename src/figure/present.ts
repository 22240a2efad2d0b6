import type {Live} from "./figure.js";
import {goToScene} from "./stepper.js";

/** The figure alone and large: arrow keys go through the scenes, Escape leaves. */
export function present(live: Live): void {
  const {root, spec, shell} = live;
  if (root.classList.contains("figure-presented")) return;
  const aspect =
    (shell.picture.querySelector<SVGSVGElement>("svg.stage")?.viewBox.baseVal.width ?? 720) /
    spec.height.wide;
  const end = new AbortController();
  const scroll = scrollY;
  root.style.setProperty("--present-aspect", String(aspect));
  root.classList.add("figure-presented");
  root.setAttribute("role", "dialog");
  root.setAttribute("aria-modal", "true");
  document.documentElement.classList.add("presenting");
  const rest = [
    ...document.body.querySelectorAll<HTMLElement>(
      "#observablehq-header, #observablehq-footer, #observablehq-main > *"
    )
  ].filter((element) => element !== root);
  for (const element of rest) element.inert = true;
  const button = [...shell.tools.querySelectorAll("button")].find(
    ({textContent}) => textContent === "Present"
  );
  if (button) button.textContent = "Leave";
  // Browsers refuse the whole screen unless asked by a gesture; the figure fills the window either way.
  document.documentElement.requestFullscreen?.().catch(() => {});
  if (live.scene === null) goToScene(live, 1);

  function leave(): void {
    end.abort();
    root.classList.remove("figure-presented");
    root.removeAttribute("role");
    root.removeAttribute("aria-modal");
    document.documentElement.classList.remove("presenting");
    for (const element of rest) element.inert = false;
    if (button) {
      button.textContent = "Present";
      button.focus();
    }
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    scrollTo(0, scroll);
  }

  button?.addEventListener(
    "click",
    (event) => {
      event.stopImmediatePropagation();
      leave();
    },
    {signal: end.signal, capture: true}
  );
  addEventListener(
    "keydown",
    (event) => {
      const step = {ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1}[event.key];
      if (event.key === "Escape") leave();
      // Keys that belong to a control, a handle or a dialog stay theirs.
      else if (
        step &&
        !(event.target as Element).closest?.("input, select, textarea, button, [role=slider], dialog")
      ) {
        event.preventDefault();
        goToScene(live, (live.scene ?? 0) + step);
      }
    },
    {signal: end.signal}
  );
  document.addEventListener(
    "fullscreenchange",
    () => {
      if (!document.fullscreenElement) leave();
    },
    {signal: end.signal}
  );
  root.tabIndex = -1;
  root.focus({preventScroll: true});
}
