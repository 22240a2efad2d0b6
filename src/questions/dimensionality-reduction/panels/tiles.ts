import type {Group} from "../../../marks/axes.js";
import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {setAttr} from "../../../marks/set.js";
import {SIDE} from "../../../ml/glyphs.js";

/** Steps of darkness. */
const LEVELS = 12;

/**
 * An 8 × 8 picture, drawn as a path a level of darkness. Values above 0 are ink; below 0, of a component, orange. A value
 * beyond `most` is drawn as `most`; null empties it.
 */
export function createTile(
  parent: Group,
  {x, y, size, ref}: {x: number; y: number; size: number; ref: string},
  signed = false
) {
  const tile = group(parent, "").attr("data-ref", ref);
  tile
    .append("rect")
    .attr("class", "frame")
    .attr("x", tenth(x))
    .attr("y", tenth(y))
    .attr("width", tenth(size))
    .attr("height", tenth(size))
    .style("fill", "var(--sheet)");
  const levels = (fill: string) =>
    Array.from({length: LEVELS}, (_, i) =>
      tile
        .append("path")
        .attr("shape-rendering", "crispEdges")
        .style("fill", `var(${fill})`)
        .style("fill-opacity", String(Math.round((100 * (i + 1)) / LEVELS) / 100))
    );
  const above = levels(signed ? "--blue" : "--ink");
  const below = signed ? levels("--orange") : [];
  const cell = size / SIDE;
  const edges = Array.from({length: SIDE + 1}, (_, i) => i * cell);
  return (values: ArrayLike<number> | null, most: number): void => {
    const paths = [above, below].map((all) => all.map(() => ""));
    for (let q = 0; values && q < SIDE * SIDE; ++q) {
      const v = values[q] / most;
      const level = Math.min(LEVELS, Math.round(LEVELS * Math.abs(v))) - 1;
      if (level < 0 || (v < 0 && !signed)) continue;
      const [left, top] = [tenth(x + edges[q % SIDE]), tenth(y + edges[Math.floor(q / SIDE)])];
      const [right, bottom] = [tenth(x + edges[(q % SIDE) + 1]), tenth(y + edges[Math.floor(q / SIDE) + 1])];
      paths[v < 0 ? 1 : 0][level] += `M${left},${top}H${right}V${bottom}H${left}z`;
    }
    above.forEach((path, i) => {
      setAttr(path, "d", paths[0][i] || null);
    });
    below.forEach((path, i) => {
      setAttr(path, "d", paths[1][i] || null);
    });
  };
}
