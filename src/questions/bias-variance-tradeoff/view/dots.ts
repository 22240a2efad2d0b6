import type {BaseType, Selection} from "d3-selection";

/** Lines of no length become dots: many of them are one short path. */
export function asDots<E extends BaseType, P extends BaseType>(
  paths: Selection<E, unknown, P, unknown>,
  diameter: number
): void {
  paths
    .style("fill", "none")
    .style("stroke", "var(--ink)")
    .style("stroke-width", diameter)
    .style("stroke-linecap", "round");
}
