/**
 * What moves a figure: put into the page, where it knows nothing of this file's surroundings. Afterwards `movers` lists
 * all controls and handles, and `run(k, n)` moves the one at `k` n times.
 */
export async function instrument({begin, end}: {begin: string; end: string}): Promise<void> {
  const target = window as unknown as Record<string, unknown>;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const figure = document.querySelector(".figure") as HTMLElement;
  for (const details of figure.querySelectorAll("details")) details.open = true;
  // The picture is drawn anew for the room that is left: what it had before would be moved in vain.
  await pause(300);

  interface Mover {
    name: string;
    primary: boolean;
    begin?(): void;
    move(i: number): void;
    end?(): void;
  }
  const movers: Mover[] = [];
  const fire = (element: Element, type: string) => element.dispatchEvent(new Event(type, {bubbles: true}));
  const shown = (element: Element): boolean => {
    const {width, height} = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility !== "hidden";
  };
  // A figure is one picture or several panels; a panel that the width has no room for is not moved.
  const inPicture = (selector: string): SVGElement[] =>
    [...figure.querySelectorAll<SVGElement>(selector)].filter((mark) => {
      const panel = mark.closest(".panel[data-panel]");
      return (!panel || shown(panel)) && shown(mark);
    });
  const titleOf = (mark: Element): string => {
    const panel = mark.closest<HTMLElement>(".panel[data-panel]");
    const several = figure.querySelectorAll(".panel[data-panel]").length > 1;
    return several && panel ? `${panel.dataset.panel}: ` : "";
  };

  for (const control of figure.querySelectorAll<HTMLElement>(".control[data-param]")) {
    if (!shown(control)) continue;
    const name = control.dataset.param ?? "";
    const range = control.querySelector<HTMLInputElement>("input[type=range]");
    const select = control.querySelector<HTMLSelectElement>("select");
    const radios = [...control.querySelectorAll<HTMLInputElement>("input[type=radio]")];
    const box = control.querySelector<HTMLInputElement>("input[type=checkbox]");
    const line = control.querySelector<HTMLInputElement>("input[type=text]");
    const button = control.querySelector<HTMLButtonElement>("button");
    const move = (i: number) => {
      if (range) {
        // There and back again over the whole length, in uneven steps.
        const [min, max] = [Number(range.min), Number(range.max)];
        range.value = String(min + (max - min) * Math.abs(((i * 0.37) % 2) - 1));
        fire(range, "input");
      } else if (select) {
        select.selectedIndex = (i + 1) % select.options.length;
        fire(select, "input");
        fire(select, "change");
      } else if (radios.length) radios[(i + 1) % radios.length].click();
      else if (box) box.click();
      else if (line) {
        line.value = ["the", "you", "win", "free"][i % 4];
        fire(line, "input");
      } else button?.click();
    };
    movers.push({name, primary: !control.closest("details"), move});
  }

  const handles = () => inPicture("svg.stage .handle, svg.stage .movable").slice(0, 8);
  const nameOf = (named: Element, k: number): string =>
    `handle: ${titleOf(named)}${named.getAttribute("aria-label") ?? k + 1}`;
  for (const [k, first] of handles().entries()) {
    const name = nameOf(first, k);
    let handle: Element = first;
    let at = {x: 0, y: 0};
    /** Points that are pressed and not dragged. */
    let pressed: Element[] = [];
    let area = {width: 0, height: 0};
    const common = {bubbles: true, cancelable: true, view: window, button: 0};
    const mouse = (type: string, clientX: number, clientY: number) =>
      new MouseEvent(type, {...common, clientX, clientY});
    const pointer = (type: string, clientX: number, clientY: number) =>
      new PointerEvent(type, {...common, clientX, clientY, pointerId: 1, buttons: 1, isPrimary: true});
    movers.push({
      name,
      primary: true,
      begin: () => {
        // What moved before may have drawn the picture anew.
        const named = handles().find((other, i) => nameOf(other, i) === name);
        if (!named) throw new Error(`${name} is gone`);
        // A ring shows which of the points is chosen; the pointer takes hold of a point itself, which lies below.
        const points = named.matches(".points-ring")
          ? [...(named.closest("svg")?.querySelectorAll("[data-key]") ?? [])]
          : [];
        // What keys can do there is what the ring's name says.
        pressed = /Shift and arrows move/.test(named.getAttribute("aria-label") ?? "") ? [] : points;
        if (pressed.length) return;
        handle = points[0] ?? named;
        const box = handle.getBoundingClientRect();
        area = (handle.closest("svg.stage") as Element).getBoundingClientRect();
        at = {x: box.x + box.width / 2, y: box.y + box.height / 2};
        handle.dispatchEvent(pointer("pointerdown", at.x, at.y));
        handle.dispatchEvent(mouse("mousedown", at.x, at.y));
      },
      move: (i) => {
        if (pressed.length) {
          pressed[(i * 7) % pressed.length].dispatchEvent(mouse("click", 0, 0));
          return;
        }
        const x = at.x + Math.sin(i * 0.7) * area.width * 0.12;
        const y = at.y + Math.cos(i * 0.9) * area.height * 0.12;
        handle.dispatchEvent(pointer("pointermove", x, y));
        window.dispatchEvent(mouse("mousemove", x, y));
      },
      end: () => {
        if (pressed.length) return;
        handle.dispatchEvent(pointer("pointerup", at.x, at.y));
        window.dispatchEvent(mouse("mouseup", at.x, at.y));
      }
    });
  }

  const cells = inPicture("svg.stage .cell[role]");
  if (cells.length) {
    movers.push({
      name: "cells",
      primary: true,
      move: (i) => cells[(i * 7) % cells.length].dispatchEvent(new MouseEvent("click", {bubbles: true}))
    });
  }

  let answers = 0;
  figure.addEventListener("input", (event) => {
    if (event.target === figure) ++answers;
  });
  let long = 0;
  new PerformanceObserver((list) => {
    long += list.getEntries().length;
  }).observe({type: "longtask"});
  target.movers = movers.map(({name, primary}) => ({name, primary}));
  const {live} = figure as Element & {
    live?: {
      go(target: object, to: {panels: readonly string[]}): void;
      settle(): Promise<unknown>;
      panels: {shown: readonly string[]};
    };
  };
  const panels = [...(live?.panels.shown ?? [])];
  target.run = async (k: number, n: number) => {
    const mover = movers[k];
    // Each from the first setting: what moved before may have brought a mode in which this one is not drawn.
    live?.go({}, {panels});
    await live?.settle();
    await pause(150);
    answers = 0;
    mover.begin?.();
    for (let i = 0; i < 5; ++i) {
      mover.move(i);
      await frame();
    }
    await pause(200);
    long = 0;
    const times: number[] = [];
    performance.mark(begin);
    for (let i = 0; i < n; ++i) {
      await frame();
      const start = performance.now();
      mover.move(i);
      await frame();
      await frame();
      times.push(performance.now() - start);
    }
    performance.mark(end);
    mover.end?.();
    await pause(200);
    if (!answers) throw new Error(`${mover.name} moved nothing`);
    return {times, long};
  };
}
