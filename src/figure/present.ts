import {h} from "./dom.js";
import type {Live} from "./figure.js";
import {goToScene} from "./stepper.js";

/** Scrolls, and lets no transition of it be seen. */
const scrollBack = (to: number): void => scrollTo({top: to, behavior: "instant"});

/** A pixel of the page is this many on the screen, so that the smallest text is 20 px high on one of 1920 × 1080. */
const zoomFor = (width: number, height: number): number =>
  Math.max(1, Math.min(3, width / 1130, height / 636));

/**
 * The figure alone and large: arrow keys go through the scenes, Escape leaves. It moves into a layer of its own beside
 * the page, which is made inert, so that nothing shines through and each of its buttons works.
 */
export function present(live: Live): void {
  const {root, shell} = live;
  if (root.classList.contains("figure-presented")) return;
  const end = new AbortController();
  const {signal} = end;
  const scroll = scrollY;
  const place = h(document, "div", {class: "figure-away"});
  const {height} = root.getBoundingClientRect();
  place.style.height = `${height}px`;
  const layer = h(document, "div", {
    class: "presentation",
    role: "dialog",
    "aria-modal": "true",
    "aria-label": live.spec.title,
    tabindex: -1
  });
  const others = [...document.body.children].filter(
    (element): element is HTMLElement => element instanceof HTMLElement
  );
  const resize = () =>
    root.style.setProperty("--zoom", String(Number(zoomFor(innerWidth, innerHeight).toFixed(3))));
  root.replaceWith(place);
  layer.append(root);
  document.body.append(layer);
  root.classList.add("figure-presented");
  resize();
  addEventListener("resize", resize, {signal});
  document.documentElement.classList.add("presenting");
  for (const element of others) element.inert = true;
  const button = shell.tools.querySelector<HTMLButtonElement>("[data-tool=present]");
  if (button) button.textContent = "Leave";
  // Browsers refuse the whole screen unless asked by a gesture; the figure fills the window either way.
  document.documentElement.requestFullscreen?.().catch(() => {});
  if (live.scene === null) goToScene(live, 1);

  function leave(): void {
    if (signal.aborted) return;
    end.abort();
    for (const element of others) element.inert = false;
    root.classList.remove("figure-presented");
    root.style.removeProperty("--zoom");
    place.replaceWith(root);
    layer.remove();
    document.documentElement.classList.remove("presenting");
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    const query = new URLSearchParams(location.search);
    if (query.has("present")) {
      query.delete("present");
      const text = query.toString();
      history.replaceState(
        history.state,
        "",
        `${location.pathname}${text ? `?${text}` : ""}${location.hash}`
      );
    }
    scrollBack(scroll);
    if (button) {
      button.textContent = "Present";
      button.focus({preventScroll: true});
    }
  }

  button?.addEventListener(
    "click",
    (event) => {
      event.stopImmediatePropagation();
      leave();
    },
    {signal, capture: true}
  );
  addEventListener(
    "keydown",
    (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
      const step = {ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1}[event.key];
      if (event.key === "Escape") leave();
      // Keys that belong to a control, a handle or a dialog stay theirs.
      else if (
        step &&
        !(event.target as Element).closest?.(
          "input, select, textarea, button, summary, [role=slider], [role=button]"
        )
      ) {
        event.preventDefault();
        goToScene(live, (live.scene ?? 0) + step);
      }
    },
    {signal}
  );
  let full = false;
  document.addEventListener(
    "fullscreenchange",
    () => {
      if (document.fullscreenElement) full = true;
      else if (full) leave();
    },
    {signal}
  );
  layer.focus({preventScroll: true});
}
