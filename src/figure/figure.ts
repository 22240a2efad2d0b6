import {queryText, readPanels, readQuery, writePanels, writeQuery} from "./address.js";
import {type AnyFigure, type AnyState, anyFigure, type FigureSpec, type State} from "./contract.js";
import {createControls} from "./controls.js";
import {setText} from "./dom.js";
import {createEmphasis} from "./emphasis.js";
import {freePanels, openingPanels, scenePanels, shownPanels} from "./layout.js";
import {glide} from "./motion.js";
import {createNotes} from "./notes.js";
import {createPanels, type Panels} from "./panels.js";
import {
  controlled,
  type Declaration,
  defaults,
  followed,
  type ParamsOf,
  sameValue,
  type Value,
  withinLimits,
  withPatch,
  withSets
} from "./params.js";
import {type Runner, workerRunner} from "./runner.js";
import {createShell, type Shell} from "./shell.js";
import {atScene, createStepper} from "./stepper.js";
import {createTools} from "./tools.js";

type Params = ParamsOf<Declaration>;

/** A figure that runs: what lessons, the share dialog and presenting are given. */
export interface Live {
  readonly spec: AnyFigure;
  readonly shell: Shell;
  readonly root: HTMLElement;
  readonly params: Params;
  /** Null until a slow model's first answer. */
  readonly state: AnyState | null;
  /** 1-based number of the scene last gone to, or null. */
  readonly scene: number | null;
  readonly prefix: string;
  readonly data: unknown;
  /** Changes some settings: what a control or a handle does. */
  set(patch: Partial<Params>): void;
  /**
   * Goes to a setting: what is not named is at its default. Moves there where motion is wanted.
   *
   * @param to a scene's number, from 1, or the panels to show; those of the first view without either
   */
  go(target: Partial<Params>, to?: {scene?: number | null; panels?: readonly string[]}): void;
  readonly panels: Panels;
  /** Marks and numbers that stay hidden, by name, such as what would answer a prediction. */
  hide(names: readonly string[]): void;
  /** The state, once it belongs to the present setting. */
  settle(): Promise<AnyState>;
  replaceData(data: unknown): void;
  /** Calls back after every change of the state, and at once if there is one. */
  watch(listener: (state: AnyState, live: Live) => void): void;
  /** Goes to what a query says, as a link to this page would. */
  visit(search: string): void;
  /** The query for what is shown; keys of others in `search` are kept. */
  query(search?: string): string;
  note(text: string): void;
  /** Ends everything the figure started. */
  stop(): void;
}

export interface FigureElement<D extends Declaration, Data, Result> extends HTMLElement {
  readonly value: State<D, Data, Result> | null;
  readonly live: Live;
}

export interface FigureOptions<Data> {
  data: Data;
  /** The element with the still, or the slug it carries; without it a new element is made. */
  into?: HTMLElement | string;
  /** Before the query's keys, where two figures share a page, such as "b.". */
  prefix?: string;
  /** Whether the address bar and the figure follow each other. */
  address?: boolean;
  /** Resolves when the figure is to stop. */
  invalidation?: Promise<unknown>;
}

const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Calls `work` once, soon, when nothing else is due, within 200 ms; returns what calls it off. */
function whenIdle(work: () => void): () => void {
  let idle = 0;
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === "function") idle = requestIdleCallback(work, {timeout: 140});
    else work();
  }, 60);
  return () => {
    clearTimeout(timer);
    if (idle) cancelIdleCallback(idle);
  };
}

/**
 * Brings a figure to life. The element has `value` (the state: params, data, result) and fires `input` after
 * each change, as Observable's inputs do.
 */
