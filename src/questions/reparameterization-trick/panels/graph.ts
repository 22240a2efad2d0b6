import {group} from "../../../marks/axes.js";
import {fixed} from "../../../marks/format.js";
import {setText} from "../../../marks/set.js";
import {slopeIn} from "../../../ml/gradient-estimators.js";
import {fixedNoise} from "../draws.js";
import type {Room} from "../params.js";

type Place = readonly [x: number, y: number];
const RADIUS = 15;

/** The line from one node's edge to another's, moved sideways, with a head at its end. */
function arrow([ax, ay]: Place, [bx, by]: Place, side: number, gap = RADIUS + 3): string {
  const length = Math.hypot(bx - ax, by - ay);
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const at = (along: number, across: number): string =>
    `${(ax + along * ux - across * uy).toFixed(1)},${(ay + along * uy + across * ux).toFixed(1)}`;
  const end = length - gap;
  return `M${at(RADIUS + 3, side)}L${at(end, side)}M${at(end - 7, side - 4)}L${at(end, side)}L${at(end - 7, side + 4)}`;
}

/** The two computations as graphs: where z is sampled the gradient stops, where z is computed from ε it passes. */
export const graph: Room["Picture"] = {
  id: "graph",
  tab: "Graph",
  title: ({params: {d}}) =>
    `The gradient’s way back, for one sample${d > 1 ? ", of the first coordinate" : ""}`,
  reads: ({params: {mu, sigma, f, tau, seed, d}}) => [mu, sigma, f, tau, seed, d > 1],
  draw: (stage) => {
    const {width, height} = stage;
    const half = height / 2;
    const [left, middle, right] = [0.1, 0.52, 0.9].map((share) => share * width);
    const part = (top: number, rows: readonly string[], title: string, className: string, ref: string) => {
      const g = group(stage.svg, "").attr("data-ref", ref);
      const text = (x: number, y: number, name: string, said = "", anchor = "middle") =>
        setTextOf(
          g.append("text").attr("class", name).attr("x", x).attr("y", y).attr("text-anchor", anchor),
          said
        );
      text(0, top + 14, `name ${className}`, title, "start");
      const space = half - 74;
      const y = (i: number): number => top + 44 + (space * i) / 2;
      const z: Place = [middle, y(0.75)];
      const f: Place = [right, z[1]];
      // The noise stands below z: no gradient is wanted there.
      const sources = rows.map((_, i): Place => (i < 2 ? [left, y(1.5 * i)] : [middle, y(2.1)]));
      const forward = [...sources.map((at) => arrow(at, z, 0)), arrow(z, f, 0)];
      g.append("path").attr("class", "line-soft").attr("d", forward.join(""));
      [...sources, z, f].forEach(([px, py], i, all) => {
        const name = [...rows, "z", "f"][i];
        g.append("circle")
          .attr("class", i === all.length - 2 ? (ref === "path" ? "area-0" : "area-1") : "cell")
          .attr("cx", px)
          .attr("cy", py)
          .attr("r", RADIUS);
        text(px, py + 5, "", name);
      });
      return {g, text, z, f, sources};
    };
    const blocked = part(0, ["μ", "σ"], "z ~ N(μ, σ²): sampled", "orange-text", "score");
    const open = part(half, ["μ", "σ", "ε"], "z = μ + σε: computed", "blue-text", "path");
    const back = (at: typeof open, paths: readonly string[]) =>
      at.g.append("path").attr("class", "line-taught").attr("data-ref", "gradient").attr("d", paths.join(""));
    back(blocked, [arrow(blocked.f, blocked.z, -10)]);
    back(open, [
      arrow(open.f, open.z, -10),
      arrow(open.z, open.sources[0], 9),
      arrow(open.z, open.sources[1], -9)
    ]);
    // The gradient's way ends at the sampled node.
    const [bx, by] = blocked.z;
    blocked.g
      .append("path")
      .attr("class", "line-taught")
      .attr("data-ref", "gradient")
      .attr("d", `M${bx - RADIUS - 7},${by - 17}v34M${bx - RADIUS - 12},${by - 17}v34`);
    blocked.text(bx - 6, by + 50, "name taught-text", "the gradient stops", "start");
    const along = ([ax, ay]: Place, [cx, cy]: Place, share: number, dy: number): Place => [
      ax + share * (cx - ax),
      ay + share * (cy - ay) + dy
    ];
    const label = (at: typeof open, [px, py]: Place) => at.text(px, py, "name taught-text");
    const slopes = [blocked, open].map((at) => label(at, along(at.z, at.f, 0.5, 28)));
    const toMu = label(open, along(open.z, open.sources[0], 0.4, -26));
    const toSigma = label(open, along(open.z, open.sources[1], 0.48, 30));
    const values = [blocked, open].map((at) => at.text(at.z[0], at.z[1] - 22, "name"));
    const noise = open.text(open.sources[2][0] + RADIUS + 6, open.sources[2][1] + 5, "name", "", "start");
    return ({params: {mu, sigma, f, tau, seed}}) => {
      const e = fixedNoise(seed)[0];
      const z = mu + sigma * e;
      const slope = slopeIn(f)(z, tau);
      for (const node of slopes) setText(node, `${f === "soft" ? "f′τ" : "f′"} = ${fixed(slope)}`);
      for (const node of values) setText(node, fixed(z));
      setText(noise, `${fixed(e)}, needs no gradient`);
      setText(toMu, `f′ · 1 = ${fixed(slope)}`);
      setText(toSigma, `f′ · ε = ${fixed(slope * e)}`);
    };
  }
};

function setTextOf<T extends {text(value: string): T}>(node: T, said: string): T {
  return said ? node.text(said) : node;
}
