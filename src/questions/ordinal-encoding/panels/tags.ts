import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Box} from "../../../marks/stage.js";
import {moved, rankOf} from "../../../ml/permutations.js";
import type {Room} from "../params.js";
import {K, worlds} from "../worlds.js";

/** A tag round the origin. */
const tag = (half: number): string =>
  `M${6 - half},-12h${2 * half - 12}a6,6 0 0,1 6,6v12a6,6 0 0,1 -6,6h${12 - 2 * half}a6,6 0 0,1 -6,-6v-12a6,6 0 0,1 6,-6z`;

/** Where the tags stand in their band, from below. */
const HEIGHT = 0.34;

/**
 * The categories' names over the axis of what the model sees: tags to drag into another order, or plain names at their
 * means where the target gives the codes.
 */
export function createTags(
  stage: Room["Stage"],
  at: Box,
  left: number
): (state: Room["State"], ends: readonly [number, number]) => void {
  const strip = createPlot(stage, {
    at,
    x: {domain: [0.5, K + 0.5], label: "code", ticks: 5},
    y: {domain: [0, 1], label: "", bare: true},
    left
  });
  const slot = strip.x(2) - strip.x(1);
  /** A tag takes its neighbor’s place when it has been pulled this far, in places. */
  const pull = Math.min(0.5, 28 / slot);
  const slotOf = (home: number, by: number): number =>
    Math.abs(by) < pull ? home : home + Math.sign(by) * (1 + Math.floor(Math.abs(by) - pull));
  /** The tag in hand, the place it was taken from, and where the pointer holds it. */
  let held: {g: number; home: number; grip: number; x: number | null} | null = null;
  const half = Math.min(30, strip.at.width / K / 2 - 2);
  const handles = Array.from({length: K}, (_, g) =>
    createParamHandle<Room["Stage"]["declaration"], Room["State"]>(strip, {
      param: "order",
      along: "x",
      label: `Code of category ${g + 1}`,
      shape: tag(half),
      ref: `tag tag-${g}`,
      at: ({result: {codes}}) => [codes[g], HEIGHT],
      value: (x, _, {result: {order, codes}}) => {
        const home = held?.g === g ? held.home : codes[g];
        return rankOf(moved(order, g, slotOf(home, x - home) - 1)) + 1;
      },
      words: ({params: {world}, result: {codes}}) => `${worlds[world].names[g]} has code ${codes[g]}`,
      hint: g === 1 ? "drag a name" : undefined,
      hintAt: {x: 0, y: -18, anchor: "middle"}
    })
  );
  const nodes = [...(strip.outside.node()?.querySelectorAll<SVGGElement>(".handle") ?? [])];
  const names = Array.from({length: K}, () =>
    group(strip.outside, "")
      .append("text")
      .attr("text-anchor", "middle")
      .style("pointer-events", "none")
      .style("font-weight", "600")
  );
  let coding = "";
  let now: Room["State"] | null = null;
  const put = (state: Room["State"]): void => {
    if (state.params.coding === "codes") for (const update of handles) update(state);
    names.forEach((text, g) => {
      const inHand = held?.g === g ? held.x : null;
      const x = tenth(inHand ?? strip.x(state.result.seen[g]));
      setAttr(text, "x", x);
      if (inHand !== null) nodes[g].setAttribute("transform", `translate(${x},${tenth(strip.y(HEIGHT))})`);
    });
  };
  if (stage.live) follow();
  /** While it is dragged a tag follows the pointer; when it is let go it stands at its code. */
  function follow(): void {
    const at = (event: PointerEvent): number => {
      const box = stage.svg.getBoundingClientRect();
      return ((event.clientX - box.x) * stage.width) / box.width;
    };
    const move = (event: PointerEvent): void => {
      if (!held || !now) return;
      held.x = Math.max(strip.at.x, Math.min(strip.at.x + strip.at.width, at(event) - held.grip));
      put(now);
    };
    const drop = (): void => {
      held = null;
      for (const type of ["pointerup", "pointercancel"]) removeEventListener(type, drop);
      removeEventListener("pointermove", move);
      if (now) put(now);
    };
    nodes.forEach((node, g) => {
      node.addEventListener("pointerdown", (event) => {
        if (!now) return;
        const home = now.result.codes[g];
        held = {g, home, grip: at(event) - strip.x(home), x: null};
        for (const type of ["pointerup", "pointercancel"]) addEventListener(type, drop);
        addEventListener("pointermove", move);
      });
    });
  }
  return (state, ends) => {
    const {params, result} = state;
    const codes = params.coding === "codes";
    now = state;
    strip.domain({x: ends});
    if (coding !== params.coding) {
      strip.label({x: codes ? "code that the model sees" : "code that the model sees: the mean of y"});
      for (const node of nodes) node.style.display = codes ? "" : "none";
      coding = params.coding;
    }
    names.forEach((text, g) => {
      const rank = result.sorted.indexOf(g);
      setText(text, worlds[params.world].names[g]);
      // Two rows, so that neighbors do not meet.
      setAttr(text, "y", tenth(strip.y(HEIGHT) + (codes ? 4.5 : rank % 2 ? -9 : 8)));
    });
    put(state);
  };
}
