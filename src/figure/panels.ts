import {flushTexts} from "../marks/set.js";
import type {AnyFigure, AnyState, Panel, PicturePanel, Update} from "./contract.js";
import {reachScroller, setText} from "./dom.js";
import {shownPanels} from "./layout.js";
import {createNote} from "./note.js";
import {createPanelTable} from "./panel-table.js";
import {type Declaration, type ParamsOf, sameValue, type Value} from "./params.js";
import {arrange, fillLegend, type PanelShell, type Shell} from "./shell.js";
import {createStage, forgetColors, type LiveStage} from "./stage.js";

type AnyPanel = Panel<Declaration, unknown, unknown>;
type AnyPicture = PicturePanel<Declaration, unknown, unknown>;

/** Below this width a figure shows one panel at a time, in a strip. */
export const stripBelow = 560;

/** Whether a control made the change: the strip follows it when the model has answered. */
export type Follow = "no" | "soon" | "yes";

export interface Panels {
  /** Ids of the panels that are shown beside each other where there is room. */
  readonly shown: readonly string[];
  /** Ids of the panels that read something which the last change changed, or that came with it. */
  readonly changed: readonly string[];
  /** Whether panels stand in a strip, one in sight. */
  readonly strip: boolean;
  show(ids: readonly string[]): void;
  /** Brings the panel into sight: in a strip by moving there. */
  goTo(id: string): void;
  /**
   * Draws the state in every panel in sight that reads something that has changed.
   *
   * @param follow in a strip, move to a panel that changed where the one in sight did not, or no longer belongs to the setting
   */
  update(state: AnyState, follow?: Follow): void;
  /** Draws what is out of sight too, for a swipe or a picture that leaves the page. */
  complete(): void;
  retheme(): void;
  stop(): void;
}

/** A panel's picture in one size, and what it showed last. */
interface Made {
  /** The size of the box that it was made for. */
  width: number;
  height: number;
  zoom: number;
  /** What was remembered when it left its box. */
  remembered: string;
  stage: LiveStage<Declaration> | null;
  update: Update<Declaration, unknown, unknown> | null;
  reads: readonly unknown[] | null;
  note: ((text: string, at: readonly [number, number] | null) => void) | null;
}

/** Pictures of other sizes that a panel keeps: what stands beside it comes and goes, and it is not made again each time. */
const mostKept = 2;
const nothing: Made = {
  width: 0,
  height: 0,
  zoom: 1,
  remembered: "",
  stage: null,
  update: null,
  reads: null,
  note: null
};

/** What a panel had when it was drawn last. */
interface Drawn {
  panel: AnyPanel;
  shell: PanelShell;
  /** The size of its box, nothing where it is not shown. */
  width: number;
  height: number;
  made: Made;
  kept: Made[];
  /** What title and legend were written for. */
  headed: readonly unknown[] | null;
  /** The name of the mark that had the keyboard when its picture left the box: the same one of the next picture takes it. */
  focused: string | null;
  /** The element of a table that scrolls, as it was seen to last. */
  scroller?: Element;
  /** Outlives the stage, which another size replaces. */
  memory: Map<string, unknown>;
}

const isPicture = (panel: AnyPanel): panel is AnyPicture => "draw" in panel;

/** Whether two things that a panel reads are the same: a worker's answers are new arrays each time, even where nothing changed. */
export function sameRead(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b)) return false;
  const [p, q] = [a, b] as unknown as [ArrayLike<number>, ArrayLike<number>];
  if (p.length !== q.length || a.constructor !== b.constructor) return false;
  for (let i = 0; i < p.length; ++i) if (p[i] !== q[i]) return false;
  return true;
}

