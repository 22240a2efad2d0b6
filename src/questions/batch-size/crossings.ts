import type {Box} from "../../figure/contract.js";
import {type Group, group} from "../../marks/axes.js";

/** Where one batch size gets to the target. */
export interface Crossing {
  readonly batch: number;
  /** Its place along the clock, in the picture's units; null if it does not get there. */
  readonly px: number | null;
  /** How many of its runs get there, such as "2 of 5". */
  readonly runs: string;
}

/** Which batch sizes are named first: one too close to a name that stands already goes without. */
const telling = [1, 512, 8, 64, 32, 2, 128, 4, 16, 256];

/** How far apart names stand, and how far from the highlighted one's, which is longer. */
const gap = 22;
const wideGap = 29;

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * Who gets to the target when: from the target's line a plumb line falls to a name in the strip at the bottom of
 * the panel, where no curve runs.
 */
export function createCrossings(
  parent: Group,
  at: Box
): (crossings: readonly Crossing[], selected: number, ty: number) => void {
  const root = group(parent, "crossings");
  const plumbs = root.append("path").attr("class", "line-soft").attr("style", "stroke-width:1");
  const names = group(root, "names");
  const drop = root.append("path").attr("class", "line-taught dotted");
  const dot = root.append("circle").attr("class", "taught").attr("r", 4.5);
  const name = root.append("text").attr("class", "taught-text halo").attr("data-ref", "batch");
  const bottom = at.y + at.height;
  const within = (px: number, half: number) =>
    round(Math.min(Math.max(px, at.x + half), at.x + at.width - half));

  return (crossings, selected, ty) => {
    const highlighted = crossings.find(({batch}) => batch === selected);
    const here = highlighted?.px ?? null;
    dot
      .attr("display", here === null ? "none" : null)
      .attr("cx", round(here ?? 0))
      .attr("cy", ty);
    drop.attr("d", here === null ? null : `M${round(here)},${ty}V${bottom - 17}`);
    // Where the median run never crosses there is no place to stand: below the line at the left, where no run is that early.
    name
      .attr("text-anchor", here === null ? "start" : "middle")
      .attr("x", here === null ? at.x + 6 : within(here, 22))
      .attr("y", here === null ? ty + 16 : bottom - 5)
      .text(here === null ? `B = ${selected}: ${highlighted?.runs} runs get there` : `B = ${selected}`);

    const placed: {batch: number; px: number}[] = [];
    for (const batch of telling) {
      const px = crossings.find((crossing) => crossing.batch === batch)?.px ?? null;
      if (px === null || batch === selected) continue;
      if (here !== null && Math.abs(within(here, 22) - px) < wideGap) continue;
      if (placed.every((other) => Math.abs(other.px - px) >= gap)) placed.push({batch, px});
    }
    plumbs.attr("d", placed.map(({px}) => `M${round(px)},${ty}V${bottom - 16}`).join("") || null);
    names
      .selectAll<SVGTextElement, {batch: number; px: number}>("text")
      .data(placed, (d) => d.batch)
      .join("text")
      .attr("class", "note-label halo")
      .attr("text-anchor", "middle")
      .attr("x", (d) => within(d.px, 9))
      .attr("y", bottom - 5)
      .text((d) => d.batch);
  };
}
