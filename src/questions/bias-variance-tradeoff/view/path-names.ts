import type {Box} from "../../../figure/contract.js";
import type {Group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {type FamilyName, familyNames, levels} from "../families.js";
import {knobText, shortNames} from "../words.js";
import {leaderY, placeNames} from "./labels.js";

type Point = [x: number, y: number];

/**
 * A name beside each family's path, with a line to it where the name stands off; of the model at hand the knob's values
 * at both ends.
 *
 * @param at where names may stand
 * @returns redraws them, for where a family's level (0 … 11) stands
 */
export function createPathNames(root: Group, at: Box) {
  const leaders = root.append("path").attr("class", "axis-line").style("pointer-events", "none");
  // The last is for the rigid end of the model at hand.
  const texts = [...familyNames, "level"].map((name) =>
    root
      .append("text")
      .attr("class", "legend-label halo")
      .attr("data-ref", name)
      .style("pointer-events", "none")
  );
  texts[texts.length - 1].style("font-weight", 700);

  return (place: (name: FamilyName, index: number) => Point, family: FamilyName): void => {
    const along = familyNames.map((name) => between(place, name, 4));
    const ends = familyNames.map((name, j) => {
      const own = name === family;
      const [x, y] = own ? place(name, levels - 1) : loneliest(along, j);
      texts[j].style("font-weight", own ? 700 : 400);
      return {x, y, name: own ? `${shortNames[name]}, ${knobText(name, levels)}` : shortNames[name]};
    });
    const [x, y] = place(family, 0);
    ends.push({x, y, name: knobText(family, 1)});
    const covered = familyNames.flatMap((name) => between(place, name, 14));
    let path = "";
    placeNames(ends, covered, at).forEach((spot, j) => {
      if (spot.leader !== null)
        path += `M${tenth(ends[j].x)},${tenth(ends[j].y)}L${tenth(spot.leader)},${tenth(leaderY(ends[j], spot.y))}`;
      say(texts[j], ends[j].name);
      put(texts[j], "x", tenth(spot.x));
      put(texts[j], "y", tenth(spot.y));
    });
    put(leaders as unknown as Group, "d", path);
  };
}

/** Places along a path, so many to each of its pieces. */
function between(
  place: (name: FamilyName, index: number) => Point,
  name: FamilyName,
  pieces: number
): Point[] {
  const corners = Array.from({length: levels}, (_, i) => place(name, i));
  return Array.from({length: pieces * (levels - 1) + 1}, (_, k): Point => {
    const i = Math.min(levels - 2, Math.floor(k / pieces));
    const [a, b] = [corners[i], corners[i + 1]];
    const t = k / pieces - i;
    return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  });
}

/** The place on path j that is farthest from all other paths: paths meet, and there a name would be of either. */
function loneliest(paths: readonly (readonly Point[])[], j: number): Point {
  const others = paths.filter((_, k) => k !== j).flat();
  let best = paths[j][0];
  let most = -1;
  for (const point of paths[j]) {
    let gap = Infinity;
    for (const other of others) gap = Math.min(gap, Math.hypot(other[0] - point[0], other[1] - point[1]));
    if (gap > most) [best, most] = [point, gap];
  }
  return best;
}