export function createPanels(
  spec: AnyFigure,
  shell: Shell,
  {
    set,
    noteOf,
    onShow
  }: {
    set: (patch: Partial<ParamsOf<Declaration>>) => void;
    /** The sentence that stands in a panel now, and its place in the units of the panel's plot. */
    noteOf: (id: string, state: AnyState) => {text: string; at: readonly [number, number]} | null;
    /** The reader chose panels. */
    onShow: (ids: readonly string[]) => void;
  }
): Panels {
  const drawn: Drawn[] = spec.panels.map((panel, i) => ({
    panel,
    shell: shell.parts[i],
    width: 0,
    height: 0,
    made: {...nothing},
    kept: [],
    headed: null,
    focused: null,
    memory: new Map()
  }));
  /** What was asked for, and what is shown: panels that belong to a setting come and go with it. */
  let asked: readonly string[] = [];
  let shown: readonly string[] = [];
  let strip = false;
  /** Units for a pixel: text is larger where it is read from afar. */
  let zoom = 1;
  let current = 0;
  let changed: readonly string[] = [];
  /** A control has been followed: what changes from here on is another change. */
  let fresh = true;
  let state: AnyState | null = null;

  const inSight = (i: number): boolean => (strip ? i === current : shown.includes(drawn[i].panel.id));

  function build(d: Drawn, now: AnyState): void {
    const {panel} = d;
    if (!isPicture(panel)) {
      const update = createPanelTable(document, d.shell.box);
      d.made.update = (s) => update(panel.table(s));
      return;
    }
    const size = sizeOf(d);
    const stage = createStage({
      document,
      declaration: spec.params,
      id: `${spec.slug}-${panel.id}`,
      ...size,
      live: true,
      label: typeof panel.title === "function" ? panel.title(now) : panel.title || spec.title,
      set,
      memory: d.memory
    });
    const update = panel.draw(stage);
    stage.onTheme(() => state && update(state));
    const {width, height} = d;
    d.made = {...nothing, width, height, zoom, stage, update, note: createNote(stage)};
    place(d, stage);
  }

  function place(d: Drawn, {layers}: LiveStage<Declaration>): void {
    const {box} = d.shell;
    if (box.contains(document.activeElement))
      d.focused = document.activeElement?.getAttribute("aria-label") ?? null;
    box.replaceChildren(layers);
  }

  /** A reader who moves something by keys, and turns the phone or zooms the page, goes on moving it. */
  function refocus(d: Drawn): void {
    const marks = [...d.shell.box.querySelectorAll<SVGElement>("[tabindex][aria-label]")];
    marks.find((mark) => mark.getAttribute("aria-label") === d.focused)?.focus({preventScroll: true});
    d.focused = null;
  }

  /** Puts the picture aside that was made for another size, and takes up the one that was made for this, if it was kept. */
  function resize(d: Drawn): void {
    const {panel, width, height, made, memory} = d;
    const fits = (m: Made) =>
      Math.abs(width - m.width) <= 1 && Math.abs(height - m.height) <= 1 && zoom === m.zoom;
    // A table fills its box by itself; a picture is drawn for the size that its box has.
    if (!isPicture(panel) || !width || fits(made)) return;
    const remembered = JSON.stringify([...memory]);
    if (made.stage) d.kept.unshift({...made, remembered});
    const kept = d.kept.find((m) => fits(m) && m.remembered === remembered);
    d.kept = d.kept.filter((m) => m !== kept && !fits(m)).slice(0, mostKept);
    d.made = kept ?? {...nothing};
    if (kept?.stage) place(d, kept.stage);
  }

  function sizeOf({width, height}: Drawn): {width: number; height: number; mode: "wide" | "narrow"} {
    const units = Math.round(width / zoom);
    return {width: units, height: Math.round(height / zoom), mode: units < 420 ? "narrow" : "wide"};
  }

  /** Writes a panel's title and legend, which take their height from its picture. */
  function head(d: Drawn, now: AnyState, reads = d.panel.reads(now)): void {
    const {panel, shell} = d;
    if (d.headed && same(reads, d.headed)) return;
    d.headed = reads;
    setText(shell.title, typeof panel.title === "function" ? panel.title(now) : panel.title);
    if (isPicture(panel) && panel.legend) fillLegend(document, shell.legend, panel.legend(now));
  }

  /** Draws a panel where something that it reads has changed. */
  function draw(d: Drawn, now: AnyState): void {
    const {panel} = d;
    const reads = panel.reads(now);
    const first = !d.made.update;
    if (first) {
      if (isPicture(panel) && (!d.width || !d.height)) return;
      build(d, now);
    }
    head(d, now, reads);
    if (!d.made.reads || !same(reads, d.made.reads)) {
      d.made.reads = reads;
      d.made.update?.(now);
      // A table of another shape is another element, which scrolls anew.
      if (!first && d.scroller && d.scroller !== d.shell.box.firstElementChild) reachTable(d);
    }
    if (d.focused !== null) refocus(d);
    if (first) {
      reachTable(d);
      if (d.made.stage) quiet(d.shell.box);
    }
  }

  /** Words in a picture are marks like others: what they say is in the description and the tables, and is heard there once. */
  function quiet(box: HTMLElement): void {
    for (const text of box.querySelectorAll("svg text, svg .labels"))
      if (!text.closest("[role=slider], [role=button]")) text.setAttribute("aria-hidden", "true");
  }

  /** Texts follow all marks, so that the browser lays them out once; a note looks for room among them. */
  function finish(): void {
    flushTexts();
    drawn.forEach((d, i) => {
      if (inSight(i)) annotate(d);
    });
  }

  /** A table that is higher than its box scrolls, by keyboard too. */
  function reachTable(d: Drawn): void {
    const {panel, shell} = d;
    const scroller = shell.box.firstElementChild;
    if (isPicture(panel) || !(scroller instanceof HTMLElement)) return;
    d.scroller = scroller;
    reachScroller(scroller, typeof panel.title === "function" ? panel.tab : panel.title);
  }

  function annotate({panel, made: {note, stage}}: Drawn): void {
    if (!note || !stage || !state) return;
    const said = noteOf(panel.id, state);
    note(said?.text ?? "", said ? stage.locate(...said.at) : null);
  }

  const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
    a.length === b.length && a.every((v, i) => sameRead(v, b[i]));

  /** What has changed since a control was last followed, and what belongs to the setting that did not before. */
  const moved = new Set<Drawn>();
  const arrived = new Set<Drawn>();

  /** In a strip: to a panel that a control moved, or that belongs to what it set, where the one in sight is neither. */
  function followed(now: AnyState): void {
    const fits = (d: Drawn) => belongs(d.panel, now.params) !== false;
    const here = drawn[current];
    const news = drawn.filter((d) => (moved.has(d) || arrived.has(d)) && fits(d));
    const wanted = !fits(here)
      ? (news.find((d) => arrived.has(d)) ?? news[0] ?? drawn.find(fits))
      : moved.has(here)
        ? undefined
        : news[0];
    if (wanted) goTo(wanted.panel.id);
  }

  function update(now: AnyState, follow: Follow = "no"): void {
    const before = state;
    state = now;
    settle(now);
    // Another size, or an answer of more draws, is no other setting: what a control has moved is still what it moved.
    const other = before && (before.params !== now.params || (before !== now && follow !== "no"));
    if (strip && before && other) {
      // What other changes than a control's moved is not what the next control moves.
      if (follow === "no" || fresh) for (const all of [moved, arrived]) all.clear();
      fresh = follow !== "soon";
      for (const d of drawn) {
        if (!same(d.panel.reads(now), d.panel.reads(before))) moved.add(d);
        if (belongs(d.panel, now.params) && !belongs(d.panel, before.params)) arrived.add(d);
      }
      const news = drawn.filter((d) => moved.has(d) || arrived.has(d));
      if (news.length) changed = news.map(({panel: {id}}) => id);
      if (follow === "yes") followed(now);
    }
    drawn.forEach((d, i) => {
      if (inSight(i)) draw(d, now);
    });
    finish();
  }

  /** Beside each other: the last of the panels in sight, whose tab was brought into sight; null in a strip. */
  let tabAt: number | null = 0;

  function mark(): void {
    drawn.forEach(({shell: {tab}}, i) => {
      tab.setAttribute("aria-pressed", String(inSight(i)));
    });
    // The tab of the panel in sight is in sight itself; `scrollIntoView` would move the page too.
    const last = strip ? current : drawn.reduce((found, _, i) => (inSight(i) ? i : found), 0);
    if (!strip && last === tabAt) return;
    tabAt = strip ? null : last;
    const {tab} = drawn[last].shell;
    shell.tabs.scrollTo({
      left: tab.offsetLeft - (shell.tabs.clientWidth - tab.offsetWidth) / 2,
      behavior: "instant"
    });
  }

  /** Whether the setting is one that the panel belongs to; null where it belongs to all. */
  const belongs = (panel: AnyPanel, params: ParamsOf<Declaration>): boolean | null =>
    panel.with
      ? Object.entries(panel.with).every(([key, value]) =>
          sameValue(spec.params[key], (params as Record<string, Value>)[key], value as Value)
        )
      : null;

  /** Shows what was asked for and what belongs to the setting; says whether that is something else than before. */
  function settle(now: AnyState | null): boolean {
    const ids = drawn
      .map(({panel}) => panel)
      .filter((panel) => (now && belongs(panel, now.params)) ?? asked.includes(panel.id))
      .map(({id}) => id);
    const next = shownPanels(spec, ids);
    if (next.join() === shown.join()) return false;
    shown = next;
    arrange(shell, spec, shown);
    mark();
    // Drawn once, for the sizes that boxes now have, and not first for those that they had.
    if (now)
      drawn.forEach((d, i) => {
        if (inSight(i)) head(d, now);
      });
    measure();
    return true;
  }

  function show(ids: readonly string[]): void {
    asked = ids;
    if (!settle(state)) mark();
    if (state) update(state);
  }

  /** Goes to the setting that a panel belongs to, or away from it. */
  function choose({with: setting}: AnyPanel, wanted: boolean): boolean {
    if (!setting || !state) return false;
    set(
      wanted
        ? setting
        : (Object.fromEntries(
            Object.keys(setting).map((key) => [key, spec.params[key].value])
          ) as typeof setting)
    );
    return true;
  }

  function goTo(id: string): void {
    const i = drawn.findIndex(({panel}) => panel.id === id);
    if (i < 0) return;
    if (!strip) {
      if (!shown.includes(id) && !drawn[i].panel.with) show([...shown, id]);
      return;
    }
    if (i === current) return;
    current = i;
    if (state) draw(drawn[i], state);
    finish();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    shell.panels.scrollTo({left: i * shell.panels.clientWidth, behavior: calm ? "instant" : "smooth"});
    mark();
  }

  drawn.forEach(({panel, shell: {tab}}, i) => {
    const {id} = panel;
    tab.addEventListener("click", () => {
      if (strip) {
        goTo(id);
        if (state && belongs(panel, state.params) === false) choose(panel, true);
      } else if (!choose(panel, !shown.includes(id)) && i) {
        show(shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id]);
        onShow(shown);
      }
    });
  });
  // Words below the picture may become a line longer or shorter while something is dragged: as long as it is held the
  // picture keeps its size, or it would move away under the hand.
  const hold = ({target}: Event): void => {
    // Of the controls only sliders are held; where a list opens, the browser keeps the end of the press to itself.
    if (!shell.panels.contains(target as Node) && !(target as Element).matches("[type=range]")) return;
    const {picture} = shell;
    picture.style.flex = `0 0 ${picture.offsetHeight}px`;
    const release = (): void => {
      picture.style.flex = "";
      for (const end of ends) removeEventListener(end, release, true);
    };
    const ends = ["pointerup", "pointercancel", "resize"];
    for (const end of ends) addEventListener(end, release, true);
  };
  for (const part of [shell.panels, shell.controls]) part.addEventListener("pointerdown", hold);
  // A swipe: the panel that comes in is drawn before it is there.
  shell.panels.addEventListener(
    "scroll",
    () => {
      if (!strip || !state) return;
      const place = shell.panels.scrollLeft / Math.max(1, shell.panels.clientWidth);
      for (const i of new Set([Math.floor(place), Math.ceil(place)])) if (drawn[i]) draw(drawn[i], state);
      finish();
      const next = Math.round(place);
      if (next !== current && drawn[next]) {
        current = next;
        mark();
      }
    },
    {passive: true}
  );

  function measure(): void {
    const was = strip;
    strip = shell.picture.clientWidth < stripBelow;
    zoom = Number.parseFloat(getComputedStyle(shell.picture).getPropertyValue("--zoom")) || 1;
    for (const d of drawn) {
      d.width = d.shell.box.clientWidth;
      d.height = d.shell.box.clientHeight;
    }
    for (const d of drawn) resize(d);
    if (was !== strip) {
      current = 0;
      mark();
    }
    // A strip that was moved to another place in the document, as for Present, stands at its beginning.
    const {clientWidth, scrollLeft} = shell.panels;
    if (strip && Math.round(scrollLeft / Math.max(1, clientWidth)) !== current)
      shell.panels.scrollTo({left: current * clientWidth, behavior: "instant"});
  }
  const resized = new ResizeObserver(() => {
    measure();
    if (state) update(state);
    for (const d of drawn) reachTable(d);
  });
  measure();
  for (const {
    shell: {box}
  } of drawn)
    resized.observe(box);

  return {
    get shown() {
      return shown;
    },
    get changed() {
      return changed;
    },
    get strip() {
      return strip;
    },
    show,
    goTo,
    update,
    complete: () => {
      if (!state) return;
      for (const d of drawn) draw(d, state);
      finish();
    },
    retheme: () => {
      forgetColors();
      for (const d of drawn) {
        // What is kept has the other theme's colors.
        d.kept = [];
        d.made.stage?.retheme();
      }
    },
    stop: () => resized.disconnect()
  };
}