export function figure<D extends Declaration, Data, Result>(
  concrete: FigureSpec<D, Data, Result>,
  options: FigureOptions<Data>
): FigureElement<D, Data, Result> {
  const spec = anyFigure(concrete);
  const {prefix = "", address = true} = options;
  const into =
    typeof options.into === "string"
      ? document.querySelector<HTMLElement>(`[data-figure="${options.into}"]`)
      : options.into;
  const shell = createShell(document, spec);
  const note = createNotes(shell.notes);
  const root = into ?? shell.root;
  const stopped = new AbortController();
  const {signal} = stopped;

  let data: unknown = options.data;
  let params: Params = defaults(spec.params);
  let scene: number | null = null;
  let state: AnyState | null = null;
  /** The setting was changed by a control: on a phone the picture moves to what the control moves. */
  let follow = false;
  let runner: Runner<Params, unknown> | null = null;
  let visible = true;
  let dirty = true;
  let drawn = false;
  let frame = 0;
  /** Something has changed since the picture was drawn in this frame. */
  let overdue = false;
  let halt: (() => void) | null = null;
  let written = "";
  /** The scene whose words were spoken last. */
  let spoken: number | null = null;
  /** The picture's words as they were spoken last. */
  let described = "";
  /** The setting has come to rest, and its answer has not: it is spoken when it comes. */
  let owed = false;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let telling: (() => void) | undefined;
  const listeners: ((state: AnyState, live: Live) => void)[] = [];
  const waiting: {resolve: (state: AnyState) => void; reject: (error: unknown) => void}[] = [];

  const query = new URLSearchParams(location.search);
  const asked = query.get("controls");
  const known = new Set(controlled(spec.params));
  const listed = asked === null || !address ? spec.controls : asked.split(",");
  const hidden = listed ? new Set(listed.filter((key) => known.has(key))) : null;

  const same = (a: Params, b: Params): boolean =>
    a === b ||
    Object.entries(spec.params).every(([key, param]) =>
      sameValue(param, (a as Record<string, Value>)[key], (b as Record<string, Value>)[key])
    );

  const live: Live = {
    spec,
    shell,
    root,
    prefix,
    get params() {
      return params;
    },
    get state() {
      return state;
    },
    get scene() {
      return scene;
    },
    get data() {
      return data;
    },
    set: (patch) => {
      halt?.();
      assign(withPatch(spec.params, params, withSets(spec.params, params, patch)));
    },
    panels: null as unknown as Panels,
    hide: (names) => emphasis.hide(names),
    go: (target, {scene: number = null, panels: asked} = {}) => {
      halt?.();
      scene = number;
      spoken = null;
      note.leave();
      const wanted = asked ?? (number === null ? openingPanels(spec) : scenePanels(spec, number));
      panels.show(wanted);
      // Not the first that is shown: panels that belong to the setting come with it.
      panels.goTo((number === null ? undefined : spec.scenes[number - 1].panel) ?? wanted[0]);
      const to = withPatch(spec.params, defaults(spec.params), target);
      if (runner || still() || !state || !visible) assign(to);
      else {
        // On the way nothing is settled: who waits is waiting for the end.
        const stop = glide(spec.params, params, to, (next) => {
          if (next === to) {
            halt = null;
            assign(to);
            return;
          }
          params = next;
          render();
        });
        halt = () => {
          stop();
          halt = null;
        };
        dirty = true;
      }
    },
    settle: () =>
      new Promise((resolve, reject) => {
        if (state && !dirty && same(state.settled, params)) resolve(state);
        else waiting.push({resolve, reject});
      }),
    replaceData: (next) => {
      data = next;
      state = null;
      runner?.load(next);
      assign(params);
    },
    watch: (listener) => {
      listeners.push(listener);
      if (state) listener(state, live);
    },
    visit: (search) => {
      readAddress(search);
      // What the reader asked for by a link is a step to come back from, at once.
      clearTimeout(quiet);
      rest();
    },
    query: (search = "") => {
      const named = scene === null ? undefined : spec.scenes[scene - 1];
      const query = writeQuery(spec.params, params, {
        search,
        prefix,
        scene: named && scene !== null ? {number: scene, params: named.params} : null,
        without: followed(spec, params, data)
      });
      const usual = scene === null ? openingPanels(spec) : scenePanels(spec, scene);
      return writePanels(query, prefix, freePanels(spec, panels.shown), freePanels(spec, usual));
    },
    note,
    stop: () => {
      stopped.abort();
      panels.stop();
      emphasis.stop();
      cancelAnimationFrame(frame);
      clearTimeout(quiet);
      telling?.();
      halt?.();
      runner?.stop();
    }
  };

  function assign(next: Params): void {
    const mended = spec.mend?.(next, data);
    if (mended) note(mended.note, {setting: true});
    params = withinLimits(spec, mended ? withPatch(spec.params, next, mended.params) : next, data, state);
    dirty = true;
    owed = false;
    clearTimeout(quiet);
    quiet = setTimeout(() => rest(), 400);
    if (runner) runner.ask(params);
    // The browser tells of a change just before it paints a frame: what is drawn at once is in that frame, and one that
    // is put off until the next costs the browser two frames. Further changes before the frame wait for it together.
    // Out of sight it waits too: somebody may yet ask for the answer in this frame.
    if (frame || !drawn || !(visible || waiting.length)) overdue = true;
    else render();
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (overdue && (visible || waiting.length)) render();
      overdue = false;
    });
  }

  /** Computes where the model is fast, draws, and tells everyone. */
  function render(): void {
    if (runner) {
      if (!state) return;
      state = {...state, params};
    } else {
      try {
        state = {params, settled: params, data, result: spec.model(params, data)};
      } catch (error) {
        fail(error);
        return;
      }
    }
    draw();
  }

  /** Says in the figure that something went wrong, with a way to go on. The reader's setting stays. */
  function fail(error: unknown): void {
    root.classList.remove("figure-busy");
    const why = error instanceof Error ? error.message : String(error);
    for (const {reject} of waiting.splice(0)) reject(error);
    note(`This setting could not be computed (${why}). The picture still shows the one before.`, {
      ways: {"Try again": () => assign(params), "First setting": () => live.go({})},
      setting: true
    });
  }

  function draw(): void {
    if (!state) return;
    try {
      drawState(state);
    } catch (error) {
      // For whoever looks after the site; the reader is told in the figure.
      console.error(error);
      fail(error);
    }
  }

  function drawState(state: AnyState): void {
    const first = !drawn;
    drawn = true;
    if (first) root.classList.add("figure-drawn");
    panels.update(state, !follow ? "no" : same(state.settled, params) ? "yes" : "soon");
    if (same(state.settled, params) && !halt) {
      dirty = false;
      follow = false;
      root.classList.remove("figure-busy");
      for (const {resolve} of waiting.splice(0)) resolve(state);
      if (owed) speak(state);
    } else root.classList.add("figure-busy");
    // The picture follows the hand frame by frame. Words and numbers follow between two frames, where there is time, so
    // that laying them out does not hold up the picture; five times a second at the least, which is as fast as one reads.
    if (first) tell();
    else telling ??= whenIdle(tell);
  }

  function tell(): void {
    telling?.();
    telling = undefined;
    if (!state) return;
    controls.show(params, data, state);
    setText(shell.caption, spec.describe(state));
    const named = scene !== null && atScene(live, scene) ? spec.scenes[scene - 1] : null;
    emphasis.stress(named?.marks ?? []);
    controls.feature(scene === null ? null : (spec.scenes[scene - 1].control ?? null));
    for (const listener of listeners) listener(state, live);
    root.dispatchEvent(new Event("input", {bubbles: true}));
  }

  /** Who cannot see the strip below the picture hears what the scene says, once, and what the picture shows, when it is another. */
  function speak(state: AnyState): void {
    owed = false;
    const entered =
      scene !== null && scene !== spoken && atScene(live, scene) ? spec.scenes[scene - 1] : null;
    if (entered || scene === null) spoken = scene;
    const now = spec.describe(state);
    if (!entered && now === described) return;
    described = now;
    setText(shell.status, entered ? `${entered.title}. ${entered.text} ${now}` : now);
  }

  /** Nothing has moved for a moment: time for the address bar and for those who listen. */
  function rest({leaving = false} = {}): void {
    // On the way to a scene nothing is at rest, whatever else has come to rest meanwhile; at its end this is called again.
    if (halt && !leaving) return;
    if (state) {
      if (dirty) owed = true;
      else speak(state);
      if (panels.strip) panels.complete();
    }
    if (!address) return;
    const next = live.query(location.search);
    if (next === written) return;
    written = next;
    // In a frame the steps back would be those of the page round it.
    const write = leaving || window !== parent ? "replaceState" : "pushState";
    history[write](history.state, "", `${location.pathname}${next ? `?${next}` : ""}${location.hash}`);
  }

  function readAddress(search = address ? location.search : ""): void {
    const read = readQuery(spec.params, search, {
      prefix,
      scenes: spec.scenes.map(({params}) => params)
    });
    note.leave();
    for (const text of read.notes) note(text, {setting: true});
    scene = read.scene;
    const asked = readPanels(search, prefix);
    const usual = scene === null ? openingPanels(spec) : scenePanels(spec, scene);
    panels.show(asked ? shownPanels(spec, asked) : usual);
    const about = scene === null ? asked?.[0] : spec.scenes[scene - 1].panel;
    if (about) panels.goTo(about);
    written = address ? queryText(new URLSearchParams(location.search)) : "";
    halt?.();
    assign(read.params);
  }

  const panels = createPanels(spec, shell, {
    set: live.set,
    noteOf: (id, now) => {
      const said = scene === null ? undefined : spec.scenes[scene - 1].note;
      if (!said || said.panel !== id || scene === null || !atScene(live, scene)) return null;
      const at = said.at(now);
      return at && {text: typeof said.text === "function" ? said.text(now) : said.text, at};
    },
    onShow: () => {
      clearTimeout(quiet);
      quiet = setTimeout(() => rest(), 400);
    }
  });
  Object.defineProperty(live, "panels", {value: panels});
  const emphasis = createEmphasis(document, spec.slug);
  const controls = createControls(document, spec, hidden, (patch) => {
    follow = true;
    live.set(patch);
  });
  // The figure fires its own `input`, after the model has answered; the controls' must not pass for it.
  shell.controls.addEventListener("input", (event) => event.stopPropagation(), {signal});
  shell.controls.append(controls.primary, ...(controls.more ? [controls.more] : []));
  createStepper(live);
  createTools(live, {hidden});

  if (spec.worker) {
    root.classList.add("figure-busy");
    runner = workerRunner<Params, unknown, unknown>({
      start: spec.worker,
      model: spec.model,
      data,
      onAnswer: (asked, result) => {
        // With the answer an end may be known that was not known before.
        const known = {settled: asked, result};
        const settled = withinLimits(spec, asked, data, known);
        // Who compares the two finds one record where nothing has been asked since.
        params = params === asked ? settled : withinLimits(spec, params, data, known);
        state = {params, settled, data, result};
        draw();
      },
      onError: fail
    });
  }

  if (into) {
    // The stills stay in their panels until the first drawings replace them.
    for (const {id, box, title, legend} of shell.parts) {
      const still = into.querySelector(`.panel[data-panel="${id}"]`);
      for (const [className, part] of Object.entries({box, title, legend}))
        part.replaceChildren(...(still?.querySelector(`.panel-${className}`)?.childNodes ?? []));
      legend.dataset.shape = still?.querySelector<HTMLElement>(".panel-legend")?.dataset.shape ?? "";
    }
    setText(shell.caption, into.querySelector(".figure-caption")?.textContent ?? "");
    into.replaceChildren(...shell.root.childNodes);
    into.classList.add("figure-live");
  } else root.classList.add("figure-live");

  readAddress();
  if (!spec.worker) render();

  if (address) {
    addEventListener("popstate", () => readAddress(), {signal});
    // What was changed a moment before the page is left is there when the reader comes back.
    addEventListener("pagehide", () => rest({leaving: true}), {signal});
  }
  // What is printed is what was asked for, out of sight too.
  addEventListener(
    "beforeprint",
    () => {
      if (dirty) render();
    },
    {signal}
  );
  const sight = new IntersectionObserver((entries) => {
    visible = entries.at(-1)?.isIntersecting ?? true;
    if (visible && dirty) render();
  });
  // Not the figure itself: where its parts are laid out as parts of the page it has no box.
  sight.observe(shell.picture);
  const themes = new MutationObserver(() => panels.retheme());
  themes.observe(document.documentElement, {attributes: true, attributeFilter: ["data-theme"]});
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => panels.retheme(), {signal});
  signal.addEventListener("abort", () => {
    sight.disconnect();
    themes.disconnect();
  });
  options.invalidation?.then(live.stop);

  return Object.defineProperties(root, {
    value: {get: () => state, configurable: true},
    live: {value: live, configurable: true}
  }) as FigureElement<D, Data, Result>;
}
